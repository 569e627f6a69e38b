"""How a part came to be shown for the vehicle asked for."""

from __future__ import annotations

OF_VEHICLES: dict[str, str] = {
    "fits": "fits {vehicle}",
    "fits_with_engine": "fits {vehicle} (engine {engines})",
    "fits_twin": "fits the twin {vehicle}",
    "named_for_model": "listed for {vehicle}, no chassis code given",
    "related_series": "for a related vehicle, not yours: {vehicle} (same series {series})",
    "related_family": "for a related vehicle, not yours: {vehicle} (same family)",
    "related_engine": "for a related vehicle, not yours: {vehicle} (same engine {engines})",
    "related_years": "for a related vehicle, not yours: {vehicle} (years {years}, not {asked})",
    "related_other_engine": "for a related vehicle, not yours: {vehicle} (engine {engine}, not {asked})",
    "related_unknown_code": "for a related vehicle, not yours: {vehicle} (chassis code {codes} is not known)",
    "years_not_given": "years not given",
    "engine_not_given": "engine not given",
    "end_not_given": "end of production not given",
    "start_not_given": "start of production not given",
    "unverified": "unverified source",
    "source_note": "note: {note}",
    "note_says": "it is for {noted}, not {asked}",
    "not_as_made": "not as fitted at the factory, its source says",
    "measures_differ": "its {measures} is not that of parts known to fit {vehicle}",
    "at_other_place": "{there}, not the {asked} asked for",
    "code_made": "{chassis} was made {years}, not in {asked}",
    "code_made_no_end": "{chassis} was made {years} (end of production not given)",
    "code_made_no_start": "{chassis} was made {years} (start of production not given)",
    "code_unknown": "no vehicle {chassis} is known",
    "code_unknown_near": "no vehicle {chassis} is known; nearest known: {near}",
    "code_of_another": "{chassis} is known as {known}, not as {named}",
    "engine_of_another": "{chassis} is known with engine {known}, not with {asked}",
}
