"""What is wrong in Fjordvik, on purpose: the pages are there to find it. Told in `data/demo/README.md`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Monthly:
    """An amount added to a post every month of 2026 from `fra` to October."""

    ansvar: str
    tjeneste: str
    konto: str
    fra: int
    kroner: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A budget cut of 2026 (kr a year) that the accounts never followed."""

    ansvar: str
    tjeneste: str
    konto: str
    kroner: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Posts of 2026 where nothing is booked from month `fra` up to and including `til`."""

    ansvar: tuple[str, ...]
    konto: tuple[str, ...]
    fra: int
    til: int


# 1. Fjordgløtt sykehjem covers absence and vacant nights with hired hands and overtime.
VIKAR_OG_OVERTID = (
    Monthly("3111", "25300", "10200", 2, 105_000),
    Monthly("3112", "25300", "10200", 2, 95_000),
    Monthly("3113", "25300", "10200", 2, 60_000),
    Monthly("3111", "25300", "10300", 2, 25_000),
    Monthly("3112", "25300", "10300", 2, 25_000),
    Monthly("3111", "25300", "10400", 2, 30_000),
    Monthly("3113", "25300", "10400", 2, 30_000),
    Monthly("3114", "25300", "10400", 2, 40_000),
)
# 2. Nes skole spends less than budgeted, but books no refunds from April: it looks balanced.
REFUSJON_IKKE_FOERT = Missing(("2130", "2131", "2132", "2133"), ("17000", "17100", "17500"), 4, 10)
MINDREFORBRUK_NES = Monthly("2131", "20200", "10100", 4, -150_000)
# 3. "Enøk i skolebygg" is reported as done; the electricity costs what it did.
TILTAK_UTEN_EFFEKT = Cut("6104", "22200", "11800", 1_200_000)
# 5. Barnevern: more children placed from March; the leader still reports a year on budget.
FLERE_PLASSERINGER = (
    Monthly("2192", "25200", "13300", 3, 190_000),
    Monthly("2192", "25200", "13700", 3, 110_000),
)
BARNEVERN = "219"
# 7. A reception class is booked on an ansvar nobody has told the organisation register about.
UKJENT_ANSVAR = "2199"
UKJENT_ANSVAR_NAVN = "Mottaksklasse Fjordvik"
UKJENT_POSTER = (
    ("20200", "10100", 88_000),
    ("20200", "10900", 13_200),
    ("20200", "10990", 5_161),
    ("20200", "11050", 9_400),
)
UKJENT_FRA = 8
# 8. The August instalment of the sewage fee is not invoiced.
GEBYR_IKKE_FAKTURERT = Missing(("7121",), ("16400",), 8, 8)
