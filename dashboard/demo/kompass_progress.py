"""What Fjordvik says of itself between two evaluations in Kommunekompasset, and what it plans to do to score higher."""

from dashboard.demo.deliveries import SEPTEMBER, Delivery
from dashboard.demo.kompass_evaluations import V31
from dashboard.demo.tables import Row, table

_DIMENSIONS = ("System/prosess", "Omfang", "Resultat/analyse")
_STEPS = {"": "gjennomført", "u": "gjennomført", "i": "i gang", "p": "planlagt"}

# Grader: one per dimension. A bare number is carried out and documented, `u` carried out without documentation, `i` under way,
# `p` planned; `-`: not assessed.
_ASSESSMENTS = """
Nr|Dato|Vurdert av|Grader|Dokumentasjon|Kommentar
1.1.1|18.06.2024|Kommunikasjonsleder|1u 1u -||Strategien fra 2016 brukes ikke.
1.1.1|16.06.2026|Kommunikasjonsleder|3 2 1i|Kommunikasjonsstrategi 2026–2029, sak 26/0412|Vedtatt i juni. Enhetene er i gang.
1.1.2|16.06.2026|Leder politisk sekretariat|2p 1p -||Skal fremmes som egen sak i 2027.
1.3.1|18.06.2024|Leder politisk sekretariat|3 3 2|Rutine for møter på nett, 2023|
1.3.1|16.06.2026|Leder politisk sekretariat|4 3 2|Rutine for møter på nett, 2025; statistikk over visninger 2025|Opptakene er tekstet.
1.3.2|10.06.2025|Plansjef|2 2 2i|Veileder for medvirkning, 2025|
1.4.1|12.12.2024|Leder innovasjon og utvikling|1u 1u 0||
1.4.1|22.09.2026|Leder innovasjon og utvikling|3 2 2|Nettsiden «Slik går det», sak 26/0391|Alle kan se tallene.
1.5.1|10.06.2025|Leder politisk sekretariat|3 3 2|Mal for saksframlegg, 2024; kvalitetssjekk av 40 saker|
1.5.3|10.06.2025|HR-leder|3 3 2u|Etiske retningslinjer, sak 24/0187; kursliste 2025|
2.1.1|18.06.2024|Plansjef|3 3 2|Kommuneplanens samfunnsdel 2025–2037, høringsutkast|
2.1.1|10.06.2025|Plansjef|4 3 3|Kommuneplanens samfunnsdel 2025–2037; økonomiplan 2026–2029|Målene står likt i begge.
2.2.1|09.12.2025|Kommunalsjef oppvekst|3 2 2i|Handlingsplan mot utenforskap, sak 25/0931|
2.2.2|09.12.2025|Kommuneoverlege|3 3 2|Folkehelseoversikt 2024|
2.3.1|09.12.2025|Plansjef|3 2 1|Klima- og miljøplan 2025–2030|
2.3.2|09.12.2025|Innkjøpsleder|2 2 1i|Miljøkrav i innkjøp, 2025|
3.1.1|18.06.2024|Økonomileder|2 2 1|Økonomireglement 2023|
3.1.1|16.06.2026|Økonomileder|3 3 2|Styringshjul 2026; oppdragsbrev 2026|Lederne kjenner årshjulet.
3.2.1|10.06.2025|Kommunedirektør|3 2 2|Handlingsdel 2026, sak 25/0744|
3.2.2|10.06.2025|Økonomileder|2 2 1|Økonomiplan 2025–2028|
3.2.2|22.09.2026|Økonomileder|3 3 2|Den røde tråden, målstruktur september 2026|Hvert tiltak har ansvar, konto og mål.
3.2.3|12.12.2024|Leder politisk sekretariat|2 2 1u|Vedtakslogg 2024|
3.2.3|22.09.2026|Leder politisk sekretariat|4 3 2|Vedtakslogg september 2026; tertialrapport 1 2026|Kommunestyret får samlet oversikt.
3.2.4|16.06.2026|Kommunedirektør|2i 1i -||Drøftes når handlingsdelen rulleres.
3.3.1|18.06.2024|Økonomileder|2 2 1|Tertialrapport 2023|
3.3.1|22.09.2026|Økonomileder|4 3 3|Månedsrapport august 2026; årsrapport 2025|Økonomi, tjenester og folk i én rapport.
3.3.2|18.06.2024|Økonomileder|1u 1u 0||
3.3.2|16.06.2026|Økonomileder|3 2 2|Forklaringer i månedsrapport mai 2026|Ikke alle enheter forklarer.
3.3.3|16.06.2026|Leder innovasjon og utvikling|3 2 2|Kontrollplan 2026; internkontroll januar–mai 2026|
3.4.1|10.06.2025|Leder politisk sekretariat|3 3 2|Delegeringsreglement, sak 24/0090|
4.1.1|10.06.2025|Økonomileder|2i 1i -||Går inn i omstillingsprosjektet.
4.1.1|16.06.2026|Økonomileder|3 2 2i|Omstillingsprosjekt Fjordvik 2028, sak 25/1102|
4.1.2|16.06.2026|Økonomileder|2u 1i 1i||
4.2.1|09.12.2025|Økonomileder|3 3 2|Endret utgiftsbehov 2026–2035; økonomiplan 2026–2029|
4.3.1|10.06.2025|Økonomileder|3 3 2|KOSTRA-analyse 2024|
4.3.1|16.06.2026|Økonomileder|4 3 3|KOSTRA-sammenligning 2025 med demogruppen|Legges fram for KLG hvert år.
4.3.2|16.06.2026|Økonomileder|3 2 1i|Sak 26/0388 om institusjon og hjemmetjeneste|
4.4.1|12.12.2024|Leder innovasjon og utvikling|3 2 1|Mandat for digitaliseringsrådet, 2024|
4.4.1|16.06.2026|Leder innovasjon og utvikling|4 3 2|Porteføljeoversikt 2026; gevinstplaner for 14 prosjekter|
4.4.2|16.06.2026|Leder innovasjon og utvikling|2 2 1i|Gevinstoversikt 2025|Kostnad og gevinst ligger ofte i hver sin enhet.
4.5.2|09.12.2025|HR-leder|1i 1i -||Felles vikarpool er ikke startet.
5.1.1|12.12.2024|Kommunikasjonsleder|1p 1p -||
5.1.1|16.06.2026|Kommunikasjonsleder|3i 2i 1i||Serviceerklæringen er på høring i enhetene.
5.1.2|16.06.2026|Kommunikasjonsleder|1p 1p 1p||
5.3.1|10.06.2025|Kommunikasjonsleder|3 3 2|Svartidsmåling første halvår 2025|
5.3.1|16.06.2026|Kommunikasjonsleder|4 3 3|Svartidsmåling 2025; innbyggerundersøkelse 2025|
5.4.1|10.06.2025|Kommunikasjonsleder|2 1 0|Tjenestebeskrivelser for 24 av 90 tjenester|
5.4.1|22.09.2026|Kommunikasjonsleder|3 2 2|Tjenestebeskrivelser for 51 av 90 tjenester|
5.4.2|22.09.2026|Kommunikasjonsleder|1i 1i -||
5.5.2|16.06.2026|Kommunalsjef helse og omsorg|3 2 2u|Brukerundersøkelser 2025 og 2026, med tiltak|
6.1.1|18.06.2024|Leder innovasjon og utvikling|2i 0 -||
6.1.1|16.06.2026|Leder innovasjon og utvikling|3 3 1|Kvalitet i det vi gjør, sak 24/1210|Delstrategi 2 er tatt i bruk.
6.1.2|16.06.2026|Leder innovasjon og utvikling|2 2 1i|Felles kvalitetsmål, KLG 02.02.2026|
6.2.1|10.06.2025|Kommunedirektør|3 2 2|Stillingsbeskrivelse kvalitetsrådgiver, 2025|
6.2.2|10.06.2025|Kommunedirektør|2 2 1|Ledelsens gjennomgang 2024|
6.2.2|22.09.2026|Kommunedirektør|4 3 2u|Ledelsens gjennomgang, vår og høst 2026|
6.3.1|16.06.2026|Kommunalsjef helse og omsorg|2 2 1|Forbedringstavler i 14 enheter|
6.3.2|16.06.2026|Kommunalsjef helse og omsorg|3 2 1u|Avviksoversikt første halvår 2026|
6.4.1|09.12.2025|Kommunalsjef oppvekst|3 2 1|Læringsnettverk i skole og omsorg, program 2025|
7.1.1|10.06.2025|HR-leder|4 3 2i|Arbeidsgiverstrategi 2025–2029, sak 25/0320|
7.2.1|09.12.2025|HR-leder|3 2 2u|Strategisk kompetanseplan 2025–2028|
7.2.2|22.09.2026|HR-leder|3 2 2i|Kompetanseplaner i 31 av 49 enheter|
7.2.3|09.12.2025|HR-leder|3 2 2|Rekrutteringsanalyse 2025; avtale om praksisplasser|
7.3.1|18.06.2024|HR-leder|3 3 1|Rutine for sykefravær, 2022|
7.3.1|22.09.2026|HR-leder|3 3 2|Rutine for sykefravær, 2025; sykefravær til og med august 2026|Lia barnehage følges særskilt.
7.3.2|16.06.2026|HR-leder|4 4 2u|Medarbeiderundersøkelse 2026, tiltak i alle enheter|
8.1.1|09.12.2025|HR-leder|3 3 2|Ledelse i Fjordvik, vedtatt i KLG 10.03.2025|
8.1.2|09.12.2025|HR-leder|3u 2u -||Brukes i samtalene, men det er ikke skrevet ned hvordan.
8.2.1|12.12.2024|Kommunedirektør|2 1 0|Mal for lederavtale, 2024|
8.2.1|16.06.2026|Kommunedirektør|4 3 2i|Lederavtaler 2025 og første runde 2026|
8.3.1|16.06.2026|Kommunikasjonsleder|3 2i 1i|Intern nyhetskanal, lansert mars 2026|Ansatte uten pc mangler.
8.3.2|22.09.2026|Økonomileder|4 3 2|Månedsrapport august 2026; ledernes prognoser august 2026|
8.4.1|16.06.2026|HR-leder|3 3 2u|Lederprogram, kull 2025 og 2026|
8.4.2|16.06.2026|HR-leder|3 3 2|Utviklingssamtaler 2026: 74 % gjennomført|
"""

_OCTOBER_ASSESSMENTS = """
Nr|Dato|Vurdert av|Grader|Dokumentasjon|Kommentar
3.2.4|20.10.2026|Kommunedirektør|3 2 1i|Målstruktur oktober 2026; referat KLG 13.10.2026|Målene ble gått gjennom i KLG.
3.3.2|20.10.2026|Økonomileder|3 3 2|Forklaringer i månedsrapport september 2026; referat KLG 13.10.2026|
4.1.2|27.10.2026|Økonomileder|2 2i 1i|Omstillingsprosjektet, fire enhetsmøter høsten 2026|
5.4.2|27.10.2026|Kommunikasjonsleder|2i 1i -||Tester beskrivelsene med brukere i november.
6.3.2|27.10.2026|Kommunalsjef helse og omsorg|3 2 2|Avvik og klager, januar–september 2026|
"""

_PLAN = """
Id|Nr|Tiltak|Dimensjon|Grad når det er gjort (0–4)|Dagsverk|Ansvarlig (rolle)|Frist|Ledd
KK-01|5.1.1|Vedta serviceerklæringen og ta den i bruk i alle enheter||3|25|Kommunikasjonsleder|31.12.2026|US-2.3
KK-02|5.1.2|Måle service og svartid hvert halvår|Resultat/analyse|3|12|Kommunikasjonsleder|30.06.2027|US-2.3
KK-03|5.4.1|Beskrive de 39 tjenestene som gjenstår||4|40|Kommunikasjonsleder|31.12.2026|US-2.3
KK-04|5.4.2|La brukere teste tjenestebeskrivelsene||3|18|Kommunikasjonsleder|31.03.2027|US-2.3
KK-05|5.3.2|Rette det som hindrer noen i å bruke nettsider og skjemaer||3|30|IKT-leder|31.12.2026|US-1.3
KK-06|5.5.1|La brukerne velge tid og form i hjemmetjenesten|Omfang|3|35|Kommunalsjef helse og omsorg|30.06.2027|
KK-07|5.2.1|Kort kurs i møte med brukeren for alle nye og faste||3|28|HR-leder|30.04.2027|
KK-08|6.1.2|Skrive ned hva god kvalitet er i hvert tjenesteområde||3|16|Leder innovasjon og utvikling|28.02.2027|US-2.1; US-2.2
KK-09|6.3.1|Forbedringstavler i alle enheter||4|60|Leder innovasjon og utvikling|30.06.2027|US-2.2
KK-10|6.3.2|Dele én lærdom av avvik hver måned|Resultat/analyse|3|8|Kommunalsjef helse og omsorg|31.12.2026|US-2.2
KK-11|6.3.3|Prøve ut, vise fram og spre: to forbedringsdager i året||3|20|Leder innovasjon og utvikling|31.05.2027|
KK-12|6.4.1|Åpne læringsnettverkene for tekniske tjenester|Omfang|4|10|Kommunalsjef helse og omsorg|31.12.2026|US-2.6
KK-13|1.1.1|Følge opp kommunikasjonsstrategien med måling||3|10|Kommunikasjonsleder|31.03.2027|US-3.4
KK-14|1.1.2|Sak om utvikling av lokaldemokratiet||3|22|Leder politisk sekretariat|30.06.2027|
KK-15|1.4.1|Vise resultatene for hver tjeneste på nettsiden||4|15|Leder innovasjon og utvikling|31.12.2026|US-1.3
KK-16|3.2.4|Fast gjennomgang av målene hver vår||3|6|Kommunedirektør|30.04.2027|US-2.4
KK-17|3.3.2|Alle enheter forklarer avvikene sine hver måned||4|12|Økonomileder|31.12.2026|US-3.5
KK-18|4.1.2|Gjøre omstillingsprosjektet kjent i alle enheter||3|18|Økonomileder|31.03.2027|
KK-19|4.4.2|Følge opp gevinstene i alle prosjekter||3|24|Leder innovasjon og utvikling|30.06.2027|US-1.2
KK-20|4.5.2|Felles vikarpool for oppvekst og omsorg||3||HR-leder|31.12.2026|US-3.8
KK-21|7.4.1|Mål og tiltak for likeverd og mangfold||3||HR-leder|30.06.2027|
KK-22|8.1.2|Skrive ned hvordan lederprinsippene brukes||3|4|HR-leder|31.12.2026|US-3.3
KK-23|8.3.1|Nyhetskanalen når ansatte uten pc||3|14|Kommunikasjonsleder|31.12.2026|US-3.4
"""


def assessment_rows(delivery: Delivery) -> list[Row]:
    """One row per question, dimension and date: all there was for September's report, or what October brought."""
    told = table(_ASSESSMENTS if delivery == SEPTEMBER else _OCTOBER_ASSESSMENTS)
    return [
        {
            "Versjon": V31,
            "Nr": row["Nr"],
            "Dimensjon": dimension,
            "Grad (0–4)": grade[0],
            "Steg": _STEPS[grade[1:]],
            "Dokumentasjon": row["Dokumentasjon"] if grade[1:] in ("", "i") else "",
            "Kommentar": row["Kommentar"],
            "Vurdert av": row["Vurdert av"],
            "Vurdert dato": row["Dato"],
        }
        for row in told
        for dimension, grade in zip(_DIMENSIONS, row["Grader"].split(), strict=True)
        if grade != "-"
    ]


def plan_rows() -> list[Row]:
    """One row per measure."""
    return [{"Versjon": V31} | row for row in table(_PLAN)]
