"""What parts are sold for, as a short table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partsref.cli.terminal import output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partsref.model import Offer


def print_offers(offers: Iterable[Offer]) -> None:
    """What parts are sold for, the newest of each source and part; nothing where nobody sells them."""
    sold = list(offers)
    if not sold:
        return
    # Few parts are: what sorts their offers is imported for those.
    from partsref.answer.render.json_shapes import newest_offers

    rows = [
        (o.maker, o.number, f"{o.price} {o.currency}".strip(), o.stock, o.pack, o.order_code, o.date, o.source, o.link)
        for o in newest_offers(sold)
    ]
    columns = ("maker", "number", "price", "stock", "pack", "order as", "date", "source", "where")
    output.print_table(columns, rows, title="Offers", right=("price",))
