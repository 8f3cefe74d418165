"""Which encoding a text file is in, and a UTF-8 copy of it where it is in another."""

import codecs
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20
SAMPLE = 1 << 24
ODD_BLANKS = (b"\t", b"\xc2\xa0", b"\xe2\x80\xaf")

# What Norwegian systems have written text in, the likeliest first; DOS and Mac still live in old archives.
ONE_BYTE = ("cp1252", "cp850", "mac_roman")
NORWEGIAN = frozenset("æøåÆØÅ")
OTHERS = frozenset("éèêëóòôöüäÉÖÄÜ§«»–—’“”…•°½²³€·\N{NO-BREAK SPACE}\N{SOFT HYPHEN}")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file as it stands.

    `clean`: it is valid UTF-8 and can be read without a copy. `lines`: how many lines it has,
    None where its line ends are mixed or it is in another encoding. `odd_blanks`: it has tabs or no-break spaces.
    `zero`: the line with its first zero character, which no text has; None where there is none, or it is in another encoding.
    """

    encoding: str
    clean: bool
    lines: int | None
    odd_blanks: bool = True
    zero: int | None = None


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file cannot be text in any encoding known here."""
    if _utf16(head):
        return False
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\f\x1a")
    return b"\0" in head or controls > len(head) // 100


def inspect(path: Path) -> TextFile:
    """Read the whole file once to tell its encoding and count its lines."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    if encoding := _utf16(head):
        return TextFile(encoding, False, None)
    counted = _count_utf8(path)
    if counted is None:
        return TextFile(_one_byte(path), False, None)
    encoding = "utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"
    return TextFile(encoding, True, counted.lines, counted.odd_blanks, counted.zero)


def transcode(path: Path, encoding: str, target: Path) -> None:
    """Write a UTF-8 copy of the file; stray bytes are read as Windows-1252."""
    decoder = codecs.getincrementaldecoder(encoding)("stray_bytes")
    with path.open("rb") as source, target.open("wb") as copy:
        while chunk := source.read(CHUNK):
            copy.write(decoder.decode(chunk).encode("utf-8", "replace"))
        copy.write(decoder.decode(b"", final=True).encode("utf-8", "replace"))


def _utf16(head: bytes) -> str | None:
    """UTF-16 by its mark, or because text in Latin letters has a zero in every other byte."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = head[: 1 << 14]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


@dataclass(slots=True)
class _Count:
    feeds: int = 0
    returns: int = 0
    odd_blanks: bool = False
    last: bytes = b""
    zero: int | None = None

    def add(self, chunk: bytes) -> None:
        if self.zero is None and (at := chunk.find(b"\0")) >= 0:
            before = chunk[:at]
            self.zero = 1 + max(self.feeds + before.count(b"\n"), self.returns + before.count(b"\r"))
        self.feeds += chunk.count(b"\n")
        self.returns += chunk.count(b"\r")
        self.odd_blanks = self.odd_blanks or any(blank in chunk for blank in ODD_BLANKS)
        self.last = chunk[-1:]

    @property
    def lines(self) -> int | None:
        if self.feeds and self.returns not in (0, self.feeds):
            return None
        return (self.feeds or self.returns) + (self.last not in (b"\n", b"\r"))


def _count_utf8(path: Path) -> _Count | None:
    """What the file's bytes hold; None where they are not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    count = _Count()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                count.add(chunk)
                if not chunk.isascii() or decoder.getstate()[0]:
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return count


def _one_byte(path: Path) -> str:
    """UTF-8 with stray bytes (files joined, or cut in the middle), else the encoding that gives Norwegian letters."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    decoded = sample.decode("utf-8", "replace")
    stray = decoded.count("\N{REPLACEMENT CHARACTER}")
    proper = sum(1 for character in decoded if not character.isascii()) - stray
    if proper > stray:
        return "utf-8"
    high = Counter(byte for byte in sample if byte > 127)
    return max(ONE_BYTE, key=lambda encoding: _likelihood(high, encoding))


def _likelihood(high: Counter[int], encoding: str) -> float:
    score = 0.0
    for byte, count in high.items():
        character = bytes([byte]).decode(encoding, "replace")
        score += count * (1.0 if character in NORWEGIAN else 0.5 if character in OTHERS else 0.0)
    return score


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in wrong), error.end


codecs.register_error("stray_bytes", _stray_bytes)
