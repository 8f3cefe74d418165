"""Fjordvik's samfunnsdel and the handlingsdel under it: goals, what is done for them, and how it is measured.

The breaks in the red thread are deliberate; they are told in `data/demo/README.md`.
"""

from dashboard.demo.tables import Row, table

SAMFUNNSDEL = "Kommuneplanens samfunnsdel 2025–2037 – Fjordvik mot 2037"
HANDLINGSDEL = "Handlingsdel 2026–2029"

_TOP = """
Id|Nivå|Overordnet|Nr|Tittel|Innhold|FN-mål|Vedtak
SD-V|visjon||1|Fjordvik – nært, trygt og i bevegelse|||V25-039
SD-S1|satsingsområde|SD-V|1|Oppvekst og tilhørighet|Barn, unge og familier; Møteplasser; Inkludering||
SD-S2|satsingsområde|SD-V|2|Mestring hele livet|Eldre i eget hjem; Trygge sykehjem; Folk nok i tjenestene||
SD-S3|satsingsområde|SD-V|3|Levende fjord og grønn omstilling|Klimatilpasning; Lavere utslipp; Nye arbeidsplasser||
SD-F1|fokusområde|SD-S1|1.1|Barn og unge som mestrer||3; 4|
SD-F2|fokusområde|SD-S1|1.2|Fellesskap der alle hører til||10; 16|
SD-F3|fokusområde|SD-S2|2.1|Lengst mulig i eget hjem||3; 11|
SD-F4|fokusområde|SD-S2|2.2|Tjenester som henger sammen||3; 8; 17|
SD-F5|fokusområde|SD-S3|3.1|Et samfunn som tåler været||11; 13; 14|
SD-F6|fokusområde|SD-S3|3.2|Arbeid og nyskaping||8; 9|
"""

_MAAL = """
Id|Nivå|Overordnet|Nr|Tittel|HA|DA|Start|Frist|Kompass
SD-M1|mål|SD-F1|1.1.1|Flere elever leser godt når de går ut av grunnskolen|Kommunalsjef oppvekst|Leder PPT|01.01.2026|31.12.2029|6
SD-M1a|delmål|SD-M1|1.1.1.1|Alle skolene følger felles leseplan|Kommunalsjef oppvekst|Rektor Nes skole; Rektor Fjordvik barneskole|01.01.2026|30.06.2027|6
SD-M2|mål|SD-F1|1.1.2|Barn og familier får hjelp tidlig|Kommunalsjef oppvekst|Ledende helsesykepleier; NAV-leder|01.01.2026|31.12.2028|5; 6
SD-M3|mål|SD-F2|1.2.1|Ungdom har et sted å være hele uken|Kultursjef|Leder idrett og friluftsliv|01.01.2026|31.12.2029|2
SD-M4|mål|SD-F2|1.2.2|Nyankomne kommer raskt i arbeid eller utdanning|NAV-leder|Rektor voksenopplæringen|01.01.2026|31.12.2028|2
SD-M5|mål|SD-F3|2.1.1|Flere eldre klarer seg godt hjemme|Kommunalsjef helse og omsorg|Leder tildelingskontoret; IKT-leder|01.01.2026|31.12.2029|5; 6
SD-M5a|delmål|SD-M5|2.1.1.1|Opptrening kommer før varig hjelp|Enhetsleder rehabilitering|Leder tildelingskontoret|01.01.2026|31.12.2027|4; 6
SD-M5b|delmål|SD-M5|2.1.1.2|Trygghetsteknologi er førstevalget|Kommunalsjef helse og omsorg|IKT-leder|01.01.2026|31.12.2027|4
SD-M6|mål|SD-F3|2.1.2|Sykehjemmene har fast bemanning hele døgnet|Kommunalsjef helse og omsorg|Enhetsleder Fjordgløtt sykehjem; Enhetsleder Solbakken sykehjem|01.01.2026|31.12.2027|4; 7
SD-M7|mål|SD-F4|2.2.1|Innbyggeren møter én samordnet tjeneste|Leder tildelingskontoret|Kommunikasjonsleder; NAV-leder|01.01.2026|31.12.2028|5
SD-M8|mål|SD-F4|2.2.2|Tjenestene har folk nok med riktig kompetanse|HR-leder|Kommunalsjef helse og omsorg; Kommunalsjef oppvekst|01.01.2026|31.12.2029|7; 8
SD-M9|mål|SD-F5|3.1.1|Fjordvik tåler mer nedbør og høyere hav|Plansjef|Driftsleder avløp; Driftsleder vei|01.01.2026|31.12.2030|2
SD-M10|mål|SD-F5|3.1.2|Utslippene fra kommunens egen drift halveres|Eiendomssjef|Innkjøpsleder|01.01.2026|31.12.2030|2; 3
SD-M11|mål|SD-F6|3.2.1|Flere arbeider i nye og grønne næringer|Næringssjef|Plansjef|01.01.2026|31.12.2029|2
"""

_TILTAK = """
Id|Overordnet|Nr|Tittel|HA|DA|Start|Frist|Status|Statusdato|Framdrift|Kommentar|Ansvar|Funksjon|Vedtak|Budsjettiltak
HD-01|SD-M1a|1|Leseveiledere på alle skolene|Kommunalsjef oppvekst|Rektor Fjordvik barneskole; Rektor Nes skole; Rektor Dalen oppvekstsenter|01.02.2026|30.06.2027|under arbeid|20.10.2026|60|Fire av seks veiledere er på plass.|2100|202|V24-009|
HD-02|SD-M1|2|Lesehjelp etter skoletid|Rektor Fjordvik barneskole|Kultursjef|15.08.2026|30.06.2027|under arbeid|12.10.2026|40|Alle skolene er i gang. Evalueres til våren.|2100|202|V26-066|
HD-03|SD-M2|3|Fast møtetid mellom barnehage, skole, PPT og helsestasjon|Leder PPT|Ledende helsesykepleier; Barnevernsleder|01.03.2026|31.12.2026|under arbeid|15.09.2026|70|Møtene går hver sjette uke.|2200|202|V25-032|T09
HD-04|SD-M2|4|Felles modell for tidlig innsats|Ledende helsesykepleier|Kommunalsjef oppvekst; NAV-leder|01.09.2026|31.12.2027|ikke startet|01.09.2026|0|Finansieringen er ikke avklart.||||
HD-05|SD-M4|5|Arbeidspraksis fra første måned i introduksjonsprogrammet||NAV; OO|01.04.2026|30.09.2026|under arbeid|28.08.2026|35|Ingen har overtatt ansvaret etter omorganiseringen.|4111|275||T16
HD-06|SD-M5a|6|Hverdagsrehabilitering før vedtak om tjenester|Leder tildelingskontoret|Enhetsleder rehabilitering; Enhetsleder hjemmetjenesten Sentrum|01.04.2026|31.12.2026|under arbeid|26.10.2026|65|Antall vedtak går ned i Sentrum. Nord og Sør følger etter nyttår.|3192|241||T06
HD-07|SD-M5b|7|Digitalt tilsyn og trygghetsalarm i alle soner|Kommunalsjef helse og omsorg|IKT-leder; Enhetsleder hjemmetjenesten Nord; Enhetsleder hjemmetjenesten Sør|01.01.2026|30.06.2027|under arbeid|19.10.2026|55|Sentrum er ferdig, og Nord er halvveis.|3104|234|V24-018|T03; T05
HD-08|SD-M5|8|Dagtilbud for personer med demens én dag til|Enhetsleder aktivitet og dagtilbud|Leder tildelingskontoret|01.01.2026|31.03.2026|utført|09.01.2026|100|Utvidet åpningstid fra 5.1.2026.|3210|234|V25-041|
HD-09|SD-M6|9|Fast nattbemanning i stedet for innleie|Enhetsleder Fjordgløtt sykehjem|HR-leder; Enhetsleder Solbakken sykehjem|01.02.2026|30.06.2026|under arbeid|22.10.2026|45|Én av to vakanser på natt er besatt fra desember. Utredningen er forsinket.|3114|253|V25-048; V24-024|T02
HD-10|SD-M6|10|Nye turnuser i omsorgstjenesten|Enhetsleder Tunet|HR-leder; Kommunalsjef helse og omsorg|01.06.2026|31.05.2027|under arbeid|14.10.2026|50|Prøves ut i ett bofellesskap. Evalueres i januar.|3161|257|V25-044|T04
HD-11|SD-M7|11|Én vei inn: felles mottak av søknader|Leder tildelingskontoret|Kommunikasjonsleder; NAV-leder|01.03.2026|31.12.2026|under arbeid|07.10.2026|50|Skjemaene er slått sammen. Felles vaktordning gjenstår.|3230|120||
HD-12|SD-M7|12|Digital dialog med hjemmetjenesten og legekontoret|IKT-leder|Kommuneoverlege; Enhetsleder hjemmetjenesten Sentrum|01.02.2026|31.12.2026|under arbeid|29.10.2026|75|Legekontoret er i gang. Hjemmetjenesten prøver løsningen.|8101|120|V26-053|T23
HD-13|SD-M8|13|Hele stillinger i helse og omsorg|HR-leder|Kommunalsjef helse og omsorg|01.05.2026|31.12.2027|under arbeid|28.09.2026|30|Kartleggingen er ferdig. Utlysninger i hele stillinger fra oktober.|3100||V26-060|
HD-14|SD-M8|14|Lærlinger og stipend til fagutdanning|HR-leder|Kommunalsjef helse og omsorg; Rektor voksenopplæringen|01.01.2026|31.08.2026|utført|25.08.2026|100|14 lærlinger har kontrakt, og seks har fått stipend.|1121|120|V24-012|
HD-15|SD-M9|15|Overvannsplan for sentrum og Nes|Plansjef|Driftsleder avløp; Driftsleder vei|01.03.2026|31.10.2026|under arbeid|08.10.2026|40|Kartleggingen er ferdig for sentrum. Utbygging er ikke finansiert.|5103|335|V24-022|
HD-16|SD-M10|16|Utslippsfrie biler og maskiner i egen drift|Eiendomssjef|Innkjøpsleder; Driftsleder vei|01.09.2026|31.12.2029|avventer|29.10.2026|10|Avventer oversikten over ladepunkter.|6131|222|V26-072|
HD-17|SD-M11|17|Arena for gründere på Nes næringsområde|Næringssjef|Plansjef; Leder innovasjon og utvikling|01.06.2026|30.09.2026|under arbeid|03.09.2026|25|Forhandlinger om lokaler pågår.|5111|330|V26-050|
HD-18||18|Felles booking av haller og møterom|Kommunikasjonsleder|Leder idrett og friluftsliv; IKT-leder|01.02.2026|30.11.2026|under arbeid|30.10.2026|85|Hallene er i drift i løsningen. Møterommene følger i november.|8120|120||
"""

_AKTIVITETER = """
Id|Overordnet|Nr|Tittel|HA|Start|Frist|Status|Framdrift
HD-01-A1|HD-01|1|Lyse ut og tilsette veiledere|Kommunalsjef oppvekst|01.02.2026|30.04.2026|utført|100
HD-01-A2|HD-01|2|Opplæring av veilederne|Leder PPT|15.08.2026|31.12.2026|under arbeid|50
HD-02-A1|HD-02|1|Avtale med biblioteket om lesevenner|Kultursjef|05.10.2026|30.11.2026|under arbeid|30
HD-03-A1|HD-03|1|Årsplan for møtene|Leder PPT|01.03.2026|30.04.2026|utført|100
HD-03-A2|HD-03|2|Mal for felles oppfølging|Ledende helsesykepleier|01.05.2026|30.11.2026|under arbeid|60
HD-06-A1|HD-06|1|Opplæring i alle tre soner|Enhetsleder rehabilitering|01.04.2026|30.09.2026|utført|100
HD-06-A2|HD-06|2|Ny rutine på tildelingskontoret|Leder tildelingskontoret|01.05.2026|31.10.2026|utført|100
HD-06-A3|HD-06|3|Oppstart i sone Nord og Sør|Enhetsleder hjemmetjenesten Nord|01.10.2026|31.12.2026|ikke startet|0
HD-07-A1|HD-07|1|Alarmer og tilsyn i sone Sentrum|Enhetsleder hjemmetjenesten Sentrum|01.01.2026|31.05.2026|utført|100
HD-07-A2|HD-07|2|Alarmer og tilsyn i sone Nord|Enhetsleder hjemmetjenesten Nord|01.06.2026|30.11.2026|under arbeid|55
HD-07-A3|HD-07|3|Alarmer og tilsyn i sone Sør|Enhetsleder hjemmetjenesten Sør|01.12.2026|30.06.2027|ikke startet|0
HD-08-A1|HD-08|1|Ny turnus for dagsenteret|Enhetsleder aktivitet og dagtilbud|01.11.2025|31.12.2025|utført|100
HD-09-A1|HD-09|1|Lyse ut faste nattstillinger|Enhetsleder Fjordgløtt sykehjem|01.02.2026|31.03.2026|utført|100
HD-09-A2|HD-09|2|Ny turnus for natt|Enhetsleder Fjordgløtt sykehjem|01.03.2026|30.11.2026|under arbeid|60
HD-09-A3|HD-09|3|Avvikle innleie på natt|Kommunalsjef helse og omsorg|01.06.2026|31.12.2026|ikke startet|0
HD-10-A1|HD-10|1|Prøve langturnus på Tunet A|Enhetsleder Tunet|01.06.2026|30.11.2026|under arbeid|80
HD-10-A2|HD-10|2|Evaluere med tillitsvalgte|HR-leder|01.12.2026|31.01.2027|ikke startet|0
HD-11-A1|HD-11|1|Slå sammen søknadsskjemaene|Leder tildelingskontoret|01.03.2026|31.08.2026|utført|100
HD-11-A2|HD-11|2|Felles vaktordning for mottaket|Kommunikasjonsleder|01.09.2026|31.12.2026|under arbeid|20
HD-12-A1|HD-12|1|Innføring på legekontoret|Kommuneoverlege|01.02.2026|31.05.2026|utført|100
HD-12-A2|HD-12|2|Prøvedrift i hjemmetjenesten|Enhetsleder hjemmetjenesten Sentrum|01.09.2026|30.11.2026|under arbeid|60
HD-13-A1|HD-13|1|Kartlegge ønsket stilling|HR-leder|01.05.2026|30.09.2026|utført|100
HD-13-A2|HD-13|2|Lyse ut hele stillinger først|HR-leder|01.10.2026|31.12.2027|under arbeid|10
HD-15-A1|HD-15|1|Kartlegge flomveier|Plansjef|01.03.2026|31.08.2026|utført|100
HD-17-A1|HD-17|1|Avtale om lokaler|Næringssjef|01.06.2026|30.09.2026|under arbeid|40
"""

_INDIKATORER = """
Id|Overordnet|Tittel|Måleenhet|Startverdi|Målverdi|Siste verdi|Målt dato|Kilde
SD-M1-I1|SD-M1|Elever på de to høyeste mestringsnivåene i lesing|%|58|68|61|15.10.2026|Nasjonale prøver
SD-M1a-I1|SD-M1a|Skoler med felles leseplan i bruk|antall|2|4|3|15.10.2026|Skolene
SD-M2-I1|SD-M2|Ventetid hos PPT|uker|22|12|17|31.08.2026|Fagsystemet til PPT
SD-M3-I1|SD-M3|Kvelder i uken med åpent ungdomshus|antall|3|6|3|30.09.2026|Ungdomshuset
SD-M4-I1|SD-M4|I arbeid eller utdanning ett år etter programmet|%|52|70|55|30.06.2026|NAV
SD-M5-I1|SD-M5|Innbyggere over 80 år som bor hjemme|%|85,2|88|85,9|31.12.2025|KOSTRA
SD-M5-I2|SD-M5|Brukere som er fornøyde med hjemmetjenesten|%|79|85|81|30.04.2026|Brukerundersøkelse
SD-M5a-I1|SD-M5a|Brukere som klarer seg uten varig hjelp etter opptrening|%|35|55|47|30.09.2026|Fagsystem omsorg
SD-M5b-I1|SD-M5b|Hjemmeboende med trygghetsteknologi|antall|140|320|236|30.09.2026|Fagsystem omsorg
SD-M6-I1|SD-M6|Vikar og overtid ved sykehjemmene|mill. kr|4,1|3,5|6,7|30.09.2026|Regnskapet
SD-M6-I2|SD-M6|Sykefravær ved sykehjemmene|%|10,7|8|10,7|30.09.2026|Lønnssystemet
SD-M7-I1|SD-M7|Dager fra søknad til svar|dager|24|10|16|30.09.2026|Tildelingskontoret
SD-M8-I1|SD-M8|Ansatte i hel stilling i helse og omsorg|%|38|50|40|31.08.2026|Lønnssystemet
SD-M8-I2|SD-M8|Ubesatte sykepleierstillinger|antall|11|3|8|30.09.2026|HR
SD-M9-I1|SD-M9|Eiendommer med vann i kjeller etter styrtregn|antall|34|10|21|31.12.2025|Driftsavdelingen
SD-M11-I1|SD-M11|Nye bedrifter registrert i løpet av året|antall|19|30|14|30.09.2026|Næringskontoret
HD-07-I1|HD-07|Soner der løsningen er i full drift|antall|0|3|1|30.09.2026|Prosjektet
HD-09-I1|HD-09|Faste nattstillinger som er besatt|antall|7|9|7|30.09.2026|HR
HD-18-I1|HD-18|Haller og møterom i løsningen|antall|0|26|22|30.09.2026|Prosjektet
"""

IN_SEPTEMBER: dict[str, Row] = {
    "HD-01": {"Status": "under arbeid", "Statusdato": "22.09.2026", "Framdrift": "45", "Kommentar": "Tre av seks veiledere er på plass."},
    "HD-02": {"Status": "under arbeid", "Statusdato": "08.09.2026", "Framdrift": "20", "Kommentar": "To av fire skoler er i gang."},
    "HD-06": {"Statusdato": "21.09.2026", "Framdrift": "50", "Kommentar": "Antall vedtak går ned i Sentrum."},
    "HD-06-A2": {"Status": "under arbeid", "Framdrift": "70"},
    "HD-07": {"Statusdato": "18.09.2026", "Framdrift": "45", "Kommentar": "Sentrum er ferdig, og Nord er i gang."},
    "HD-07-A2": {"Framdrift": "30"},
    "HD-09": {"Statusdato": "15.09.2026", "Framdrift": "35", "Kommentar": "Vakansene på natt er ikke fylt. Utredningen er forsinket."},
    "HD-10": {"Statusdato": "16.09.2026", "Framdrift": "40", "Kommentar": "Prøves ut i ett bofellesskap."},
    "HD-10-A1": {"Framdrift": "60"},
    "HD-11": {"Frist": "31.10.2026", "Statusdato": "10.09.2026", "Framdrift": "40"},
    "HD-12": {"Statusdato": "24.09.2026", "Framdrift": "60", "Kommentar": "Legekontoret er i gang."},
    "HD-15": {"Statusdato": "01.09.2026", "Framdrift": "35", "Kommentar": "Kartleggingen er ferdig for sentrum."},
    "HD-16": {"Vedtak": "", "Status": "ikke startet", "Statusdato": "01.09.2026", "Framdrift": "0", "Kommentar": ""},
    "HD-18": {"Statusdato": "17.09.2026", "Framdrift": "60", "Kommentar": "Hallene legges inn nå."},
    "SD-M1-I1": {"Siste verdi": "58", "Målt dato": "15.10.2025"},
    "SD-M1a-I1": {"Siste verdi": "2", "Målt dato": "30.06.2026"},
}  # fmt: skip
"""What the file of September said where October's says something else."""
NEW_IN_OCTOBER = ("HD-02-A1",)


def goal_rows() -> list[Row]:
    """The links of both plans as October has them."""
    samfunnsdel = {"Plan": SAMFUNNSDEL, "Slag plan": "samfunnsdel"}
    handlingsdel = {"Plan": HANDLINGSDEL, "Slag plan": "handlingsdel"}
    indikatorer = table(_INDIKATORER, Nivå="indikator")
    return [
        *(samfunnsdel | row for row in (*table(_TOP), *table(_MAAL))),
        *(handlingsdel | row for row in table(_TILTAK, Nivå="tiltak")),
        *(handlingsdel | row for row in table(_AKTIVITETER, Nivå="aktivitet")),
        *((samfunnsdel if row["Id"].startswith("SD") else handlingsdel) | row for row in indikatorer),
    ]
