"""Text lines of a picture, by RapidOCR's models. They come with its package: nothing is downloaded, nothing is sent."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partsref.errors import InputError
from partsref.photo.rows import TextBox, rows
from partsref.photo.text_line import Character, TextLine

if TYPE_CHECKING:
    from PIL.Image import Image

TO_INSTALL = "To read photos: pip install 'partsref[photo]'"
_NEEDED = ("rapidocr", "onnxruntime", "PIL", "cv2")
_MODELS = {"Det": "*_det_*.onnx", "Cls": "*_cls_*.onnx", "Rec": "*_rec_*.onnx"}
_LINES_FOUND_AT = 960
"""Pixels of the longest side at which lines are looked for, in half the time. They are read from the whole picture."""
_THREADS = 2
_LEAST_SURE = 0.3
"""Lines below are taken for no text."""
_LEAST_SHARE = 0.01
"""What else a character may be counts from here on."""
_MOST_OTHERS = 4
_TURNS = (90, 180, 270)


def is_installed() -> bool:
    """Whether what reads pictures is there."""
    return all(find_spec(name) for name in _NEEDED)


def refuse_without() -> None:
    """Raise `InputError` saying what to install where it is missing."""
    if not is_installed():
        raise InputError(f"Reading a photo needs more than the rest. {TO_INSTALL}")


def read_lines(picture: Image, page: int = 1) -> list[TextLine]:
    """The lines of text, from the top down; turned by quarters where upright nothing with a digit is read."""
    best = _read(picture, page)
    if any(map(_may_be_number, best)):
        return best
    for turn in _TURNS:
        read = _read(picture.rotate(turn, expand=True), page)
        if _worth(read) > _worth(best):
            best = read
        if any(map(_may_be_number, read)):
            return read
    return best


def _read(picture: Image, page: int) -> list[TextLine]:
    import numpy

    found = _engine()(numpy.asarray(picture)[:, :, ::-1])
    if found.txts is None:
        return []
    boxes = [TextBox(*((float(x), float(y)) for x, y in box)) for box in found.boxes]
    return [
        TextLine(tuple(replace(c, at=start + c.at * box.height) for c in text.characters), page, row)
        for text, box, row, start in zip(found.txts, boxes, *rows(boxes), strict=True)
    ]


def _may_be_number(line: TextLine) -> bool:
    return sum(c.isascii() and c.isalnum() for c in line.text) >= 5 and any(map(str.isdigit, line.text))


def _worth(lines: list[TextLine]) -> float:
    return sum(line.sure**2 * len(line.characters) for line in lines)


class _Text(str):
    """What was read, with what was known of each character. The engine hands it on as it came."""

    characters: tuple[Character, ...] = ()


class _Decoder:
    """Characters of the recogniser's shares: a column each, the first being none (CTC)."""

    def __init__(self, characters: list[str]) -> None:
        self._characters = characters

    def __call__(
        self, shares: Any, *_: Any, max_wh_ratio: float = 1.0, **__: Any
    ) -> tuple[list[tuple[_Text, float]], list[Any]]:
        read = [self._line(columns, max_wh_ratio / len(columns)) for columns in shares]
        return [(text, _mean(text.characters)) for text in read], []

    def _line(self, columns: Any, step: float) -> _Text:
        """The text, `step` being the heights of the line from a column to the next."""
        best = columns.argmax(axis=1)
        found: list[Character] = []
        start = 0
        for at in range(1, len(best) + 1):
            if at < len(best) and best[at] == best[start]:
                continue
            if best[start]:
                run = columns[start:at]
                peak = int(run[:, best[start]].argmax())
                read = self._character(run[peak], int(best[start]))
                found.append(replace(read, at=(start + peak + 0.5) * step))
            start = at
        text = _Text("".join(character.read for character in found))
        text.characters = tuple(found)
        return text

    def _character(self, shares: Any, best: int) -> Character:
        likely = shares.argsort()[::-1][: _MOST_OTHERS + 2]
        read = self._characters[best]
        others: dict[str, float] = {}
        for place in map(int, likely):
            other = _folded(self._characters[place]) if place else ""
            if place != best and float(shares[place]) >= _LEAST_SHARE and len(other) == 1 and other != _folded(read):
                others[other] = others.get(other, 0.0) + round(float(shares[place]), 4)
        return Character(read, round(float(shares[best]), 4), tuple(others.items()))


def _folded(text: str) -> str:
    """A character as the key of a number has it; empty where none has it."""
    wide = unicodedata.normalize("NFKC", text).upper()
    return wide if wide.isascii() and wide.isalnum() else ""


def _mean(characters: tuple[Character, ...]) -> float:
    return sum(c.sure for c in characters) / len(characters) if characters else 0.0


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The recogniser, on models that lie in its package. Raises `InputError` where they do not."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    params: dict[str, Any] = {
        "Global.log_level": "critical",
        "Global.text_score": _LEAST_SURE,
        "Det.limit_type": "max",
        "Det.limit_side_len": _LINES_FOUND_AT,
        "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
    }
    for step, pattern in _MODELS.items():
        found = sorted(models.glob(pattern))
        if len(found) != 1:
            raise InputError(
                f"rapidocr came without its {step} model, and none is downloaded. {TO_INSTALL}, without --no-binary."
            )
        params[f"{step}.model_path"] = str(found[0])
    engine: Any = rapidocr.RapidOCR(params=params)
    recogniser = engine._load_rec_model()
    recogniser.postprocess_op = _Decoder(list(recogniser.postprocess_op.character))
    return engine
