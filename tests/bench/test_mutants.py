"""A rule that is changed fails a test: fixed mutants of rule lines, each killed by the file of tests that reads it.

The larger run, by seed, is `python tests/bench/mutants.py --help`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.mutants import ROOT, Mutant, copied_project, mirrored, outcome, run_tests
from bench.mutations import Mutation, mutations

RULES = (
    # Module, a rule as it stands there, the rule broken, the tests that notice.
    ("numbers/slips.py", '== "0" and not before', '== "0" or not before', "numbers/test_slips.py"),
    ("numbers/slip_costs.py", "NEIGHBOUR = 0.75", "NEIGHBOUR = 0.85", "numbers/test_slips.py"),
    ("numbers/look_alikes.py", '"38", False', '"38", True', "numbers/test_slips.py"),
    ("numbers/bearings.py", "is None or match[0] ==", "is None and match[0] ==", "numbers/test_bearings.py"),
    ("numbers/canonical.py", "suffix == layout.empty", "suffix != layout.empty", "numbers/test_canonical.py"),
    ("numbers/cells/read_cell.py", "first < last - 1 and", "first < last - 2 and", "numbers/cells/test_read_cell.py"),
    ("answer/crossref/weights.py", "doubts=(-1.0", "doubts=(1.0", "answer/crossref/test_weights.py"),
    ("answer/search/ranking_rules.py", "misplaced > 0", "misplaced >= 0", "answer/search/test_ranking_rules.py"),
)
_FAST = ("--noconftest",)
"""The tests named here need nothing of the conftest, which loads the whole program."""


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    with copied_project() as made:
        yield made


def test_without_a_change_the_tests_named_here_pass_in_the_copy(copy: Path) -> None:
    assert run_tests(copy, sorted({f"tests/{tests}" for *_, tests in RULES}), *_FAST) == 0


@pytest.mark.parametrize(("module", "rule", "broken", "tests"), RULES, ids=[f"{row[0]}: {row[2]}" for row in RULES])
def test_a_broken_rule_is_noticed(copy: Path, module: str, rule: str, broken: str, tests: str) -> None:
    source = (ROOT / "partsref" / module).read_text()
    assert source.count(rule) == 1, f"{module} has the rule in other words now: write them in RULES"
    start = source.index(rule)
    mutant = Mutant(f"partsref/{module}", Mutation(0, start, start + len(rule), broken, "rule"))
    assert outcome(copy, mutant, [f"tests/{tests}"], *_FAST) == "killed", f"{tests} does not read this rule"


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("x = a < 2", {"x = (a <= 2)", "x = (a >= 2)", "x = a < 3", "x = a < 1", "x = a < 20"}),
        ("x = not a or b", {"x = (a) or b", "x = (not a and b)"}),
        ("x = a - b in c", {"x = (a + b) in c", "x = (a - b not in c)"}),
        ("x = True", {"x = False"}),
        ("x = (('é', a), ('ü', b))", {"x = ((('ü', a), ('é', b)))"}),
        ("x = {'a': c, 'b': d}", {"x = ({'a': d, 'b': c})"}),
        ("@cache(maxsize=1)\ndef f(a: 'x | 1') -> 'y | 2': 'é'", set()),
    ],
)
def test_each_kind_of_change_is_made(source: str, changed: set[str]) -> None:
    assert {each.applied(source) for each in mutations(source)} == changed


def test_the_tests_of_a_module_are_its_own_and_those_of_its_room() -> None:
    assert mirrored("partsref/index/near/codes.py") == [
        "tests/index/near/test_codes.py",
        "partsref/index/near/codes.py",
        "tests/index/near",
    ]
