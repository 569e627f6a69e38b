from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from catalogues import Small

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.render.diagram import dot, svg
from partsref.answer.render.diagram_tree import DRAWN_BOXES
from partsref.model_crossref import CrossReference

SVG = "{http://www.w3.org/2000/svg}"
Draw = Callable[..., CrossReference]
PICTURES = Path(__file__).parent / "pictures"


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    def answer(oem: int, name: str = "a") -> CrossReference:
        small = Small(tmp_path / f"{name}.db")
        small.equivalents('Bosch <"1">', ["Daihatsu 15601-87204", *(f"Suzuki 16510-8{n:04}" for n in range(oem))])
        small.link("Daihatsu 15601-87204", "superseded_by", "Daihatsu 15601-87205")
        return cross_reference(small.reader(), small.ids["Daihatsu 15601-87204"])

    return answer


def boxes(picture: str) -> list[tuple[float, float, float, float]]:
    found = [r for g in Xml.fromstring(picture).iter(f"{SVG}g") for r in g.findall(f"{SVG}rect")]
    return [tuple(float(r.attrib[k]) for k in ("x", "y", "width", "height")) for r in found]  # type: ignore[misc]


def test_forty_parts_stand_apart_and_inside_the_picture(draw: Draw) -> None:
    picture = svg(draw(37))
    found = boxes(picture)
    assert len(found) == 40
    for n, (x, y, width, height) in enumerate(found):
        assert x > 0
        assert y > 0
        for x2, y2, width2, height2 in found[:n]:
            assert x + width < x2 or x2 + width2 < x or y + height < y2 or y2 + height2 < y
    root = Xml.fromstring(picture)
    assert max(x + w for x, _, w, _ in found) < float(root.attrib["width"])
    assert max(y + h for _, y, _, h in found) < float(root.attrib["height"])


def test_every_part_is_named_and_every_link_says_its_source(draw: Draw) -> None:
    answer = draw(3)
    picture = Xml.fromstring(svg(answer))
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert {e.number for e in answer.equivalents} <= set(texts)
    told = [title.text for path in picture.iter(f"{SVG}path") for title in path.findall(f"{SVG}title")]
    assert len(told) == 5
    assert all("(s1)" in str(text) for text in told)


def test_a_hundred_parts_are_a_few_boxes_by_maker_that_name_them_all(draw: Draw) -> None:
    answer = draw(100)
    picture = svg(answer)
    assert len(boxes(picture)) == 4
    assert "16510-80000, 16510-80001 +98" in picture
    titles = [title.text or "" for title in Xml.fromstring(picture).iter(f"{SVG}title")]
    assert not [e.number for e in answer.equivalents if not any(e.number in title for title in titles)]
    assert "more" not in picture


def test_too_many_makers_are_counted_not_drawn(tmp_path: Path) -> None:
    small = Small(tmp_path / "many.db")
    small.equivalents("Bosch 1", ["Daihatsu 2", *(f"Maker{n:03} {n}" for n in range(DRAWN_BOXES + 5))])
    picture = svg(cross_reference(small.reader(), small.ids["Daihatsu 2"]))
    assert len(boxes(picture)) == DRAWN_BOXES
    assert "and 7 more" in picture


def test_the_same_answer_makes_the_same_picture(draw: Draw) -> None:
    assert svg(draw(9, "one")) == svg(draw(9, "two"))
    assert dot(draw(9, "three")) == dot(draw(9, "four"))


def test_dot_quotes_what_it_must_and_joins_every_part(draw: Draw) -> None:
    text = dot(draw(2))
    assert r'"Bosch <\"1\">"' in text
    nodes = re.findall(r'^  "((?:[^"\\]|\\.)+)" \[label', text, re.MULTILINE)
    links = re.findall(r'^  "((?:[^"\\]|\\.)+)" -- "((?:[^"\\]|\\.)+)"', text, re.MULTILINE)
    assert len(nodes) == len(set(nodes)) == 5
    assert {end for link in links for end in link} == set(nodes)
    assert text.count("{") == text.count("}")
    assert all(first != second for first, second in pairwise(nodes))


@pytest.mark.parametrize(("oem", "name"), [(3, "few"), (100, "gathered")])
@pytest.mark.parametrize(("drawn", "ending"), [(svg, "svg"), (dot, "dot")])
def test_a_picture_is_drawn_as_it_was_looked_at(
    draw: Draw, oem: int, name: str, drawn: Callable[[CrossReference], str], ending: str
) -> None:
    """Where it changes on purpose: look at the new one, then keep it here."""
    kept = PICTURES / f"{name}.{ending}"
    picture = drawn(draw(oem))
    assert picture == kept.read_text(encoding="utf-8"), picture
