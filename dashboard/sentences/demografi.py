"""What the population and its projection say: of ages, of those who carry them, of the need, and of the økonomiplan."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from dashboard import text
from dashboard.sentences.words import liste, stor

ALLE, ELDRE = "alle", "80+"
GRUPPENAVN = {
    "alle": "Alle", "0": "Under 1 år", "1-5": "1–5 år", "6-12": "6–12 år", "13-15": "13–15 år", "16-18": "16–18 år",
    "19-66": "19–66 år", "67-79": "67–79 år", "80-89": "80–89 år", "90+": "90 år og eldre", "80+": "80 år og eldre",
}  # fmt: skip
TJENESTE = {
    "0": "Helsestasjon", "1-5": "Barnehage", "6-12": "Barneskole", "13-15": "Ungdomsskole", "16-18": "Videregående (fylket)",
    "19-66": "Yrkesaktiv alder", "67-79": "Omsorg, de yngste", "80-89": "Omsorg", "90+": "Omsorg, de eldste", "alle": "",
}  # fmt: skip
SEKTORNAVN = {
    "pleie_og_omsorg": "Pleie og omsorg", "grunnskole": "Grunnskole", "barnehage": "Barnehage", "sosial": "Sosial",
    "kommunehelse": "Kommunehelse", "barnevern": "Barnevern", "sum": "Sum",
}  # fmt: skip
DEFINISJON = (
    "Forsørgerbyrde: innbyggere 0–19 år og 65 år og eldre per 100 innbyggere 20–64 år. Forsørgerbyrde for eldre: bare de på 65 år"
    " og eldre. Aldersgrensene er de Statistisk sentralbyrå bruker i forsørgerbrøken for eldre (tabell 13612); barn og unge er"
    " lagt til. Tallene sier hvor mange som er i alderen, ikke hvor mange som er i arbeid."
)
_HVORFOR = {
    "mangler": "filen ikke har alle aldrene i gruppen",
    "overlapper": "aldersgruppene i filen overlapper",
    "merket": "Statistisk sentralbyrå ikke oppgir tall for en av aldrene",
}


class Befolkning(Protocol):
    """What the sentences ask of a population: analysis.befolkning has the words for it."""

    @property
    def naa(self) -> int | None: ...
    @property
    def basis(self) -> int | None: ...
    @property
    def siste(self) -> int | None: ...
    @property
    def fra_registeret(self) -> bool: ...
    @property
    def ventet_naa(self) -> int | None: ...
    @property
    def lagt_sammen(self) -> int | None: ...
    def aar(self, alternativ: str) -> list[int]: ...
    def antall(self, gruppe: str, aar: int | None = None, alternativ: str = "") -> int | None: ...
    def mangel(self, gruppe: str) -> str | None: ...
    def kilde(self, alternativ: str) -> tuple[str, pd.Timestamp | None]: ...


def hvem(gruppe: str) -> str:
    """`Innbyggere 80 år og eldre`."""
    return "Innbyggere" if gruppe == ALLE else f"Innbyggere {GRUPPENAVN[gruppe].lower()}"


def om_befolkningen(befolkning: Befolkning, aar: int | None) -> str:
    """The old first, whom most of the need comes from, then everybody. `aar`: the year to look forward to."""
    naa = befolkning.naa
    deler = [
        _om_gruppen(befolkning, ELDRE, "Antall innbyggere på 80 år og eldre", aar),
        _om_gruppen(befolkning, ALLE, "Folketallet", aar),
    ]
    sagt = " ".join(del_ for del_ in deler if del_)
    return sagt or f"Folketallet 1. januar {naa} er lest inn, men ikke for de aldersgruppene som trengs her."


def _om_gruppen(befolkning: Befolkning, gruppe: str, hva: str, aar: int | None) -> str:
    naa = befolkning.antall(gruppe)
    da = None if aar is None else befolkning.antall(gruppe, aar, "hoved")
    if naa is None:
        return ""
    if da is None:
        return f"{hva} er {text.number(naa)} per 1. januar {befolkning.naa}."
    if da == naa:
        return f"{hva} er {text.number(naa)} i {befolkning.naa} og ventes å være det samme i {aar}."
    verb = "øker" if da > naa else "synker"
    andel = f" ({text.percent(100 * (da - naa) / naa, True)})" if naa else ""
    return f"{hva} {verb} fra {text.number(naa)} i {befolkning.naa} til {text.number(da)} i {aar}{andel}."


def forbehold(befolkning: Befolkning, aar: int | None, oensket: int | None) -> list[str]:
    """What the reader must know of the numbers: source, age of the projection, merged numbers, missing ages.

    `aar` is the year that is shown, `oensket` the one that was asked for.
    """
    sagt = [_kilden(befolkning)]
    if befolkning.basis is not None and befolkning.siste is None and befolkning.fra_registeret:
        sagt.append(
            f"Framskrivingen i lageret går ikke lenger enn registeret ({befolkning.naa}). Hent den nyeste fra tabell 14288."
        )
    if aar is not None and oensket is not None and aar != oensket:
        sagt.append(f"Framskrivingen slutter i {aar}: det er vist i stedet for {oensket}.")
    if (ventet := befolkning.ventet_naa) is not None:
        funnet = befolkning.antall(ALLE)
        forskjell = (
            ""
            if funnet is None
            else f" Den ventet {text.number(ventet)} innbyggere i {befolkning.naa}; registeret har {text.number(funnet)}."
        )
        sagt.append(
            f"Framskrivingen er laget fra {befolkning.basis}, registeret er fra {befolkning.naa}.{forskjell}"
        )
    elif not befolkning.fra_registeret:
        sagt.append(
            f"Registrert folketall er ikke lest inn: {befolkning.naa} er framskrivingens første år. Hent tabell 07459."
        )
    if (sammen := befolkning.lagt_sammen) is not None:
        sagt.append(
            f"Til og med {sammen} er tallene lagt sammen av kommunene som ble til denne. Grensene kan ha vært litt annerledes."
        )
    return [each for each in sagt if each] + mangler(
        befolkning, [each for each in GRUPPENAVN if each != ALLE]
    )


def mangler(befolkning: Befolkning, grupper: Sequence[str]) -> list[str]:
    """Which groups cannot be shown, and why."""
    av_grunn: dict[str, list[str]] = {}
    for gruppe in grupper:
        grunn = befolkning.mangel(gruppe)
        if grunn:
            av_grunn.setdefault(grunn, []).append(GRUPPENAVN[gruppe].lower())
    return [
        f"Kan ikke vises fordi {_HVORFOR[grunn]}: {liste(navn, len(navn))}. Hent tabellen på nytt med ettårige aldre."
        for grunn, navn in av_grunn.items()
    ]


def _kilden(befolkning: Befolkning) -> str:
    deler = []
    for alternativ, hva in (("registrert", "registrert folketall"), ("hoved", "framskriving")):
        if not befolkning.aar(alternativ):
            continue
        tabell, dato = befolkning.kilde(alternativ)
        hvor = f"tabell {tabell}" if tabell else "opplastet fil"
        deler.append(f"{hva}: {hvor}" + (f", oppdatert {text.day(dato)}" if dato is not None else ""))
    return f"{stor('; '.join(deler))}. Tall per 1. januar. Statistisk sentralbyrå." if deler else ""


def om_forsoergerbyrden(aarene: pd.DataFrame, naa: int, aar: int | None) -> str:
    """Now and in `aar`, both ratios. `aarene`: rows of Befolkning.forsoergerbyrde."""
    per_aar = {int(rad["aar"]): rad for rad in aarene.to_dict("records")}
    if naa not in per_aar:
        return "Forsørgerbyrden kan ikke regnes ut: aldersgruppene 0–19, 20–64 og 65 år og eldre trengs."
    foer = per_aar[naa]
    sagt = f"For hver 100 innbyggere i alderen 20–64 år er det {text.number(foer['samlet'], 1)} barn, unge og eldre i {naa}"
    if aar is None or aar not in per_aar:
        return f"{sagt}. Eldre alene er {text.number(foer['eldre'], 1)}."
    da = per_aar[aar]
    return (
        f"{sagt}, og {text.number(da['samlet'], 1)} i {aar}. Eldre alene går fra {text.number(foer['eldre'], 1)} til"
        f" {text.number(da['eldre'], 1)}."
    )


def om_behovet(sektorer: Mapping[str, float], spenn: str) -> str:
    """`sektorer`: kr per sector over the years of `spenn`."""
    sagt = f"Befolkningen gjør at behovet {_retning(sum(sektorer.values()))} i {spenn}"
    opp = [navn for navn in sorted(sektorer, key=lambda each: -sektorer[each]) if sektorer[navn] > 0][:2]
    ned = [navn for navn in sorted(sektorer, key=lambda each: sektorer[each]) if sektorer[navn] < 0][:2]
    deler = [
        f"{ord_} {liste([f'{SEKTORNAVN[navn].lower()} ({text.millions(sektorer[navn], True)})' for navn in navnene])}"
        for ord_, navnene in (("mer til", opp), ("mindre til", ned))
        if navnene
    ]
    return f"{sagt}: {', '.join(deler)}." if deler else f"{sagt}."


def om_prisene(prisnivaa: int | None, aar: int | None, faktor: float | None) -> str:
    """In which year's kroner the amounts are. `aar`: that they have been made into, by `faktor`."""
    if prisnivaa is None:
        return "Filen sier ikke hvilket års kroner tallene er i. De er vist som de står."
    if aar is None or aar == prisnivaa:
        return f"Tallene er i {prisnivaa}-kroner."
    if faktor is None:
        return f"Tallene er i {prisnivaa}-kroner, og budsjettet er i {aar}-kroner. Kommunal deflator mangler for et av årene, så de er ikke regnet om."
    return f"Behovet er regnet om fra {prisnivaa}- til {aar}-kroner med kommunal deflator (ganger {text.number(faktor, 2)})."


def kildefeil(rader: pd.DataFrame, summer: pd.DataFrame) -> list[str]:
    """Every place where KS's printed table differs from itself.

    `rader` are those of demografi/utgiftsbehov, `summer` those of demografi/utgiftsbehov_summer.
    """
    skala, enhet = (
        (1000, f"{text.NO_BREAK}tusen{text.NO_BREAK}kr") if _i_tusen(rader) else (1, f"{text.NO_BREAK}kr")
    )
    feil = [
        _sumfeil(rad, skala, enhet)
        for rad in summer.to_dict("records")
        if not pd.isna(rad["rett"]) and not rad["rett"]
    ]
    feil += [
        f"Raden «Sum {rad['aar']}–{rad['aar_til']}» kan ikke kontrolleres: tabellen har ikke alle årene."
        for rad in summer.to_dict("records")
        if pd.isna(rad["rett"])
    ]
    return feil + _radsummer(rader, skala, enhet) + _avrunding(summer, skala, enhet)


def _sumfeil(rad: Mapping[Any, Any], skala: int, enhet: str) -> str:
    spenn = f"{rad['aar']}–{rad['aar_til']}"
    oppgitt = "" if pd.isna(rad["oppgitt"]) else f" ({text.number(rad['oppgitt'] / skala)}{enhet})"
    virkelig = "" if pd.isna(rad["beregnet"]) else f"; {spenn} blir {text.number(rad['beregnet'] / skala)}"
    if pd.isna(rad["virkelig_fra"]):
        return f"Raden «Sum {spenn}»{oppgitt} stemmer ikke med årene i tabellen{virkelig}."
    fra, til = int(rad["virkelig_fra"]), int(rad["virkelig_til"])
    hva = f"summen {fra}–{til}" if fra < til else f"tallene for {fra}"
    return f"Raden «Sum {spenn}»{oppgitt} er i virkeligheten {hva}{virkelig}."


def _radsummer(rader: pd.DataFrame, skala: int, enhet: str) -> list[str]:
    """Row sums that differ from their sectors: by rounding, and by more."""
    aarlige = rader[(rader["aar"] == rader["aar_til"]) & (rader["sektor"] == "sum")].dropna(
        subset=["oppgitt", "beregnet"]
    )
    avvik = aarlige.assign(forskjell=(aarlige["oppgitt"] - aarlige["beregnet"]).abs() / skala)
    antall = rader.loc[rader["aar"] == rader["aar_til"], "sektor"].nunique() - 1
    smaa = avvik[(avvik["forskjell"] > 0) & (avvik["forskjell"] <= (antall + 1) / 2)]
    store = avvik[avvik["forskjell"] > (antall + 1) / 2]
    sagt = [
        f"Radsummen for {rad['aar']} er feil: oppgitt {text.number(rad['oppgitt'] / skala)}{enhet}, sektorene blir {text.number(rad['beregnet'] / skala)}."
        for rad in store.to_dict("records")
    ]
    if not smaa.empty:
        lav, hoey = text.number(smaa["forskjell"].min()), text.number(smaa["forskjell"].max())
        hvor_mye = lav if lav == hoey else f"{lav}–{hoey}"
        aarene = liste([str(aar) for aar in smaa["aar"]], len(smaa))
        sagt.append(
            f"Radsummen avviker med {hvor_mye}{enhet} fra sektorene i {aarene}: det er avrunding i kilden."
        )
    return sagt


def _avrunding(summer: pd.DataFrame, skala: int, enhet: str) -> list[str]:
    return [
        f"«Sum {rad['aar']}–{rad['aar_til']}» avviker med opptil {text.number(rad['differanse'] / skala)}{enhet}: det er avrunding i kilden."
        for rad in summer.to_dict("records")
        if not pd.isna(rad["rett"]) and rad["rett"] and rad["differanse"] > 0
    ]


def _i_tusen(rader: pd.DataFrame) -> bool:
    return bool((rader["oppgitt"].dropna() % 1000 == 0).all())


def om_anslaget(aar: int, utelatt_av: Sequence[str]) -> str:
    """How the estimate of our own is made of the accounts of `aar`, and which sectors it leaves out."""
    utelatt = (
        f" Ikke med, fordi alder eller regnskap mangler: {liste([SEKTORNAVN[each].lower() for each in utelatt_av], 6)}."
        if utelatt_av
        else ""
    )
    return (
        f"Eget anslag, ikke KS' tabell. Netto driftsutgifter per innbygger i sektorens aldersgruppe i {aar} er ganget med"
        " endringen i antall innbyggere i gruppen (hovedalternativet). Anslaget er grovt: omsorg er regnet på alle fra 67 år,"
        " selv om de eldste trenger mest, og KS tar hensyn til mer enn alder. Last opp KS' tabell for kommunen for å bruke den."
        f"{utelatt}"
    )


TILTAKENE, BUDSJETTENE = "tiltakene i planen", "planens senere budsjetter"
"""What the need is held against: plurals, so that the sentences can say «de»."""


def om_betydningen(omraader: pd.DataFrame, spenn: str, siste: int, planen: str = TILTAKENE) -> str:
    """The need of all areas, what the plan holds against it, and the difference. `omraader`: rows of behov_mot_plan.

    `planen`: TILTAKENE or BUDSJETTENE, whichever plan is made of. The budget's own growth is om_budsjettveksten's to tell.
    """
    sagt = f"Befolkningen gjør at behovet {_retning(float(omraader['behov'].sum()))}{_i_aarsverk(omraader['aarsverk'])} i {spenn}."
    if omraader["plan"].isna().all():
        return f"{sagt} Økonomiplanen har ingen tall å holde det mot."
    endring, forskjell = float(omraader["plan"].sum()), float(omraader["differanse"].sum())
    hva = f"{'tar ut' if endring < 0 else 'legger til'} {text.millions(abs(endring))} i {siste}"
    if not round(endring / 1_000_000, 1):
        hva = "endrer ikke rammene samlet"
    holdt_mot = (
        f"Holdt mot behovet {_mot_behovet(forskjell)}"
        if _synlig(forskjell)
        else "Det svarer til endringen i behovet"
    )
    return f"{sagt} {stor(planen)} {hva}. {holdt_mot}."


def om_budsjettveksten(omraader: pd.DataFrame, foer: int, aar: int) -> str:
    """How the frame itself changes into the plan's first year, and what that may and may not mean for the difference.

    `omraader`: rows of behov_mot_plan. `foer`, `aar`: the year before the plan and its first.
    """
    vekst = omraader["budsjettvekst"].astype(float).sum(min_count=1)
    if pd.isna(vekst):
        return (
            f"Budsjettet for {foer} er ikke lest inn, så det vises ikke hvor mye budsjettet vokser til {aar}. Veksten kan alt dekke"
            " en del av behovet."
        )
    sagt = f"Budsjettet for de samme områdene {_retning(float(vekst), 'vokser')} fra {foer} til {aar}. Det er ikke regnet med her."
    if vekst <= 0:
        return f"{sagt} Endringen rommer også pris- og lønnsvekst."
    return f"{sagt} Budsjettveksten kan alt dekke en del av behovet; den rommer også pris- og lønnsvekst."


def om_differansen(differanse: float, planen: str = TILTAKENE) -> str:
    """The difference between need and plan (kr) as a label: whose it is, and which way it goes."""
    if not _synlig(differanse):
        return f"{stor(planen)} svarer til behovet"
    return f"{stor(planen)} {'tar ikke høyde for' if differanse > 0 else 'gir mer enn behovet'}"


def _mot_behovet(differanse: float) -> str:
    """`differanse`: need less plan, kr."""
    beloep = text.millions(abs(differanse))
    if differanse > 0:
        return f"tar de ikke høyde for {beloep}"
    return f"gir de {beloep} mer"


def _synlig(beloep: float) -> bool:
    """Whether an amount (kr) is more than 0,0 mill. kr."""
    return round(beloep / 1_000_000, 1) != 0


def _retning(endring: float, opp: str = "øker") -> str:
    if not _synlig(endring):
        return "er om lag uendret"
    return f"{opp if endring > 0 else 'synker'} med {text.millions(abs(endring))}"


def _i_aarsverk(aarsverk: pd.Series) -> str:
    if aarsverk.isna().all():
        return ""
    antall = abs(float(aarsverk.sum()))
    return f" (om lag {text.number(antall)} årsverk)" if round(antall) else ""


FORDELING = (
    "Hver sektors behov er fordelt på tjenesteområdene slik sektorens netto driftsbudsjett er fordelt (KOSTRA-funksjonene i"
    " sektoren). Endret behov er summen av de årlige endringene i planens år: så mye mer eller mindre trengs i det siste året enn i"
    " året før planen. Budsjettene er nominelle, hvert i sitt eget års kroner."
)
UTEN_AARSVERK = (
    "Kostnaden for et årsverk kan ikke regnes ut av lageret: det krever et helt år med både regnskap og avtalte dagsverk. Skriv den"
    " inn for å se behovet i årsverk."
)
DIFFERANSEN = "Behov − plan: + er det planen ikke tar høyde for, − er det den gir mer enn behovet. Budsjettveksten er ikke regnet med."
UTEN_PLAN = "Lageret har verken tiltak eller budsjett for planens senere år, så behovet står alene."


def om_aar_som_mangler(aarene: Sequence[int], kilde: str) -> str:
    """Years of the plan that the need does not reach."""
    hva = "KS' tabell" if kilde == "KS" else "Anslaget"
    return (
        f"{hva} har ikke {liste([str(aar) for aar in aarene], len(aarene))}: de årene er ikke med i summen."
    )


def om_aarsverket(rad: Mapping[Any, Any]) -> str:
    """Where the price of an årsverk comes from. `rad` is the row of demografi/aarsverk."""
    return (
        f"Et årsverk er regnet til {text.kroner(round(float(rad['kostnad']), -3))}: lønn og sosiale utgifter minus sykelønnsrefusjon i"
        f" {rad['aar']:.0f} ({text.millions(float(rad['loenn']))}) delt på {text.number(float(rad['aarsverk']))} årsverk (avtalte"
        " dagsverk delt på 260). Det er et gjennomsnitt for hele kommunen, og kan endres over."
    )


def om_tiltakene_i_planen(aar: int) -> str:
    return f"Planen: vedtatt effekt av tiltakene i {aar}. Et tiltak som sparer, tar ut av rammen."


def om_budsjettene_i_planen(fra: int, til: int) -> str:
    return f"Planen: budsjettet for {til} minus budsjettet for {fra}, i hvert sitt års kroner. Tiltak er ikke lest inn."
