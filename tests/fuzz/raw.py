"""What may happen to bytes, whatever they mean."""

from random import Random

TRICKY = (
    b"\x00", b"\xff", b"\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\r", b"\n",
    b'"', b";", b"\x1a", b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"%PDF", b"{", b"[", b"]", b"}", b"<?xml", b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"0A2025", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)  # fmt: skip


def spoil(content: bytes, chance: Random, times: int) -> bytes:
    """The bytes after `times` accidents."""
    spoilt = bytearray(content)
    for _ in range(times):
        _accident(spoilt, chance)
    return bytes(spoilt)


def cut(content: bytes, chance: Random) -> bytes:
    """The bytes without their end."""
    return content[: chance.randrange(len(content) + 1)]


def _accident(spoilt: bytearray, chance: Random) -> None:
    place = chance.randrange(len(spoilt) + 1)
    length = chance.choice((1, 1, 2, 4, 16, 200, 5_000))
    match chance.randrange(7):
        case 0 if spoilt:
            spoilt[place % len(spoilt)] ^= 1 << chance.randrange(8)
        case 1:
            spoilt[place : place + 1] = chance.choice(TRICKY)
        case 2:
            spoilt[place:place] = chance.choice(TRICKY)
        case 3:
            del spoilt[place : place + length]
        case 4:
            spoilt[place:place] = spoilt[place : place + length]
        case 5:
            spoilt[place:place] = chance.randbytes(min(length, 16))
        case 6:
            target = chance.randrange(len(spoilt) + 1)
            spoilt[target : target + length] = spoilt[place : place + length]
