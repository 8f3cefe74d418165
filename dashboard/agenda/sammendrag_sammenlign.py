"""Two published months side by side: only what is in their packages, and nothing that follows from anything else."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import text
from dashboard.agenda import sammendrag
from dashboard.export import Kind
from dashboard.publish import package, register
from dashboard.publish.register import Utgivelse
from dashboard.reports.publisert_tall import KODE, KOMMUNEN, NAVN
from dashboard.reports.utgave import Tallsett
from dashboard.sentences import sammenlignet
from dashboard.ui.filters import choose as choose_from
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.table import TableColumn, show_markup

_INGEN = "ingen"


def choose(view: View, utgivelse: Utgivelse) -> Utgivelse | None:
    """The other month to hold it against; None: none."""
    others = {each.period.key: each for each in sammendrag.gjeldende(view) if each.period != utgivelse.period}
    if not others:
        return None
    titles = {
        _INGEN: "Ikke sammenlign",
        **{key: each.period.label.capitalize() for key, each in others.items()},
    }
    with st.container(width=280):
        chosen = choose_from("Sammenlign med", titles, "mot")
    return others.get(chosen or _INGEN)


def show(utgivelse: Utgivelse, other: Utgivelse) -> None:
    """Sentences first, then the deviation, the forecast and the sick leave per tjenesteområde, the earlier month first."""
    then, now = sorted((utgivelse, other), key=lambda each: (each.period.aar, each.period.periode))
    before, after = (package.tallsett(register.folder(each), each.manifest) for each in (then, now))
    for said in sammenlignet.setninger(_kommunen(before), _kommunen(after), then.period, now.period):
        sentence(said)
    heads = (then.period.label.capitalize(), now.period.label.capitalize())
    _side_by_side(before, after, "oekonomi", "avvik", "Avvik hittil", heads)
    _side_by_side(before, after, "oekonomi", "avvik_prognose", "Ventet avvik ved årets slutt", heads)
    _side_by_side(before, after, "sykefravaer", "rullerende", "Sykefravær siste 12 måneder (%)", heads)


def _kommunen(numbers: Mapping[str, Tallsett]) -> dict[str, float]:
    """The whole municipality's published figures, by name."""
    found: dict[str, float] = {}
    for name in ("oekonomi", "sykefravaer"):
        if name in numbers:
            frame = numbers[name].frame
            for row in frame[frame[KODE.name] == KOMMUNEN].to_dict("records"):
                found |= {str(key): value for key, value in row.items() if isinstance(value, int | float)}
    return found


def _side_by_side(
    before: Mapping[str, Tallsett],
    after: Mapping[str, Tallsett],
    name: str,
    column: str,
    title: str,
    heads: tuple[str, str],
) -> None:
    if name not in before or name not in after:
        return
    frames = (numbers[name].frame[[KODE.name, NAVN.name, column]] for numbers in (before, after))
    old, new = (frame.rename(columns={column: f"{column}_{place}"}) for place, frame in enumerate(frames))
    both = new.merge(old, on=KODE.name, how="outer", suffixes=("", "_foer"), sort=False)
    both[NAVN.name] = both[NAVN.name].fillna(both[f"{NAVN.name}_foer"])
    first, second = (pd.to_numeric(both[f"{column}_{place}"]) for place in (0, 1))
    both[f"{column}_0"], both[f"{column}_1"] = first, second
    both["endring"] = _changes(second - first, name)
    both = pd.concat([both[both[KODE.name] != KOMMUNEN], both[both[KODE.name] == KOMMUNEN]])
    kind: Kind = "kroner" if name == "oekonomi" else "prosent"
    columns = [
        TableColumn(NAVN.name, "Tjenesteområde"),
        TableColumn(f"{column}_0", heads[0], kind),
        TableColumn(f"{column}_1", heads[1], kind),
        TableColumn("endring", "Endring"),
    ]
    show_markup(both, columns, title=title)


def _changes(changes: pd.Series, name: str) -> list[str]:
    """Signed, in kr or percentage points; a dash where one of the months has no figure."""
    if name == "oekonomi":
        return [text.NO_NUMBER if pd.isna(each) else text.kroner(each, signed=True) for each in changes]
    return [
        text.NO_NUMBER if pd.isna(each) else f"{text.number(each, 1, signed=True)} prosentpoeng"
        for each in changes
    ]
