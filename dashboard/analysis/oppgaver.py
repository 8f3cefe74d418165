"""The work of a plan: each hovedoppgave, tiltak or oppdrag once, with how far it is, and how many of each part are done."""

import pandas as pd

from dashboard.analysis.maalstand import IKKE_MELDT, UNDER_ARBEID, UTFOERT
from dashboard.analysis.maalstruktur import UTGAAR, Ledd, Maalstruktur
from dashboard.analysis.strategi import Strategi

TELLINGER = ("antall", "utfoert", "forsinket", "i_arbeid", "venter", "ikke_meldt")
_ARBEID = (
    "id", "nr", "tittel", "nivaa", "del_id", "del_tittel", "status", "framdrift", "ansvarlig", "rolle", "start", "frist",
    "dager_over", "kommentar",
)  # fmt: skip
_DELER = ("id", "nr", "tittel", *TELLINGER, "framdrift")


def planer(struktur: Maalstruktur, planslag: str) -> list[str]:
    """The names of the plans of a kind."""
    return list(dict.fromkeys(each.plan for each in struktur.av_slag(planslag)))


def deler(struktur: Maalstruktur, plan: str, nivaa: str) -> list[Ledd]:
    """The parts of a plan: its links of the level, in the plan's order."""
    return [each for each in struktur.paa_nivaa(nivaa) if each.plan == plan]


def del_av(struktur: Maalstruktur, ledd: Ledd, nivaa: str) -> Ledd | None:
    """The part that a link stands in, or is."""
    return next((each for each in (ledd, *struktur.forfedre(ledd.id)) if each.nivaa == nivaa), None)


def oppgave_av(struktur: Maalstruktur, ledd: Ledd) -> Ledd | None:
    """The topmost piece of work that a link stands in, or is."""
    return next((each for each in (*reversed(struktur.forfedre(ledd.id)), ledd) if each.er_arbeid), None)


def arbeidet(strategi: Strategi, plan: str, nivaa: str) -> pd.DataFrame:
    """The topmost pieces of work in a plan, in its order; what utgår is among them.

    Columns: id, nr, tittel, nivaa; del_id, del_tittel of the part at level `nivaa` it stands in (empty in none); status,
    framdrift (%), start, frist, dager_over (days past the deadline, missing where it is not late), kommentar; ansvarlig (who has
    hovedansvar, as written) and rolle (those of them that are a known role or tjenesteområde).
    """
    struktur = strategi.struktur
    ansvarlige, roller = _navn(strategi.ansvar), roller_med_hovedansvar(strategi)
    rader = []
    for ledd in struktur.ledd.values():
        if ledd.plan != plan or oppgave_av(struktur, ledd) is not ledd:
            continue
        stand, over = strategi.stand[ledd.id], del_av(struktur, ledd, nivaa)
        sen = stand.forsinket and ledd.frist is not None
        rader.append(
            {
                **{navn: getattr(ledd, navn) for navn in ("id", "nr", "tittel", "nivaa", "start", "frist", "kommentar")},
                "del_id": "" if over is None else over.id,
                "del_tittel": "" if over is None else over.tittel,
                "status": stand.status,
                "framdrift": stand.framdrift,
                "ansvarlig": ansvarlige.get(ledd.id),
                "rolle": roller.get(ledd.id),
                "dager_over": (strategi.dato - ledd.frist).days if sen and ledd.frist is not None else None,
            }
        )  # fmt: skip
    return pd.DataFrame(rader, columns=list(_ARBEID)).astype({"framdrift": float, "dager_over": float})


def telt(arbeid: pd.DataFrame) -> dict[str, int]:
    """How many pieces of work there are, by TELLINGER: antall of those that are to be done, and each of them in one of utfoert,
    forsinket (past the deadline and not done), i_arbeid, venter (not begun, or waiting) and ikke_meldt. `arbeid`: rows of arbeidet."""
    gjelder = arbeid[arbeid["status"] != UTGAAR]
    utfoert = gjelder["status"] == UTFOERT
    sen = gjelder["dager_over"].notna() & ~utfoert
    i_arbeid = (gjelder["status"] == UNDER_ARBEID) & ~sen
    ikke_meldt = (gjelder["status"] == IKKE_MELDT) & ~sen
    return {
        "antall": len(gjelder),
        "utfoert": int(utfoert.sum()),
        "forsinket": int(sen.sum()),
        "i_arbeid": int(i_arbeid.sum()),
        "venter": int((~utfoert & ~sen & ~i_arbeid & ~ikke_meldt).sum()),
        "ikke_meldt": int(ikke_meldt.sum()),
    }


def framdrift(arbeid: pd.DataFrame) -> float | None:
    """The mean progress (%) of what is to be done and has told it; None where nothing has."""
    kjent = arbeid.loc[arbeid["status"] != UTGAAR, "framdrift"].dropna()
    return None if kjent.empty else float(kjent.mean())


def per_del(struktur: Maalstruktur, plan: str, nivaa: str, arbeid: pd.DataFrame) -> pd.DataFrame:
    """The parts of a plan at level `nivaa`, and last (id empty) the work that stands in none: id, nr, tittel, those of TELLINGER
    and framdrift (%). `arbeid`: rows of arbeidet."""
    alle = [(each.id, each.nr, each.tittel) for each in deler(struktur, plan, nivaa)]
    if (arbeid["del_id"] == "").any():
        alle.append(("", None, f"Uten {nivaa}"))
    rader = []
    for id_, nr, tittel in alle:
        egne = arbeid[arbeid["del_id"] == id_]
        rader.append({"id": id_, "nr": nr, "tittel": tittel, **telt(egne), "framdrift": framdrift(egne)})
    return pd.DataFrame(rader, columns=list(_DELER)).astype({"framdrift": float})


def indikatorene(struktur: Maalstruktur, plan: str, nivaa: str) -> pd.DataFrame:
    """What a plan is measured by: id, tittel, del_tittel, maaleenhet, startverdi, maalverdi, verdi, verdidato,
    maaloppnaaelse (% of the way), kilde."""
    felt = (
        "id",
        "tittel",
        "maaleenhet",
        "startverdi",
        "maalverdi",
        "verdi",
        "verdidato",
        "maaloppnaaelse",
        "kilde",
    )
    rader = [
        {
            **{navn: getattr(ledd, navn) for navn in felt},
            "del_tittel": over.tittel if (over := del_av(struktur, ledd, nivaa)) else "",
        }
        for ledd in struktur.paa_nivaa("indikator")
        if ledd.plan == plan and ledd.status != UTGAAR
    ]
    return pd.DataFrame(rader, columns=[*felt, "del_tittel"])


def roller_med_hovedansvar(strategi: Strategi) -> dict[str, str]:
    """Who has hovedansvar of each link, by id, in one line: only roles and tjenesteområder that are known, so never a person's name."""
    return _navn(strategi.ansvar[strategi.ansvar["kjent"].astype(bool)])


def _navn(ansvar: pd.DataFrame) -> dict[str, str]:
    """Who has hovedansvar of each link, in one line."""
    egne = ansvar[ansvar["slag"] == "HA"]
    navnene: dict[str, list[str]] = {}
    for ledd, navn in zip(egne["ledd"], egne["navn"], strict=True):
        navnene.setdefault(str(ledd), []).append(navn)
    return {ledd: ", ".join(navn) for ledd, navn in navnene.items()}
