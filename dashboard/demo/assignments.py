"""The kommunedirektør's oppdragsbrev 2026, and what the tjenesteområder tell of it each quarter."""

from dashboard.demo.deliveries import AAR, SEPTEMBER, Delivery
from dashboard.demo.tables import Row, table

OPPDRAGSBREV = "Kommunedirektørens oppdragsbrev 2026"

_OPPDRAG = """
Id|Nr|Tittel|Innhold|HA|DA|Frist|Ansvar|Støtter|Budsjettiltak|Kompass
OB26-1|1|Hold budsjettet, og gjennomfør tiltakene|Månedlig prognose fra hver enhet; Tiltak med forsinket effekt skal ha en plan for inndekning; Vikar og overtid under kontroll|Økonomileder; Kommunalsjef oppvekst; Kommunalsjef helse og omsorg|NAV-leder; Eiendomssjef; Driftsleder vei; Plansjef|31.12.2026|1112|SD-M6|T02; T09; T19|3; 4
OB26-2|2|Vis den røde tråden fra samfunnsdelen til arbeidsplanen|Én målstruktur for hele kommunen; Alle enheter har en virksomhetsplan; Mål uten tiltak skal ryddes|Økonomileder; Leder innovasjon og utvikling|OO; HO; PN; TTE|30.11.2026|8110|SD-M7||3
OB26-3|3|Styrk internkontrollen der risikoen er størst|Risikoanalyse i alle tjenesteområder; Avvik lukkes innen fristen; Ledelsens gjennomgang to ganger i året|Kommunedirektør; Kommunalsjef helse og omsorg|Kommunalsjef oppvekst; Eiendomssjef; Driftsleder vann; IKT-leder|31.12.2026|1103|SD-M6||3; 6
OB26-4|4|Digitaliser slik at gevinsten tas ut|Gevinstplan før oppstart; Den som får gevinsten, deltar i prosjektet; Færre fagsystemer|Leder innovasjon og utvikling; IKT-leder|HO; OO; TTE; NAV|31.12.2026|8101|SD-M5b; SD-M7|T23; T05|4; 6
OB26-5|5|Rekrutter, behold og lær opp|Hele stillinger; Kompetanseplanen følges opp; Lærlinger i alle tjenesteområder|HR-leder; Kommunalsjef helse og omsorg|Kommunalsjef oppvekst; NAV-leder; Brannsjef|31.12.2026|1120|SD-M8||7
OB26-6|6|Led sammen, og følg opp lederavtalene|To samtaler i året med alle ledere; Lederplattformen i bruk; Felles lederutvikling|KLG|Alle ledere; OO; HO; ØV; IU|30.11.2026|1120|SD-M8||8
OB26-7|7|Ta innbyggerne med før løsningene er valgt|Brukerråd ved alle større endringer; Klart språk; Undersøkelser følges opp innen tre måneder|Kommunikasjonsleder|Plansjef; Kommunalsjef oppvekst; Kommunalsjef helse og omsorg; NAV-leder|31.12.2026|8121|SD-M7; SD-M2||1; 5
OB26-8|8|Forbered Fjordvik på færre elever og flere eldre|Omstillingsprosjektet Fjordvik 2028; Beslutningsgrunnlag til økonomiplanen; Dialog med tillitsvalgte|Kommunedirektør; Økonomileder|OO; HO; TTE; PN|30.09.2026|1112|SD-M5; SD-M1|T12; T13|2; 4
"""

# oppdrag | tjenesteområde | status and progress (%) of each quarter | what was said in the first, second and third
_MELDT = """
Oppdrag|Tjenesteområde|Stand|K1|K2|K3
OB26-1|ØV|UA 25, UA 50, UA 75|Mal for prognoser er tatt i bruk.|Opplæring er gitt i alle enheter.|49 enheter melder prognose hver måned. Tre melder budsjettet uendret.
OB26-1|OO|UA 20, UA 40, UA 55|Tiltakene er fordelt på enhetene.|Barnevernet får flere plasseringer enn forutsatt.|Merforbruk i barnevernet. Skolene holder budsjettet.
OB26-1|HO|UA 15, UA 30, UA 40|Ny turnus er klar.|Vakansene på natt er ikke fylt.|Vikarbruken ved Fjordgløtt er fortsatt for høy.
OB26-1|NAV|UA 25, UA 55, UA 75|Jobbkursene er i gang.|Færre lange vedtak.|Sosialhjelpen ligger under budsjettet.
OB26-1|TTE|UA 20, UA 45, UA 60|Nye renholdsplaner er klare.|Renhold er i rute.|Strømforbruket i skolebyggene går ikke ned som forutsatt.
OB26-2|ØV|UA 10, UA 35, UA 70|Arbeidsgruppen er satt ned.|Utkast til målstruktur er drøftet i KLG.|Målstrukturen er lagt inn. Noen mål mangler fortsatt tiltak.
OB26-2|IU|UA 10, UA 30, UA 65|Samfunnsdelen er gjennomgått.|Handlingsdelen er koblet til målene.|Veileder for virksomhetsplaner er publisert.
OB26-2|OO|IS 0, UA 20, UA 50|Venter på malen.|Fire enheter har begynt.|Sju av tretten enheter har virksomhetsplan.
OB26-2|HO|IS 0, UA 15, UA 40|Venter på malen.|Prøves ut på rehabilitering.|Fem av fjorten enheter har virksomhetsplan.
OB26-3|HO|UA 20, UA 45, UA 70|Risikoanalyse for legemiddelhåndtering er gjort.|Avvik følges opp hver uke.|Færre avvik over frist enn i fjor.
OB26-3|OO|UA 10, UA 30, UA 45|Skolene har startet.|Barnehagene er i gang.|Lia og Strandenga mangler risikoanalyse.
OB26-3|TTE|UA 15, UA 40, UA 65|Brannvern er prioritert.|Kontroller er gjort i skolebyggene.|Sykehjemsbyggene gjenstår.
OB26-3|VVA|UA 30, UA 60, UT 100|Vannverket er gjennomgått.|Beredskapsøvelse er holdt.|Alle planlagte kontroller er gjort.
OB26-4|IU|UA 20, UA 50, UA 70|Porteføljen er samlet på ett sted.|Gevinstplan kreves i alle nye prosjekter.|Tolv fagsystemer sies opp. Gevinstene følges kvartalsvis.
OB26-4|HO|UA 20, UA 40, UA 60|Digitalt tilsyn er i drift på sykehjemmene.|Sone Sentrum er ferdig.|Sone Nord er i gang. Gevinsten er sett i nattpatruljen.
OB26-4|OO|IS 0, UA 20, UA 35|Ikke startet.|Ny løsning for foresatte prøves.|Fire skoler og to barnehager bruker løsningen.
OB26-4|NAV|IS 0, IS 0, AV 10|Ikke startet.|Ikke startet.|Avventer ny statlig løsning.
OB26-5|ØV|UA 15, UA 35, UA 55|Strategi for heltidskultur er på høring.|Strategien er vedtatt.|Kartleggingen er ferdig i helse og omsorg.
OB26-5|HO|UA 10, UA 25, UA 45|Elleve sykepleierstillinger er ledige.|Stipend er lyst ut.|Tre av elleve sykepleierstillinger er besatt.
OB26-5|OO|UA 15, UA 30, UA 40|Fire lærlinger er tatt inn.|Kompetanseplan for barnehagene er påbegynt.|Lærermangel i matematikk på ungdomstrinnet.
OB26-6|ØV|UA 30, UA 50, UA 65|Samtalene er kalt inn.|Lederplattformen er tema på samling.|Høstens samtaler er i gang.
OB26-6|OO|UA 35, UA 60, UA 70|De fleste samtalene er holdt.|To samtaler gjenstår fra våren.|Halvparten av høstens samtaler er holdt.
OB26-6|HO|UA 25, UA 50, UA 55|Samtaler er holdt på nivå 3.|Fire samtaler gjenstår fra våren.|Samtalene på nivå 4 er forsinket.
OB26-7|IU|UA 20, UA 45, UA 65|Klarspråkkurs er holdt.|Innbyggerpanelet er etablert.|Panelet er brukt i tre saker.
OB26-7|PN|UA 25, UA 50, UA 70|Medvirkning i arealdelen er planlagt.|Folkemøter i Dalen og på Nes.|Innspillene er oppsummert og publisert.
OB26-7|HO|IS 0, UA 20, UA 40|Ikke startet.|Brukerråd ved sykehjemmene er i gang.|Resultatene fra brukerundersøkelsen er fulgt opp i to av tre soner.
OB26-8|ØV|UA 20, UA 50, UA 80|Prosjektet er organisert.|Behovsberegningene er ferdige.|Grunnlaget er lagt fram for økonomiplanen.
OB26-8|OO|UA 10, UA 35, UA 60|Elevtallene er gjennomgått.|Alternativer for klassedeling er utredet.|Høring om opptaksområder forberedes.
OB26-8|HO|UA 10, UA 30, UA 55|Behovet mot 2035 er beskrevet.|Omsorgstrappen er utredet.|Tre alternativer for heldøgns plasser er klare.
OB26-8|TTE|IS 0, UA 20, UA 45|Ikke startet.|Byggene er kartlagt.|Kostnad per bygg er beregnet for halvparten av byggene.
"""

STATUSES = {"IS": "ikke startet", "UA": "under arbeid", "AV": "avventer", "UT": "utført"}
TOLD = {1: "14.04.2026", 2: "07.07.2026", 3: "13.10.2026"}
"""The day each quarter is told."""
_ROLLE = {
    "ØV": "Økonomileder",
    "IU": "Leder innovasjon og utvikling",
    "OO": "Kommunalsjef oppvekst",
    "HO": "Kommunalsjef helse og omsorg",
    "NAV": "NAV-leder",
    "PN": "Plansjef",
    "TTE": "Eiendomssjef",
    "VVA": "Driftsleder vei",
}


def assignment_rows() -> list[Row]:
    """The links of the letter. Their status is told by the tjenesteområder."""
    same = {"Plan": OPPDRAGSBREV, "Slag plan": "oppdragsbrev", "Nivå": "oppdrag", "Start": f"01.01.{AAR}"}
    return [same | row for row in table(_OPPDRAG)]


def report_rows(delivery: Delivery) -> list[Row]:
    """What September's delivery brought (the first and second quarter), or October's (the third)."""
    quarters = (1, 2) if delivery == SEPTEMBER else (3,)
    return [_report(row, quarter) for quarter in quarters for row in table(_MELDT)]


def _report(row: Row, quarter: int) -> Row:
    status, progress = row["Stand"].split(", ")[quarter - 1].split()
    return {
        "Oppdrag": row["Oppdrag"],
        "År": str(AAR),
        "Kvartal": str(quarter),
        "Tjenesteområde": row["Tjenesteområde"],
        "Status": STATUSES[status],
        "Framdrift": progress,
        "Kommentar": row[f"K{quarter}"],
        "Meldt av": _ROLLE[row["Tjenesteområde"]],
        "Meldt dato": TOLD[quarter],
    }
