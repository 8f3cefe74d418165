"""Everything a page sends to the browser: words, tables, charts with their data, and the files it offers."""

from collections.abc import Iterator

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.export import to_csv
from dashboard.ui import table
from dashboard.ui.page import View
from dashboard.ui.table import Table
from tests.agenda.small_lake import shown


class Files:
    """The downloads of the pages run since it was emptied, as CSV without the lines that tell the version."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def offer(self, offered: Table, view: View, key: str) -> None:
        columns = [column.name for column in offered.export(view).columns]
        assert to_csv(offered.export(view)), key
        self.texts.append(f"{offered.title} {offered.period}\n{offered.rows[columns].to_csv()}")


def keep_files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The downloads are made on demand, so their content is caught where they are offered."""
    files = Files()
    monkeypatch.setattr(table, "_downloads", files.offer)
    return files


def charts(page: AppTest) -> str:
    """The definitions and the data of every chart, tooltips with them."""
    return "\n".join(part for chart in page.get("vega_lite_chart") for part in _chart(chart.proto))


def sent(page: AppTest, files: Files) -> str:
    """All of it, and `files` is emptied."""
    choices = [str(option) for box in page.selectbox for option in box.options]
    labels = [str(each.proto) for each in page.get("expander")]
    everything = "\n".join([shown(page), charts(page), *choices, *labels, *files.texts])
    files.texts.clear()
    return everything


def _chart(proto: object) -> Iterator[str]:
    yield proto.spec  # type: ignore[attr-defined]
    yield proto.alt  # type: ignore[attr-defined]
    for dataset in proto.datasets:  # type: ignore[attr-defined]
        yield pa.ipc.open_stream(dataset.data.data).read_pandas().to_csv()
