"""The tree a picture draws: the paths of an answer joined at the parts they share, folded by maker where many."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from partsref.model_crossref import CrossReference, Step

DRAWN_BOXES = 60
"""Boxes in one picture; more cannot be read. What is left out is counted in the last line."""
APART = 40
"""Parts that stand each in a box of its own; of more, those of one maker, reached alike, share one."""
_NAMED = 2
"""Numbers named in a box that several parts share; its title has them all."""
_MOST_PARTS = 1_000
_CHARACTER = 7.6


@dataclass(slots=True)
class Box:
    """One part in the tree, or the `members` of one maker. `step` is the hop that leads to it from the box before."""

    maker: str
    number: str
    step: Step | None = None
    certainty: str = "asked"
    branches: list[Box] = field(default_factory=list)
    members: tuple[str, ...] = ()
    x: float = 0
    y: float = 0

    @property
    def name(self) -> str:
        """Maker and number, or numbers."""
        return f"{self.maker} {', '.join(self.members) or self.number}"

    @property
    def width(self) -> float:
        """In pixels."""
        return max(text_width(self.maker), text_width(self.number)) + 20

    @property
    def rows(self) -> int:
        """Rows it takes with all its branches."""
        return sum(branch.rows for branch in self.branches) or 1

    def walk(self) -> Iterator[Box]:
        """This box and all that hang on it."""
        yield self
        for branch in self.branches:
            yield from branch.walk()


def tree(answer: CrossReference) -> tuple[Box, int]:
    """The box asked for with all others on it, the same for the same answer; and how many parts are left out."""
    asked = answer.part
    root = Box(asked.maker, asked.number) if asked else Box("", answer.query)
    left_out = _grow(root, answer)
    if sum(1 for _ in root.walk()) > APART:
        _fold(root)
    left_out += _prune(root)
    for box in root.walk():
        box.branches.sort(key=lambda b: (b.maker, b.number))
    return root, left_out


def _grow(root: Box, answer: CrossReference) -> int:
    """Hang every path on the root, surest equivalents first; returns how many find no room."""
    known = {(root.maker, root.number): root}
    left_out = 0
    for equivalent in answer.equivalents:
        if len(known) + len(equivalent.path) > _MOST_PARTS:
            left_out += 1
            continue
        before = root
        for step in equivalent.path:
            box = known.get((step.maker, step.number))
            if box is None:
                box = known[step.maker, step.number] = Box(step.maker, step.number, step, equivalent.certainty)
                before.branches.append(box)
            before = box
    return left_out


def _fold(box: Box) -> None:
    """Put the leaves of one maker that are reached by one relation, equally surely, into one box."""
    alike: dict[tuple[str, str, str], list[Box]] = {}
    for branch in box.branches:
        _fold(branch)
        if not branch.branches:
            relation = branch.step.relation if branch.step else ""
            alike.setdefault((branch.maker, relation, branch.certainty), []).append(branch)
    for some in alike.values():
        if len(some) > 1:
            folded = {id(branch) for branch in some}
            box.branches = [branch for branch in box.branches if id(branch) not in folded]
            box.branches.append(_joined(sorted(some, key=lambda b: b.number)))


def _joined(some: list[Box]) -> Box:
    """One box for several parts; its step names the sources of all of them."""
    first, numbers = some[0], tuple(box.number for box in some)
    steps = [box.step for box in some if box.step]
    sources = tuple(dict.fromkeys(code for step in steps for code in step.sources))
    step = Step(first.maker, ", ".join(numbers), steps[0].relation, sources) if steps else None
    unnamed = f" +{len(numbers) - _NAMED}" if len(numbers) > _NAMED else ""
    shown = ", ".join(numbers[:_NAMED]) + unnamed
    return Box(first.maker, shown, step, first.certainty, members=numbers)


def _prune(root: Box) -> int:
    """Take leaves away until the picture can be read, the last that came first; returns how many parts that are."""
    parents = {id(branch): box for box in root.walk() for branch in box.branches}
    boxes = list(root.walk())
    left_out = 0
    while len(boxes) > DRAWN_BOXES:
        order = {"possible": 0, "derived": 1}
        leaf = min(
            (box for box in reversed(boxes) if not box.branches and box is not root),
            key=lambda box: order.get(box.certainty, 2),
        )
        boxes.remove(leaf)
        parents[id(leaf)].branches.remove(leaf)
        left_out += len(leaf.members) or 1
    return left_out


def text_width(text: str) -> float:
    """About how wide a text comes out, in pixels; Japanese characters take twice the room."""
    return sum(_CHARACTER * (1.8 if unicodedata.east_asian_width(c) in "WF" else 1) for c in text)
