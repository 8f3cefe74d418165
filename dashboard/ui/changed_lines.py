"""What a file would change of what is published: the sentence, the largest changes line by line, and all to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from dashboard import settings, text
from dashboard.datasets import DATASETS
from dashboard.export import Export, ExportColumn, to_csv, to_xlsx
from dashboard.period import Period
from dashboard.ui import html
from dashboard.ui.download import offer_sheets
from dashboard.ui.page import View
from dashboard.ui.preview import exact, show_figures

SHOWN = 200
"""Lines on the page; the downloads have them all."""

_FIGURES = {"foer": "Før", "etter": "Etter", "endring": "Endring"}
_READ_OTHERWISE = ("datasett", "maal", "aar", "periode", "publisert", *_FIGURES)


class _Figure(ExportColumn):
    """A figure whose unit stands in the column Hva."""

    @property
    def heading(self) -> str:
        return self.title


def show_changed_lines(
    changes: str, consequence: str, lines: pd.DataFrame, total: int, *, file: str, view: View
) -> None:
    """What is published and would change, as a box; the largest of the changed `lines` as a table; all of them to take
    along. `lines` as `Upload.changed_lines` gives them; `total`: how many there are, also where not all are given."""
    html.write(
        "<h3>Endrer det som er publisert</h3><ul class='funn'><li class='warning'>"
        f"<p><strong class='alvor'>{html.escaped(changes)}</strong></p><p>{html.escaped(consequence)}</p>"
        "<p>Skriv hvorfor under «Begrunnelse». Det blir stående i historikken.</p></li></ul>"
    )
    columns = list(_columns(lines))
    shown = _readable(lines.head(SHOWN))
    texts = [column.name for column in columns if column.name not in (*_FIGURES, "publisert")]
    body = [
        (*("–" if pd.isna(cell) else str(cell) for cell in row[: len(texts)]), *_figures(*row[len(texts) :]))
        for row in shown[[*texts, *_FIGURES]].itertuples(index=False, name=None)
    ]
    head = [column.title for column in columns if column.name != "publisert"]
    show_figures("Linjer som blir annerledes", head, body, texts=len(texts))
    html.write(f"<p class='uten-merknad'>{_extent(total, len(lines))}</p>")
    _downloads(lines, shown, columns, file, view)


def _extent(total: int, given: int) -> str:
    told = f"{text.count(total, 'linje', 'linjer')} blir annerledes."
    if total > SHOWN:
        told += f" De {SHOWN} med størst endring vises her."
    return told + (f" De {text.number(given)} største kan lastes ned." if total > given else "")


def _columns(lines: pd.DataFrame) -> Iterator[ExportColumn]:
    """Where the line belongs, as far as any line says it; what is summed; and the figures."""
    yield ExportColumn("datasett", "Datasett")
    yield ExportColumn("maaned", "Periode")
    titles = {
        column.name: column.title for name in lines["datasett"].unique() for column in DATASETS[name].columns
    }
    for name in lines.columns:
        if name not in _READ_OTHERWISE and lines[name].notna().any():
            yield ExportColumn(name, titles[name])
    yield ExportColumn("hva", "Hva")
    for name, title in _FIGURES.items():
        yield _Figure(name, title, "kroner")
    yield ExportColumn("publisert", "Publiserte perioder som endres")


def _readable(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with dataset, month and measure (hva) in words."""
    months = [Period(aar, periode).label for aar, periode in zip(lines["aar"], lines["periode"], strict=True)]
    measures = {
        (dataset, name): _measure(dataset, name)
        for dataset, name in lines[["datasett", "maal"]].drop_duplicates().itertuples(index=False, name=None)
    }
    of_lines = zip(lines["datasett"], lines["maal"], strict=True)
    return lines.assign(
        datasett=[DATASETS[name].title for name in lines["datasett"]],
        maaned=months,
        hva=[measures[each] for each in of_lines],
    )


def _measure(dataset: str, name: str) -> str:
    """`Beløp (kr)`, `Avtalte dagsverk`."""
    column = DATASETS[dataset].column(name)
    return (
        column.title if column.unit in column.title or not column.unit else f"{column.title} ({column.unit})"
    )


def _figures(before: float, after: float, change: float) -> tuple[str, str, str]:
    known = ["–" if pd.isna(value) else exact(value) for value in (before, after)]
    return (known[0], known[1], exact(change, signed=True))


def _downloads(
    lines: pd.DataFrame, shown: pd.DataFrame, columns: Sequence[ExportColumn], file: str, view: View
) -> None:
    chosen = settings.get()
    table = Export(
        title=f"Publiserte tall som endres av {file}",
        period="",
        filters={},
        snapshot=view.snapshot,
        kommune=chosen.kommune_navn,
        demo=chosen.demo,
        columns=columns,
        frame=shown,
    )

    def whole() -> Export:
        return replace(table, frame=_readable(lines))

    offer_sheets(
        lambda: to_csv(whole()), lambda: to_xlsx(whole()), table.file_name,
        user=view.user, key="linjer", title=table.title, before="Linjene som ",
    )  # fmt: skip
