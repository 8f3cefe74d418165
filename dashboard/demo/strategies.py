"""Fjordvik's strategies: utvikling, arbeidsgiver, kompetanse, and the project that is to turn the municipality around."""

from dashboard.demo.tables import Row, table

UTVIKLING = "Utviklingsstrategi 2024–2026"
ARBEIDSGIVER = "Arbeidsgiverstrategi 2025–2029"
KOMPETANSE = "Strategisk kompetanseplan 2025–2028"
OMSTILLING = "Omstillingsprosjekt Fjordvik 2028"

_DELSTRATEGIER = """
Id|Nr|Tittel|Kompass
US-1|1|Digitale tjenester og enklere arbeidsmåter|3; 4; 5
US-2|2|Kvalitet i det vi gjør|3; 6
US-3|3|Ledere og medarbeidere|7; 8
"""

_HOVEDOPPGAVER = """
Id|Overordnet|Nr|Tittel|Innhold|HA|DA|Frist|Status|Framdrift|Ansvar|Støtter|Kompass
US-1.1|US-1|1.1|Digitaliseringsråd som prioriterer prosjektene|Styring|Leder innovasjon og utvikling|KLG|30.06.2024|utført|100|8110|SD-M7|3; 4.4
US-1.2|US-1|1.2|Én portefølje med gevinstplan for hvert prosjekt|Styring|Leder innovasjon og utvikling|Økonomileder|31.12.2025|under arbeid|80|8110|SD-M7|4.4
US-1.3|US-1|1.3|Digitale søknader for alle tjenester|Innbyggeren først|IKT-leder|Kommunikasjonsleder; Leder tildelingskontoret|31.12.2026|under arbeid|65|8101|SD-M7|5.3
US-1.4|US-1|1.4|Trygghetsteknologi i hjemmetjenesten|Innbyggeren først|IKT-leder|Kommunalsjef helse og omsorg|31.12.2026|under arbeid|60|3104|SD-M5b|4.4; 6.3
US-1.5|US-1|1.5|Færre fagsystemer og bedre dataflyt|Enklere arbeid|IKT-leder|Økonomileder; HO; OO|31.12.2026|under arbeid|70|8101|SD-M7|4
US-1.6|US-1|1.6|Automatisk behandling av faktura og reiseregning|Enklere arbeid|Økonomileder|IKT-leder|31.12.2025|utført|100|1110|SD-M8|4.4
US-1.7|US-1|1.7|Digitalt lederkurs for nivå 1 til 3|Kompetanse|Leder innovasjon og utvikling|HR-leder|30.06.2026|utført|100|8110|SD-M8|4; 8.4
US-1.8|US-1|1.8|Nettverk for superbrukere på tvers av enheter|Samhandling|IKT-leder|Alle ledere|31.12.2026|under arbeid|45|8101|SD-M8|7.2
US-1.9|US-1|1.9|Styringssystem for informasjonssikkerhet|Sikkerhet|IKT-leder|KLG|30.09.2026|under arbeid|75|8100|SD-M7|3.3
US-2.1|US-2|2.1|Felles forståelse av hva god kvalitet er|Forankring|Kommunedirektør|KLG|31.12.2024|utført|100|1100|SD-M7|6.1
US-2.2|US-2|2.2|Kvalitetssystem i alle enheter|Rammer|Leder innovasjon og utvikling|Alle ledere|30.06.2026|under arbeid|85|1103|SD-M6|3; 6.3
US-2.3|US-2|2.3|Tjenestebeskrivelser som innbyggeren forstår|Rammer|Kommunikasjonsleder|HO; OO|31.12.2026|under arbeid|50|8121|SD-M7|5.4; 6
US-2.4|US-2|2.4|Ledelsens gjennomgang to ganger i året|Styring|Kommunedirektør|KLG|31.12.2025|utført|100|1100|SD-M6|3.3; 6.2
US-2.5|US-2|2.5|Opplæring i risikoanalyse for ledere|Kompetanse|HR-leder|Alle ledere|31.12.2026|under arbeid|55|1120|SD-M6|3.3
US-2.6|US-2|2.6|Læringsnettverk mellom sykehjem og hjemmetjeneste|Samhandling|Kommunalsjef helse og omsorg|Enhetsleder Solbakken sykehjem; Enhetsleder hjemmetjenesten Sør|31.12.2026|under arbeid|40|3100|SD-M5|6.4
US-2.7|US-2|2.7|Kontrollplan bygd på risiko|Sikkerhet|Kommunedirektør|Økonomileder; Eiendomssjef|31.10.2026|under arbeid|60|1103|SD-M6|3.3
US-3.1|US-3|3.1|Vedta og ta i bruk arbeidsgiverstrategien|Rammer|HR-leder|KLG|30.06.2025|utført|100|1120|SD-M8|7.1
US-3.2|US-3|3.2|Vedta og ta i bruk kompetanseplanen|Rammer|HR-leder|Alle ledere|31.12.2025|utført|100|1120|SD-M8|7.2
US-3.3|US-3|3.3|Lederutvikling med fast kull hvert år|Ledelse|HR-leder|KLG|31.12.2026|under arbeid|70|1120|SD-M8|8.4
US-3.4|US-3|3.4|Intern nyhetskanal som når ansatte uten pc|Forankring|Kommunikasjonsleder|HO; TTE|30.06.2026|under arbeid|60|8121|SD-M8|8.3
US-3.5|US-3|3.5|Oppdragsbrev og lederavtaler hvert år|Styring|Kommunedirektør|Alle ledere|31.12.2026|under arbeid|75|1100|SD-M8|3.1; 8.2
US-3.6|US-3|3.6|Fire ledersamlinger i året|Kompetanse|HR-leder|UKLG|31.12.2026|under arbeid|80|1120|SD-M8|8.4
US-3.7|US-3|3.7|Søke midler til forskning og opplæring|Kompetanse|Leder innovasjon og utvikling|Økonomileder|31.12.2026|avventer|30|8111|SD-M8|2
US-3.8|US-3|3.8|Felles vikarpool for oppvekst og omsorg|Samhandling|HR-leder|Kommunalsjef oppvekst; Kommunalsjef helse og omsorg|31.12.2026|ikke startet|0|2104|SD-M6|4.5; 7
US-3.9|US-3|3.9|Kollegaveiledning for nye ledere|Samhandling|HR-leder|Enhetsledere|30.06.2026|under arbeid|50|1120|SD-M8|8.4
"""

_INNSATS = """
Id|Overordnet|Nivå|Nr|Tittel|Innhold|HA|DA|Frist|Status|Framdrift|Ansvar|Støtter|Kompass
AS-1||innsatsområde|1|Medarbeidere som utvikler seg|Tillit; Læring i hverdagen; Tydelige roller
AS-1.1|AS-1|tiltak|1.1|Utviklingssamtale med alle ansatte||HR-leder|Alle ledere|31.12.2026|under arbeid|70|1120|SD-M8|7
AS-1.2|AS-1|tiltak|1.2|Introduksjonsdag for nyansatte hvert kvartal||HR-leder|Enhetsledere|30.06.2026|utført|100|1120|SD-M8|7
AS-2||innsatsområde|2|Ledere som har tid og støtte|Lederspenn; Støtte fra stab; Felles plattform
AS-2.1|AS-2|tiltak|2.1|Merkantil støtte til ledere med mer enn 30 ansatte||Økonomileder|Kommunalsjef helse og omsorg|31.12.2026|under arbeid|35|3100|SD-M8|8.2
AS-2.2|AS-2|tiltak|2.2|Lederveileder i kvalitetssystemet||HR-leder|Leder innovasjon og utvikling|30.09.2026|under arbeid|60|1120|SD-M8|8
AS-3||innsatsområde|3|Arbeid organisert rundt innbyggeren|Heltid; Arbeidstid; Internkontroll og HMS
AS-3.1|AS-3|tiltak|3.1|Årsturnus på ett sykehjem||Enhetsleder Solbakken sykehjem|HR-leder|31.03.2027|under arbeid|25|3121|SD-M6|7.2
AS-3.2|AS-3|tiltak|3.2|Felles vernerunder for bygg og tjenester||Eiendomssjef|HR-leder; Kommunalsjef oppvekst|31.12.2026|under arbeid|55|6103|SD-M6|3.3
AS-4||innsatsområde|4|Folk vil begynne her, og folk blir|Omdømme; Nærvær; Alle livsfaser
AS-4.1|AS-4|tiltak|4.1|Nærværsarbeid i barnehagene||Kommunalsjef oppvekst|HR-leder|31.12.2026|ikke startet|0|1123|SD-M8|7.3
AS-4.2|AS-4|tiltak|4.2|Avtale med høgskolen om praksisplasser||HR-leder|Enhetsleder Fjordgløtt sykehjem|30.06.2026|utført|100|1121|SD-M8|7.2
"""

_KOMPETANSE = """
Id|Overordnet|Nivå|Nr|Tittel|HA|DA|Start|Frist|Status|Framdrift|Ansvar|Støtter|Kompass
KP-1||innsatsområde|1|Digital kompetanse
KP-1.1|KP-1|tiltak|1.1|Kartlegge roller i fagsystemene|IKT-leder|Alle ledere|01.03.2025|31.12.2025|utført|100|8101|SD-M8|4
KP-1.2|KP-1|tiltak|1.2|Kursrekke for superbrukere|IKT-leder|HO; OO|01.09.2025|31.12.2026|under arbeid|55|8101|SD-M8|4
KP-2||innsatsområde|2|Ledelse
KP-2.1|KP-2|tiltak|2.1|Opplæring i økonomistyring for nye ledere|Økonomileder|HR-leder|01.01.2026|30.06.2026|utført|100|1112|SD-M8|8.4
KP-2.2|KP-2|tiltak|2.2|Prosessledelse og endringsarbeid|HR-leder|UKLG|01.09.2026|30.06.2027|under arbeid|20|1120|SD-M8|8
KP-3||innsatsområde|3|Kompetanse på tvers
KP-3.1|KP-3|tiltak|3.1|Tverrfaglige team rundt barn og unge|Leder PPT|Ledende helsesykepleier; NAV-leder; Barnevernsleder|01.03.2026|31.12.2026|under arbeid|45|2200|SD-M2|6
KP-3.2|KP-3|tiltak|3.2|Fagutdanning på arbeidsplassen|HR-leder|Rektor voksenopplæringen; Kommunalsjef helse og omsorg|15.08.2025|30.06.2027|under arbeid|50|3102|SD-M8|7.2
"""

_OMSTILLING = """
Id|Overordnet|Nivå|Nr|Tittel|HA|DA|Start|Frist|Status|Framdrift|Kommentar|Budsjettiltak|Støtter
OM-1||mål|1|Driften er 18 mill. kr lavere i 2028 enn i 2025|Kommunedirektør|KLG|01.01.2026|31.12.2028
OM-1.1|OM-1|tiltak|1.1|Bemanning etter elev- og barnetall|Kommunalsjef oppvekst|Rektor Fjordvik ungdomsskole; Styrer Strandenga barnehage|01.01.2026|31.08.2027|under arbeid|60|Skolene er i rute. Strandenga følger barnetallet.|T11; T12; T13
OM-1.1-A1|OM-1.1|aktivitet|1|Ny timefordeling på ungdomstrinnet|Rektor Fjordvik ungdomsskole||01.02.2026|15.08.2026|utført|100
OM-1.1-A2|OM-1.1|aktivitet|2|Drøfte bemanning for neste barnehageår|Styrer Strandenga barnehage||01.10.2026|31.12.2026|under arbeid|30
OM-1.2|OM-1|tiltak|1.2|Mindre innleie og bedre turnus i omsorg|Kommunalsjef helse og omsorg|HR-leder|01.01.2026|31.12.2027|under arbeid|40|Tunet går etter planen. Fjordgløtt er forsinket.|T02; T03; T04|SD-M6
OM-1.2-A1|OM-1.2|aktivitet|1|Drøfte langturnus med tillitsvalgte|HR-leder||01.04.2026|31.05.2026|utført|100
OM-1.3|OM-1|tiltak|1.3|Færre bygg og lavere strømforbruk|Eiendomssjef|Renholdsleder|01.01.2026|30.06.2027|under arbeid|35|Renholdet gir effekt. Strømforbruket er ikke gått ned.|T01; T19; T20
OM-1.3-A1|OM-1.3|aktivitet|1|Kostnad per bygg|Eiendomssjef||01.05.2026|31.12.2026|under arbeid|50
OM-1.4|OM-1|tiltak|1.4|Enklere stab og færre lisenser|Økonomileder|IKT-leder; Leder politisk sekretariat|01.01.2026|31.12.2026|under arbeid|80|Tolv fagsystemer sies opp.|T23; T25; T26
OM-2||mål|2|Ansatte og tillitsvalgte er med hele veien|HR-leder|KLG|01.01.2026|31.12.2028
OM-2.1|OM-2|tiltak|2.1|Fast punkt i partssammensatt utvalg og i samarbeidsmøtene|HR-leder|Kommunedirektør|01.02.2026|31.12.2028|under arbeid|50|To av fire rapporter er lagt fram.|T26
"""

_INDIKATORER = """
Id|Overordnet|Tittel|Måleenhet|Startverdi|Målverdi|Siste verdi|Målt dato|Kilde|Kompass
AS-1-I1|AS-1|Ansatte som har hatt utviklingssamtale|%|61|90|74|30.06.2026|Medarbeiderundersøkelse|7
AS-2-I1|AS-2|Ledere med mer enn 30 ansatte|antall|11|6|9|31.08.2026|HR|8
AS-3-I1|AS-3|Gjennomsnittlig stillingsstørrelse|%|74|82|76|31.08.2026|Lønnssystemet|7
AS-4-I1|AS-4|Ansatte som slutter i løpet av året|%|12,4|9|11,1|31.12.2025|Lønnssystemet|7
KP-1-I1|KP-1|Superbrukere som har fullført kursrekken|antall|0|60|31|30.09.2026|IKT
KP-3-I1|KP-3|Ansatte uten fagbrev i helse og omsorg|%|19|12|16|31.08.2026|Lønnssystemet
OM-1-I1|OM-1|Varig innsparing som er tatt ut|mill. kr|0|18|3,9|31.10.2026|Tiltakene i økonomiplanen
OM-2-I1|OM-2|Ansatte som er godt informert om endringer|1–5|3,0|3,8|3,2|30.04.2026|Medarbeiderundersøkelse
"""

IN_SEPTEMBER: dict[str, Row] = {
    "US-1.4": {"Framdrift": "50"},
    "US-1.5": {"Framdrift": "60"},
    "US-2.7": {"Framdrift": "45"},
    "OM-1-I1": {"Siste verdi": "3,3", "Målt dato": "30.09.2026"},
    "OM-1.1": {"Framdrift": "50"},
    "OM-1.1-A2": {"Status": "ikke startet", "Framdrift": "0"},
    "OM-1.4": {"Framdrift": "70", "Kommentar": "Ni fagsystemer er sagt opp."},
}
"""What the file of September said where October's says something else."""


_DONE = {
    "US-1.1": "28.06.2024", "US-1.6": "15.12.2025", "US-1.7": "30.09.2026", "US-2.1": "10.12.2024", "US-2.4": "02.12.2025",
    "US-3.1": "19.06.2025", "US-3.2": "11.12.2025", "AS-1.2": "25.06.2026", "AS-4.2": "02.09.2026", "KP-1.1": "15.12.2025",
    "KP-2.1": "24.06.2026",
}  # fmt: skip
"""When what is done was done: some of it after the sub-criterion it serves was last assessed."""


def strategy_rows() -> list[Row]:
    """The links of the four plans as October has them."""
    utvikling = {"Plan": UTVIKLING, "Slag plan": "utviklingsstrategi"}
    others = {
        "AS": {"Plan": ARBEIDSGIVER, "Slag plan": "arbeidsgiverstrategi"},
        "KP": {"Plan": KOMPETANSE, "Slag plan": "kompetanseplan"},
        "OM": {"Plan": OMSTILLING, "Slag plan": "omstilling"},
    }
    rows = [
        *table(_INNSATS),
        *table(_KOMPETANSE),
        *table(_OMSTILLING),
        *table(_INDIKATORER, Nivå="indikator"),
    ]
    alle = [
        *(utvikling | row for row in table(_DELSTRATEGIER, Nivå="delstrategi")),
        *(utvikling | row for row in table(_HOVEDOPPGAVER, Nivå="hovedoppgave", Start="01.01.2024")),
        *(others[row["Id"][:2]] | row for row in rows),
    ]
    return [row | {"Statusdato": _DONE[row["Id"]]} if row["Id"] in _DONE else row for row in alle]
