"""Which characters the bytes of a text file are: tried in order, never guessed from statistics.

Detectors fail on short, mostly ASCII Shift-JIS; decoding the whole file strictly as UTF-8, then as CP932, was right on
every sample. What passes as CP932 by chance shows in the header, which is then not recognised.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from partsref.errors import InputError

LONGEST_LINE_BYTES = 16 << 20
_CHUNK = 1 << 20
_BY_MARK = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_SHIFT_JIS = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What Python makes of bytes that Shift-JIS does not use."""
_TRIED = ("utf-8", "cp932")


def encoding_of(name: str, path: Path, head: bytes, given: str | None) -> str:
    """The encoding of the whole file. Raises `InputError` naming the row where none fits, or `given` does not."""
    _check_lines(name, path)
    if given is not None:
        encoding = _known(given)
        if (row := _first_bad_row(path, encoding)) is not None:
            raise InputError(f"{name}, row {row}: not readable as {given}. Try without --encoding, or another.")
        return encoding
    furthest = 0
    for encoding in (*_marked(head), *_TRIED):
        if (row := _first_bad_row(path, encoding)) is None:
            return encoding
        # What reads furthest is what the file is meant to be.
        furthest = max(furthest, row)
    raise InputError(
        f"{name}, row {furthest}: readable neither as UTF-8 nor as CP932 (Shift-JIS)."
        " Say what it is, for example --encoding euc_jp or --encoding cp1252."
    )


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
