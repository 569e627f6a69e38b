"""A count within a sentence, which knows the singular from the plural."""

from __future__ import annotations

from gettext import ngettext


class Count(int):
    """A whole number; in a sentence `{count:part|parts}` is "1 part" or "2,000 parts", `{count}` the bare number.

    >>> "{0:more part does|more parts do} fit".format(Count(1)), "{0:part|parts}, {0}".format(Count(2000))
    ('1 more part does fit', '2,000 parts, 2000')
    """

    def __format__(self, forms: str) -> str:
        one, bar, many = forms.partition("|")
        return f"{int(self):,} {ngettext(one, many, self)}" if bar else format(int(self), forms)
