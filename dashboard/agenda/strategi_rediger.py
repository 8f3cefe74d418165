"""The målstruktur changed on the screen: how far a link is, all that it says, a link more or less, a new plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard import access, lake, text
from dashboard.analysis.maalstruktur import AKTIVITET, INDIKATOR, kan_staa_under
from dashboard.analysis.strategi import Strategi
from dashboard.datasets import DATASETS
from dashboard.datasets.contract import Column, Type
from dashboard.datasets.maalstruktur import ARBEID, NIVAAER, PLANSLAG, STATUSES
from dashboard.dialog import maalstruktur
from dashboard.dialog.maalstruktur import Row, Stored
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile, Snapshot
from dashboard.period import Period
from dashboard.ui import markdown
from dashboard.ui.errors import show_error
from dashboard.ui.filters import choose
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.sections import choose_section

_CONTRACT = DATASETS["maalstruktur"]
_STATUS, _ENDRE, _UNDER, _FJERN, _PLAN = "status", "endre", "under", "fjern", "plan"
_GJOEREMAAL = {
    _STATUS: "Meld status",
    _ENDRE: "Endre leddet",
    _UNDER: "Legg til under",
    _FJERN: "Fjern leddet",
    _PLAN: "Ny plan",
}
_MELDES = (*ARBEID, AKTIVITET, INDIKATOR)
"""What somebody tells of; the levels above follow from these."""
_FOERST = (
    ("tittel",), ("nivaa", "nr", "overordnet"), ("innhold",), ("hovedansvar", "delansvar"), ("start", "frist", "status", "framdrift", "statusdato"),
    ("kommentar",),
)  # fmt: skip
_KOBLINGER = (
    ("ansvar", "funksjon", "art", "prosjekt"), ("stoetter", "vedtak", "tiltak"), ("fn_maal", "kompass", "viderefoert_fra"),
    ("maaleenhet", "startverdi", "maalverdi"), ("verdi", "verdidato", "kilde"),
)  # fmt: skip
_LANGE = ("innhold", "kommentar")
_LISTER: Mapping[str, Sequence[str]] = {"planslag": PLANSLAG, "nivaa": NIVAAER, "status": STATUSES}
_HJELP = "Skill flere med semikolon."
_FLERE = ("hovedansvar", "delansvar", "stoetter", "vedtak", "tiltak", "fn_maal", "kompass")
_TIDLIGST, _SENEST = date(1990, 1, 1), date(2100, 12, 31)
_LAGRET = "maalstruktur_lagret"


def show(view: View, period: Period, strategi: Strategi) -> None:
    """What is to be done with which link, and the form for it. Raises NotAllowed.

    What is changed is the målstruktur as it is now, whatever version is looked at.
    """
    access.require_edit_strategi(view.user)
    _si_lagret()
    if view.snapshot.id < lake.get().uploaded(view.written).id:
        st.info(
            "Du ser en eldre versjon. Det du endrer her, er målstrukturen slik den er nå.",
            icon=":material/history:",
        )
    alle = _leddene(view.written)
    gjoer = choose_section("Hva vil du gjøre?", _GJOEREMAAL, "rediger") if alle else _PLAN
    if gjoer == _PLAN:
        _ny_plan(view, alle)
        return
    valgt = _velg_ledd([each for each in alle if _gjelder(gjoer, each["nivaa"])])
    if valgt is None:
        sentence("Ingen plan har oppdrag, tiltak, aktiviteter eller indikatorer å melde om.")
        return
    sentence(_om(valgt))
    match gjoer:
        case "endre":
            _endre(view, valgt)
        case "under":
            _legg_til(view, valgt)
        case "fjern":
            _fjern(view, valgt)
        case _:
            _meld(view, strategi, valgt)
    _historikk(view, valgt)


@made_once
def _leddene(written: int) -> Sequence[Row]:
    return maalstruktur.rader(written)


@made_once
def _endringene(written: int, id_: str) -> Sequence[Snapshot]:
    """Those of the link up to the version, newest first."""
    return [each for each in maalstruktur.endringer(id_) if each.id <= written]


def _gjelder(gjoer: str, nivaa: str) -> bool:
    """Nobody tells how far a goal is, and nothing stands under an indikator."""
    return nivaa in _MELDES if gjoer == _STATUS else not (gjoer == _UNDER and nivaa == INDIKATOR)


def _velg_ledd(alle: Sequence[Row]) -> Row | None:
    planer = {each["plan"]: each["plan"] for each in alle}
    venstre, hoeyre = st.columns([2, 3])
    with venstre:
        plan = choose("Plan", planer, "rediger_plan")
    i_planen = {each["id"]: each for each in alle if each["plan"] == plan}
    with hoeyre:
        id_ = choose("Ledd", {key: _navn(each) for key, each in i_planen.items()}, "rediger_ledd")
    return i_planen.get(id_ or "")


def _meld(view: View, strategi: Strategi, valgt: Row) -> None:
    if (strategi.meldt["oppdrag"] == valgt["id"]).any():
        st.info(
            "Tjenesteområdene har meldt status for dette oppdraget på siden Oppdragsbrev. Det de har meldt, går foran det du skriver her.",
            icon=":material/info:",
        )  # fmt: skip
    key, staar = _aapnet(view, f"meld_{valgt['id']}", valgt)
    er_indikator = valgt["nivaa"] == INDIKATOR
    hva, dato = ("verdi", "verdidato") if er_indikator else ("status", "statusdato")
    rad = (hva, dato) if er_indikator else (hva, "framdrift", dato)
    with st.form(key, border=True):
        felt = _felter([rad, ("kommentar",)], {**staar, dato: date.today()}, key, ())
        pressed = st.form_submit_button("Lagre målingen" if er_indikator else "Lagre status", type="primary")
    if pressed:
        _lagre(
            view,
            key,
            valgt,
            lambda base: maalstruktur.meld(view.user, {**_hvilket(valgt), **felt}, hva, base=base),
        )


def _endre(view: View, valgt: Row) -> None:
    key, staar = _aapnet(view, f"endre_{valgt['id']}", valgt)
    overordnede = _overordnede(_leddene(view.written), valgt)
    with st.form(key, border=True):
        felt = _felter(_FOERST, staar, key, overordnede)
        with st.expander("Konto, koblinger og måling"):
            felt |= _felter(_KOBLINGER, staar, key, overordnede)
        pressed = st.form_submit_button("Lagre endringen", type="primary")
    st.caption("Endringen lagres som en egen versjon av planen. Det som sto før, kan leses i historikken.")
    if not pressed:
        return
    # Only what this person has changed: what another has changed meanwhile in other fields is left as it is.
    endret = {name: value for name, value in felt.items() if not _same(value, staar[name])}
    if not endret:
        st.info("Ingenting er endret.")
        return
    _lagre(
        view, key, valgt, lambda base: maalstruktur.endre(view.user, {**_hvilket(valgt), **endret}, base=base)
    )


def _legg_til(view: View, over: Row) -> None:
    tomt: Row = dict.fromkeys(_CONTRACT.names)
    key, _ = _aapnet(view, f"under_{over['id']}", over)
    with st.form(key, border=True):
        felt = _felter(
            [
                ("id", "nivaa", "nr"),
                ("tittel",),
                ("innhold",),
                ("hovedansvar", "delansvar"),
                ("start", "frist", "status"),
            ],
            {**tomt, "nivaa": _under(over)},
            key,
            (),
        )
        pressed = st.form_submit_button("Legg til", type="primary")
    st.caption("Resten, som konto og måling, kan du fylle ut under «Endre leddet» etterpå.")
    if pressed:
        ny = {**felt, "plan": over["plan"], "planslag": over["planslag"], "overordnet": over["id"]}
        _lagre(view, key, None, lambda base: maalstruktur.legg_til(view.user, ny, base=base))


def _fjern(view: View, valgt: Row) -> None:
    key, _ = _aapnet(view, f"fjern_{valgt['id']}", valgt)
    with st.form(key, border=True):
        st.markdown(
            "Leddet tas ut av planen. Det kan fortsatt leses i tidligere versjoner. Skal det bare ikke gjøres lenger, gi det statusen «utgår» i stedet."
        )
        sikker = st.checkbox("Ja, ta leddet ut av planen", key=f"{key}_felt_sikker")
        pressed = st.form_submit_button("Fjern leddet")
    if pressed and not sikker:
        st.info("Kryss av for at leddet skal tas ut.")
    elif pressed:
        _lagre(
            view, key, valgt, lambda base: Stored(maalstruktur.fjern(view.user, **_hvilket(valgt), base=base))
        )


def _ny_plan(view: View, alle: Sequence[Row]) -> None:
    tomt: Row = dict.fromkeys(_CONTRACT.names)
    key, _ = _aapnet(view, "plan", tomt)
    sentence("En ny plan begynner med sitt øverste ledd.")
    with st.form(key, border=True):
        felt = _felter([("plan", "planslag"), ("id", "nivaa", "nr"), ("tittel",)], tomt, key, ())
        pressed = st.form_submit_button("Start planen", type="primary")
    if not pressed:
        return
    if any((each["plan"] or "").casefold() == (felt["plan"] or "").strip().casefold() for each in alle):
        show_error(
            DashboardError("Planen er ikke startet", f"Det finnes alt en plan som heter «{felt['plan']}».", "Velg et annet navn, eller legg leddet til i planen som finnes.")
        )  # fmt: skip
        return
    _lagre(view, key, None, lambda base: maalstruktur.legg_til(view.user, felt, base=base))


def _aapnet(view: View, name: str, staar: Row) -> tuple[str, Row]:
    """The form's key, and the link as it stood when the form was opened. What is written in the form stays until it is stored."""
    key = f"{name}_{st.session_state.setdefault(f'{name}_runde', 0)}"
    started = f"{key}_aapnet"
    if not any(str(each).startswith(f"{key}_felt_") for each in st.session_state):
        st.session_state[started] = dict(staar)
        st.session_state[f"{key}_base"] = view.written
    return key, st.session_state[started]


def _lagre(view: View, key: str, valgt: Row | None, store: Callable[[int], Stored]) -> None:
    try:
        stored = store(st.session_state[f"{key}_base"])
    except ChangedMeanwhile as error:
        show_error(error)
        _vis_forskjellen(view, key, valgt)
        # Whoever reads what the other has written, and saves again, means it.
        st.session_state[f"{key}_base"] = view.written
        return
    except DashboardError as error:
        show_error(error)
        return
    name = key.rpartition("_")[0]
    st.session_state[f"{name}_runde"] += 1
    st.session_state[_LAGRET] = (stored.snapshot.message, stored.warnings)
    st.rerun()


def _vis_forskjellen(view: View, key: str, valgt: Row | None) -> None:
    """What another has changed in the same link, that the form does not show."""
    if valgt is None:
        return
    foer = st.session_state[f"{key}_aapnet"]
    naa = next((each for each in _leddene(view.written) if _hvilket(each) == _hvilket(valgt)), None)
    if naa is None:
        st.warning("Leddet er tatt ut av planen i mellomtiden.")
        return
    endret = [
        f"{_CONTRACT.column(name).title}: {_shown(foer[name])} → {_shown(naa[name])}"
        for name in _CONTRACT.names
        if not _same(foer[name], naa[name])
    ]
    sagt = "; ".join(endret) if endret else "Endringen gjaldt et annet ledd i planen"
    st.warning(
        markdown.escaped(f"{sagt}. Det du har skrevet, står i skjemaet. Lagre på nytt for å legge det inn.")
    )


def _si_lagret() -> None:
    if (stored := st.session_state.pop(_LAGRET, None)) is None:
        return
    message, warnings = stored
    st.success(markdown.escaped(f"Lagret. {message}."), icon=":material/check:")
    for warning in warnings:
        st.warning(markdown.escaped(warning), icon=":material/warning:")


def _felter(
    rader: Sequence[Sequence[str]], staar: Mapping[str, Any], key: str, overordnede: Sequence[tuple[str, str]]
) -> Row:
    """The fields, row by row, and what is written in them."""
    return {
        name: _felt(plass, _CONTRACT.column(name), staar[name], f"{key}_felt_{name}", overordnede)
        for navn in rader
        for plass, name in zip(st.columns(len(navn)), navn, strict=True)
    }


def _felt(plass: Any, column: Column, staar: Any, key: str, overordnede: Sequence[tuple[str, str]]) -> Any:
    title = f"{column.title} ({column.unit})" if column.unit else column.title
    if column.name in _LISTER or column.name == "overordnet":
        navn = (
            dict(overordnede)
            if column.name == "overordnet"
            else {each: each[:1].upper() + each[1:] for each in _LISTER[column.name]}
        )
        if staar is not None and staar not in navn:
            navn[staar] = staar
        koder = list(navn)
        return plass.selectbox(
            title, koder, index=None if staar is None else koder.index(staar), format_func=navn.__getitem__, placeholder="Velg",
            filter_mode="contains",  # what is typed is an id or a word: «SD-M1» is found before «SD-M10»
            key=key,
        )  # fmt: skip
    if column.type is Type.DATE:
        tidligst, senest = (min(staar or _TIDLIGST, _TIDLIGST), max(staar or _SENEST, _SENEST))
        return plass.date_input(
            title, staar, min_value=tidligst, max_value=senest, format="DD.MM.YYYY", key=key
        )
    if column.type is Type.NUMBER:
        value = None if staar is None else float(staar)
        step = 5.0 if column.name == "framdrift" else 1.0
        return plass.number_input(title, value=value, step=step, format="%g", key=key)
    if column.name in _LANGE:
        return plass.text_area(title, staar or "", height=100, key=key)
    return plass.text_input(title, staar or "", help=_HJELP if column.name in _FLERE else None, key=key)


def _overordnede(alle: Sequence[Row], valgt: Row) -> list[tuple[str, str]]:
    """Id and name of those it may stand under: above its level, never itself or what is under it; those of its own plan first.
    Where a file has put it elsewhere, that is named too."""
    under = {valgt["id"]}
    while nye := {each["id"] for each in alle if each["overordnet"] in under} - under:
        under |= nye
    mulige = [
        each
        for each in alle
        if each["id"] not in under
        and (kan_staa_under(valgt["nivaa"], each["nivaa"]) or each["id"] == valgt["overordnet"])
    ]
    mulige.sort(key=lambda each: each["plan"] != valgt["plan"])
    return [
        (each["id"], _navn(each) if each["plan"] == valgt["plan"] else f"{_navn(each)} – {each['plan']}")
        for each in mulige
    ]


def _historikk(view: View, valgt: Row) -> None:
    """Who is told of names, sees them here too."""
    endringer = _endringene(view.written, valgt["id"])
    if not endringer:
        return
    with st.expander(f"Endret i løsningen {text.count(len(endringer), 'gang', 'ganger')}"):
        navn = access.may_see_spor(view.user)
        for each in endringer:
            av = f", av {each.author}" if navn else ""
            st.markdown(
                markdown.escaped(
                    f"Versjon {each.id}, {text.day(each.time)} kl. {each.time:%H.%M}{av}: {each.message}"
                )
            )


def _hvilket(ledd: Row) -> dict[str, str]:
    """What names a link: another plan may have used its id."""
    return {"id": ledd["id"], "plan": ledd["plan"]}


def _navn(ledd: Row) -> str:
    nr = f"{ledd['nr']} " if ledd["nr"] else ""
    return f"{nr}{ledd['tittel']} ({ledd['nivaa']}, {ledd['id']})"


def _om(ledd: Row) -> str:
    sagt = [ledd["nivaa"]]
    if ledd["hovedansvar"]:
        sagt.append(
            f"hovedansvar {' og '.join(' '.join(each.split()) for each in ledd['hovedansvar'].replace(chr(10), ';').split(';'))}"
        )
    sagt.append(f"status {ledd['status'] or 'ikke meldt'}")
    if ledd["frist"]:
        sagt.append(f"frist {text.day(ledd['frist'])}")
    return f"{ledd['tittel']}: {', '.join(sagt)}."


def _under(over: Row) -> str:
    """What most often stands under a link of its level."""
    return {"visjon": "satsingsområde", "satsingsområde": "fokusområde", "fokusområde": "mål", "mål": "tiltak", "delmål": "tiltak", "delstrategi": "hovedoppgave", "innsatsområde": "tiltak"}.get(over["nivaa"], "aktivitet")  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    """Alike, or both empty; 4.25 is the decimal 4.25."""
    if isinstance(one, (int, float)) and other is not None:
        return float(one) == float(other)
    return (
        (one or None) == (other or None)
        if not isinstance(one, (int, float))
        else other is None and one is None
    )


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    return text.day(value) if isinstance(value, date) else f"«{value}»"
