"""The cross-reference of a part on a terminal: a screen of the surest, what it fits by family, the rest by asking."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from partsref.cli.ask.offer_lines import print_offers
from partsref.cli.terminal import output
from partsref.cli.terminal.cell_text import NO_BREAK
from partsref.cli.terminal.counting import counted
from partsref.cli.terminal.years import years
from partsref.values import frozen
from partsref.words.notes_for_users import note_for_users

if TYPE_CHECKING:
    from partsref.model import Fitment, Part, Source
    from partsref.model_crossref import CrossReference, Equivalent, Step

_MOST_WARNINGS = 4
_MEANS = {
    "stated": "stated: a source names this very pair",
    "derived": "derived: follows from stated pairs by a rule that holds",
    "possible": "possible: a caveat or a long chain, so compare the parts before you buy",
}
HOW = {
    "superseded_by": "its newer number",
    "supersedes": "its older number",
    "same": "the same part",
    "equivalent": "aftermarket part",
    "replaces": "OEM part",
    "alternative": "interchanges",
    "base": "same but for its suffix",
    "by_standard": "same by its standard",
}
"""A relation as it is read in a list of what replaces a part."""


@frozen
class View:
    """How much of an answer is shown: `most` equivalents, `every` vehicle and warning, the whole path (`why`)."""

    most: int
    every: bool = False
    why: bool = False
    sources: bool = False


def print_crossref(answer: CrossReference, part: Part, families: Mapping[tuple[str, str], str], view: View) -> None:
    """One part: what it is, the surest replacements, what it fits, offers, and how to see what is not shown."""
    _print_head(answer, part, view)
    _print_equivalents(answer, view)
    _print_fits(answer.fits, families, view)
    print_offers(answer.offers)
    shown = _cited(answer, view)
    if view.sources:
        _print_sources({code: source for code, source in answer.sources.items() if code in shown})
    elif shown:
        output.print_text("The sources by their ids: --sources" + ("" if view.why else ". Each step: --why"))


def _print_head(answer: CrossReference, part: Part, view: View) -> None:
    name = " ".join(filter(None, (part.name or part.category, part.name_ja)))
    output.print_title(f"{part.maker} {part.number}", name)
    if answer.matched != "exact":
        output.print_text(f"You typed {output.shortened(answer.query)}: {answer.why}", "  ", "yellow")
    if part.status not in ("unknown", "current"):
        output.print_text(part.status.replace("_", " ").capitalize(), "  ", "yellow")
    if answer.current:
        newer = output.part_name(answer.current.maker, answer.current.number)
        output.print_text(f"Order its newer number: {newer}", "  ", "bold")
    if answer.also:
        others = ", ".join(output.part_name(other.maker, other.number) for other in answer.also)
        output.print_text(f"Other makers use this number too: {others} (choose with --maker)", "  ")
    if answer.attributes:
        measures = (f"{fact.name} {fact.value} {fact.unit}".strip() for fact in answer.attributes)
        output.print_text(", ".join(dict.fromkeys(measures)), "  ", "dim")
    against = answer.conflicts if view.every else answer.conflicts[:_MOST_WARNINGS]
    for warning in against:
        output.print_text(f"Beware: {warning}", "  ", "red")
    if left := len(answer.conflicts) - len(against):
        output.print_text(f"{counted(left, 'more warning', 'more warnings')}: --all", "  ", "red")
    output.print_lines([""])


def _print_equivalents(answer: CrossReference, view: View) -> None:
    shown = answer.equivalents[: view.most]
    if not shown:
        output.print_text("Nothing that replaces it is known.")
        output.print_lines([""])
        return
    known = f"at least {answer.known:,}" if answer.known_at_least else f"{answer.known:,}"
    left = answer.known - len(shown)
    title = f"What replaces it: the {len(shown):,} surest of {known}" if left else f"What replaces it: {known}"
    marks = _marks(shown, answer)
    rows = [(e.maker, e.number, _how(e, marks, view.why), ", ".join(_sources(e))) for e in shown]
    output.print_table(("maker", "number", "how sure", "source"), rows, title=title, close=False)
    if left:
        output.print_text(f"{left:,} more: --all", " ", "bold")
    told = list(marks)[: None if view.every or view.why else _MOST_WARNINGS]
    for warning in told:
        output.print_text(f"[{marks[warning]}] beware: {warning}", " ", "red")
    if unsaid := len(marks) - len(told):
        output.print_text(f"{counted(unsaid, 'more warning', 'more warnings')}: --why", " ", "red")
    kinds = dict.fromkeys(one.certainty for one in shown)
    output.print_text(". ".join(_MEANS[certainty] for certainty in kinds) + ".", " ", "dim")
    output.print_lines([""])


def _marks(shown: Sequence[Equivalent], answer: CrossReference) -> dict[str, int]:
    """What speaks against the parts shown, each said once with a number; what stands in the head already is not."""
    said = (str(reason) for one in shown for reason in one.against if reason not in answer.against)
    return {warning: place for place, warning in enumerate(dict.fromkeys(said), start=1)}


def _how(equivalent: Equivalent, marks: Mapping[str, int], why: bool) -> str:
    """How sure, how it is related and over what, or the whole path; and the numbers of what speaks against it."""
    numbers = "".join(f"[{place}]" for warning, place in marks.items() if warning in equivalent.conflicts)
    lines = [f"{equivalent.certainty}{_way(equivalent, why)} {numbers}".rstrip()]
    if why:
        lines += [
            f"{HOW.get(step.relation, step.relation)}: {output.part_name(step.maker, step.number)}"
            f" ({', '.join(step.sources)}{f'; {note}' if (note := note_for_users(step.note)) else ''})"
            for step in equivalent.path
        ]
        lines += equivalent.why
    return "\n".join(lines)


def _way(equivalent: Equivalent, why: bool) -> str:
    """How it is related, unless that goes without saying, and over which parts."""
    between = equivalent.path[:-1]
    relation = equivalent.path[-1].relation if not between else equivalent.relation
    told = f": {HOW.get(relation, relation)}" if relation != "alternative" or not between else ""
    if not between or why:
        return told
    more = f" and {len(between) - 1}{NO_BREAK}more" if len(between) > 1 else ""
    return f"{told}, through {output.part_name(between[0].maker, between[0].number)}{more}"


def _print_fits(fits: Sequence[Fitment], families: Mapping[tuple[str, str], str], view: View) -> None:
    if not fits:
        output.print_text("No vehicle is known for it.")
        output.print_lines([""])
        return
    if view.every:
        rows = (
            (
                fit.make,
                fit.model,
                fit.chassis,
                fit.engine,
                years(fit.year_from, fit.year_to),
                "; ".join(filter(None, (fit.position, *_remarks(fit)))),
                ", ".join(fit.sources),
            )
            for fit in fits
        )
        columns = ("make", "model", "chassis", "engine", "years", "where, notes", "source")
        output.print_table(columns, rows, title=f"What it fits: {counted(len(fits), 'vehicle', 'vehicles')}")
        return
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for fit in fits:
        counts[fit.make][families.get((fit.make, fit.model), fit.model)] += 1
    rows_of = [
        (make, ", ".join(f"{family}{NO_BREAK}{count}" for family, count in found.most_common()))
        for make, found in counts.items()
    ]
    title = f"What it fits: {counted(len(fits), 'vehicle', 'vehicles')}, by family (each: --all)"
    output.print_table(("make", "family and how many"), rows_of, title=title)


def _sources(equivalent: Equivalent) -> list[str]:
    return sorted({code for step in equivalent.path for code in step.sources})


def _cited(answer: CrossReference, view: View) -> set[str]:
    """The sources of what is shown."""
    codes = {code for one in answer.equivalents[: view.most] for code in _sources(one)}
    codes.update(code for fit in answer.fits for code in fit.sources)
    codes.update(code for measure in answer.attributes for code in measure.sources)
    return codes


def _print_sources(sources: Mapping[str, Source]) -> None:
    """Each source with its address in a line of its own, where nothing breaks it."""
    output.print_title("Sources", "(A article records, B workshop tables, C shops and owners, D unverified)")
    for code, source in sources.items():
        output.print_text(f"{code}  {source.trust}  {source.title}", " ")
        if source.url:
            output.print_lines([f"   {output.one_line(source.url)}"])
    output.print_lines([""])


def equivalents_csv(answer: CrossReference) -> Iterable[Sequence[object]]:
    """One line an equivalent for `EQUIVALENT_COLUMNS`."""
    for one in answer.equivalents:
        path = " > ".join(f"{step.maker} {step.number}" for step in one.path)
        yield (
            one.maker,
            one.number,
            one.kind,
            one.name,
            one.relation,
            one.certainty,
            one.score,
            path,
            " ".join(_sources(one)),
            "; ".join(one.conflicts),
        )


EQUIVALENT_COLUMNS = (
    "maker",
    "number",
    "kind",
    "name",
    "relation",
    "certainty",
    "score",
    "path",
    "sources",
    "conflicts",
)


def _remarks(told: Step | Fitment) -> tuple[str, ...]:
    """What the answer says of a step or a fitment, then what its sources note."""
    return *map(str, told.remarks), note_for_users(told.note)
