"""What many lines ask at once is dealt out as each of them would have been answered alone."""

from __future__ import annotations

import random

import pytest
from cluster.compared import slipped

from partsref.api import Catalog
from partsref.cluster.reading import merged_questions, question_kinds
from partsref.cluster.reading.merged_questions import MergedQuestion, bodies
from partsref.cluster.reading.question_kinds import (
    Carrying,
    Holding,
    HubPages,
    Keyed,
    Longer,
    OneSlip,
    Spelled,
    StemCount,
)
from partsref.cluster_catalog import ClusterCatalog
from partsref.numbers.readings import readings

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def asked(on_file: Catalog) -> dict[str, list[MergedQuestion]]:
    """Questions of every kind: of numbers there are, with a slip, and short ones that begin or hold many."""
    drawn = random.Random(15)
    keys = drawn.sample([row[0] for row in on_file.connection.execute("SELECT key FROM part ORDER BY id")], 40)
    texts = [*keys, *(slipped(drawn, key) for key in keys if len(key) > 5), "1", "90", "906", "90919", "SP1"]
    texts = [text for text in texts if text]
    pieces = [text[at : at + length] for text in texts for at, length in ((0, 9), (1, 6), (2, 7)) if len(text) > 9]
    return {
        "carrying": [Carrying(tuple(dict.fromkeys(r.key for r in readings(t))), (t[:10],), t) for t in texts],
        "longer": [Longer(start, 20) for text in texts for start in (text, text[:6])],
        "keyed": [Keyed(text, is_whole) for text in texts for is_whole in (True, False)],
        "spelled": [Spelled(text) for text in texts],
        "one slip": [OneSlip(text) for text in texts if len(text) > 3],
        "holding": [Holding(piece, 300) for piece in (*pieces, "909", "0M00")],
        "hub": [HubPages((1, 2)), HubPages((3,))],
        "stem": [StemCount((1, 2, 3), text[:5]) for text in texts] + [StemCount((), "9")],
    }


@pytest.mark.parametrize("kind", ["carrying", "longer", "keyed", "spelled", "one slip", "holding", "hub", "stem"])
@pytest.mark.parametrize("window", [merged_questions.WINDOW, 7])
def test_a_merged_question_is_answered_as_each_alone(
    kind: str,
    window: int,
    asked: dict[str, list[MergedQuestion]],
    on_cluster: ClusterCatalog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions = list(dict.fromkeys(asked[kind]))
    session = on_cluster.cluster_reader.session
    alone = [session.ask(one)[0] for one in questions]
    monkeypatch.setattr(merged_questions.DocumentsQuestion, "window", window)
    assert session.ask(*questions) == alone
    assert kind == "hub" or any(alone)
    assert len(bodies(questions)) < len(questions)


def test_more_than_a_body_holds_is_read_in_pages(
    on_file: Catalog, on_cluster: ClusterCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(key, carried)] = on_file.connection.execute(
        "SELECT key, count(*) FROM part GROUP BY key ORDER BY count(*) DESC, key LIMIT 1"
    )
    assert carried > 1
    session = on_cluster.cluster_reader.session
    [whole] = session.ask(Keyed(key))
    for module in (merged_questions, question_kinds):
        monkeypatch.setattr(module, "WINDOW", 1)
    assert session.ask(Keyed(key)) == [whole]
    assert len(whole) == carried


def test_no_body_has_more_clauses_than_a_cluster_takes() -> None:
    many = [Holding(f"{n:020}X", 300) for n in range(300)] + [OneSlip(f"{n:060}X") for n in range(2_000)]
    sent = bodies(many)
    assert sum(len(body.asked) for body in sent) == len(many)
    assert all(sum(one.weight for one in body.asked) <= body.asked[0].room for body in sent)
    assert len(sent) < 20
