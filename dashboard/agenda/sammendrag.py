"""A published month as a folkevalgt reads it: the page of the package itself, and the way to its files and earlier editions."""

import re

import streamlit as st

from dashboard import spor, text
from dashboard.publish import package, register
from dashboard.publish.package import PackageChanged
from dashboard.publish.register import Utgivelse
from dashboard.reports.html import inside
from dashboard.ui import html
from dashboard.ui.data import written
from dashboard.ui.filters import choose as choose_from
from dashboard.ui.filters import say_unknown
from dashboard.ui.page import View

ROOT = "/publisert"
_RELATIVE = re.compile(r'href="(?![#/]|[a-z]+:)')


def choose(view: View) -> Utgivelse | None:
    """The month to read, the newest to begin with; None where nothing is published."""
    standing = {each.period.key: each for each in gjeldende(view)}
    titles = {key: each.period.label.capitalize() for key, each in standing.items()}
    asked = st.query_params.get("maaned")
    with st.container(width=280):
        chosen = choose_from("Måned", titles, "maaned")
    if asked and chosen and asked not in standing:
        say_unknown(
            view,
            f"Det er ikke publisert noe for «{asked}», eller det er trukket tilbake. Du ser {standing[chosen].period.label}.",
        )
    return standing[chosen] if chosen else None


def gjeldende(view: View) -> list[Utgivelse]:
    """The edition that stands of every published period, the newest period first."""
    editions = register.of_rows(written("publisering/utgaver", view))
    return [each for each in editions if register.gjeldende(editions, each.period) == each]


def show(view: View, utgivelse: Utgivelse) -> None:
    """The published page. What is not as it was published is not shown, and leaves a trace."""
    content = published(view, utgivelse, "index.html")
    if utgivelse.rettelse:
        st.info(
            f"Rettet {text.day(utgivelse.dato)}: {utgivelse.rettelse} Hva som er endret, står under «Rettelser».",
            icon=":material/edit_note:",
        )
    address = f"{ROOT}/{utgivelse.period.key}/"
    page = inside(content.decode())
    html.write(_RELATIVE.sub(f'href="{address}', page))
    _say_where(view, utgivelse, address)


def published(view: View, utgivelse: Utgivelse, file: str) -> bytes:
    """A file of the edition. Raises PackageChanged, after noting it."""
    try:
        return package.read(register.folder(utgivelse), file, utgivelse.manifest)
    except PackageChanged as error:
        spor.note(
            "pakke endret",
            hvem=view.user.name,
            rolle=view.user.role,
            hva=f"{utgivelse.period.key} utgave {utgivelse.utgave}: {error.file}",
        )
        raise


def _say_where(view: View, utgivelse: Utgivelse, address: str) -> None:
    """The address to send on, and the earlier editions."""
    of_period = register.of_period(register.of_rows(written("publisering/utgaver", view)), utgivelse.period)
    earlier = "".join(
        f"<li><a href='{html.escaped(address)}utgave-{each.utgave}/' target='_self'>Utgave {each.utgave},"
        f" {html.escaped(text.day(each.dato))}</a></li>"
        for each in of_period
        if each != utgivelse and not each.trukket
    )
    html.write(
        f"<p class='forklaring'>Egen side å skrive ut eller sende videre:"
        f" <a href='{html.escaped(address)}' target='_self'>{html.escaped(address)}</a>."
        f" Utgave {utgivelse.utgave}, publisert {html.escaped(text.day(utgivelse.dato))}.</p>"
        + (f"<h2 class='liste'>Tidligere utgaver</h2><ul>{earlier}</ul>" if earlier else "")
    )
