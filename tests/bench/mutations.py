"""Small wrong changes to a module's rules, one at a time: what a test that reads them must notice."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_NOT_RULES = {"annotation", "returns", "decorator_list"}
"""Fields whose change no answer shows: types, and settings of dataclasses and caches."""
_NOT_ARGUMENTS = {"strict", "maxsize", "slots", "frozen"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: the characters from `start` to `end` of the source become `text`."""

    line: int
    start: int
    end: int
    text: str
    kind: str

    def applied(self, source: str) -> str:
        """The mutated source."""
        return source[: self.start] + self.text + source[self.end :]


def mutations(source: str) -> list[Mutation]:
    """Every change this module knows for a module's source, in the order of the lines."""
    tree = ast.parse(source)
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines = source.splitlines()

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    found = []
    tables = {id(node.value) for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value}
    for node in _rules(tree):
        start, end = place(node.lineno, node.col_offset), place(node.end_lineno or 0, node.end_col_offset or 0)
        changes = [*_changed(node), *(_swapped(node) if id(node) in tables else ())]
        for kind, line, changed in changes:
            text = ast.unparse(changed)
            if not isinstance(changed, ast.Constant):
                text = f"({text})"
            found.append(Mutation(line, start, end, text, kind))
    return sorted(found, key=lambda each: (each.line, each.start, each.kind, each.text))


def _rules(node: ast.AST) -> Iterator[ast.expr]:
    """Expressions that decide something; the parts of f-strings have no place of their own."""
    for field, value in ast.iter_fields(node):
        if field in _NOT_RULES:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr):
                continue
            if isinstance(child, ast.keyword) and child.arg in _NOT_ARGUMENTS:
                continue
            if isinstance(child, ast.expr):
                yield child
            yield from _rules(child)


def _changed(node: ast.expr) -> Iterator[tuple[str, int, ast.expr]]:
    match node:
        case ast.Constant(value=bool(value)):
            yield "True/False", node.lineno, ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            for changed in dict.fromkeys((value + 1, value - 1, value * 10)):
                if changed != value:
                    yield "number", node.lineno, ast.Constant(changed)
        case ast.Compare(ops=[operator]):
            for other in _COMPARED[type(operator)]:
                yield "comparison", node.lineno, ast.Compare(node.left, [other()], node.comparators)
        case ast.BoolOp(op=operator):
            yield (
                "and/or",
                node.lineno,
                ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), node.values),
            )
        case ast.BinOp(op=ast.Add()):
            yield "+/-", node.lineno, ast.BinOp(node.left, ast.Sub(), node.right)
        case ast.BinOp(op=ast.Sub()):
            yield "+/-", node.lineno, ast.BinOp(node.left, ast.Add(), node.right)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not", node.lineno, operand


def _swapped(table: ast.expr) -> Iterator[tuple[str, int, ast.expr]]:
    """A table with what stands first in two neighbouring rows exchanged, or two neighbouring values of a dict."""
    if isinstance(table, ast.Dict):
        rows = table.values
        for at in range(len(rows) - 1):
            if ast.dump(rows[at]) != ast.dump(rows[at + 1]):
                changed = copy.deepcopy(table)
                changed.values[at], changed.values[at + 1] = changed.values[at + 1], changed.values[at]
                yield "rows", rows[at].lineno, changed
    if isinstance(table, ast.Tuple | ast.List):
        for at in range(len(table.elts) - 1):
            copied = copy.deepcopy(table)
            first, second = _cells(copied.elts[at]), _cells(copied.elts[at + 1])
            if first and second and ast.dump(first[0]) != ast.dump(second[0]):
                first[0], second[0] = second[0], first[0]
                yield "rows", table.elts[at].lineno, copied


def _cells(row: ast.expr) -> list[ast.expr]:
    if isinstance(row, ast.Call):
        return row.args
    return row.elts if isinstance(row, ast.Tuple) else []
