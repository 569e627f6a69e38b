"""The English sentence of every reason, by its code. What stands in braces are its arguments.

One table a room of `answer/`; a translation takes the sentences from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from partsref.reasons.of_checks import OF_CHECKS
from partsref.reasons.of_crossref import OF_CROSSREF
from partsref.reasons.of_forms import OF_FORMS
from partsref.reasons.of_numbers import OF_NUMBERS
from partsref.reasons.of_search import OF_SEARCH
from partsref.reasons.of_vehicles import OF_VEHICLES

SENTENCES: Mapping[str, str] = {
    **OF_NUMBERS,
    **OF_FORMS,
    **OF_VEHICLES,
    **OF_SEARCH,
    **OF_CROSSREF,
    **OF_CHECKS,
}
