"""What the statements of § 5-4 and § 5-6 say, and how the municipality stands against its financial targets."""

import pandas as pd

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, hittil

BARE_HELE_KOMMUNEN = (
    "Oppstillingene gjelder hele kommunen, og vises bare for dem som har tilgang til alle enheter."
)
OM_FORTEGN = "Inntekter og utgifter står begge som positive tall, og et resultat er inntekter minus utgifter."
OM_MAALTALLENE = "Måltallene er i prosent av driftsinntektene."
OM_AVVIKET = "Avviket er regnskapet mot budsjettet for samme tid, og pluss er til fordel for resultatet."

_RETNING = {
    "inntekt": ("merinntekt", "mindreinntekt"),
    "utgift": ("mindreforbruk", "merforbruk"),
    "resultat": ("bedre", "svakere"),
    "motpost": ("høyere", "lavere"),
    "avsetning": ("mindre avsatt", "mer avsatt"),
    "bruk": ("mer brukt", "mindre brukt"),
}


def retning(slag: str, avvik: float) -> str:
    """The word beside a line's deviation: + is to the benefit of the result. Empty where there is none to speak of."""
    if pd.isna(avvik):
        return ""
    pluss, minus = _RETNING[slag]
    return pluss if avvik > 0 else minus if avvik < 0 else "likt"


def om_aaret_uten_oppstilling(period: Period) -> str:
    """For a year before the regulation."""
    return (
        f"Oppstillingene følger reglene som gjelder fra regnskapsåret 2020, og finnes ikke for {period.aar}."
    )


def om_driftsresultatet(brutto: pd.Series, netto: pd.Series, period: Period) -> str:
    """Brutto and netto driftsresultat against budget and last year; the arguments are rows of drift/oppstilling."""
    if pd.isna(netto["regnskap"]):
        if pd.isna(netto["aarsbudsjett"]):
            return f"Det er verken regnskap eller budsjett for {period.aar}."
        return (
            f"Det er ikke lest inn regnskap for {period.aar} ennå."
            f" Budsjettet gir et netto driftsresultat på {beloep(netto['aarsbudsjett'])}."
        )
    return (
        f"{hittil(period)} er brutto driftsresultat {_mot_andre(brutto, period)}."
        f" Netto driftsresultat er {_mot_andre(netto, period)}."
    )


def om_maalet(naa: float | None, budsjettert: float | None, maal: float, period: Period) -> str:
    """Netto driftsresultat in % of driftsinntekter against its target, which is for a whole year. None: not known."""
    if er_hele_aaret(period) and naa is not None:
        return f"Netto driftsresultat er {text.percent(naa)} av driftsinntektene, {mot_gulvet(naa, maal)}."
    deler = f"Målet for netto driftsresultat, minst {_maal(maal)} av driftsinntektene, gjelder hele året"
    if budsjettert is not None:
        deler += f": årsbudsjettet gir {text.percent(budsjettert)}, {_over_eller_under(budsjettert, maal)}"
    if naa is None:
        return f"{deler}."
    forbehold = (
        "uten årsavslutningen"
        if period.periode == 12
        else "men inntektene og utgiftene kommer ikke jevnt gjennom året"
    )
    return f"{deler}. Hittil er det {text.percent(naa)}, {forbehold}."


def mot_gulvet(verdi: float, maal: float) -> str:
    """`under målet, som er minst 1,75 %`."""
    return f"{_over_eller_under(verdi, maal)}, som er minst {_maal(maal)}"


def mot_taket(verdi: float, maal: float) -> str:
    """`over målet, som er høyst 110 %`."""
    return f"{_over_eller_under(verdi, maal)}, som er høyst {_maal(maal)}"


def er_hele_aaret(period: Period) -> bool:
    """Whether the period is a year that is done, with its year-end entries."""
    return period.periode in (0, 13)


def om_aarsavslutningen(foer: float, etter: float, aar: int) -> str:
    """What period 13 did to netto driftsresultat, from December's cumulative figure to the year's."""
    endring = etter - foer
    if round(endring) == 0:
        return f"Årsavslutningen for {aar} endret ikke netto driftsresultat, som er {beloep(etter)}."
    virkning = "styrket" if endring > 0 else "svekket"
    return (
        f"Årsavslutningen {virkning} netto driftsresultat for {aar} med {beloep(abs(endring))},"
        f" fra {beloep(foer)} til {beloep(etter)}."
    )


def om_desember(foer: float, etter: float, aar: int) -> str:
    """That December stands without the year-end entries, and how far off it therefore is."""
    if round(etter - foer) == 0:
        return f"Desember er vist uten årsavslutningen. Den endret ikke netto driftsresultat for {aar}."
    retning_ = "for høyt" if foer > etter else "for lavt"
    return (
        f"Desember er vist uten årsavslutningen, og netto driftsresultat er derfor {beloep(abs(etter - foer))} {retning_}."
        f" Velg «{text.period(aar, 13)}» for å se det ferdige året."
    )


def om_det_udisponerte(linje: int) -> str:
    """What the last line is before the year is closed."""
    return (
        f"Linje {linje} er i løpet av året det som ikke er disponert ennå. Minus er et merforbruk som må dekkes inn"
        " hvis året ender slik."
    )


def om_det_som_mangler(kommunenummer: str | None) -> str:
    """What it takes to see the targets that need a balance sheet, which is not among the numbers that are uploaded."""
    last_opp = "last opp SSBs tabell 12134"
    return f"sett kommunenummer i innstillingene, og {last_opp}" if kommunenummer is None else last_opp


def om_uplassert(rad: pd.Series) -> str:
    """Amounts on arts that belong to no line; `rad` is that row of drift/oppstilling. Empty where they come to nothing."""
    vist = rad["regnskap"] if pd.notna(rad["regnskap"]) else rad["aarsbudsjett"]
    if round(vist) == 0:
        return ""
    return (
        f"{beloep(vist)} står på arter som ikke hører til noen linje. De er vist nederst, og er ikke med i summene."
        " Kontroller artene i filen."
    )


def _mot_andre(rad: pd.Series, period: Period) -> str:
    """`−4,8 mill. kr, 12,9 mill. kr svakere enn budsjettert og 13,6 mill. kr svakere enn på samme tid i fjor`."""
    i_fjor = f"i {period.aar - 1}" if er_hele_aaret(period) else "på samme tid i fjor"
    deler = []
    if pd.notna(rad["avvik"]):
        deler.append(_sammenlignet(rad["avvik"], "budsjettert"))
    if pd.notna(rad["fjoraar"]):
        deler.append(_sammenlignet(rad["regnskap"] - rad["fjoraar"], i_fjor))
    return ", ".join(part for part in (beloep(rad["regnskap"]), " og ".join(deler)) if part)


def _sammenlignet(forskjell: float, hva: str) -> str:
    if round(forskjell) == 0:
        return "som budsjettert" if hva == "budsjettert" else f"det samme som {hva}"
    return f"{beloep(abs(forskjell))} {'bedre' if forskjell > 0 else 'svakere'} enn {hva}"


def _over_eller_under(verdi: float, maal: float) -> str:
    return "under målet" if verdi < maal else "over målet" if verdi > maal else "på målet"


def _maal(maal: float) -> str:
    """A target as it was adopted: `1,75 %`, `8 %`."""
    desimaler = next(places for places in (0, 1, 2) if places == 2 or round(maal, places) == maal)
    return f"{text.number(maal, desimaler)}{text.NO_BREAK}%"
