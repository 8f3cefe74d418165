"""One link of the målstruktur: all that it says, what it is tied to, and where its thread is broken."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import access, text
from dashboard.agenda.sted import Sted
from dashboard.agenda.strategi import Valg, lenke, lenke_til_omraade, lenke_til_plan
from dashboard.agenda.strategi_treet import Tegner, neste_frist, pengene_bak
from dashboard.agenda.vedtak import fristdato
from dashboard.analysis.brudd import FORKLARING, Brudd
from dashboard.analysis.maalstand import IKKE_MELDT
from dashboard.analysis.maalstruktur import AKTIVITET, INDIKATOR, Ledd
from dashboard.analysis.planbilde import DELANSVAR, HOVEDANSVAR, Penger, ansvarlige
from dashboard.analysis.strategi import Strategi
from dashboard.period import Period
from dashboard.sentences import strategi as tekst
from dashboard.sentences.words import stor
from dashboard.ui import html
from dashboard.ui.address import address
from dashboard.ui.data import numbers
from dashboard.ui.markdown import escaped
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.remember import made_once
from dashboard.ui.table import TableColumn, show_table
from dashboard.ui.trail import show_trail
from dashboard.ui.tre import show_tree

_PENGER = (
    TableColumn("tittel", "Ledd", link="til_ledd"),
    TableColumn("adresse", "Konto", link="til_drift"),
    TableColumn("budsjett", "Budsjett", "kroner"),
    TableColumn("regnskap", "Regnskap hittil", "kroner"),
    TableColumn("avvik", "Avvik hittil", "kroner"),
)
_TILTAK = (
    TableColumn("navn", "Budsjettiltak"),
    TableColumn("status", "Status"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("vedtatt_effekt", "Vedtatt effekt", "kroner"),
    TableColumn("realisert_effekt", "Meldt realisert", "kroner"),
    TableColumn("forventet_effekt", "Ventet ved årets slutt", "kroner"),
)
_VEDTAK = (
    TableColumn("tittel", "Vedtak", link="lenke"),
    TableColumn("status", "Status"),
    TableColumn("frist", "Frist", "dato"),
    TableColumn("ansvarlig", "Ansvarlig"),
    TableColumn("offentlighet", "Offentlighet"),
)
_INDIKATORER = (
    TableColumn("tittel", "Indikator", link="lenke"),
    TableColumn("maaleenhet", "Måles i"),
    TableColumn("startverdi", "Start", "tall"),
    TableColumn("maalverdi", "Mål", "tall"),
    TableColumn("verdi", "Sist målt", "tall"),
    TableColumn("verdidato", "Målt", "dato"),
    TableColumn("veien", "Av veien"),
    TableColumn("kilde", "Kilde"),
)
_MELDT = (
    TableColumn("kvartal", "Kvartal"),
    TableColumn("tjenesteomraade_navn", "Tjenesteområde"),
    TableColumn("status", "Status"),
    TableColumn("framdrift", "Framdrift", "prosent"),
    TableColumn("kommentar", "Kommentar"),
    TableColumn("rolle", "Meldt av"),
    TableColumn("dato", "Meldt", "dato"),
)


def show(view: View, period: Period, strategi: Strategi, valg: Valg, ledd: Ledd) -> None:
    """The link's detail. Raises NotAllowed."""
    access.require_see_strategi(view.user)
    _veien(strategi, valg, ledd)
    st.header(f"{tekst.navn_paa(ledd.nivaa, ledd.nr)}: {escaped(ledd.tittel)}", anchor="leddet")
    sentence(_setningen(strategi, ledd))
    _endre(view, ledd)
    _innhold(ledd)
    _fakta(view, strategi, ledd)
    _brudd(strategi, ledd)
    _under(strategi, ledd)
    _penger(view, period, strategi, ledd)
    _tiltak(view, period, strategi, ledd)
    _vedtak(view, strategi, ledd)
    _indikatorer(view, strategi, ledd)
    _meldt(view, strategi, ledd)


def _veien(strategi: Strategi, valg: Valg, ledd: Ledd) -> None:
    over = [
        (tekst.navn_paa(each.nivaa, each.nr), lenke_til_omraade(strategi, each))
        for each in reversed(strategi.struktur.forfedre(ledd.id))
        if each.nivaa != "visjon"
    ]
    show_trail([(valg.plan, lenke_til_plan(valg.plan)), *over], tekst.navn_paa(ledd.nivaa, ledd.nr))


def _endre(view: View, ledd: Ledd) -> None:
    """The way to the form, for those who may change it."""
    if access.may_edit_strategi(view.user):
        sted = {"del": "rediger", "rediger": "endre", "rediger_plan": ledd.plan, "rediger_ledd": ledd.id}
        html.write(
            f"<p class='endre'><a href='{html.escaped(address('strategi', **sted))}' target='_self'>Endre</a></p>"
        )


def _setningen(strategi: Strategi, ledd: Ledd) -> str:
    if ledd.nivaa == INDIKATOR:
        said = tekst.om_indikatoren(
            ledd.startverdi, ledd.maalverdi, ledd.verdi, ledd.maaleenhet, ledd.verdidato
        )
        veien = ledd.maaloppnaaelse
        andel = veien is not None and 0 <= veien <= 100
        sagt = (
            f": {tekst.om_veien(veien)}{' av veien til målet' if andel else ''}" if veien is not None else ""
        )
        return f"{said or 'Ikke målt'}{sagt}."
    stand = strategi.stand[ledd.id]
    if ledd.er_arbeid or ledd.nivaa == AKTIVITET:
        return tekst.om_leddet(stand.status, stand.framdrift, ledd.frist, forsinket=bool(stand.forsinket))
    ute = ledd.frist is not None and ledd.frist < strategi.dato and not stand.avsluttet
    neste = neste_frist(ledd, stand)
    return tekst.om_leddet(stand.status, stand.framdrift, ledd.frist, ute, neste, bool(stand.forsinket))


def _innhold(ledd: Ledd) -> None:
    if ledd.innhold:
        html.write(f"<ul>{''.join(f'<li>{html.escaped(each)}</li>' for each in ledd.innhold)}</ul>")


def _fakta(view: View, strategi: Strategi, ledd: Ledd) -> None:
    """What the link says, name by name; what it says nothing of is left out."""
    har = _ansvarlige(strategi)
    navn = _navnene(view)
    fakta = {
        "Plan": html.escaped(ledd.plan),
        "Hovedansvar (HA)": _liste(har.get((ledd.id, HOVEDANSVAR), ())),
        "Delansvar (DA)": _liste(har.get((ledd.id, DELANSVAR), ())),
        "Start": _dato(ledd.start),
        "Frist": _dato(ledd.frist),
        "Meldt på leddet": _meldt_selv(ledd),
        "Kommentar": html.escaped(ledd.kommentar or ""),
        "FNs bærekraftsmål": _liste(_med_navn(navn["fn"], each) for each in ledd.fn_maal),
        "Kommunekompasset": _liste(_med_navn(navn["kompass"], each) for each in ledd.kompass),
        "Konto": html.escaped(_adresse(ledd)),
        "Støtter også": _lenker(strategi, ledd.stoetter),
        "Videreført fra": _lenker(strategi, (ledd.viderefoert_fra,) if ledd.viderefoert_fra else ()),
        "Kilde": html.escaped(ledd.kilde or ""),
    }
    punkter = "".join(f"<dt>{navn}</dt><dd>{said}</dd>" for navn, said in fakta.items() if said)
    html.write(f"<dl class='fakta'>{punkter}</dl>")


def _brudd(strategi: Strategi, ledd: Ledd) -> None:
    brudd = _bruddene(strategi).get(ledd.id, [])
    if brudd:
        punkter = "".join(
            f"<li><strong>{html.escaped(stor(each.slag))}{f' ({html.escaped(each.navn)})' if each.navn else ''}.</strong>"
            f" {html.escaped(FORKLARING[each.slag])}</li>"
            for each in brudd
        )
        html.write(f"<h2 class='liste'>Brudd i den røde tråden</h2><ul>{punkter}</ul>")


def _under(strategi: Strategi, ledd: Ledd) -> None:
    if written := _treet(strategi, ledd, lenke(ledd)):
        show_tree(written)


@made_once
def _treet(strategi: Strategi, ledd: Ledd, _lenke: str) -> str:
    """Empty where nothing stands under it or supports it. `_lenke` is in the key only, as in the section's own tree."""
    tegner = Tegner(strategi)
    noder = [*tegner.grener(ledd), *tegner.stoetter(strategi.struktur.stoettet_av(ledd.id))]
    return tegner.tre(noder, "Det som står under", "Ledd") if noder else ""


def _penger(view: View, period: Period, strategi: Strategi, ledd: Ledd) -> None:
    alle = pengene_bak(strategi)
    med = [each for each in (ledd, *strategi.struktur.etterkommere(ledd.id)) if each.har_adresse]
    if not med:
        return
    steder = numbers("strategi/ansvarssteder", view).set_index("ansvar")
    rader = [
        {
            "tittel": each.tittel,
            "adresse": _adresse(each),
            "til_ledd": lenke(each),
            "til_drift": _til_drift(each, steder),
            **_belop(alle.get(each.id, Penger())),
        }
        for each in med
    ]
    sum_ = None
    if len(med) > 1:
        sum_ = {"tittel": "Samlet, hver konto én gang", "adresse": "", **_belop(alle.get(ledd.id, Penger()))}
    show_table(
        pd.DataFrame(rader), _PENGER, title="Pengene bak", period=period.label, filters={}, view=view,
        key="strategi_penger", total=sum_,
    )  # fmt: skip


def _tiltak(view: View, period: Period, strategi: Strategi, ledd: Ledd) -> None:
    navngitt = _nevnt(strategi, ledd, "tiltak")
    if not navngitt:
        return
    hva = {"aar": period.aar, "dato": fristdato(period, date.today()), "enheter": None}
    rader = numbers("tiltak/per_tiltak", view, **hva)
    rader = rader[rader["id"].isin(navngitt)]
    show_table(
        rader.assign(navn=rader["id"] + " " + rader["tittel"]), _TILTAK, title="Budsjettiltak", period=str(period.aar),
        filters={}, view=view, key="strategi_budsjettiltak", empty=f"Ingen av dem ({', '.join(navngitt)}) finnes i {period.aar}.",
    )  # fmt: skip


def _vedtak(view: View, strategi: Strategi, ledd: Ledd) -> None:
    navngitt = _nevnt(strategi, ledd, "vedtak")
    if not navngitt:
        return
    rader = strategi.vedtak[strategi.vedtak["id"].isin(navngitt)]
    unntatt = rader["unntatt_offentlighet"]
    show_table(
        rader.assign(
            lenke=[lenke_til_vedtak(str(id_)) for id_ in rader["id"]],
            offentlighet=unntatt.map({True: "Unntatt", False: ""}),
        ),
        _VEDTAK if unntatt.any() else _VEDTAK[:-1],
        title="Vedtak", period=f"per {text.day(strategi.dato)}", filters={}, view=view, key="strategi_vedtak",
        empty=f"Ingen av dem ({', '.join(navngitt)}) finnes i vedtaksloggen.",
    )  # fmt: skip


def _indikatorer(view: View, strategi: Strategi, ledd: Ledd) -> None:
    maalt = [each for each in (ledd, *strategi.struktur.etterkommere(ledd.id)) if each.nivaa == INDIKATOR]
    if not maalt:
        return
    rader = [
        {
            **{navn: getattr(each, navn) for navn in ("tittel", "maaleenhet", "startverdi", "maalverdi", "verdi", "verdidato", "kilde")},
            "lenke": lenke(each),
            "veien": tekst.om_veien(each.maaloppnaaelse),
        }
        for each in maalt
    ]  # fmt: skip
    show_table(
        pd.DataFrame(rader), _INDIKATORER, title="Indikatorer", period="", filters={}, view=view, key="strategi_indikatorer"
    )  # fmt: skip


def _meldt(view: View, strategi: Strategi, ledd: Ledd) -> None:
    rader = strategi.meldt[strategi.meldt["oppdrag"] == ledd.id]
    if rader.empty:
        return
    kvartal = [
        f"{rad.kvartal}. kvartal {rad.aar}" for rad in rader[["aar", "kvartal"]].itertuples(index=False)
    ]
    show_table(
        rader.assign(kvartal=kvartal), _MELDT, title="Meldt av tjenesteområdene", period="", filters={}, view=view,
        key="strategi_meldt",
    )  # fmt: skip


def lenke_til_vedtak(id_: str) -> str:
    """The address of one decision in the log, whatever its status."""
    return address("drift", "vedtaksloggen", **{"del": "vedtak", "vedtak_status": "alle", "vedtak_soek": id_})


@made_once
def _bruddene(strategi: Strategi) -> Mapping[str, list[Brudd]]:
    found: dict[str, list[Brudd]] = {}
    for each in strategi.brudd:
        if each.plan:
            found.setdefault(each.ledd, []).append(each)
    return found


@made_once
def _ansvarlige(strategi: Strategi) -> Mapping[tuple[str, str], tuple[str, ...]]:
    return ansvarlige(strategi)


def _nevnt(strategi: Strategi, ledd: Ledd, hva: str) -> list[str]:
    """The ids of budget measures or decisions that it and all under it name."""
    alle = (ledd, *strategi.struktur.etterkommere(ledd.id))
    return list(dict.fromkeys(id_ for each in alle for id_ in getattr(each, hva)))


def _navnene(view: View) -> dict[str, dict[str, str]]:
    navn: dict[str, dict[str, str]] = {"fn": {}, "kompass": {}}
    for slag, nr, navnet in numbers("strategi/maal_og_omraader", view).itertuples(index=False):
        navn[slag][nr] = navnet
    return navn


def _med_navn(navn: Mapping[str, str], kode: str) -> str:
    """`3 God helse og livskvalitet`; a criterion (`3.2`) bears the name of its area. What is not known stands as it is."""
    nummer = kode.split(".")[0]
    return f"{kode} {navn[nummer]}" if nummer in navn else kode


def _meldt_selv(ledd: Ledd) -> str:
    if ledd.status is None and ledd.framdrift is None:
        return ""
    said = stor(ledd.status or IKKE_MELDT)
    if ledd.framdrift is not None:
        said += f", {tekst.prosent(ledd.framdrift)}"
    return html.escaped(said + (f" ({text.day(ledd.statusdato)})" if ledd.statusdato else ""))


def _adresse(ledd: Ledd) -> str:
    deler = (
        ("ansvar", ledd.ansvar),
        ("funksjon", ledd.funksjon),
        ("art", ledd.art),
        ("prosjekt", ledd.prosjekt),
    )
    return ", ".join(f"{navn} {kode}" for navn, kode in deler if kode)


def _til_drift(ledd: Ledd, steder: pd.DataFrame) -> str | None:
    if ledd.ansvar is None or ledd.ansvar not in steder.index:
        return None
    sted = steder.loc[ledd.ansvar]
    if pd.isna(sted["omraade"]) or pd.isna(sted["enhet"]):
        return None
    return Sted((str(sted["omraade"]), str(sted["enhet"]), ledd.ansvar)).lenke


def _belop(penger: Penger) -> dict[str, Any]:
    return {"budsjett": penger.budsjett, "regnskap": penger.regnskap, "avvik": penger.avvik}


def _lenker(strategi: Strategi, ider: Iterable[str]) -> str:
    def lenket(id_: str) -> str:
        annet = strategi.struktur.ledd.get(id_)
        if annet is None:
            return f"{html.escaped(id_)} (finnes ikke i målstrukturen)"
        return f"<a href='{html.escaped(lenke(annet))}' target='_self'>{html.escaped(annet.tittel)}</a>"

    return "<br>".join(lenket(id_) for id_ in ider)


def _liste(navn: Iterable[str]) -> str:
    return "; ".join(html.escaped(each) for each in navn)


def _dato(value: date | None) -> str:
    return text.day(value) if value else ""
