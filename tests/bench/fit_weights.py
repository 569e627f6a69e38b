"""Fit the weights of `lists` anew: `PYTHONPATH=.:tests python -m tests.bench.fit_weights`. Needs numpy.

Links of the public article records are hidden and guessed back (see `hiding`); the records are split in two by a hash
of their name, the weights are fitted by logistic regression on the guesses of the one half and judged on those of the
other, whose records the fit has not seen. What is printed goes into `weights.py`, rounded to a tenth.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.crossref.weights import WEIGHTS
from partsref.index.sqlite_reader import SqliteReader
from partsref.numbers.number_key import key
from partsref.store.file.database import open_reader

from .articles import Link, Named, articles, fill, links
from .hiding import average_precision, closure, hide

_SEEDS = (1, 2, 3)
_PENALTY = 1.0
_STEPS = 60
NAMES = tuple(WEIGHTS["lists"][1])


def unseen(record: Named) -> bool:
    """Whether a record is of the half that is never fitted on."""
    return zlib.crc32("/".join(record).encode()) % 2 == 1


def guesses(seed: int) -> tuple[dict[Link, list[float]], dict[Link, float], set[Link], set[Link]]:
    """By guessed link its terms; the scores as they are; all that joining guesses, and what was hidden."""
    found = articles()
    every = links(found)
    hidden = hide(every, seed)
    kept = [link for link in every if link not in hidden]
    rows: dict[Link, list[float]] = {}
    scores: dict[Link, float] = {}
    weights = WEIGHTS["lists"][1]
    with TemporaryDirectory() as folder:
        ids = fill(Path(folder) / "kept.db", found, hidden)
        reader = SqliteReader(open_reader(Path(folder) / "kept.db"))
        for record in sorted({record for record, _ in kept}):
            for guess in cross_reference(reader, ids[record], max_equivalents=20_000).equivalents:
                if guess.kind == "oem" and guess.certainty == "possible":
                    link = record, (guess.maker, key(guess.number))
                    told = {str(r["name"]): float(str(r["added"])) for r in guess.reasons if r.code == "weighed"}
                    scores[link] = guess.score
                    if told.keys() <= weights.keys():
                        rows[link] = [told.get(name, 0.0) / weights[name].weight for name in NAMES]
        reader.connection.close()
    return rows, scores, set(closure(kept)), hidden


def fitted(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights by penalised logistic regression (Newton's method), the constant first."""
    x = np.hstack([np.ones((len(rows), 1)), rows])
    weights = np.zeros(x.shape[1])
    penalty = np.diag([0.0, *[_PENALTY] * rows.shape[1]])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (right - p) - penalty @ weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + penalty
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def main() -> None:
    """Print the weights and how they rank records not seen."""
    drawn = [guesses(seed) for seed in _SEEDS]
    seen = [(row, link in hidden) for rows, _, _, hidden in drawn for link, row in rows.items() if not unseen(link[0])]
    weights = fitted(np.array([row for row, _ in seen]), np.array([right for _, right in seen], dtype=float))
    print("constant", round(float(weights[0]), 2), dict(zip(NAMES, weights[1:].round(2).tolist(), strict=True)))
    for seed, (rows, scores, joined, hidden) in zip(_SEEDS, drawn, strict=True):
        test = {link for link in joined if unseen(link[0])}
        anew = {link: float(weights[0] + np.dot(weights[1:], row)) for link, row in rows.items()}
        naive = average_precision(dict.fromkeys(test, 0.0), hidden)
        now = average_precision({link: scores.get(link, 0.0) for link in test}, hidden)
        then = average_precision({link: anew.get(link, -99.0) for link in test}, hidden)
        print(
            f"seed {seed}: unseen {len(test)}, naive {naive:.3f}, now {now:.3f} = {now / naive:.1f}x,"
            f" refitted {then:.3f} = {then / naive:.1f}x"
        )


if __name__ == "__main__":
    main()
