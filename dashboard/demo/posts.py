"""Fjordvik's chart of accounts: every post (ansvar, tjeneste, konto, prosjekt) with its amount and monthly rhythm."""

from dataclasses import dataclass
from functools import cache

from dashboard.demo.chart import (
    AGA,
    INVESTERINGER,
    PRICES,
    PROFILER,
    RYTMER,
    TIL_DISPOSISJONSFOND,
    TJENESTE_FOR_ANSVAR,
    YEARS,
    Profil,
)
from dashboard.demo.organisation import ANSVAR, Ansvar

_EVEN = ("050", "080", "089", "099", "300", "330", "350", "370", "380", "590", "600", "620", "630", "650")


@dataclass(frozen=True, slots=True)
class Post:
    """One line of the chart of accounts. `aarlig`: kr for each of YEARS."""

    ansvar: str
    tjeneste: str
    konto: str
    prosjekt: str
    aarlig: tuple[int, ...]
    rytme: str

    @property
    def drift(self) -> bool:
        return self.konto[0] == "1"

    @property
    def art(self) -> str:
        return self.konto[1:4]

    def tjeneste_in(self, aar: int) -> str:
        """Funksjon 254 was replaced by 257 and 258 on 1.1.2024."""
        gone = aar < 2024 and self.tjeneste[:3] in ("257", "258")
        return "254" + self.tjeneste[3:] if gone else self.tjeneste


def _priced(kroner: float) -> tuple[int, ...]:
    return tuple(round(kroner * price / 1000) * 1000 for price in PRICES)


def _usual_rytme(konto: str) -> str:
    art = konto[1:4]
    return "stroem" if art == "180" else "maaned" if art in _EVEN else "vare"


def _wages(ansvar: Ansvar, profil: Profil, tjeneste: str) -> list[Post]:
    fast = ansvar.ansatte * profil.stilling * profil.loenn
    wages = {
        "10100": (fast, profil.rytme),
        "10200": (fast * profil.vikar, "vikar"),
        "10300": (fast * profil.ekstra, "vikar"),
        "10400": (fast * profil.overtid, "vikar"),
        "10500": (fast * profil.tillegg, "maaned"),
        "10900": (fast * profil.pensjon, profil.rytme),
    }
    gross = fast * (1 + profil.vikar + profil.ekstra + profil.overtid + profil.tillegg + profil.pensjon)
    wages["10990"] = (gross * AGA, profil.rytme)
    wages["17100"] = (-fast * profil.refusjon, "refusjon")
    return [
        Post(ansvar.kode, tjeneste, konto, "", _priced(kroner), rytme)
        for konto, (kroner, rytme) in wages.items()
        if abs(kroner) >= 4_000
    ]


def _goods(ansvar: Ansvar, profil: Profil, tjeneste: str) -> list[Post]:
    aarsverk = ansvar.ansatte * profil.stilling
    posts = [
        Post(ansvar.kode, tjeneste, konto, "", _priced(kroner * aarsverk), "vare")
        for konto, kroner in profil.varer
    ]
    rytme, kroner = profil.brukerbetaling
    if kroner:
        posts.append(Post(ansvar.kode, tjeneste, "16000", "", _priced(-kroner * aarsverk), rytme))
    return [post for post in posts if abs(post.aarlig[-1]) >= 6_000]


def _own(ansvar: Ansvar) -> list[Post]:
    posts = []
    for text in ansvar.poster:
        tjeneste, konto, thousands, *rest = text.split()
        rytme, prosjekt = (*rest, "", "")[:2]
        posts.append(
            Post(
                ansvar.kode,
                tjeneste,
                konto,
                prosjekt,
                _priced(int(thousands) * 1000),
                rytme or _usual_rytme(konto),
            )
        )
    return posts


def _vat(posts: list[Post]) -> list[Post]:
    """Merverdiavgift and its compensation, equal and opposite. Not where the municipality deducts it (vann, avløp)."""
    bought = [post for post in posts if "100" <= post.art < "286" and post.art not in ("160", "185")]
    if not bought or posts[0].ansvar[:3] in ("711", "712"):
        return []
    amounts = tuple(
        round(sum(post.aarlig[year] for post in bought) * 0.19 / 1000) * 1000 for year in range(4)
    )
    if amounts[-1] < 8_000:
        return []
    ansvar, tjeneste = bought[0].ansvar, bought[0].tjeneste
    negative = tuple(-amount for amount in amounts)
    return [
        Post(ansvar, tjeneste, "14290", "", amounts, "vare"),
        Post(ansvar, tjeneste, "17290", "", negative, "vare"),
    ]


def _of_ansvar(ansvar: Ansvar) -> list[Post]:
    posts = []
    if ansvar.profil:
        profil = PROFILER[ansvar.profil]
        tjeneste = TJENESTE_FOR_ANSVAR.get(ansvar.kode, profil.tjeneste)
        posts = _wages(ansvar, profil, tjeneste) + _goods(ansvar, profil, tjeneste)
    own = _own(ansvar)
    replaced = {(post.tjeneste, post.konto) for post in own if not post.prosjekt}
    posts = [post for post in posts if (post.tjeneste, post.konto) not in replaced] + own
    return posts + _vat(posts)


def _investment() -> list[Post]:
    posts = []
    for ansvar, tjeneste, konto, prosjekt, thousands in INVESTERINGER:
        amounts = tuple(amount * 1000 for amount in thousands)
        posts.append(Post(ansvar, tjeneste, konto, prosjekt, amounts, "sommer"))
        if ansvar[:3] not in ("711", "712"):
            posts.append(Post(ansvar, tjeneste, "04290", prosjekt, tuple(a // 4 for a in amounts), "sommer"))
    return posts


def _sums(posts: list[Post], *arts: str) -> tuple[int, ...]:
    return tuple(sum(p.aarlig[year] for p in posts if not arts or p.art in arts) for year in range(4))


def _negative(amounts: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(-amount for amount in amounts)


def _financing(drift: list[Post], investment: list[Post]) -> list[Post]:
    """The posts that make each year's budget balance, in drift and in investering."""
    depreciation = Post("9040", "86000", "19900", "", _negative(_sums(drift, "590")), "maaned")
    to_fund = Post("9050", "88000", "15400", "", TIL_DISPOSISJONSFOND, "desember")
    rest = _sums([*drift, depreciation, to_fund])
    block_grant = Post("9000", "84000", "18000", "", _negative(rest), "ramme")
    vat = Post("9050", "84100", "07290", "", _negative(_sums(investment, "429")), "sommer")
    from_drift = Post("9050", "88000", "09700", "", _negative(_sums(drift, "570")), "desember")
    loans = Post("9010", "87000", "09100", "", _negative(_sums([*investment, vat, from_drift])), "desember")
    nothing = (0, 0, 0, 0)
    reserve = Post("9030", "18000", "10100", "", nothing, "loenn")
    from_fund = Post("9050", "88000", "19400", "", nothing, "desember")
    return [depreciation, to_fund, block_grant, reserve, from_fund, vat, from_drift, loans]


@cache
def posts() -> tuple[Post, ...]:
    """The whole chart, as budgeted: each year's drift and each year's investering sum to 0."""
    drift: list[Post] = []
    for ansvar in ANSVAR:
        drift += [closed(post, ansvar.lagt_ned) for post in _of_ansvar(ansvar)]
    investment = _investment()
    return (*drift, *investment, *_financing(drift, investment))


def closed(post: Post, lagt_ned: str) -> Post:
    """The post of an ansvar that is closed: its last year to the month it closed, then nothing."""
    if not lagt_ned:
        return post
    year, month = int(lagt_ned[:4]), int(lagt_ned[5:7])
    weights = RYTMER[post.rytme]
    part = sum(weights[:month]) / sum(weights)
    amounts = tuple(
        amount if aar < year else round(amount * part / 1000) * 1000 if aar == year else 0
        for aar, amount in zip(YEARS, post.aarlig, strict=True)
    )
    return Post(post.ansvar, post.tjeneste, post.konto, post.prosjekt, amounts, post.rytme)


def weights(post: Post, aar: int) -> tuple[int, ...]:
    """The post's twelve weights that year; nothing falls after the ansvar closed."""
    rytme = RYTMER[post.rytme]
    closed_on = next((a.lagt_ned for a in ANSVAR if a.kode == post.ansvar), "")
    if closed_on and int(closed_on[:4]) <= aar:
        month = int(closed_on[5:7]) if int(closed_on[:4]) == aar else 0
        return tuple(w if i < month else 0 for i, w in enumerate(rytme))
    return rytme
