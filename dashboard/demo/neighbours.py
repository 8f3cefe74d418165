"""The fictional municipalities around Fjordvik: invented names, with numbers that no municipality has."""

from dataclasses import dataclass
from functools import cache

from dashboard.demo.chance import noise, stream
from dashboard.settings import DEMO_NUMMER

FYLKE = ("EKA99", "Demofylket (fiktivt)")
GRUPPE = ("EKG99", "Demogruppen (fiktiv)")
SMAA = ("EKG98", "Demogruppen for små kommuner (fiktiv)")
GRUPPER = (GRUPPE, SMAA)
GRUPPER_FRA = 2020

_FOLKETALL = (
    ("Havdisnes", 11_240), ("Tindrevåg", 8_310), ("Sildrebygd", 7_450), ("Vindlyse", 13_820),
    ("Glimmerfoss", 9_970), ("Skodderyd", 10_480), ("Trollheggdal", 7_060), ("Tåkesunda", 8_890),
    ("Myrullvik", 12_310), ("Rognebærdal", 9_140), ("Blåveismo", 14_260), ("Kvitsymrenes", 7_730),
    ("Lomvistrand", 10_050), ("Havørnøyra", 8_020), ("Multemark", 11_690), ("Einerhaugvik", 9_420),
    ("Gaukesyredal", 12_950),
    ("Ternekollvik", 4_380), ("Isfuglvatn", 3_110), ("Steinskvettdal", 1_960), ("Nattravnås", 3_740),
    ("Orrfuglmo", 2_850), ("Vinterblidnes", 2_240), ("Lavlandseter", 4_610), ("Duggperledal", 1_480),
    ("Rimfrostøy", 2_620), ("Solgangsvik", 3_450), ("Kveldsrødnes", 4_020),
)  # fmt: skip
_SMALL = 5_000  # from here down a municipality is in the group of small ones
ALDERSGRUPPER = ((0, 5), (6, 15), (16, 66), (67, 79), (80, None))
_ANDELER = (0.050, 0.109, 0.630, 0.146, 0.065)  # of the inhabitants, in an ordinary one of them


@dataclass(frozen=True, slots=True)
class Nabo:
    """`innbyggere` are those of 1.1.2026. `andeler`: their shares in ALDERSGRUPPER. `vekst`: a year, as a share.

    `spredt` (how far people live from each other) and `sosialt` (how much social need there is) are 1 in an ordinary one.
    """

    kode: str
    navn: str
    innbyggere: int
    andeler: tuple[float, ...]
    vekst: float
    spredt: float
    sosialt: float

    @property
    def gruppe(self) -> tuple[str, str]:
        return SMAA if self.innbyggere < _SMALL else GRUPPE

    def antall(self, aar: int, gruppe: int) -> int:
        """Inhabitants of one of the ALDERSGRUPPER on 1 January."""
        return round(self.innbyggere * (1 - self.vekst * (2026 - aar)) * self.andeler[gruppe])


@cache
def neighbours() -> tuple[Nabo, ...]:
    """In the order of their numbers, which follow Fjordvik's."""
    rng = stream(6)
    found = []
    for number, (navn, innbyggere) in enumerate(_FOLKETALL, start=1):
        z = noise(rng, 6).tolist()
        # Where few live, the old are many and the children few.
        old = 0.12 * z[0] + (0.14 if innbyggere < _SMALL else 0.0)
        shares = (
            _ANDELER[0] * (1 - 0.8 * old + 0.06 * z[1]), _ANDELER[1] * (1 - 0.6 * old + 0.05 * z[2]), 0.0,
            _ANDELER[3] * (1 + 0.6 * old), _ANDELER[4] * (1 + old + 0.05 * z[3]),
        )  # fmt: skip
        found.append(
            Nabo(
                kode=f"{int(DEMO_NUMMER) + number}",
                navn=navn,
                innbyggere=innbyggere,
                andeler=(*shares[:2], 1 - sum(shares), *shares[3:]),
                vekst=0.003 - 0.02 * old,
                spredt=1.15 + 0.2 * z[4] + (0.35 if innbyggere < _SMALL else 0.0),
                sosialt=1 + 0.16 * z[5],
            )
        )
    return tuple(found)


def group_rows() -> list[dict[str, object]]:
    """One row per municipality, Fjordvik first."""
    return [
        {
            "Kommune": kode,
            "Kommune (navn)": navn,
            "KOSTRA-gruppe": gruppe[0],
            "KOSTRA-gruppe (navn)": gruppe[1],
            "Fra og med år": GRUPPER_FRA,
            "Til og med år": "",
        }
        for kode, navn, gruppe in (
            (DEMO_NUMMER, "Fjordvik", GRUPPE),
            *((nabo.kode, nabo.navn, nabo.gruppe) for nabo in neighbours()),
        )
    ]
