"""The plot of what a catalogue holds: every family a bar as long as its parts, every text harmless."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

from partsref.answer.render.coverage_plot import BARS, COLOURS, plot
from partsref.answer.sheets.figures import Coverage

SVG = "{http://www.w3.org/2000/svg}"


def _drawn(coverage: Coverage) -> Xml.Element:
    return Xml.fromstring(plot(coverage, "Parts", "What is <here>", lambda name: f"group {name}", "other"))


def test_a_bar_is_parted_by_group_and_as_long_as_its_parts() -> None:
    cells = {"Carry": {"brakes": 3, "engine": 1}, "Hijet": {"brakes": 2}}
    root = _drawn(Coverage(("Carry", "Hijet"), ("brakes", "engine"), cells, {"Carry": 4, "Hijet": 2}))
    told = {rect.findtext(f"{SVG}title"): float(rect.attrib["width"]) for rect in root.iter(f"{SVG}rect") if len(rect)}
    assert told.keys() == {"Carry, group brakes: 3", "Carry, group engine: 1", "Hijet, group brakes: 2"}
    assert told["Carry, group brakes: 3"] == 3 * told["Carry, group engine: 1"]
    assert root.findtext(f"{SVG}title") == "Parts"
    assert root.findtext(f"{SVG}desc") == "What is <here>"


def test_smaller_groups_share_one_colour_and_no_part_is_lost() -> None:
    groups = tuple(f"g{n}" for n in range(len(COLOURS) + 3))
    root = _drawn(Coverage(("Carry",), groups, {"Carry": dict.fromkeys(groups, 1)}, {"Carry": len(groups)}))
    told = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert "Carry, other: 3" in told


def test_more_families_than_can_be_read_are_not_drawn_and_names_are_text() -> None:
    names = tuple(f"<b>{n}" for n in range(BARS + 5))
    cells = {name: {"": 1} for name in names}
    root = _drawn(Coverage(names, ("",), cells, dict.fromkeys(names, 1)))
    assert len([rect for rect in root.iter(f"{SVG}rect") if len(rect)]) == BARS
    assert not list(root.iter("b"))


def test_an_empty_catalogue_has_an_empty_plot() -> None:
    assert _drawn(Coverage((), (), {}, {})).findtext(f"{SVG}title") == "Parts"


def test_a_plot_is_drawn_as_it_was_looked_at() -> None:
    """Where it changes on purpose: look at the new one, then keep it here."""
    families = ("Carry", "Hijet", "A family whose name is long", "Nothing")
    groups = tuple(f"g{n}" for n in range(len(COLOURS) + 3))
    cells = {
        "Carry": {name: n + 1 for n, name in enumerate(groups)},
        "Hijet": {"g0": 7, "g9": 4},
        families[2]: {"": 3},
        "Nothing": {},
    }
    coverage = Coverage(families, groups, cells, {name: sum(found.values()) for name, found in cells.items()})
    picture = plot(coverage, "Parts", "What is here", lambda name: f"group {name}", "other")
    assert picture == Path(__file__).with_name("pictures").joinpath("coverage.svg").read_text(encoding="utf-8"), picture
