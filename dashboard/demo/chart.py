"""What Fjordvik's accounts are made of: years and prices, monthly rhythms, what each kind of ansvar costs, tjenester and kontoer."""

from dataclasses import dataclass, field

YEARS = (2023, 2024, 2025, 2026)
PRICES = (0.889, 0.9246, 0.9615, 1.0)  # about 4 % a year
AGA = 0.051  # arbeidsgiveravgift, sone 4

# Twelve weights each: how a year's amount falls on the months.
RYTMER: dict[str, tuple[int, ...]] = {
    "maaned": (100,) * 12,
    # Holiday pay is accrued through the year; the month when the holiday is deducted from the wages is therefore low.
    "loenn": (102, 102, 102, 102, 103, 45, 105, 105, 110, 108, 106, 108),
    "laerer": (102, 102, 102, 102, 103, 104, 40, 105, 111, 110, 108, 109),
    "vikar": (115, 115, 105, 85, 85, 115, 190, 150, 75, 80, 85, 110),
    "refusjon": (102, 106, 122, 126, 114, 104, 97, 87, 80, 80, 90, 99),
    "vare": (70, 90, 105, 100, 100, 105, 60, 80, 110, 110, 115, 155),
    "stroem": (180, 165, 145, 100, 70, 50, 45, 50, 70, 95, 130, 170),
    "barnehage": (100, 100, 100, 100, 100, 100, 0, 100, 100, 100, 100, 100),
    "sfo": (100, 100, 100, 100, 100, 80, 0, 70, 100, 100, 100, 100),
    "skole": (110, 110, 110, 95, 105, 75, 10, 70, 115, 105, 115, 100),
    "semester": (0, 100, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0),
    "kino": (130, 120, 110, 95, 80, 60, 40, 70, 95, 120, 125, 115),
    "gebyr": (0, 100, 0, 0, 100, 0, 0, 100, 0, 0, 100, 0),
    "kvartal": (0, 0, 100, 0, 0, 100, 0, 0, 100, 0, 0, 100),
    "termin12": (100,) * 12,
    # Ten equal payments, none in August and December (regjeringen.no, «Utbetaling av rammetilskudd til kommuner»).
    "ramme": (100, 100, 100, 100, 100, 100, 100, 0, 100, 100, 100, 0),
    # Employers pay every second month, and the municipality has it the month after.
    "skatt": (125, 45, 130, 38, 148, 70, 125, 42, 128, 48, 185, 80),
    "rente": (10, 10, 150, 10, 10, 170, 10, 10, 150, 10, 10, 190),
    "halvaar": (0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 100),
    "januar": (85, 10, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    "juni": (0, 0, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0),
    "host": (0, 0, 40, 0, 60, 40, 0, 0, 80, 110, 130, 140),
    "desember": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100),
    "sommer": (0, 5, 15, 60, 130, 190, 120, 160, 170, 100, 40, 10),
    "vinter": (220, 210, 170, 70, 10, 5, 5, 5, 10, 45, 130, 190),
    "sosialhjelp": (112, 105, 104, 98, 96, 96, 92, 94, 96, 99, 102, 118),
}


@dataclass(frozen=True, slots=True)
class Profil:
    """What a kind of ansvar costs: wages as kr per årsverk, the rest as shares of fixed wages or kr per årsverk."""

    tjeneste: str
    stilling: float  # årsverk per employee
    loenn: int
    vikar: float = 0.01
    ekstra: float = 0.0
    overtid: float = 0.0
    tillegg: float = 0.0
    refusjon: float = 0.02
    pensjon: float = 0.17
    rytme: str = "loenn"
    varer: tuple[tuple[str, int], ...] = ()
    brukerbetaling: tuple[str, int] = field(default=("", 0))  # rytme and kr per årsverk


_KONTOR = (("11000", 4200), ("11500", 9000), ("11600", 4600), ("11950", 6500), ("12000", 5200))
_SKOLE = (("11050", 12500), ("11200", 6800), ("11500", 4200), ("11950", 7800), ("12000", 5500))
_BARNEHAGE = (("11050", 5200), ("11150", 11500), ("11200", 7500), ("12000", 3800))
_OMSORG = (("11100", 8600), ("11200", 7900), ("11500", 4300), ("12000", 4600))
_HJEMME = (("11100", 7900), ("11200", 5100), ("11500", 3800), ("11700", 13500), ("12100", 9500))
_TEKNISK = (("11200", 16000), ("11700", 21000), ("12000", 14000), ("12500", 18000))


def _turnus(
    tjeneste: str, stilling: float, loenn: int, vikar: float, varer: tuple[tuple[str, int], ...]
) -> Profil:
    """Work round the clock: shift supplements, and absence that has to be covered."""
    return Profil(
        tjeneste,
        stilling,
        loenn,
        vikar,
        0.02,
        overtid=0.013,
        tillegg=0.105,
        refusjon=0.047,
        pensjon=0.18,
        varer=varer,
    )


PROFILER: dict[str, Profil] = {
    "administrasjon": Profil("12000", 0.8, 672_000, varer=_KONTOR),
    "laerling": Profil(
        "12000", 0.52, 330_000, vikar=0, refusjon=0.01, pensjon=0.14, varer=(("11500", 9000),)
    ),
    "ikt": Profil("12000", 0.82, 668_000, overtid=0.012, varer=_KONTOR),
    "skoleledelse": Profil("20200", 0.76, 705_000, rytme="laerer", pensjon=0.15, varer=_KONTOR),
    "skole": Profil("20200", 0.67, 592_000, 0.035, 0.008, 0.006, 0, 0.039, 0.15, "laerer", _SKOLE),
    "voksenskole": Profil("21300", 0.63, 590_000, 0.02, 0, 0, 0, 0.03, 0.15, "laerer", _SKOLE),
    "sfo": Profil(
        "21500", 0.46, 452_000, 0.03, 0.015, 0, 0, 0.04, 0.16, "laerer", _BARNEHAGE, ("sfo", 215_000)
    ),
    "barnehage": Profil(
        "20100",
        0.69,
        498_000,
        0.055,
        0.012,
        0.004,
        0,
        0.045,
        0.165,
        "loenn",
        _BARNEHAGE,
        ("barnehage", 92_000),
    ),
    "barnehageledelse": Profil("20100", 0.8, 662_000, varer=_KONTOR),
    "styrket": Profil(
        "21100", 0.63, 512_000, vikar=0.03, refusjon=0.035, varer=(("11050", 4200), ("11500", 3200))
    ),
    "ppt": Profil("20200", 0.76, 652_000, varer=_KONTOR),
    "helsestasjon": Profil(
        "23200", 0.69, 618_000, vikar=0.02, refusjon=0.03, varer=(*_KONTOR, ("11100", 9500))
    ),
    "kulturskole": Profil("38300", 0.42, 548_000, rytme="laerer", pensjon=0.15, varer=_SKOLE),
    "kultur": Profil("38500", 0.63, 560_000, varer=_KONTOR),
    "fritid": Profil("23100", 0.5, 520_000, ekstra=0.05, varer=_BARNEHAGE),
    "sosialtjeneste": Profil("24200", 0.77, 612_000, overtid=0.008, refusjon=0.03, varer=_KONTOR),
    "miljoe": _turnus("25200", 0.59, 538_000, 0.05, _OMSORG),
    "flyktning": Profil("24200", 0.76, 585_000, refusjon=0.03, varer=_KONTOR),
    "omsorgsledelse": Profil("25300", 0.8, 672_000, varer=_KONTOR),
    "sykehjem": _turnus("25300", 0.52, 545_000, 0.062, _OMSORG),
    "akutt": _turnus("25600", 0.52, 560_000, 0.055, _OMSORG),
    "hjemmetjeneste": _turnus("25800", 0.54, 548_000, 0.06, _HJEMME),
    "bofellesskap": _turnus("25700", 0.49, 540_000, 0.065, _OMSORG),
    "avlastning": _turnus("25300", 0.42, 538_000, 0.06, _OMSORG),
    "lege": Profil("24100", 0.71, 830_000, vikar=0.03, refusjon=0.02, varer=(*_KONTOR, ("11100", 32000))),
    "terapi": Profil("24100", 0.74, 608_000, vikar=0.015, refusjon=0.03, varer=_HJEMME),
    "psykisk": _turnus("25800", 0.67, 592_000, 0.03, _HJEMME),
    "rus": _turnus("24300", 0.67, 588_000, 0.03, _HJEMME),
    "dagtilbud": Profil("23400", 0.6, 530_000, vikar=0.035, refusjon=0.045, varer=_BARNEHAGE),
    "kjoekken": Profil(
        "25300", 0.63, 492_000, vikar=0.04, tillegg=0.04, refusjon=0.045, varer=(("11200", 14000),)
    ),
    "plan": Profil("30100", 0.8, 688_000, varer=_KONTOR),
    "byggesak": Profil("30200", 0.8, 665_000, varer=_KONTOR),
    "oppmaaling": Profil("30300", 0.8, 650_000, varer=_KONTOR),
    "natur": Profil("36000", 0.8, 655_000, varer=_KONTOR),
    "landbruk": Profil("32900", 0.76, 640_000, varer=_KONTOR),
    "naering": Profil("32500", 0.8, 690_000, varer=_KONTOR),
    "eiendom": Profil("12100", 0.8, 672_000, varer=_KONTOR),
    "vaktmester": Profil("22200", 0.77, 522_000, overtid=0.02, refusjon=0.03, varer=_TEKNISK),
    "renhold": Profil(
        "22200", 0.62, 462_000, 0.04, refusjon=0.045, varer=(("11200", 12500), ("12000", 4200))
    ),
    "renholdhelse": Profil(
        "26100", 0.6, 462_000, 0.04, refusjon=0.045, varer=(("11200", 12500), ("12000", 4200))
    ),
    "renholdadm": Profil("13000", 0.62, 462_000, 0.03, refusjon=0.04, varer=(("11200", 12500),)),
    "brann": Profil("33900", 0.21, 590_000, overtid=0.05, tillegg=0.12, varer=_TEKNISK),
    "feiing": Profil("33800", 0.76, 545_000, varer=_TEKNISK),
    "idrett": Profil("38100", 0.63, 500_000, ekstra=0.05, overtid=0.01, varer=_TEKNISK),
    "park": Profil("33500", 0.71, 498_000, ekstra=0.08, varer=_TEKNISK),
    "vei": Profil("33200", 0.8, 532_000, overtid=0.045, tillegg=0.05, varer=_TEKNISK),
    "vann": Profil("34000", 0.8, 552_000, overtid=0.03, tillegg=0.06, varer=_TEKNISK),
    "vannnett": Profil("34500", 0.8, 548_000, overtid=0.03, tillegg=0.06, varer=_TEKNISK),
    "avloep": Profil("35000", 0.8, 552_000, overtid=0.03, tillegg=0.06, varer=_TEKNISK),
    "avloepnett": Profil("35300", 0.8, 545_000, overtid=0.03, tillegg=0.06, varer=_TEKNISK),
}

TJENESTE_FOR_ANSVAR = {
    "1101": "12000",
    "2190": "24400",
    "2230": "37000",
    "2231": "37300",
    "2234": "23400",
    "3130": "25800",
    "3140": "25800",
    "3150": "25800",
    "3160": "25700",
    "3170": "25700",
    "8112": "23300",
}

# Investment: ansvar, tjeneste, konto, prosjekt and the kr 1000 of each year.
INVESTERINGER: tuple[tuple[str, str, str, str, tuple[int, ...]], ...] = (
    ("6104", "22200", "02300", "9101", (8000, 21000, 14000, 2500)),
    ("6105", "26100", "02300", "9102", (3000, 6000, 12000, 18000)),
    ("7110", "34000", "02300", "9103", (2000, 4000, 9500, 11000)),
    ("7121", "35300", "02300", "9104", (3500, 5000, 4500, 6000)),
    ("8100", "12000", "02000", "9105", (1800, 1900, 2000, 2100)),
    ("7100", "33200", "02300", "9106", (2500, 1500, 3000, 3500)),
)

TIL_DISPOSISJONSFOND = (4_000_000, 3_000_000, 3_500_000, 3_500_000)

TJENESTER = {
    "10000": "Politisk styring",
    "11000": "Kontroll og revisjon",
    "12000": "Administrasjon",
    "12100": "Forvaltning av eiendom",
    "13000": "Administrasjonslokaler",
    "17000": "Årets premieavvik",
    "17100": "Amortisering av premieavvik",
    "18000": "Fellesutgifter",
    "20100": "Barnehage",
    "20200": "Grunnskole",
    "21100": "Styrket barnehagetilbud",
    "21300": "Voksenopplæring",
    "21500": "Skolefritidsordning",
    "22100": "Barnehagelokaler",
    "22200": "Skolelokaler",
    "22300": "Skoleskyss",
    "23100": "Aktivitetstilbud barn og unge",
    "23200": "Helsestasjon og skolehelsetjeneste",
    "23300": "Forebyggende helsearbeid",
    "23400": "Aktivisering og støtte",
    "24100": "Lege, fysioterapi og rehabilitering",
    "24200": "Råd og veiledning",
    "24300": "Rusomsorg",
    "24400": "Barneverntjeneste",
    "25100": "Barneverntiltak i familien",
    "25200": "Barneverntiltak utenfor familien",
    "25300": "Omsorg i institusjon",
    "25400": "Omsorg til hjemmeboende",
    "25600": "Øyeblikkelig hjelp, døgn",
    "25700": "Hjemmetjenester i bofellesskap",
    "25800": "Hjemmetjenester, ambulerende",
    "26100": "Institusjonslokaler",
    "26500": "Kommunale boliger",
    "27300": "Arbeidsrettede tiltak",
    "27500": "Introduksjonsordningen",
    "27600": "Kvalifiseringsordningen",
    "28100": "Økonomisk sosialhjelp",
    "28300": "Bistand til egen bolig",
    "30100": "Plansaker",
    "30200": "Byggesaker",
    "30300": "Kart og oppmåling",
    "32500": "Næringsutvikling",
    "32900": "Landbruk",
    "33000": "Samferdsel",
    "33200": "Kommunale veier",
    "33500": "Parker og plasser",
    "33800": "Forebygging av brann",
    "33900": "Brannberedskap",
    "34000": "Vannproduksjon",
    "34500": "Vanndistribusjon",
    "35000": "Avløpsrensing",
    "35300": "Avløpsnett",
    "35400": "Slamtømming",
    "35500": "Husholdningsavfall",
    "36000": "Naturforvaltning",
    "37000": "Bibliotek",
    "37300": "Kino",
    "37500": "Museum",
    "38000": "Idrett",
    "38100": "Idrettsbygg",
    "38300": "Kulturskole",
    "38500": "Andre kulturtiltak",
    "39000": "Den norske kirke",
    "39200": "Tros- og livssynssamfunn",
    "39300": "Gravplasser",
    "80000": "Skatt på inntekt og formue",
    "84000": "Rammetilskudd",
    "84100": "Momskompensasjon investering",
    "85000": "Integreringstilskudd",
    "86000": "Motpost avskrivninger",
    "87000": "Renter, utbytte og lån",
    "88000": "Interne finansieringstransaksjoner",
}

# By the account without its first digit, the kontoklasse: the same title in drift and investering.
KONTOER = {
    "0100": "Fastlønn",
    "0200": "Vikarer",
    "0300": "Ekstrahjelp",
    "0400": "Overtid",
    "0500": "Tillegg og annen lønn",
    "0800": "Godtgjørelse folkevalgte",
    "0890": "Introduksjons- og kvalifiseringsstønad",
    "0900": "Pensjon",
    "0990": "Arbeidsgiveravgift",
    "1000": "Kontormateriell",
    "1050": "Undervisningsmateriell",
    "1100": "Medisinsk forbruksmateriell",
    "1150": "Matvarer",
    "1200": "Annet forbruksmateriell",
    "1300": "Telefon og datakommunikasjon",
    "1400": "Informasjon og annonser",
    "1500": "Kurs og opplæring",
    "1600": "Reise og diett",
    "1700": "Transport og drift av biler",
    "1800": "Strøm",
    "1850": "Forsikringer",
    "1900": "Leie av lokaler",
    "1950": "Lisenser og avgifter",
    "2000": "Inventar og utstyr",
    "2090": "Medisinsk utstyr",
    "2100": "Leasing av biler",
    "2200": "Leie av utstyr",
    "2300": "Vedlikehold og byggetjenester",
    "2400": "Serviceavtaler",
    "2500": "Materialer til vedlikehold",
    "2600": "Vaskeritjenester",
    "3000": "Kjøp fra staten",
    "3300": "Kjøp fra fylkeskommuner",
    "3500": "Kjøp fra andre kommuner",
    "3700": "Kjøp fra private",
    "3800": "Kjøp fra interkommunalt selskap",
    "4290": "Merverdiavgift med kompensasjon",
    "4700": "Tilskudd og overføringer til andre",
    "5000": "Renteutgifter",
    "5100": "Avdrag på lån",
    "5400": "Avsetning til disposisjonsfond",
    "5700": "Overføring til investering",
    "5900": "Avskrivninger",
    "6000": "Brukerbetaling",
    "6200": "Salg og gebyr uten merverdiavgift",
    "6300": "Husleie",
    "6400": "Kommunale gebyrer",
    "6500": "Avgiftspliktig salg",
    "7000": "Refusjon fra staten",
    "7100": "Sykelønnsrefusjon",
    "7290": "Kompensasjon for merverdiavgift",
    "7300": "Refusjon fra fylkeskommuner",
    "7500": "Refusjon fra andre kommuner",
    "7700": "Refusjon fra andre",
    "8000": "Rammetilskudd",
    "8100": "Andre statlige tilskudd",
    "8700": "Skatt på inntekt og formue",
    "9000": "Renteinntekter",
    "9050": "Utbytte",
    "9100": "Bruk av lån",
    "9400": "Bruk av disposisjonsfond",
    "9500": "Bruk av bundne fond",
    "9700": "Overføring fra drift",
    "9900": "Motpost avskrivninger",
}
