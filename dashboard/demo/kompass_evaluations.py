"""What evaluators have given Fjordvik and some neighbours in Kommunekompasset, what they said, and what others got. All fictional."""

import csv
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from dashboard import paths
from dashboard.demo.neighbours import GRUPPE, neighbours
from dashboard.demo.tables import Row, table
from dashboard.settings import DEMO_NUMMER

FJORDVIK = "Fjordvik"
V2010, V31 = "2010", "3.1"
AREAS = tuple(str(number) for number in range(1, 9))
TOTAL = {"nr": "total", "navn": "Totalt", "maks": "800"}

# municipality, year, version | the points of every sub-criterion, area by area in the yardstick's order
_FJORDVIK = (
    (FJORDVIK, 2012, V2010, (
        "4,5 9,5 8 12 4", "5 12,5 8,5 5 3 5", "7,5 12 12 11 6,5", "4,5 6,5 6 6,5 8,5 7",
        "4 6 7 5,5 5 5,5", "6 8,5 10 4,5 7,5 2,5", "4,5 8 8 5 9,5", "8 10 10,5 7,5 3 7",
    )),
    (FJORDVIK, 2023, V31, (
        "6,7 5,8 14,2 3,3 16,8", "8,8 15,5 13,3 14,2", "5,8 22,5 13,8 12,5", "8,3 10,8 11,7 9,2 11",
        "5 8,3 8,7 6,7 5,4", "6,7 5,8 10 14,2", "8,3 20,8 14,2 10,4", "9,2 16,7 10,4 15",
    )),
)  # fmt: skip
_NEIGHBOURS = (
    ("Havdisnes", 2024, V31, (
        "11,7 6,7 17,5 5 19,1", "9,2 17,5 15,8 15,5", "7,5 25 18,3 13,2", "11,7 10,8 13,3 11,7 12,5",
        "9,2 10 11,3 10 7,5", "9,2 9,2 12,5 16,1", "8,3 24,2 15 11,5", "11,7 17,5 12,3 17,5",
    )),
    ("Skodderyd", 2023, V31, (
        "8,3 5,8 15 4,2 14,7", "6,7 15 12 13,3", "5 21,2 13,3 12,5", "9,2 9,2 13,3 10,8 12,5",
        "8,3 9,2 10,2 7,5 5,8", "5 6,7 11,7 12,6", "7,5 22,9 13,3 8,3", "10 16,7 9,2 17,1",
    )),
    ("Glimmerfoss", 2011, V2010, (
        "6 11 9 14 5", "7 13 9 6 6 7", "8 14 13 11 7", "6 6 8 7 10 8",
        "5 7 8 6 7 5", "7 10 11 6 8 3", "6 9 9 7 10", "7 10 9 8 4 9",
    )),
)  # fmt: skip
_TOTAL_ALONE = (("Tindrevåg", 2022, V31, "402"),)
PRINTED_OTHERWISE = {(FJORDVIK, 2023, "2"): 55}
"""Areas whose printed points are not what the sub-criteria add up to: a slip in the report."""

_OMTALE = """
Kommune|År|Nr|Slag|Punkt
Fjordvik|2023|1|styrke|Møtene i kommunestyret sendes på nett og kan ses i opptak.
Fjordvik|2023|1|styrke|Nye folkevalgte får opplæring i starten av perioden og midtveis.
Fjordvik|2023|1|styrke|Ungdomsrådet legger fram egne saker for kommunestyret.
Fjordvik|2023|1|styrke|De etiske retningslinjene gjelder både ansatte og folkevalgte.
Fjordvik|2023|1|utfordring|Kommunikasjonsstrategien er fra 2016 og er lite kjent i enhetene.
Fjordvik|2023|1|utfordring|Innbyggerne blir hørt i store saker, men kommunen har ingen fast måte å gjøre det på.
Fjordvik|2023|1|utfordring|Det er vanskelig å finne igjen gamle saker på nettsidene.
Fjordvik|2023|1|svakhet|Innbyggerne får ikke vite hvilke resultater tjenestene oppnår.
Fjordvik|2023|1|svakhet|Innspill til høringer blir ikke besvart.
Fjordvik|2023|2|styrke|Samfunnsdelen har tre tydelige satsingsområder.
Fjordvik|2023|2|styrke|Frivillige lag har en fast kontakt i kommunen.
Fjordvik|2023|2|styrke|Folkehelseoversikten brukes når planer lages.
Fjordvik|2023|2|styrke|Næringslivet og kommunen møtes hver måned.
Fjordvik|2023|2|utfordring|Arbeidet mot utenforskap er delt mellom mange og lite samordnet.
Fjordvik|2023|2|utfordring|Klimaplanen har mål, men få tiltak med frist og ansvar.
Fjordvik|2023|2|utfordring|Medvirkning fra barn og unge skjer i noen planer, ikke i alle.
Fjordvik|2023|2|svakhet|Utslippene fra egen drift måles ikke.
Fjordvik|2023|3|styrke|Økonomiplanen bygger på mål fra samfunnsdelen.
Fjordvik|2023|3|styrke|Delegeringen er klar, og den ble gjennomgått da perioden startet.
Fjordvik|2023|3|styrke|Kommunestyret får økonomirapport hvert tertial.
Fjordvik|2023|3|styrke|Saksframleggene har fast mal og god kvalitet.
Fjordvik|2023|3|styrke|Kontrollutvalget legger fram en egen årsmelding.
Fjordvik|2023|3|utfordring|Mange mål kan ikke måles.
Fjordvik|2023|3|utfordring|Rapportene forteller mer om penger enn om hva innbyggerne får.
Fjordvik|2023|3|utfordring|Vedtak følges opp, men kommunestyret får ikke en samlet oversikt.
Fjordvik|2023|3|svakhet|Avvik fra budsjettet blir sjelden forklart skriftlig.
Fjordvik|2023|4|styrke|Kommunen deltar i flere gode interkommunale samarbeid.
Fjordvik|2023|4|styrke|Faktura og reiseregning behandles digitalt.
Fjordvik|2023|4|styrke|Innkjøp er samlet på ett sted.
Fjordvik|2023|4|utfordring|KOSTRA-tall står i dokumentene, men fører sjelden til endringer.
Fjordvik|2023|4|utfordring|Gevinster av digitale løsninger blir ikke fulgt opp.
Fjordvik|2023|4|utfordring|Vedlikehold av bygg planlegges for ett år om gangen.
Fjordvik|2023|4|svakhet|Kommunen har ingen samlet strategi for å bruke pengene bedre.
Fjordvik|2023|4|svakhet|Framskrivingen av folketallet brukes lite utenfor helse og omsorg.
Fjordvik|2023|5|styrke|Servicetorget har god åpningstid og får gode tilbakemeldinger.
Fjordvik|2023|5|styrke|Brukerråd er på plass på begge sykehjemmene.
Fjordvik|2023|5|styrke|Helsestasjonen tar imot unge uten timebestilling.
Fjordvik|2023|5|utfordring|Brukerundersøkelser gjennomføres, men svarene følges ikke alltid opp.
Fjordvik|2023|5|utfordring|Nettsidene er skrevet for kommunen mer enn for innbyggerne.
Fjordvik|2023|5|utfordring|Det er store forskjeller mellom enhetene i hvor fort de svarer.
Fjordvik|2023|5|utfordring|Få søknader kan sendes og følges digitalt.
Fjordvik|2023|5|svakhet|Kommunen har ingen felles holdning til hva god service er.
Fjordvik|2023|5|svakhet|Mange tjenester mangler en beskrivelse av hva brukeren kan vente seg.
Fjordvik|2023|5|svakhet|Klager samles ikke og brukes ikke til å lære.
Fjordvik|2023|5|svakhet|Brukerne har få valg når en tjeneste skal utformes.
Fjordvik|2023|6|styrke|Sykehjem og hjemmetjeneste arbeider systematisk med forbedring.
Fjordvik|2023|6|styrke|Skolene lærer av hverandre i et fast nettverk.
Fjordvik|2023|6|styrke|Avvikssystemet er kjent i hele helse og omsorg.
Fjordvik|2023|6|utfordring|Kvalitetsarbeidet avhenger av ildsjeler.
Fjordvik|2023|6|utfordring|Avvik meldes, men få enheter bruker dem til å endre måten de arbeider på.
Fjordvik|2023|6|utfordring|Ledelsen går gjennom kvaliteten én gang i året, uten felles mal.
Fjordvik|2023|6|svakhet|Kommunen har ingen strategi for kvalitet.
Fjordvik|2023|6|svakhet|Ingen i den sentrale ledelsen har ansvar for kvalitetsarbeidet.
Fjordvik|2023|6|svakhet|Gode løsninger spres ikke fra én enhet til de andre.
Fjordvik|2023|7|styrke|Samarbeidet med tillitsvalgte og vernetjeneste er godt.
Fjordvik|2023|7|styrke|Lærlingene får god oppfølging.
Fjordvik|2023|7|styrke|Medarbeiderundersøkelsen følges opp i alle enheter.
Fjordvik|2023|7|styrke|Rutinene for sykefravær er kjent og brukes.
Fjordvik|2023|7|utfordring|Kompetanseplanen dekker lovpålagt opplæring og lite annet.
Fjordvik|2023|7|utfordring|Andelen som arbeider heltid, øker sakte.
Fjordvik|2023|7|utfordring|Det er vanskelig å få søkere til stillinger i helse og omsorg.
Fjordvik|2023|7|svakhet|Arbeidet med mangfold har ingen mål.
Fjordvik|2023|8|styrke|Lederne kjenner fullmaktene sine godt.
Fjordvik|2023|8|styrke|Nye ledere får en fast kontakt i HR.
Fjordvik|2023|8|styrke|Kommunedirektøren besøker alle enheter hvert år.
Fjordvik|2023|8|utfordring|Lederavtaler finnes på de øverste nivåene, men ikke for alle.
Fjordvik|2023|8|utfordring|Lederspennet er stort i helse og omsorg og i barnehagene.
Fjordvik|2023|8|utfordring|Ansatte uten pc får lite informasjon.
Fjordvik|2023|8|svakhet|Lederopplæringen har ingen plan.
Havdisnes|2024|5|styrke|Alle tjenester har en beskrivelse som er vedtatt politisk.
Havdisnes|2024|5|styrke|Brukerne svarer på de samme spørsmålene hvert år, og svarene ligger på nettsiden.
Havdisnes|2024|5|styrke|Alle søknader kan sendes og følges digitalt.
Havdisnes|2024|5|utfordring|Få brukere kan velge mellom flere utforminger av tjenesten.
Havdisnes|2024|6|styrke|En kvalitetsleder i staben samordner arbeidet i alle enheter.
Havdisnes|2024|6|styrke|Enhetene viser fram forbedringer for hverandre to ganger i året.
Havdisnes|2024|6|styrke|Avvik fører til synlige endringer.
Havdisnes|2024|6|utfordring|Kvalitetsstrategien er ny og ikke evaluert ennå.
Havdisnes|2024|6|svakhet|Kommunen måler ikke om forbedringene varer.
"""

# version, year | which | who | how many | total, and the eight areas where they are known
_REFERANSER = (
    (V31, 2023, "alle", "Alle evaluerte kommuner i demoen", 118, "371", "44 49 57 47 36 42 55 51"),
    (V31, 2023, "størrelsesgruppe", "Kommuner med 5 000–10 000 innbyggere", 21, "384", "46 50 58 49 37 43 56 52"),
    (V31, 2023, "normal fra", "Nedre grense for normalt god utvikling", None, "360", ""),
    (V31, 2023, "normal til", "Øvre grense for normalt god utvikling", None, "380", ""),
    (V31, 2023, "best", "Best i demoen", 1, "587", "74 78 81 73 69 72 77 74"),
    (V2010, 2010, "alle", "Alle evaluerte kommuner i demoen", 44, "344", ""),
    (V2010, 2010, "størrelsesgruppe", "Kommuner med 5 000–10 000 innbyggere", 12, "318", ""),
    (V2010, 2012, "alle", "Alle evaluerte kommuner i demoen", 63, "349", ""),
    (V2010, 2012, "størrelsesgruppe", "Kommuner med 5 000–10 000 innbyggere", 18, "327", ""),
)  # fmt: skip

Points = tuple[str, int, str, tuple[str, ...]]


def own_rows() -> list[Row]:
    """Fjordvik's evaluations: the total, the areas and every sub-criterion."""
    return _evaluations(_FJORDVIK)


def neighbour_rows() -> list[Row]:
    """Those of the neighbours; of the last one nothing but the total is known."""
    alone = [_row(kommune, aar, versjon, TOTAL, points) for kommune, aar, versjon, points in _TOTAL_ALONE]
    return [*_evaluations(_NEIGHBOURS), *alone]


def mention_rows() -> list[Row]:
    """One row per strength, challenge or weakness."""
    numbers = _numbers()
    return [row | {"Kommune": numbers[row["Kommune"]]} for row in table(_OMTALE)]


def reference_rows() -> list[Row]:
    """One row per version, year, nr. and kind of reference."""
    rows = []
    for versjon, aar, slag, hvem, antall, total, omraader in _REFERANSER:
        points = {"total": total} | dict(zip(AREAS, omraader.split(), strict=False))
        rows += [
            {
                "Versjon": versjon,
                "År": str(aar),
                "Nr": nr,
                "Slag referanse": slag,
                "Hvem": hvem,
                "Poeng": verdi,
                "Antall kommuner": "" if antall is None else str(antall),
                "Kilde": f"Fiktive tall for {GRUPPE[1]}",
            }
            for nr, verdi in points.items()
        ]
    return rows


def _evaluations(evaluations: Iterable[Points]) -> list[Row]:
    """Area points are printed whole, and the total is the rounded sum of the sub-criteria: as the reports do."""
    rows = []
    for kommune, aar, versjon, lines in evaluations:
        areas, criteria = _yardstick("omraade", versjon), _yardstick("kriterium", versjon)
        given = " ".join(lines).split()
        points = {each["nr"]: text for each, text in zip(criteria, given, strict=True)}
        total = _whole(points.values())
        rows.append(_row(kommune, aar, versjon, TOTAL, str(total)))
        for area in areas:
            under = [each for each in criteria if each["nr"].startswith(f"{area['nr']}.")]
            summed = _whole(points[each["nr"]] for each in under)
            printed = PRINTED_OTHERWISE.get((kommune, aar, area["nr"]), summed)
            rows.append(_row(kommune, aar, versjon, area, str(printed)))
            rows += [_row(kommune, aar, versjon, each, points[each["nr"]]) for each in under]
    return rows


def _row(kommune: str, aar: int, versjon: str, of: Row, points: str) -> Row:
    """`of`: what the points are of, a row of the yardstick or TOTAL."""
    return {
        "Kommunenr": _numbers()[kommune],
        "Kommune (navn)": kommune,
        "År": str(aar),
        "Versjon": versjon,
        "Nr": of["nr"],
        "Navn": of["navn"],
        "Maks": of["maks"],
        "Poeng": points,
        "Kilde": f"Fiktiv evalueringsrapport, {kommune} {aar}",
    }


def _yardstick(part: str, versjon: str) -> list[Row]:
    """The areas (`omraade`) or sub-criteria (`kriterium`) of a version, in its order."""
    with (paths.REFERENCE / f"kompass_{part}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter=";") if row["versjon"] == versjon]


def _numbers() -> dict[str, str]:
    """The number of each municipality of the demo, by name."""
    return {FJORDVIK: DEMO_NUMMER} | {nabo.navn: nabo.kode for nabo in neighbours()}


def _whole(points: Iterable[str]) -> int:
    """The sum in whole points, a half upwards."""
    total = sum(Decimal(each.replace(",", ".")) for each in points)
    return int(Decimal(total).quantize(Decimal(1), ROUND_HALF_UP))
