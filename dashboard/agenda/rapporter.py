"""The reports: written when somebody asks for them, and the same whoever asks."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from dashboard import lake
from dashboard.agenda.i_moetet import moetene
from dashboard.dialog.moete import Moete
from dashboard.reports import grunnlag
from dashboard.reports.document import Document
from dashboard.reports.formats import FORMATS, Format
from dashboard.reports.maanedsrapport import maanedsrapport
from dashboard.reports.referat import referat
from dashboard.reports.vedtakslogg import vedtakslogg
from dashboard.ui.download import offer
from dashboard.ui.filters import choose, choose_period
from dashboard.ui.page import View

_HALVAAR = 6


def show(view: View) -> None:
    """The three reports, each with what it is about to choose."""
    _maanedsrapport(view)
    _referat(view)
    _vedtakslogg(view)


def downloads(view: View, make: Callable[[], Document], name: str, key: str) -> None:
    """A button per format. The report is made when one is pressed."""
    with st.container(horizontal=True, gap="small"):
        for format_ in FORMATS.values():
            offer(
                format_.title,
                partial(_written, format_, make),
                f"{name}.{format_.ending}",
                format_.media_type,
                user=view.user,
                key=f"{key}_{format_.ending}",
                icon=":material/description:",
                kind="secondary",
                tip=f"Last ned som {format_.title}",
            )


def _written(format_: Format, make: Callable[[], Document]) -> bytes:
    return format_.write(make())


def show_referat(view: View, moete: Moete) -> None:
    """The minutes and the monthly report of one meeting, on the numbers it is locked to."""
    at = moete.referat_versjon or view.written
    st.markdown("**Referat**" if moete.avsluttet else "**Referat (utkast til møtet er avsluttet)**")
    downloads(view, lambda: referat(moete, at), f"referat-{moete.id}", f"referat_{moete.id}")
    st.markdown("**Månedsrapport, slik møtet så tallene**")
    rapporten = grunnlag.Grunnlag(lake.get().snapshot(moete.versjon), moete.period, at)
    downloads(
        view, lambda: maanedsrapport(rapporten), f"manedsrapport-{moete.period.key}", f"rapport_{moete.id}"
    )


def _maanedsrapport(view: View) -> None:
    st.header("Månedsrapport", anchor="maanedsrapport")
    st.markdown("Økonomi, motsigelser, tiltak, vedtak, sykefravær og åpne oppgaver for én periode.")
    with st.container(width=320):
        period = choose_period(view)
    if period is None:
        st.info("Last opp regnskap eller budsjett først.")
        return
    rapporten = grunnlag.Grunnlag(view.snapshot, period, view.written)
    downloads(view, lambda: maanedsrapport(rapporten), f"manedsrapport-{period.key}", "maanedsrapport")


def _referat(view: View) -> None:
    st.header("Referat fra møte", anchor="referat")
    alle = {each.id: each for each in moetene(view)}
    if not alle:
        st.caption("Ingen møter er kalt inn ennå.")
        return
    with st.container(width=420):
        valgt = choose(
            "Møte", {id_: f"{each.tittel} ({each.status})" for id_, each in alle.items()}, "referat"
        )
    if valgt is not None:
        moete = alle[valgt]
        downloads(view, lambda: referat(moete, view.written), f"referat-{moete.id}", "referat")


def _vedtakslogg(view: View) -> None:
    st.header("Vedtakslogg til kommunestyret", anchor="vedtakslogg")
    st.markdown(
        "Oppfølgingen av politiske vedtak i et halvår. Saker som er unntatt offentlighet, er ikke med."
    )
    with st.container(width=320):
        valgt = choose("Halvår", {key: navn for key, navn, _, _ in _halvaar(view)}, "halvaar")
    for key, _, fra, til in _halvaar(view):
        if key == valgt:
            downloads(
                view,
                partial(vedtakslogg, view.snapshot, fra, til),
                f"vedtakslogg-{key}",
                "vedtakslogg",
            )


def _halvaar(view: View) -> list[tuple[str, str, date, date]]:
    """Key, name, first and last day of the last four half-years, the one that runs at the version's time first."""
    now = view.snapshot.time
    nummer = now.year * 2 + (1 if now.month > _HALVAAR else 0)
    found = []
    for each in range(nummer, nummer - 4, -1):
        aar, andre = divmod(each, 2)
        fra = date(aar, 7 if andre else 1, 1)
        til = date(aar, 12, 31) if andre else date(aar, 6, 30)
        found.append((f"{aar}-{andre + 1}", f"{andre + 1}. halvår {aar}", fra, til))
    return found
