"""«Spørsmål og svar» on the page Publisering: what folkevalgte ask about a figure, and what they are answered in public."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard import text
from dashboard.agenda import publisering_grunnlag
from dashboard.agenda.publisering_lagring import Lagring
from dashboard.dialog import spoersmaal
from dashboard.dialog.spoersmaal import AAPENT, BESVART, UTGAAR, Spoersmaal, tall_valg
from dashboard.period import Period
from dashboard.publish import register
from dashboard.publish.register import Utgivelse
from dashboard.sentences import publisering as tekst
from dashboard.ui import html
from dashboard.ui.page import View
from dashboard.ui.plain import sentence

_LAGRING = Lagring("spoersmaal")


def show(view: View, period: Period) -> None:
    """The open ones first, then what is answered, and the form for a new one."""
    alle = publisering_grunnlag.spoersmaalene(period, view.written)
    omraader = publisering_grunnlag.omraader(view, period)
    navn = dict(zip(omraader["omraade"], omraader["navn"], strict=True))
    by_status = {
        status: [each for each in alle if each.status == status] for status in (AAPENT, BESVART, UTGAAR)
    }
    _LAGRING.say()
    sentence(tekst.om_spoersmaal(len(by_status[AAPENT]), len(by_status[BESVART])))
    st.caption(
        "Besvarte spørsmål publiseres ved tallet de gjelder. Åpne spørsmål publiseres ikke. Skriv ikke om enkeltpersoner."
    )
    _ask(view, period, navn)
    _show_open(view, by_status[AAPENT], navn)
    _show_answered(view, period, by_status[BESVART], navn)
    _show_lapsed(view, by_status[UTGAAR], navn)


def _ask(view: View, period: Period, navn: Mapping[str, str]) -> None:
    valg = tall_valg(navn)
    round_ = _LAGRING.runde
    with st.expander(
        "Skriv inn et spørsmål", icon=":material/contact_support:", key=f"nytt_spoersmaal_{round_}"
    ):
        with st.form(f"spoersmaal_{period.key}_{round_}", border=False):
            asked = st.text_area("Spørsmål", key=f"spoersmaal_tekst_{period.key}_{round_}", height=90)
            left, middle, right = st.columns(3)
            tall = left.selectbox(
                "Hva gjelder det?", list(valg), index=None, format_func=lambda key: valg.get(key, key),
                placeholder="Velg", key=f"spoersmaal_tall_{period.key}_{round_}",
            )  # fmt: skip
            organ = middle.text_input(
                "Spurt av (organ)", key=f"spoersmaal_av_{period.key}_{round_}", placeholder="Formannskapet"
            )
            when = right.date_input(
                "Spurt", date.today(), format="DD.MM.YYYY", key=f"spoersmaal_dato_{period.key}_{round_}"
            )
            pressed = st.form_submit_button("Lagre spørsmålet", type="primary", key="lagre_spoersmaal")
        if pressed:
            new = Spoersmaal(period.aar, period.periode, tall or "", asked, organ, when)
            _LAGRING.store(
                view, lambda: spoersmaal.still(view.user, new, omraader=navn), "Spørsmålet er lagret."
            )


def _show_open(view: View, rows: Sequence[Spoersmaal], navn: Mapping[str, str]) -> None:
    if not rows:
        return
    st.header("Åpne", anchor="aapne")
    for each in rows:
        _show_question(each, navn)
        _answer(view, each)


def _show_answered(view: View, period: Period, rows: Sequence[Spoersmaal], navn: Mapping[str, str]) -> None:
    if not rows:
        return
    st.header("Besvart", anchor="besvart")
    standing = register.gjeldende(publisering_grunnlag.utgivelser(view.written), period)
    published = _answers_in(standing)
    for each in rows:
        _show_question(each, navn)
        found = published.get(each.id)
        st.caption(tekst.om_svaret(standing.utgave if standing and found else None, found == each))
        with st.expander("Rett svaret", icon=":material/edit:", key=f"rett_{each.id}"):
            _answer(view, each)


def _show_lapsed(view: View, rows: Sequence[Spoersmaal], navn: Mapping[str, str]) -> None:
    if not rows:
        return
    with st.expander(f"Utgått ({len(rows)})", icon=":material/block:", key="utgaatte"):
        st.caption("Et spørsmål som er utgått, kan fortsatt besvares, og kommer da med igjen.")
        for each in rows:
            _show_question(each, navn)
            _answer(view, each)


def _answers_in(standing: Utgivelse | None) -> dict[str, Spoersmaal]:
    """The answered questions of the edition that stands, by their id."""
    if standing is None:
        return {}
    alle = publisering_grunnlag.spoersmaalene(standing.period, standing.skrevet)
    return {each.id: each for each in alle if each.status == BESVART}


def _show_question(each: Spoersmaal, navn: Mapping[str, str]) -> None:
    about = tall_valg(navn).get(each.tall, each.tall)
    head = f"{each.spurt_av}, {text.day(each.spurt)}, om {about}"
    answered = f" ({text.day(each.besvart)})" if each.besvart else ""
    said = f"<br><strong>Svar{answered}:</strong> {html.escaped(each.svar)}" if each.svar else ""
    html.write(
        f"<p class='forklaring'><strong>{html.escaped(head)}.</strong> {html.escaped(each.spoersmaal)}{said}</p>"
    )


def _answer(view: View, each: Spoersmaal) -> None:
    base = _LAGRING.base(view, each.id)
    with st.form(f"svar_{each.id}", border=False):
        written = st.text_area("Svar", each.svar, key=f"svar_tekst_{each.id}", height=90)
        when = st.date_input(
            "Besvart",
            each.besvart or max(date.today(), each.spurt),
            format="DD.MM.YYYY",
            key=f"svar_dato_{each.id}",
            width=200,
        )
        with st.container(horizontal=True, gap="small"):
            save = st.form_submit_button("Lagre svaret", type="primary", key=f"svar_lagre_{each.id}")
            lapse = each.status != UTGAAR and st.form_submit_button(
                "Spørsmålet utgår", key=f"utgaar_{each.id}"
            )
    if save:
        _LAGRING.store(
            view,
            lambda: spoersmaal.svar(view.user, each, written, besvart=when, base=base),
            "Svaret er lagret.",
            each.id,
        )
    elif lapse:
        _LAGRING.store(
            view, lambda: spoersmaal.utgaar(view.user, each, base=base), "Spørsmålet er utgått.", each.id
        )
