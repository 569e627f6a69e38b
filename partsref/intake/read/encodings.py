"""Which characters the bytes of a text file are: its mark, then UTF-8, then what reads as people write.

Strict UTF-8 is never right by chance. Of the others several fit nearly every file, so each is judged by the letters it
gives (see `letters`) and by the words known as headers; where two are as good the file is refused, and both are named:
a wrong one swallows letters without a word.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from partsref.errors import InputError
from partsref.intake.read.letters import SCRIPTS, Script, likeness

LONGEST_LINE_BYTES = 16 << 20
_CHUNK = 1 << 20
_SAMPLE_BYTES = 64 << 10
_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_SHIFT_JIS = re.compile("[\x80\xa0\ue000-\uf8ff]")
"""What Python makes of bytes that Shift-JIS does not use, or leaves to each maker."""
_HIGH_LINES = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_STRANGE_WORD = re.compile(r"[\w.]*[^\x00-\x7f][\w.]*")
_WORDS = re.compile(r"[^,;\t|\"\r\n]+")
_LIKELY, _HARDLY, _MARGIN = 0.8, 0.5, 0.1
_KNOWN_WORD = 0.5
"""What a header's word that is known adds: more than the margin, for words are never known by chance."""

Known = Callable[[str], bool]
"""Whether a cell is a header's word that is known."""


class Encoding(NamedTuple):
    """The encoding of a file; `notes` are what the user should know of how it was found."""

    name: str
    notes: tuple[str, ...] = ()


def encoding_of(
    name: str, path: Path, head: bytes, given: str | None, known: Known = lambda _cell: False, *, lines: bool = True
) -> Encoding:
    """The encoding of the whole file. `lines`: whether it is a file of lines, which must fit in memory.

    Raises `InputError` naming the row where none fits, or `given` does not, and `--encoding` where two fit.
    """
    if lines:
        _check_lines(name, path)
    if given is not None:
        encoding = _known(given)
        if (row := _first_bad_row(path, encoding)) is not None:
            raise InputError(f"{name}, row {row}: not readable as {given}. Try without --encoding, or another.")
        return Encoding(encoding)
    furthest = 0
    for encoding in (*_marked(head), "utf-8"):
        if (row := _first_bad_row(path, encoding)) is None:
            return Encoding(encoding)
        furthest = max(furthest, row)
    return _likeliest(name, path, furthest, known)


class _Fit(NamedTuple):
    script: Script
    score: float
    text: str


def _likeliest(name: str, path: Path, utf8_until: int, known: Known) -> Encoding:
    sample = _sample(path)
    furthest = utf8_until
    fits: list[_Fit] = []
    for script in () if _is_nearly_utf8(sample) else SCRIPTS:
        if (row := _first_bad_row(path, script.encoding)) is not None:
            furthest = max(furthest, row)  # What reads furthest is what the file is meant to be.
            continue
        text = sample.decode(script.encoding, errors="replace")
        words = sum(not cell.isascii() and known(cell.strip()) for cell in _WORDS.findall(text))
        score = likeness(text, script) + _KNOWN_WORD * min(words, 4)
        if not any(fit.text == text and fit.score >= score for fit in fits):
            fits.append(_Fit(script, score, text))
    fits.sort(key=lambda fit: -fit.score)
    if not fits or fits[0].score < _HARDLY:
        raise InputError(
            f"{name}, row {furthest}: readable neither as UTF-8 nor as CP932 (Shift-JIS), nor clearly as another."
            " Say what it is, for example --encoding euc_jp or --encoding cp1252."
        )
    best = fits[0]
    rivals = [fit for fit in fits[1:] if fit.score > best.score - _MARGIN and fit.text != best.text]
    if rivals:
        rivals = [best, *rivals[:2]]
        either = " or ".join(
            f"--encoding {fit.script.encoding} ({fit.script.called}: {_shown(fit.text, rivals)})" for fit in rivals
        )
        raise InputError(f"{name}: its letters can be read in more than one way. Say which: {either}.")
    if best.script.encoding == "cp932" and best.score >= _LIKELY:
        return Encoding("cp932")
    return Encoding(
        best.script.encoding,
        (
            f"the characters are taken to be {best.script.encoding} ({best.script.called}: {_shown(best.text)})."
            " If letters are wrong, say --encoding",
        ),
    )


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether a text is UTF-8 but for a byte here and there: another encoding would make nonsense of the rest."""
    text = sample.decode("utf-8", errors="replace")
    strange = [letter for letter in text if not letter.isascii()]
    return strange.count("\ufffd") * 10 < len(strange)


def _shown(text: str, among: Sequence[_Fit] = ()) -> str:
    """A word or two with letters that are not ASCII; `among` several readings, words that each of them gives anew."""
    words = dict.fromkeys(word[:20] for word in _STRANGE_WORD.findall(text))
    others = [set(_STRANGE_WORD.findall(fit.text)) for fit in among if fit.text != text]
    return ", ".join([word for word in words if not any(word in other for other in others)][:3])


def _sample(path: Path) -> bytes:
    """Lines with bytes that are not ASCII, the first of the file."""
    found: list[bytes] = []
    size, rest = 0, b""
    with path.open("rb") as stream:
        while (chunk := stream.read(_CHUNK)) and size < _SAMPLE_BYTES:
            whole, end, rest = (rest + chunk).rpartition(b"\n")
            if len(rest) > _CHUNK:  # A file without lines.
                whole, rest = rest, b""
            for line in _HIGH_LINES.findall(whole + end):
                found.append(line[:_SAMPLE_BYTES])
                size += len(found[-1])
                if size >= _SAMPLE_BYTES:
                    break
    if size < _SAMPLE_BYTES:
        found += [line[:_SAMPLE_BYTES] for line in _HIGH_LINES.findall(rest)]
    return b"\n".join(found)


def _known(given: str) -> str:
    try:
        info = codecs.lookup(given)
    except LookupError:
        info = None
    # Encodings from bytes to bytes (zip, hex) are in the same register; some of them unpack.
    if info is None or not info._is_text_encoding:
        raise InputError(f"--encoding {given}: not known. Examples: utf-8, cp932, euc_jp, utf-16, cp1252.")
    return info.name


def _marked(head: bytes) -> tuple[str, ...]:
    for mark, encoding in _BY_MARK:
        if head.startswith(mark):
            return (encoding,)
    # UTF-16 without a mark: its commas and line ends have a zero byte, always on the same side.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 20 and not even:
        return ("utf-16-le",)
    if even > len(head) // 20 and not odd:
        return ("utf-16-be",)
    return ()


def _first_bad_row(path: Path, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    rows = 1
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
                if encoding == "cp932" and (odd := _NO_SHIFT_JIS.search(text)):
                    return rows + text[: odd.start()].count("\n")
            except UnicodeError as error:
                bad_at = getattr(error, "start", 0)
                return rows + chunk[:bad_at].count(b"\n")
            if not chunk:
                return None
            rows += chunk.count(b"\n")


def _check_lines(name: str, path: Path) -> None:
    """Refuse a file whose lines do not fit in memory."""
    length, row = 0, 1
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            length = len(chunk) - last - 1 if last >= 0 else length + len(chunk)
            if length > LONGEST_LINE_BYTES:
                raise InputError(
                    f"{name}, row {row}: longer than {LONGEST_LINE_BYTES >> 20} MiB. Is it a text file with rows?"
                )
            row += chunk.count(b"\n")
