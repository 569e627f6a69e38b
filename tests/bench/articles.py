"""Real article records of a trade catalogue as a catalogue of ours. They are read from beside the repository.

An article is a part of its supplier, its OE numbers are OEM parts it is stated to replace, its vehicles are fitments
and its criteria attributes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from partsref.model import Source
from partsref.numbers.number_key import key
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer

ARTICLES = Path(os.environ.get("PARTSREF_ARTICLES", Path(__file__).parents[3] / "shared" / "real" / "articles.jsonl"))
needs_articles = pytest.mark.skipif(not ARTICLES.exists(), reason="the article records are not here")

Named = tuple[str, str]
"""(maker, key of the number)."""
Link = tuple[Named, Named]
"""(article, OE number)."""


@dataclass
class Article:
    supplier: str
    number: str
    product: str
    oe: dict[Named, str] = field(default_factory=dict)
    vehicles: set[tuple[str, str, str, int | None, int | None]] = field(default_factory=set)
    criteria: set[tuple[str, str]] = field(default_factory=set)


def articles(path: Path = ARTICLES) -> dict[Named, Article]:
    """The articles by supplier and number; several records of one article are one."""
    found: dict[Named, Article] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        named = record["supplier"], key(record["articleNo"])
        article = found.setdefault(named, Article(record["supplier"], record["articleNo"], record["product"]))
        for oe in record["oe"] or ():
            article.oe.setdefault((oe["oemBrand"], key(oe["oemDisplayNo"])), oe["oemDisplayNo"])
        for vehicle in record["vehicles"] or ():
            years = (vehicle[f"constructionInterval{end}"] for end in ("Start", "End"))
            article.vehicles.add(
                (
                    vehicle["manufacturerName"],
                    vehicle["modelName"] or "",
                    vehicle["typeEngineName"] or "",
                    *(int(year[:4]) if year else None for year in years),  # type: ignore[arg-type]
                )
            )
        for criterion in record["specs"] or ():
            article.criteria.add((criterion["criteriaName"], criterion["criteriaValue"] or ""))
    return found


def links(found: dict[Named, Article]) -> list[Link]:
    return sorted((named, oe) for named, article in found.items() for oe in article.oe)


def fill(path: Path, found: dict[Named, Article], hidden: Collection[Link] = ()) -> dict[Named, int]:
    """Write the articles without the hidden links; returns the ids of the parts by maker and key."""
    connection = open_writer(path)
    ids: dict[Named, int] = {}
    with writing(connection, path):
        writer = Writer(connection)
        writer.begin(Source("articles", "article records", trust="A"), "articles")
        for named, article in sorted(found.items()):
            source = f"records of {article.supplier}"
            writer.source(Source(source, source, trust="A"))
            part = ids[named] = writer.part(
                article.supplier, article.number, source, kind="aftermarket", name=article.product
            )
            for oe, printed in article.oe.items():
                if (named, oe) not in hidden:
                    ids[oe] = writer.part(oe[0], printed, source, kind="oem")
                    writer.link(ids[oe], part, "equivalent", source)
            for make, model, engine, first, last in sorted(article.vehicles, key=str):
                writer.fitment(part, make, model, "", source, engine=engine, year_from=first, year_to=last)
            for name, value in sorted(article.criteria):
                unit = re.fullmatch(r"(.*?) \[(.*)\]", name)
                if value:
                    writer.attribute(part, (unit[1] if unit else name).lower(), value, unit[2] if unit else "", source)
        writer.finish(len(found))
    connection.close()
    return ids
