"""KOSTRA 0A with records of other lengths, fields of other letters, and other skjema."""

from random import Random

from tests.fuzz import seeds

LETTERS = (
    *"0123456789 -+,.AæØx\t\0\"'",
    "\N{NO-BREAK SPACE}",
    "٣",
    "²",
    "\N{IDEOGRAPHIC SPACE}",
    "\x85",
    "\x1c",
    "\ufeff",
)
SKJEMA = ("0A", "0B", "0C", "0F", "0I", "0K", "0M", "0P", "0Z", "0a", "A0", "  ")
ENCODINGS = ("cp1252", "cp1252", "utf-8", "utf-8-sig", "cp850", "utf-16")


def records(chance: Random) -> list[str]:
    """Some of the seed's records."""
    return chance.sample(seeds.filuttrekk(), chance.randrange(1, 20))


def spoil(lines: list[str], chance: Random, times: int) -> None:
    """Let `times` things go wrong with the records, in place."""
    for _ in range(times):
        if lines:
            _accident(lines, chance.randrange(len(lines)), chance)


def write(lines: list[str], chance: Random) -> bytes:
    end = chance.choice(("\n", "\r\n", "\r\n", "\r", ""))
    text = end.join(lines) + chance.choice((end, end, "", "\x1a", end * 3))
    return text.encode(chance.choice(ENCODINGS), "replace")


def _accident(lines: list[str], n: int, chance: Random) -> None:
    line, place = lines[n], chance.randrange(len(lines[n]) + 1)
    match chance.randrange(8):
        case 0 | 1 | 2:
            lines[n] = line[:place] + chance.choice(LETTERS) + line[place + 1 :]
        case 3:
            lines[n] = line[:place] + chance.choice(LETTERS) + line[place:]
        case 4:
            lines[n] = line[:place]
        case 5:
            lines[n] = chance.choice(SKJEMA) + line[2:]
        case 6:
            lines.append(line)
        case 7:
            start = chance.randrange(2, 40)
            lines[n] = (
                line[:start] + chance.choice(("9", " ", "0", "-")) * chance.choice((3, 9, 18)) + line[start:]
            )
            lines[n] = lines[n][:48]
