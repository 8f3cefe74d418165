"""What is said of the evidence for Kommunekompasset: each piece with its figure and period, and how much there is in all."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from math import floor
from typing import Any

from dashboard import text
from dashboard.analysis.bevis import DELVIS_FRA, STOETTER_FRA, Bevis, Bevisbok, Delkriterium, dekning
from dashboard.sentences.words import liste, stor, tallord
from dashboard.text import percent

INGEN_DATA = "Ingen data ennå"
INGEN_SPOR = "Ingen spor i løsningen"
GJENSTAAR = "Viser at noe gjenstår"
IKKE_ENNAA = "Teller ikke ennå (i gang, planlagt eller grad 0)"
GRENSENE = (
    f"Et spor støtter delkriteriet når minst {STOETTER_FRA} % er gjort, og støtter delvis fra {DELVIS_FRA} til {STOETTER_FRA} %."
    f" Under {DELVIS_FRA} % viser det at noe gjenstår, og teller ikke. Et antall uten noe å holde det mot, støtter."
    " Grensene er løsningens egne: KS har ikke satt noen."
)
ER_OG_ER_IKKE = (
    "Boken er bevis på hva som er gjort, ikke en poengsum: evaluatorene vurderer selv hva det er verdt.",
    "Spor er talt i løsningens egne data, i den versjonen som står ved hvert spor. De samme dataene gir de samme tallene.",
    GRENSENE,
    "Egenvurderinger er kommunens egne ord, og løsningen har ikke prøvd dem. Bare de som viser til dokumentasjon, er med, og bare de som er gjennomført med grad over 0, teller. Graden går fra 0 (ikke) til 4 (fullt ut).",
    "Der løsningen ikke har data, sier boken det. Et hull betyr at løsningen ikke har spor av arbeidet, ikke at arbeidet mangler.",
    "Rollene og dokumentasjonen er gjengitt slik de er skrevet. Når lederrollene er lest inn, tar skjemaet bare imot lederroller og tjenesteområder. En fil med noe annet gir en advarsel, men blir lest inn.",
)


def om_boken(bok: Bevisbok) -> str:
    """How many sub-criteria have traces, only the municipality's own word, or neither; how much there is; and where most is missing."""
    egne = text.count(bok.dokumenterte, "dokumentert egenvurdering", "dokumenterte egenvurderinger")
    stykker = [
        *([text.count(len(bok.spor), "ulikt spor", "ulike spor")] if bok.spor else []),
        *([egne] if bok.dokumenterte else []),
    ]
    i_alt = f"I alt er det {liste(stykker)}." if stykker else ""
    return " ".join(each for each in (om_dekningen(bok.kriterier), i_alt, om_hullene(bok)) if each)


def om_dekningen(kriterier: Sequence[Delkriterium]) -> str:
    """`Av 35 delkriterier har 21 spor i løsningen, 8 bare egenvurdering med dokumentasjon og 6 ingen av delene.`"""
    dekket = dekning(kriterier)
    alle = text.count(dekket.alle, "delkriterium", "delkriterier")
    if dekket.hull == dekket.alle:
        return f"Av {alle} har ingen spor i løsningen eller egenvurdering med dokumentasjon ennå."
    deler = (
        (dekket.spor, "spor i løsningen"),
        (dekket.bare_vurdert, "bare egenvurdering med dokumentasjon"),
        (dekket.hull, "ingen av delene"),
    )
    return f"Av {alle} har {liste([f'{antall} {hva}' for antall, hva in deler if antall])}."


def om_hullene(bok: Bevisbok) -> str:
    """The areas without any evidence, else those where most is missing; empty where nothing is."""
    tomme = [each.navn for each in bok.omraader if all(kriterium.hull for kriterium in each.kriterier)]
    if len(tomme) == len(bok.omraader):
        return ""
    if tomme:
        return f"Ingen av delene er det i {'området' if len(tomme) == 1 else 'områdene'} {liste(tomme, 8)}."
    mangler = {each.navn: sum(kriterium.hull for kriterium in each.kriterier) for each in bok.omraader}
    flest = max(mangler.values(), default=0)
    if not flest:
        return "Alle områdene er dekket."
    navn = [each for each, antall in mangler.items() if antall == flest]
    hver = " hver" if len(navn) > 1 else ""
    return f"Mest mangler i {liste(navn, 8)}: {text.count(flest, 'delkriterium', 'delkriterier')}{hver}."


def om_omraadet(kriterier: Sequence[Delkriterium]) -> str:
    """`2 med spor, 1 med bare egenvurdering, 2 uten`: of its sub-criteria, those above none."""
    dekket = dekning(kriterier)
    deler = (
        (dekket.spor, "med spor"),
        (dekket.bare_vurdert, "med bare egenvurdering"),
        (dekket.hull, "uten"),
    )
    return ", ".join(f"{antall} {hva}" for antall, hva in deler if antall)


def om_summen(bok: Bevisbok) -> str:
    """Why the traces of the areas are more than those of the book; empty where they are not."""
    sum_ = sum(each.spor for each in bok.omraader)
    if sum_ == len(bok.spor):
        return ""
    return (
        f"Boken har {text.count(len(bok.spor), 'ulikt spor', 'ulike spor')}. Tallene i kolonnen Spor blir {text.number(sum_)} til sammen,"
        " fordi samme spor kan høre til i flere områder."
    )


def om_styrken(bevis: Bevis) -> str:
    """`støtter delvis (60 %)`; of a count, the word alone."""
    andel = om_andelen(bevis)
    return f"{bevis.styrke} ({andel})" if andel else str(bevis.styrke)


def om_andelen(bevis: Bevis) -> str:
    """`67 %`, never rounded up to a limit that it does not reach; empty where there is none."""
    if bevis.andel is None:
        return ""
    naermest = floor(bevis.andel + 0.5)
    hele = floor(bevis.andel) if bevis.andel < naermest in (DELVIS_FRA, STOETTER_FRA, 100) else naermest
    return f"{hele}{text.NO_BREAK}%"


def kommando(spoerring: str, versjon: int, gitt: Mapping[str, Any]) -> str:
    """What to type to have the figures again. What is null is left out: it is so when it is not given."""
    verdier = [
        ord_ for navn, verdi in gitt.items() if verdi is not None for ord_ in (f"--{navn}", str(verdi))
    ]
    return shlex.join(["dashboard", "query", spoerring, "--at", str(versjon), *verdier])


def perioden(bevis: Bevis) -> str:
    """`januar 2025–oktober 2026`, `januar–oktober 2026`, `2025–2026` of whole years, `per 22.11.2026` of what simply stands."""
    if bevis.fra is None or bevis.til is None:
        return f"per {text.day(bevis.dato)}"
    return dager(bevis.fra, bevis.til)


def dager(fra: date, til: date) -> str:
    """The months or, where they are whole, the years from `fra` to `til`."""
    if (fra.month, fra.day) == (1, 1) and (til + timedelta(days=1)).timetuple().tm_yday == 1:
        return str(fra.year) if fra.year == til.year else f"{fra.year}–{til.year}"
    if (fra.year, fra.month) == (til.year, til.month):
        return text.period(fra.year, fra.month)
    foerst = text.MONTHS[fra.month] if fra.year == til.year else text.period(fra.year, fra.month)
    return f"{foerst}–{text.period(til.year, til.month)}"


def om_beviset(bevis: Bevis) -> str:
    """What it shows, with figure and period; where there is no data, that."""
    if not bevis.har_data:
        return f"{INGEN_DATA}: {om_mangelen(bevis)}"
    return _SETNINGER[bevis.kilde.id](bevis)


def om_mangelen(bevis: Bevis) -> str:
    """Why there is no data: `ingen spørsmål fra folkevalgte er ført.`"""
    return f"{_MANGLER[bevis.kilde.id]}."


def _av(bevis: Bevis, hva: str, gjort: str, til_slutt: str = "") -> str:
    """`38 av 44 vedtak er fulgt opp innen fristen, januar 2025–oktober 2026.`"""
    return f"{text.number(bevis.teller)} av {text.number(bevis.nevner or 0)} {hva} {gjort}, {perioden(bevis)}.{til_slutt}"


def _og(*deler: str) -> str:
    """A last sentence of its parts; those that are empty say nothing."""
    sagt = liste([each for each in deler if each], 5)
    return f" {stor(sagt)}." if sagt else ""


def _resten(bevis: Bevis, **navn: str) -> list[str]:
    """The counts besides, those above none: `3 er åpne`."""
    return [f"{text.number(bevis.mer[hva])} {sagt}" for hva, sagt in navn.items() if bevis.mer[hva]]


def _vedtak_i_tide(bevis: Bevis) -> str:
    resten = _resten(
        bevis,
        for_sent="kom etter fristen",
        uten_dato="er gjort en ukjent dag",
        aapne="gjenstår",
    )
    return _av(bevis, "vedtak", "er fulgt opp innen fristen", _og(*resten))


def _vedtak_med_status(bevis: Bevis) -> str:
    return _av(
        bevis, "vedtak", "har status, og ansvarlig og frist der de er åpne", _og(*_resten(bevis, utfoert="er utført"))
    )  # fmt: skip


def _publiseringer(bevis: Bevis) -> str:
    flere = bevis.mer["utgaver"] - bevis.teller
    rettet = f"{text.count(bevis.mer['utgaver'], 'utgave', 'utgaver')} er gitt ut i alt" if flere > 0 else ""
    return _av(bevis, "måneder med regnskap", "er publisert", _og(rettet))


def _moeter(bevis: Bevis) -> str:
    fora = liste(_resten(bevis, drift="er om drift", strategisk="er om strategi"))
    skrevet = liste(
        [
            text.count(bevis.mer[hva], en, flere)
            for hva, en, flere in (("beslutninger", "beslutning", "beslutninger"), ("oppgaver", "oppgave", "oppgaver"))
            if bevis.mer[hva]
        ]
    )  # fmt: skip
    return _av(
        bevis, "dialogmøter", "er holdt og har låst referat",
        f"{_og(fora)}{f' Det er skrevet {skrevet} i dem.' if skrevet else ''}",
    )  # fmt: skip


def _oppgaver(bevis: Bevis) -> str:
    resten = _resten(bevis, for_sent="kom etter fristen", aapne="gjenstår")
    return _av(bevis, "oppgaver fra møtene", "er gjort innen fristen", _og(*resten))


def _avvik(bevis: Bevis) -> str:
    """A unit past the limit in two months is two deviations."""
    tid = ""
    if bevis.mer["med_moete"]:
        tid = f" {bevis.mer['foer_moetet']} av de {bevis.mer['med_moete']} som har hatt et møte, var forklart til møtedagen."
    prosent = f"{text.points(bevis.gitt['avvik_prosent'])}{text.NO_BREAK}%"
    return _av(
        bevis, f"avvik over {text.kroner(bevis.gitt['avvik_kr'])} og {prosent}", "er forklart av enheten", tid
    )


def _kostra_lest(bevis: Bevis) -> str:
    andre = liste(
        [
            text.count(bevis.mer[hva], en, flere)
            for hva, en, flere in (("kommuner", "kommune", "kommuner"), ("grupper", "gruppe", "grupper"))
            if bevis.mer[hva]
        ]
    )  # fmt: skip
    ved = f" I det nyeste året står de ved siden av tall for {andre}." if andre else ""
    return f"{text.count(bevis.teller, 'nøkkeltall', 'nøkkeltall')} med egne tall er lest inn, {perioden(bevis)}.{ved}"


def _kostra_i_moeter(bevis: Bevis) -> str:
    return (
        f"{text.count(bevis.teller, 'beslutning eller oppgave', 'beslutninger og oppgaver')} fra"
        f" {text.count(bevis.mer['moeter'], 'dialogmøte', 'dialogmøter')} er skrevet ved en sammenligning, {perioden(bevis)}."
    )


def _kostra_i_maal(bevis: Bevis) -> str:
    return f"{text.count(bevis.teller, 'indikator', 'indikatorer')} måles med KOSTRA, {perioden(bevis)}."


def _lederavtaler(bevis: Bevis) -> str:
    runder = f"{text.number(bevis.mer['innen_fristen'])} av dem innen fristen" if bevis.teller else ""
    antall = text.count(bevis.mer["runder"], "runde", "runder")
    return _av(bevis, "ledersamtaler", f"er holdt i {antall}", _og(runder))


def _internavvik(bevis: Bevis) -> str:
    return (
        f"{text.count(bevis.nevner or 0, 'avvik er meldt', 'avvik er meldt')} i kvalitetssystemet, og"
        f" {text.number(bevis.teller)} er lukket, {perioden(bevis)}."
    )


def _undersoekelse(en: str, flere: str) -> Callable[[Bevis], str]:
    def sagt(bevis: Bevis) -> str:
        svar, spurt = bevis.mer["svar"], bevis.mer["inviterte"]
        svarte = (
            f" {text.number(svar)} av {text.number(spurt)} spurte svarte ({percent(100 * svar / spurt)})."
            if svar and spurt
            else ""
        )
        return f"{stor(tallord(bevis.teller))} {en if bevis.teller == 1 else flere} er holdt, {perioden(bevis)}.{svarte}"

    return sagt


def _gevinster(bevis: Bevis) -> str:
    """Kroner first, where there are any: they are what it is graded by."""
    planlagt = bevis.mer["planlagt_kr"]
    if not planlagt:
        return _av(bevis, "planlagte gevinster", "er meldt tatt ut helt eller delvis")
    return (
        f"{text.millions(bevis.mer['realisert_kr'])} av planlagte {text.millions(planlagt)} er meldt tatt ut, {perioden(bevis)}."
        f" Av {text.count(bevis.nevner or 0, 'planlagt gevinst', 'planlagte gevinster')} er {text.number(bevis.teller)} tatt ut helt"
        " eller delvis."
    )


def _oppdrag(bevis: Bevis) -> str:
    if bevis.mer["kvartal"] is None:
        return f"Ingen av de {bevis.nevner} oppdragene har fått meldt status, {perioden(bevis)}."
    kvartal = f"{bevis.mer['kvartal']:.0f}. kvartal {bevis.mer['aar']:.0f}"
    return _av(
        bevis, "oppdrag", f"fikk meldt status for {kvartal}",
        f" Det er meldt i {text.count(int(bevis.mer['kvartaler']), 'kvartal', 'kvartaler')}.",
    )  # fmt: skip


def _planen(hva: str) -> Callable[[Bevis], str]:
    return lambda bevis: _av(bevis, hva, "er utført", _og(*_resten(bevis, i_gang="er i gang")))


def _sykefravaer(bevis: Bevis) -> str:
    naa, foer = bevis.mer["rullerende"], bevis.mer["rullerende_i_fjor"]
    mot = f", mot {percent(foer)} de tolv før" if foer is not None else ""
    tall = f" De siste tolv månedene var det {percent(naa)}{mot}." if naa is not None else ""
    return f"Sykefraværet er fulgt i {text.count(bevis.teller, 'måned', 'måneder')}, {perioden(bevis)}.{tall}"


def _tiltak(bevis: Bevis) -> str:
    return _av(
        bevis, "budsjettiltak", "har både status og meldt effekt", _og(*_resten(bevis, gjennomfoert="er gjennomført"))
    )  # fmt: skip


def _prognoser(bevis: Bevis) -> str:
    return (
        f"{text.count(bevis.mer['enheter'], 'enhet', 'enheter')} har meldt {text.count(bevis.teller, 'prognose', 'prognoser')} i"
        f" {text.count(bevis.mer['maaneder'], 'måned', 'måneder')}, {perioden(bevis)}."
    )


def _proevd(bevis: Bevis) -> str:
    bom = f" I snitt bommet den med {percent(bevis.mer['bom'])}." if bevis.mer["bom"] is not None else ""
    return f"Prognosen for hele kommunen er holdt mot fasit for {text.count(bevis.teller, 'år', 'år')}, {perioden(bevis)}.{bom}"


def _modenhet(bevis: Bevis) -> str:
    return _av(
        bevis, "tjenesteområder", "har vurdert sin digitale modenhet", _og(*_resten(bevis, med_maal="har satt seg et mål"))
    )  # fmt: skip


_SETNINGER: dict[str, Callable[[Bevis], str]] = {
    "vedtak_i_tide": _vedtak_i_tide,
    "vedtak_med_status": _vedtak_med_status,
    "publiseringer": _publiseringer,
    "rettelser": lambda bevis: _av(bevis, "rettelser av publiserte tall", "er begrunnet"),
    "spoersmaal_besvart": lambda bevis: _av(bevis, "spørsmål fra folkevalgte", "er besvart"),
    "moeter_med_referat": _moeter,
    "oppgaver_i_tide": _oppgaver,
    "avvik_forklart": _avvik,
    "kostra_lest": _kostra_lest,
    "kostra_i_moeter": _kostra_i_moeter,
    "kostra_i_maal": _kostra_i_maal,
    "lederavtaler_holdt": _lederavtaler,
    "kontroller_utfoert": lambda bevis: _av(bevis, "planlagte internkontroller", "er utført"),
    "internavvik_lukket": _internavvik,
    "risikoanalyser": lambda bevis: (
        f"{text.count(bevis.teller, 'risikoanalyse', 'risikoanalyser')} er gjort, {perioden(bevis)}."
    ),
    "undersoekelse_innbygger": _undersoekelse("innbyggerundersøkelse", "innbyggerundersøkelser"),
    "undersoekelse_bruker": _undersoekelse("brukerundersøkelse", "brukerundersøkelser"),
    "undersoekelse_medarbeider": _undersoekelse("medarbeiderundersøkelse", "medarbeiderundersøkelser"),
    "undersoekelse_kompetanse": _undersoekelse("kompetansekartlegging", "kompetansekartlegginger"),
    "gevinster": _gevinster,
    "oppdrag_meldt": _oppdrag,
    "oppgaver_utviklingsstrategi": _planen("oppgaver i utviklingsstrategien"),
    "oppgaver_arbeidsgiverstrategi": _planen("tiltak i arbeidsgiverstrategien"),
    "oppgaver_kompetanseplan": _planen("tiltak i kompetanseplanen"),
    "oppgaver_omstilling": _planen("tiltak i omstillingen"),
    "indikatorer_maalt": lambda bevis: _av(bevis, "indikatorer med målverdi", "er målt"),
    "indikatorer_samfunnsdel": lambda bevis: _av(
        bevis, "indikatorer med målverdi i samfunnsdelen", "er målt"
    ),
    "fn_maal": lambda bevis: _av(
        bevis, "fokusområder og mål i samfunnsdelen", "tjener et av FNs bærekraftsmål"
    ),
    "sykefravaer_fulgt": _sykefravaer,
    "tiltak_fulgt": _tiltak,
    "prognoser_meldt": _prognoser,
    "prognoser_proevd": _proevd,
    "modenhet_vurdert": _modenhet,
}
_MANGLER = {
    "vedtak_i_tide": "ingen vedtak har hatt frist i perioden",
    "vedtak_med_status": "ingen vedtak er lest inn for perioden",
    "publiseringer": "det er ikke lest inn regnskap for perioden",
    "rettelser": "ingen publiserte tall er rettet eller trukket tilbake",
    "spoersmaal_besvart": "ingen spørsmål fra folkevalgte er ført",
    "moeter_med_referat": "ingen dialogmøter er kalt inn i perioden",
    "oppgaver_i_tide": "ingen oppgaver fra møtene har hatt frist i perioden",
    "avvik_forklart": "ingen avvik over grensen siden den første forklaringen, eller ingen har forklart noe",
    "kostra_lest": "det er ikke lest inn KOSTRA-tall for kommunen",
    "kostra_i_moeter": "ingen beslutninger eller oppgaver er skrevet ved en sammenligning",
    "kostra_i_maal": "ingen målte indikatorer har KOSTRA som kilde",
    "lederavtaler_holdt": "ingen ledersamtaler har hatt frist i perioden",
    "kontroller_utfoert": "ingen planlagte internkontroller er lest inn",
    "internavvik_lukket": "ingen avvik fra kvalitetssystemet er lest inn",
    "risikoanalyser": "ingen risikoanalyser er lest inn",
    "undersoekelse_innbygger": "ingen innbyggerundersøkelse er lest inn for perioden",
    "undersoekelse_bruker": "ingen brukerundersøkelse er lest inn for perioden",
    "undersoekelse_medarbeider": "ingen medarbeiderundersøkelse er lest inn for perioden",
    "undersoekelse_kompetanse": "ingen kompetansekartlegging er lest inn for perioden",
    "gevinster": "ingen planlagte gevinster er lest inn for perioden",
    "oppdrag_meldt": "ingen oppdrag er lest inn",
    "oppgaver_utviklingsstrategi": "utviklingsstrategien er ikke lest inn",
    "oppgaver_arbeidsgiverstrategi": "arbeidsgiverstrategien er ikke lest inn",
    "oppgaver_kompetanseplan": "kompetanseplanen er ikke lest inn",
    "oppgaver_omstilling": "ingen omstilling er lest inn",
    "indikatorer_maalt": "ingen indikatorer har målverdi",
    "indikatorer_samfunnsdel": "ingen indikatorer i samfunnsdelen har målverdi",
    "fn_maal": "samfunnsdelen er ikke lest inn",
    "sykefravaer_fulgt": "sykefraværet er ikke lest inn for perioden",
    "tiltak_fulgt": "ingen budsjettiltak er lest inn for året",
    "prognoser_meldt": "ingen ledere har meldt prognose i perioden",
    "prognoser_proevd": "det trengs hele regnskapsår å prøve prognosen mot",
    "modenhet_vurdert": "ingen tjenesteområder er lest inn",
}
