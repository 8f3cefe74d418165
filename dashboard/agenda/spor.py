"""The trace: what has changed anything, by the lake's own history, and what people have done besides, in one list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
import streamlit as st

from dashboard import access, lake, queries, settings, spor, text
from dashboard.datasets import DATASETS
from dashboard.datasets.spor import HENDELSER
from dashboard.errors import DashboardError
from dashboard.export import Export, ExportColumn, to_csv, to_xlsx
from dashboard.lake import Snapshot
from dashboard.sentences import words
from dashboard.ui import html
from dashboard.ui.download import offer, offer_sheets
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import TableColumn, markup, show_table

SHOWN = 500
XLSX_ROWS = 1_000_000  # a sheet holds 1 048 576
TITLE = "Sporingslogg"
_ALLE = "alle"
_KOLONNER = (
    TableColumn("tid", "Tidspunkt"),
    TableColumn("slag", "Hendelse"),
    TableColumn("hvem", "Hvem"),
    TableColumn("rolle", "Rolle"),
    TableColumn("hva", "Hva det gjaldt"),
    TableColumn("versjon", "Versjon", "antall"),
)
_NAVN = [*(kolonne.name for kolonne in _KOLONNER), "utc"]
_I_DIALOGEN = {"forklaring": "Forklarte", "moete": "Møte", "frigitt": "Frigivelse"}
_REDIGERT = {
    "lederavtale": "Ledersamtale",
    "oppdragsstatus": "Oppdragsstatus",
    "maalstruktur": "Målstruktur",
    "modenhet": "Digital modenhet",
    "moeteplan": "Møteplan",
    "kompassevaluering": "Kommunekompasset",
    "kompassomtale": "Kommunekompasset",
    "kompassreferanse": "Kommunekompasset",
    "egenvurdering": "Egenvurdering",
    "kompassplan": "Kompassplan",
}
"""What is edited in the product, where it did not come as a file."""

AVVIST = ("avvist forsøk", "avviste forsøk")
ORD = {
    "Lastet opp": ("opplasting", "opplastinger"),
    "Gjenopprettet": ("gjenoppretting", "gjenopprettinger"),
    "Publiserte": ("publisering", "publiseringer"),
    "Trakk tilbake": ("tilbaketrekking", "tilbaketrekkinger"),
    "Pakke endret": ("endret pakke", "endrede pakker"),
    "Avvist innlogging": AVVIST,
    "Ugyldig informasjonskapsel": AVVIST,
    "Ingen tilgang": AVVIST,
    "Innlogget": ("innlogging", "innlogginger"),
    "Forklarte": ("forklaring", "forklaringer"),
    "Møte": ("endring i møte", "endringer i møter"),
    "Beslutning": ("beslutning", "beslutninger"),
    "Oppgave": ("endring i oppgave", "endringer i oppgaver"),
    "Frigivelse": ("frigivelse", "frigivelser"),
    "Spørsmål": ("endring i spørsmål", "endringer i spørsmål"),
    "Svarte": ("svar", "svar"),
    "Målstruktur": ("endring i målstrukturen", "endringer i målstrukturen"),
    "Oppdragsstatus": ("status for oppdrag", "statuser for oppdrag"),
    "Ledersamtale": ("endring i ledersamtaler", "endringer i ledersamtaler"),
    "Digital modenhet": ("vurdering av digital modenhet", "vurderinger av digital modenhet"),
    "Møteplan": ("endring i møteplanen", "endringer i møteplanen"),
    "Kommunekompasset": ("endring i evalueringer", "endringer i evalueringer"),
    "Egenvurdering": ("egenvurdering", "egenvurderinger"),
    "Kompassplan": ("endring i kompassplanen", "endringer i kompassplanen"),
    "Utlogget": ("utlogging", "utlogginger"),
    "Utløpt innlogging": ("utløpt innlogging", "utløpte innlogginger"),
    "Ukjent adresse": ("oppslag på ukjent adresse", "oppslag på ukjente adresser"),
    "Vis som": ("visning som en annen rolle", "visninger som en annen rolle"),
    "Eksport": ("eksport", "eksporter"),
    "Endret": ("annen endring", "andre endringer"),
}
"""Every kind of line in the order it is told, with its words in a sentence."""
TOLD = 6


@dataclass(frozen=True, slots=True)
class Linje:
    """One thing that somebody did. `tid` is in UTC; `versjon` is what it made, where it changed anything."""

    tid: datetime
    slag: str
    hvem: str
    rolle: str
    hva: str
    versjon: int | None = None


@dataclass(frozen=True, slots=True)
class Utvalg:
    """What the reader asks for: days where the machine stands, both ends included; empty is every kind and everybody."""

    fra: date
    til: date
    slag: str = ""
    hvem: str = ""

    def of(self, lines: Iterable[Linje]) -> list[Linje]:
        return [each for each in lines if self.slag in ("", each.slag) and self.hvem in ("", each.hvem)]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page says of the lines that were chosen: they may be very many, and are not remembered themselves.

    `people` are all who did anything on those days.
    """

    sentence: str
    count: int
    table: str
    people: Sequence[str]


def show(view: View) -> None:
    """The trace of a span of time, what the reader chooses of it, and all of that to take along."""
    try:
        spor.flush()
    except DashboardError as error:  # what is in the lake already can still be read
        show_error(error)
    newest, today = lake.get().newest(), date.today()
    top = st.container()
    asked = _ask_days(today)
    if asked is None:
        return
    asked = _ask_kind(asked)
    chosen = _ask_person(asked, _found(asked, newest.id, today).people)
    found = _found(chosen, newest.id, today)
    with top:
        sentence(found.sentence)
    _say_damaged()
    if not found.count:
        show_table(
            pd.DataFrame(columns=_NAVN), _KOLONNER, title=TITLE, period="", filters={}, view=view, key="spor",
            empty="Ingenting er sporet i utvalget. Velg en tidligere fra-dato, eller alle hendelser og personer.",
        )  # fmt: skip
        return
    html.write(found.table)
    if found.count > SHOWN:
        st.caption(
            f"Tabellen viser de {SHOWN} nyeste av {text.count(found.count, 'linje', 'linjer')}. Nedlastingen har alle."
        )
    _downloads(replace(view, snapshot=newest), chosen, found.count)


@made_once
def _found(chosen: Utvalg, at: int, today: date) -> _Found:
    everything = trace(chosen, at)
    lines = chosen.of(everything)
    return _Found(
        in_words(chosen, lines, today),
        len(lines),
        markup(_frame(lines[:SHOWN]), _KOLONNER, title=TITLE),
        sorted({each.hvem for each in everything if each.hvem}, key=str.casefold),
    )


def trace(asked: Utvalg, at: int) -> list[Linje]:
    """All that was done on the days asked for, by everybody, as it is known in version `at`; newest first."""
    fra, til = _utc(asked.fra), _utc(asked.til + timedelta(days=1))
    events = queries.run(
        "spor/hendelser", at, hendelse=None, hvem=None,
        fra=fra.replace(tzinfo=None), til=til.replace(tzinfo=None),
    )  # fmt: skip
    lines = [
        Linje(tid.to_pydatetime().replace(tzinfo=UTC), hendelse.capitalize(), hvem, rolle, hva)
        for tid, hendelse, hvem, rolle, hva in events.fillna("").itertuples(index=False, name=None)
    ]
    lines += [
        Linje(each.time.astimezone(UTC), kind(each), each.author, "", _what(each), each.id)
        for each in lake.get().history(at)
        if not _is_trace(each) and fra <= each.time < til
    ]
    return sorted(lines, key=lambda each: each.tid, reverse=True)


def _is_trace(snapshot: Snapshot) -> bool:
    """What is noted of sign-ins and of jobs is no deed of somebody's in itself."""
    return bool(snapshot.datasets) and all(
        name in DATASETS and DATASETS[name].trace for name in snapshot.datasets
    )


def kind(snapshot: Snapshot) -> str:
    """What a commit was: one of ORD."""
    names, message = snapshot.datasets, snapshot.message
    if "restored" in snapshot.details:
        return "Gjenopprettet"
    if "sha256" not in snapshot.details and len(names) == 1 and names[0] in _REDIGERT:
        return _REDIGERT[names[0]]
    if any(name in DATASETS and DATASETS[name].uploaded for name in names):
        return "Lastet opp"
    if "publisering" in names:
        withdrawn = snapshot.details.get("status") == "trukket" or message.startswith(("Trukket", "Trakk"))
        return "Trakk tilbake" if withdrawn else "Publiserte"
    if "spoersmaal" in names:
        return "Svarte" if message.endswith(": besvart") else "Spørsmål"
    if "beslutning" in names:
        return "Beslutning" if message.startswith("Beslutning") else "Oppgave"
    return next((_I_DIALOGEN[name] for name in names if name in _I_DIALOGEN), "Endret")


def in_words(chosen: Utvalg, lines: Sequence[Linje], today: date) -> str:
    """`Siden 1. november: 12 opplastinger og 3 avviste forsøk.`"""
    if chosen.fra == chosen.til:
        when = _day(chosen.fra, today)
    elif chosen.til >= today:
        when = f"Siden {_day(chosen.fra, today)}"
    else:
        when = f"Fra {_day(chosen.fra, today)} til {_day(chosen.til, today)}"
    who = f" ({chosen.hvem})" if chosen.hvem else ""
    counts = Counter(ORD[each.slag] for each in lines)
    told = [(pair, counts[pair]) for pair in dict.fromkeys(ORD.values()) if counts[pair]]
    parts = [text.count(number, *pair) for pair, number in told[:TOLD]]
    if rest := sum(number for _, number in told[TOLD:]):
        parts.append(text.count(rest, "annen hendelse", "andre hendelser"))
    return f"{when}{who}: {words.liste(parts, TOLD + 1) or 'ingenting er sporet'}."


def export(view: View, chosen: Utvalg, lines: Sequence[Linje]) -> Export:
    """Every line, with what was asked for on top, and the moment in UTC to the second."""
    filters = {"Hendelse": chosen.slag, "Hvem": chosen.hvem, "Merk": _damaged_in_words()}
    return Export(
        title=TITLE,
        period=f"{text.day(chosen.fra)} – {text.day(chosen.til)}",
        filters=filters,
        snapshot=view.snapshot,
        kommune=settings.get().kommune_navn,
        demo=settings.get().demo,
        columns=[
            *(ExportColumn(each.name, each.title, each.kind) for each in _KOLONNER),
            ExportColumn("utc", "Tidspunkt (UTC)"),
        ],
        frame=_frame(lines),
    )


def _ask_days(today: date) -> Utvalg | None:
    """From the first of a month, at least thirty days back, to begin with."""
    with st.container(horizontal=True):
        fra = st.date_input(
            "Fra og med", (today - timedelta(days=30)).replace(day=1), format="DD.MM.YYYY",
            key="fra", bind="query-params", width=180,
        )  # fmt: skip
        til = st.date_input(
            "Til og med", today, format="DD.MM.YYYY", key="til", bind="query-params", width=180
        )
    if fra > til:
        st.warning(
            "«Fra og med» er etter «Til og med». Velg en tidligere dato.", icon=":material/event_busy:"
        )
        return None
    return Utvalg(fra, til)


def _ask_kind(asked: Utvalg) -> Utvalg:
    with st.container(horizontal=True), st.container(width=320):
        slag = choose("Hendelse", {_ALLE: "Alle", **{each: each for each in ORD}}, "hendelse")
    return replace(asked, slag="" if slag in (None, _ALLE) else slag)


def _ask_person(asked: Utvalg, people: Sequence[str]) -> Utvalg:
    if st.session_state.get("spor_hvem") not in people:
        st.session_state.pop("spor_hvem", None)
    # Not in the address, as the other choices: names do not belong in what browsers and servers remember.
    hvem = st.selectbox("Hvem", people, index=None, placeholder="Alle", key="spor_hvem", width=320)
    return replace(asked, hvem=hvem or "")


def _downloads(view: View, chosen: Utvalg, count: int) -> None:
    """The lines are read again when somebody asks for them: until then the page holds on to none."""

    def whole() -> Export:
        return export(view, chosen, chosen.of(trace(chosen, view.snapshot.id)))

    csv, name = (lambda: to_csv(whole())), export(view, chosen, ()).file_name
    if count <= XLSX_ROWS:
        offer_sheets(csv, lambda: to_xlsx(whole()), name, user=view.user, key="spor", title=TITLE)
        return
    offer("CSV", csv, name("csv"), "text/csv", user=view.user, key="spor_csv")
    st.caption("En Excel-fil har ikke plass til så mange linjer. Velg færre dager, eller last ned CSV.")


def _say_damaged() -> None:
    if said := _damaged_in_words():
        st.warning(said, icon=":material/warning:")


def _damaged_in_words() -> str:
    lines = spor.damaged()
    if not lines:
        return ""
    count = text.count(lines, "linje", "linjer")
    return f"{count} i sporingen var skadet og er ikke med. Det som er igjen av dem, ligger i mappen «spor» ved dataene."


def _frame(lines: Iterable[Linje]) -> pd.DataFrame:
    rows = [
        (
            _moment(each.tid),
            each.slag,
            each.hvem or None,
            _role(each.rolle),
            each.hva or None,
            each.versjon,
            f"{each.tid:%Y-%m-%dT%H:%M:%SZ}",
        )
        for each in lines
    ]
    return pd.DataFrame(rows, columns=_NAVN)


def _role(role: str) -> str | None:
    return access.TITLES[access.Role(role)] if role in set(access.Role) else role or None


def _what(snapshot: Snapshot) -> str:
    file = snapshot.details.get("file")
    return f"{snapshot.message} ({file})" if file and file not in snapshot.message else snapshot.message


def _moment(tid: datetime) -> str:
    """`21.11.2026 kl. 08.15`, in the machine's own time."""
    here = tid.astimezone()
    return f"{text.day(here)} kl. {here:%H.%M}"


def _day(day: date, today: date) -> str:
    """`1. november`, with the year where it is not this one."""
    return f"{day.day}. {text.MONTHS[day.month]}{'' if day.year == today.year else f' {day.year}'}"


def _utc(day: date) -> datetime:
    """When the day begins where the machine stands."""
    return datetime.combine(day, time.min).astimezone(UTC)


assert {hendelse.capitalize() for hendelse in HENDELSER} <= set(ORD)
