"""What a name says of amounts: «Rev. budsjett 2026», «rekneskap_2011», «okt», «2016», «Beløp (1000 kr)»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.intake.mapping import plain

_DATASETS = {
    "regnskap": ("regnskap", "rekneskap", "regn", "rekn", "regnsk", "faktisk", "bokført", "regnskapsført"),
    "budsjett": ("budsjett", "bud", "buds", "budsj", "årsbudsjett"),
}
_VERSIONS = {
    "opprinnelig": ("opprinnelig", "opphavleg", "oppr", "vedtatt", "vedtatte", "vedteke"),
    "regulert": ("regulert", "revidert", "justert", "reg", "rev", "just", "gjeldende", "gjeldande"),
}
_MONTHS = (
    ("jan", "januar"),
    ("feb", "februar"),
    ("mar", "mars"),
    ("apr", "april"),
    ("mai", "may"),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct"),
    ("nov", "november"),
    ("des", "desember", "dec"),
)
_WORDS = {
    **{plain(word): ("dataset", name) for name, words in _DATASETS.items() for word in words},
    **{plain(word): ("versjon", name) for name, words in _VERSIONS.items() for word in words},
    **{word: ("periode", str(month)) for month, words in enumerate(_MONTHS, 1) for word in words},
}
_FILLER = {
    plain(word)
    for word in ("kr", "nok", "kroner", "beløp", "i", "hele", "heile", "år", "drift", "per", "for", "tall", "tal", "sum",
                 "periodisert", "investering")
}  # fmt: skip
_THOUSANDS = {"1000", "1000kr", "tusen", "tkr"}
_MILLIONS = {"mill", "million", "millioner", "mnok"}

_YEAR = r"(?<!\d)((?:19|20)\d\d)"
_MONTH_OF_YEAR = re.compile(_YEAR + r"[-_./ ]?(0[1-9]|1[0-3])(?!\d)")
_YEAR_OF_MONTH = re.compile(r"(?<!\d)(0?[1-9]|1[0-3])[-_./]((?:19|20)\d\d)(?!\d)")
_NUMBERED = re.compile(r"(?i)(?<![^\W\d_])(?:p|per|periode|mnd|måned|månad)[ ._-]?(0?[1-9]|1[0-3])(?!\d)")
_AGGREGATE = re.compile(r"(?i)^\s*(sum|summer|summen) (av|of) ")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount column and its place: dataset, year, version and month where the name gives them."""

    column: str
    dataset: str | None = None
    aar: str | None = None
    versjon: str | None = None
    periode: str | None = None
    scale: int = 1

    @property
    def placed(self) -> bool:
        """Whether the name says anything but the unit."""
        return any((self.dataset, self.aar, self.versjon, self.periode))


def bare(column: str) -> str:
    """The name without what Excel's pivot tables put in front: «Sum av Beløp» -> «Beløp»."""
    return _AGGREGATE.sub("", column)


def amount_of(column: str) -> Amount | None:
    """The amount a column name speaks of; None when it says anything else besides, or nothing at all."""
    amount, others = _said(column, bare(column))
    return amount if not others and (amount.placed or amount.scale > 1) else None


def amounts_of(columns: Iterable[str]) -> list[Amount]:
    """The amount columns among `columns`. Three or more that are numbers from 1 to 13 are months."""
    columns = list(columns)
    numbers = [column for column in columns if re.fullmatch(r"0?[1-9]|1[0-3]", column)]
    if len(numbers) < 3:
        numbers = []
    found = [Amount(each, periode=str(int(each))) if each in numbers else amount_of(each) for each in columns]
    return [amount for amount in found if amount is not None]


def hints_of(name: str) -> Amount:
    """What a file's name says of all the amounts in it. A year is said only where there is just one."""
    amount, _ = _said(name, name)
    years = set(re.findall(_YEAR + r"(?!\d{3})", name))
    datasets = {
        _WORDS[word][1] for word in map(plain, re.findall(r"[^\W\d_]+", name)) if word in _WORDS
    } & set(_DATASETS)
    return Amount(
        name,
        next(iter(datasets)) if len(datasets) == 1 else None,
        next(iter(years)) if len(years) == 1 else None,
        amount.versjon,
        amount.periode,
    )


def _said(column: str, text: str) -> tuple[Amount, list[str]]:
    """The amount that `text` speaks of, and the words in it that speak of something else."""
    said: dict[str, str] = {}
    for pattern, names in (
        (_MONTH_OF_YEAR, ("aar", "periode")),
        (_YEAR_OF_MONTH, ("periode", "aar")),
        (_NUMBERED, ("periode",)),
    ):
        if match := pattern.search(text):
            said |= dict(zip(names, match.groups(), strict=True))
            text = text[: match.start()] + " " + text[match.end() :]
    scale, others = 1, []
    for word in map(plain, re.findall(r"[^\W\d_]+|\d+", text)):
        if word in _WORDS:
            said.setdefault(*_WORDS[word])
        elif word in _THOUSANDS or word in _MILLIONS:
            scale = 1_000 if word in _THOUSANDS else 1_000_000
        elif re.fullmatch(r"(19|20)\d\d", word):
            said.setdefault("aar", word)
        elif word not in _FILLER:
            others.append(word)
    if "periode" in said:
        said["periode"] = str(int(said["periode"]))
    return Amount(column, scale=scale, **said), others
