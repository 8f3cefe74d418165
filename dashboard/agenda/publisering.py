"""Publishing a period: what becomes public, the page exactly as it will be, and the button. A second time it is a correction."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import settings, text
from dashboard.agenda import publisering_grunnlag, publisering_tekster
from dashboard.agenda.publisering_grunnlag import Forhaandsvisning
from dashboard.dialog.spoersmaal import AAPENT, BESVART, Spoersmaal
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.publish import publishing, register
from dashboard.publish.register import Utgivelse
from dashboard.reports.pdf import to_pdf
from dashboard.sentences import publisering as tekst
from dashboard.ui import html, markdown
from dashboard.ui.address import address
from dashboard.ui.download import offer
from dashboard.ui.errors import show_error
from dashboard.ui.history import label
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_markup, show_table

SHOWN = 20
"""Changed numbers on the page until somebody asks for all."""

_GJORT, _RUNDE = "publisering_gjort", "publisering_runde"
_FRAME_HEIGHT = 640
_NO_SCRIPT = '<head><meta http-equiv="content-security-policy" content="script-src \'none\'">'
_LINKS_WITHIN = re.compile(r'(<a\b[^>]*\shref=")#')
_ENDRINGER = (
    TableColumn("tabell", "Tabell"),
    TableColumn("rad", "Rad"),
    TableColumn("kolonne", "Tall"),
    TableColumn("foer", "Før"),
    TableColumn("naa", "Nå"),
)
_FILER = (
    TableColumn("innhold", "Innhold"),
    TableColumn("filer", "Filer"),
    TableColumn("rader", "Rader", "antall"),
)


def show(view: View, period: Period) -> None:
    """Everything that is decided before the period is published, and then the button."""
    utgivelser = register.of_period(publisering_grunnlag.utgivelser(view.written), period)
    if (done := st.session_state.pop(_GJORT, None)) is not None:
        st.success(done, icon=":material/check:")
    top = st.empty()
    _where_it_stands(top, view, period, utgivelser, None, at_once=True)
    snapshot = _choose_version(view, period)
    if snapshot is None:
        _where_it_stands(top, view, period, utgivelser, None)
        return
    forord = _kept_text(
        "Forord (valgfritt)", f"forord_{period.key}", _first_preface(utgivelser),
        placeholder="For eksempel: hva som er viktigst denne måneden. Skriv ikke om enkeltpersoner.",
    )  # fmt: skip
    changes = st.container()
    grunn = _ask_reason(period, changes) if utgivelser else ""
    try:
        with st.spinner("Lager forhåndsvisningen …"):
            sett = publisering_grunnlag.forhaandsvisning(view, period, snapshot, forord, grunn)
    except DashboardError as error:
        _where_it_stands(top, view, period, utgivelser, None)
        show_error(error)
        return
    _where_it_stands(top, view, period, utgivelser, sett)
    if utgivelser:
        with changes:
            _show_changes(replace(view, snapshot=snapshot), period, utgivelser, sett, forord)
    _show_preview(view, period, sett)
    _publish(view, period, snapshot, sett, forord, grunn, correction=bool(utgivelser))


def make_ready(view: View, period: Period) -> None:
    """Remember what the page opens with for the period: above all the next edition, as it would be."""
    utgivelser = register.of_period(publisering_grunnlag.utgivelser(view.written), period)
    _about_texts(view, period)
    _about_questions(view, period)
    versjoner = publisering_grunnlag.versjoner(view, period)
    if not versjoner:
        return
    snapshot = view.snapshot if view.snapshot in versjoner else versjoner[0]
    if standing := _standing(utgivelser):
        _changed_texts(period, standing, view.written, standing.forord)
    with suppress(DashboardError):  # a budget alone is nothing to publish: the page says so
        publisering_grunnlag.forhaandsvisning(view, period, snapshot, _first_preface(utgivelser), "")


def _standing(utgivelser: Sequence[Utgivelse]) -> Utgivelse | None:
    """The edition that the next one is held against."""
    return next((each for each in utgivelser if not each.trukket), None)


def _first_preface(utgivelser: Sequence[Utgivelse]) -> str:
    """What the text begins with: that of the newest edition."""
    return utgivelser[0].forord if utgivelser else ""


def _where_it_stands(
    place: DeltaGenerator,
    view: View,
    period: Period,
    utgivelser: Sequence[Utgivelse],
    sett: Forhaandsvisning | None,
    *,
    at_once: bool = False,
) -> None:
    """Is it public, and is what would become public ready? `sett` None: the next edition is not made yet. `at_once`: what the
    month's numbers must be read for, is not said yet either."""
    texts = "…" if at_once else _about_texts(view, period)
    rows = {
        "Tall": html.escaped(_in_rows(sett) if sett else "…"),
        "Hva ledelsen gjør": _with_link(texts, "Les og frigi", "tekster"),
        "Spørsmål og svar": _with_link(_about_questions(view, period), "Skriv og svar", "spoersmaal"),
    }
    if register.gjeldende(utgivelser, period):
        rows["Leses på"] = _published_link(f"/publisert/{period.key}/")
    items = "".join(f"<dt>{html.escaped(name)}</dt><dd>{said}</dd>" for name, said in rows.items())
    with place.container():
        sentence(_in_words(period, utgivelser, sett))
        # Links and focus as in a table.
        html.write(f"<div class='tabell'><dl class='fakta'>{items}</dl></div>")


def _about_texts(view: View, period: Period) -> str:
    cleared = publisering_grunnlag.frigitte(period, view.written)
    return tekst.om_frigitte(len(cleared), publisering_tekster.mangler_tekst(view, period, view.written))


def _about_questions(view: View, period: Period) -> str:
    statuses = [each.status for each in publisering_grunnlag.spoersmaalene(period, view.written)]
    return tekst.om_spoersmaal(statuses.count(AAPENT), statuses.count(BESVART))


def _in_rows(sett: Forhaandsvisning) -> str:
    """`Økonomi per tjenesteområde (11 rader), Budsjettiltak (26 rader)`."""
    return ", ".join(
        f"{each.title} ({text.count(len(each.frame), 'rad', 'rader')})"
        for each in sett.sammendrag.tallsett.values()
    )


def _in_words(period: Period, utgivelser: Sequence[Utgivelse], sett: Forhaandsvisning | None) -> str:
    if not utgivelser:
        return tekst.ikke_publisert(period)
    newest = utgivelser[0]
    if newest.trukket:
        when = newest.trukket_tidspunkt
        older = [each.utgave for each in utgivelser if not each.trukket]
        return tekst.trukket(period, newest.utgave, when.astimezone().date() if when else None, older)
    said = tekst.publisert(period, newest.utgave, newest.dato)
    if sett is None or sett.endringer is None:
        return said
    return f"{said} {tekst.om_tall_som_endres(len(sett.endringer))}"


def _with_link(said: str, link: str, del_: str) -> str:
    target = html.escaped(address("publisering", **{"del": del_}))
    return f"{html.escaped(said)} <a href='{target}' target='_self'>{html.escaped(link)}</a>"


def _published_link(target: str) -> str:
    return f"<a href='{html.escaped(target)}' target='_blank' rel='noopener'>{html.escaped(target)}</a>"


def _choose_version(view: View, period: Period) -> Snapshot | None:
    """Which numbers: those the page shows to begin with. None where no version holds the period any longer."""
    known = {each.id: each for each in publisering_grunnlag.versjoner(view, period)}
    if not known:
        st.info("Ingen versjon har tall for perioden. Last opp tallene først.")
        return None
    chosen = st.selectbox(
        "Tallene som publiseres",
        list(known),
        index=list(known).index(view.snapshot.id) if view.snapshot.id in known else 0,
        format_func=lambda id_: f"{label(known[id_])}, av {known[id_].author}",
        key=f"publiser_versjon_{period.key}_{view.snapshot.id}",
    )
    if chosen != next(iter(known)):
        st.caption("Det finnes nyere tall enn dem du har valgt.")
    return known[chosen]


def _ask_reason(period: Period, changes: DeltaGenerator) -> str:
    with changes:
        st.header("Hva rettelsen endrer", anchor="rettelsen")
    return _kept_text(
        "Hvorfor rettes det som er publisert?", f"grunn_{period.key}", "",
        placeholder="For eksempel: 1,2 mill. kr var ført på feil ansvar. Står øverst på hver side.",
    )  # fmt: skip


def _kept_text(label_: str, name: str, first: str, *, placeholder: str) -> str:
    """A text that stands while the reader looks around, until the period has been published."""
    widget = f"felt_{name}_{st.session_state.setdefault(_RUNDE, 0)}"
    if widget not in st.session_state:
        st.session_state[widget] = st.session_state.get(name, first)
    written = st.text_area(label_, key=widget, height=90, placeholder=placeholder)
    st.session_state[name] = written
    return written


def _show_changes(
    view: View, period: Period, utgivelser: Sequence[Utgivelse], sett: Forhaandsvisning, forord: str
) -> None:
    standing = _standing(utgivelser)
    if sett.endringer is None or standing is None:
        st.caption("Alle tidligere utgaver er trukket tilbake, så det er ingenting å sammenligne med.")
        return
    _show_changed_numbers(view, period, standing, sett.endringer)
    sick_leave = sett.sammendrag.tallsett["sykefravaer"].title
    if (sett.endringer["tabell"] == sick_leave).any():
        st.warning(tekst.OM_ENDRET_SYKEFRAVAER, icon=":material/visibility_off:")
    texts = _changed_texts(period, standing, view.written, forord)
    st.markdown("\n".join(f"- {each}" for each in texts) if texts else "Ingen tekster er endret.")


def _show_changed_numbers(view: View, period: Period, standing: Utgivelse, endringer: pd.DataFrame) -> None:
    everything = len(endringer) <= SHOWN or st.toggle(
        f"Vis alle {text.number(len(endringer))} tall som blir annerledes", key="alle_endringer"
    )
    show_table(
        endringer if everything else endringer.head(SHOWN),
        _ENDRINGER,
        title=f"Tall som blir annerledes enn i utgave {standing.utgave}",
        period=period.label,
        filters={},
        view=view,
        key="rettelsen",
        empty="Alle publiserte tall er de samme.",
    )


def _changed_texts(period: Period, standing: Utgivelse, written: int, forord: str) -> list[str]:
    def cleared(at: int) -> dict[str, object]:
        return {each.id: (each.tekst, each.omraade) for each in publisering_grunnlag.frigitte(period, at)}

    def answered(at: int) -> dict[str, Spoersmaal]:
        alle = publisering_grunnlag.spoersmaalene(period, at)
        return {each.id: each for each in alle if each.status == BESVART}

    return [
        *(["Forordet er endret."] if forord.strip() != standing.forord else []),
        *tekst.om_tekstene(
            "frigitt tekst", "frigitte tekster", "ny", *_counted(cleared(standing.skrevet), cleared(written))
        ),
        *tekst.om_tekstene("svar", "svar", "nytt", *_counted(answered(standing.skrevet), answered(written))),
    ]


def _counted(before: Mapping[str, object], now: Mapping[str, object]) -> tuple[int, int]:
    """How many are new or changed, and how many are gone."""
    return sum(before.get(id_) != each for id_, each in now.items()), len(before.keys() - now.keys())


def _show_preview(view: View, period: Period, sett: Forhaandsvisning) -> None:
    st.header("Slik blir det", anchor="slik-blir-det")
    title = f"Sammendrag {period.label}, slik det blir publisert"
    with st.container(border=True):
        st.iframe(_framed(sett.side), height=_FRAME_HEIGHT, alt=title)
    for egen, side in sett.sider.items():
        with st.expander(f"Egen side: {egen}"):
            st.iframe(_framed(side), height=_FRAME_HEIGHT, alt=f"{egen}, slik siden blir publisert")
    with st.container(horizontal=True, gap="small"):
        offer(
            "PDF", lambda: to_pdf(sett.sammendrag.document), f"sammendrag-{period.key}-utkast.pdf", "application/pdf",
            user=view.user, key="forhaandsvisning_pdf", icon=":material/description:", tip=f"{title}, som PDF",
            kind="secondary",
        )  # fmt: skip
        offer(
            "Nettside", lambda: sett.side.encode(), f"sammendrag-{period.key}-utkast.html", "text/html",
            user=view.user, key="forhaandsvisning_html", icon=":material/language:", tip=f"{title}, som nettside",
            kind="secondary",
        )  # fmt: skip
    show_markup(_files(sett), _FILER, title="Filer som blir offentlige")


def _framed(side: str) -> str:
    """The page as it can stand in a frame: a link within it would lead the frame to the page around it, and no script is
    obeyed, whatever somebody has written."""
    return _LINKS_WITHIN.sub(r"\1about:srcdoc#", side.replace("<head>", _NO_SCRIPT, 1))


def _files(sett: Forhaandsvisning) -> pd.DataFrame:
    rows: list[tuple[str, str, int | None]] = [
        ("Sammendraget som nettside og PDF", "index.html, sammendrag.pdf", None),
        *((f"{each.title} på egen side", f"{name}.html, {name}.pdf", None) for name, each in sett.sammendrag.sider.items()),
        *((each.title, f"{each.name}.csv, {each.name}.parquet", len(each.frame)) for each in sett.sammendrag.tallsett.values()),
        ("Hva tallene betyr", "beskrivelse.json", None),
        ("Hvem, når og hvilken versjon, med hash av hver fil", "manifest.json", None),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[column.name for column in _FILER])


def _publish(
    view: View, period: Period, snapshot: Snapshot, sett: Forhaandsvisning, forord: str, grunn: str, *, correction: bool
) -> None:  # fmt: skip
    """The button stands for what has been read: both are others as soon as anything that becomes public is."""
    st.header("Publiser", anchor="publiser")
    read = st.checkbox("Jeg har lest forhåndsvisningen", key=f"lest_{sett.merke}")
    missing = "Skriv hvorfor det som er publisert, rettes." if correction and not grunn.strip() else ""
    pressed = st.button(
        f"Publiser {'rettet utgave av ' if correction else ''}{period.label}",
        type="primary",
        disabled=bool(missing or not read),
        key=f"publiser_{sett.merke}",
    )
    st.caption(markdown.escaped(missing or _readers()))
    if not pressed:
        return
    try:
        with st.spinner("Publiserer …"):
            new = publishing.publish(
                view.user, period, snapshot=snapshot.id, forord=forord, grunn=grunn, base=view.written
            )
    except DashboardError as error:
        show_error(error)
        return
    _forget_texts(period)
    target = f"/publisert/{period.key}/"
    st.session_state[_GJORT] = (
        f"Publisert: {period.label}, utgave {new.utgave}. Les den på [{target}]({target}),"
        f" eller på sin egen adresse [{target}utgave-{new.utgave}/]({target}utgave-{new.utgave}/)."
    )
    st.rerun()


def _readers() -> str:
    who = "Alle" if settings.get().publisert_aapent else "Alle som er logget inn med en rolle"
    return f"{who} kan lese det straks. En utgave endres aldri: den rettes med en ny, eller trekkes tilbake."


def _forget_texts(period: Period) -> None:
    st.session_state[_RUNDE] += 1
    for name in ("forord", "grunn"):
        st.session_state.pop(f"{name}_{period.key}", None)
