"""Fjordvik's meetings and dates of 2026 and the first half of 2027. Dates that the law fixes are not among them."""

from calendar import TUESDAY, monthcalendar
from datetime import date

from dashboard.demo.tables import Row, table

_DRIFT, _STRATEGISK = 2, 4  # which Tuesday of the month
_WITHOUT_MEETING = (7,)

# id after the year | dato | forum | tittel | fra kl. | til kl. | sted | tema, with «;» between
_PLAN = {
    2026: """
Id|Dato|Forum|Tittel|Fra kl.|Til kl.|Sted|Tema
UKLG-1|05.02.2026|uklg|Utvidet ledergruppe, oppstart av året|12:00|15:30|Kulturhuset|Oppdragsbrevet for 2026; Mål og virksomhetsplaner; Oppstart av økonomiplanen
UKLG-2|16.04.2026|uklg|Utvidet ledergruppe, vår|12:00|15:30|Kulturhuset|Utviklingsstrategien: hva har gitt gevinst?; Lederrollen i omstilling; Etisk refleksjon; Nærvær og sykefravær
UKLG-3|09.06.2026|uklg|Utvidet ledergruppe, budsjettsamling I|09:00|15:30|Kulturhuset|Konsekvensjustert budsjett; Status for oppdragsbrevet
UKLG-4|02.09.2026|uklg|Utvidet ledergruppe, budsjettsamling II|09:00|15:30|Kulturhuset|Tiltak til økonomiplanen; Omstillingsprosjektet Fjordvik 2028; Høstens lederavtaler
FS-1|15.01.2026|formannskap||09:00|12:00|Formannskapssalen|
FS-2|05.03.2026|formannskap||09:00|12:00|Formannskapssalen|
FS-3|16.04.2026|formannskap||09:00|11:30|Formannskapssalen|
FS-4|12.05.2026|formannskap||09:00|12:00|Formannskapssalen|
FS-5|04.06.2026|formannskap||09:00|12:00|Formannskapssalen|Tertialrapport 1
FS-6|03.09.2026|formannskap||08:00|11:00|Formannskapssalen|
FS-7|15.10.2026|formannskap||09:00|12:00|Formannskapssalen|Forslag til økonomiplan legges fram
FS-8|19.11.2026|formannskap||09:00|14:00|Formannskapssalen|Innstilling til økonomiplan og årsbudsjett
KS-1|12.02.2026|kommunestyre||17:00|21:00|Kulturhuset|
KS-2|19.03.2026|kommunestyre||17:00|21:00|Kulturhuset|
KS-3|07.05.2026|kommunestyre||17:00|21:00|Kulturhuset|
KS-4|11.06.2026|kommunestyre||17:00|21:00|Kulturhuset|Årsregnskap og årsberetning; Tertialrapport 1; Vedtaksoppfølging
KS-5|24.09.2026|kommunestyre||17:00|21:00|Kulturhuset|Tertialrapport 2
KS-6|29.10.2026|kommunestyre||17:00|21:00|Kulturhuset|
KS-7|12.11.2026|kommunestyre||17:00|21:00|Kulturhuset|Budsjettjustering
KS-8|10.12.2026|kommunestyre||12:00|20:00|Kulturhuset|Økonomiplan 2027–2030 og årsbudsjett 2027; Vedtaksoppfølging
PSU-1|20.05.2026|partssammensatt utvalg||13:00|15:00|Formannskapssalen|Omstillingsprosjektet: status; Sykefravær og nærvær
PSU-2|18.11.2026|partssammensatt utvalg||13:00|15:00|Formannskapssalen|Omstillingsprosjektet: status; Arbeidsgiverstrategien
T1|19.05.2026|tertial|Tertialrapport 1 ferdig fra enhetene||||
T2|07.09.2026|tertial|Tertialrapport 2 ferdig fra enhetene||||
R1|13.02.2026|regnskap|Enhetenes bidrag til årsberetningen||||
B1|15.04.2026|budsjett|Rammer for økonomiplanen sendes enhetene||||
B2|21.08.2026|budsjett|Enhetenes forslag til tiltak||||
B3|24.09.2026|budsjett|Drøfting av forslaget med tillitsvalgte||||
B4|15.10.2026|budsjett|Kommunedirektørens forslag er ferdig||||
""",
    2027: """
Id|Dato|Forum|Tittel|Fra kl.|Til kl.|Sted|Tema
UKLG-1|04.02.2027|uklg|Utvidet ledergruppe, oppstart av året|12:00|15:30|Kulturhuset|Oppdragsbrevet for 2027; Ny utviklingsstrategi; Oppstart av økonomiplanen
UKLG-2|15.04.2027|uklg|Utvidet ledergruppe, vår|12:00|15:30|Kulturhuset|Resultater av omstillingen; Lederplattformen; Nærvær og sykefravær
FS-1|14.01.2027|formannskap||09:00|12:00|Formannskapssalen|
FS-2|04.03.2027|formannskap||09:00|12:00|Formannskapssalen|
FS-3|22.04.2027|formannskap||09:00|12:00|Formannskapssalen|
FS-4|03.06.2027|formannskap||09:00|12:00|Formannskapssalen|Tertialrapport 1
KS-1|11.02.2027|kommunestyre||17:00|21:00|Kulturhuset|
KS-2|18.03.2027|kommunestyre||17:00|21:00|Kulturhuset|
KS-3|06.05.2027|kommunestyre||17:00|21:00|Kulturhuset|
KS-4|10.06.2027|kommunestyre||17:00|21:00|Kulturhuset|Årsregnskap og årsberetning; Tertialrapport 1; Vedtaksoppfølging
PSU-1|19.05.2027|partssammensatt utvalg||13:00|15:00|Formannskapssalen|Omstillingsprosjektet: status; Medarbeiderundersøkelsen
T1|18.05.2027|tertial|Tertialrapport 1 ferdig fra enhetene||||
R1|12.02.2027|regnskap|Enhetenes bidrag til årsberetningen||||
B1|14.04.2027|budsjett|Rammer for økonomiplanen sendes enhetene||||
""",
}
_LAST_MONTH = {2026: 12, 2027: 6}


def meeting_rows(aar: int) -> list[Row]:
    """One row per meeting or date of the year, in the order of the calendar, with the columns of the file."""
    monthly = [row for maaned in range(1, _LAST_MONTH[aar] + 1) for row in _of_klg(aar, maaned)]
    others = [row | {"Tema": row["Tema"].replace("; ", "\n")} for row in table(_PLAN[aar])]
    rows = sorted([*monthly, *others], key=lambda row: row["Dato"].split(".")[::-1])
    return [{"Id": f"{aar}-{row['Id']}", "År": str(aar), **_without_id(row)} for row in rows]


def _of_klg(aar: int, maaned: int) -> list[Row]:
    if maaned in _WITHOUT_MEETING:
        return []
    tuesdays = [week[TUESDAY] for week in monthcalendar(aar, maaned) if week[TUESDAY]]
    return [
        {
            "Id": f"KLG-{kind}-{maaned:02}",
            "Dato": f"{date(aar, maaned, tuesdays[nth - 1]):%d.%m.%Y}",
            "Forum": f"klg {forum}",
            "Tittel": "",
            "Fra kl.": "12:00",
            "Til kl.": "14:00",
            "Sted": "Møterom 3",
            "Tema": "",
        }
        for kind, forum, nth in (("D", "drift", _DRIFT), ("S", "strategisk", _STRATEGISK))
    ]


def _without_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "Id"}
