"""What accepting a file would change, as tables: control totals, what stands and what comes, the first rows."""

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from dashboard import text
from dashboard.datasets import DATASETS, Type
from dashboard.export import Kind
from dashboard.ui import html
from dashboard.ui.table import TableColumn, show_markup

_KINDS: dict[Type, Kind] = {Type.KRONER: "kroner", Type.DATE: "dato"}


def show_facts(facts: Sequence[tuple[str, str]]) -> None:
    """What was understood, as labels and values."""
    html.write(
        "<dl class='fakta'>"
        + "".join(f"<dt>{html.escaped(label)}</dt><dd>{html.escaped(value)}</dd>" for label, value in facts)
        + "</dl>"
    )


def show_totals(lines: Sequence[tuple[str, int | None, Decimal]], rows: int, unit: str) -> None:
    """The control totals, exact to the øre, to be held against the source system."""
    if not unit:
        show_figures("Kontrollsummer", ("Hva", "Rader"), [("Rader i alt", text.number(rows))])
        html.write("<p class='uten-merknad'>Hold antallet mot kilden. Nøkkeltall og tekst summeres ikke.</p>")
        return
    body = [("Rader i alt", text.number(rows), "")]
    body += [
        (label, "" if count is None else text.number(count), exact(total)) for label, count, total in lines
    ]
    show_figures("Kontrollsummer", ("Hva", "Rader", f"Sum ({unit})"), body)
    note = "Utgifter er pluss og inntekter er minus." if "kr" in unit else ""
    html.write(f"<p class='uten-merknad'>Hold summene mot kildesystemet. {note}</p>")


def show_difference(consequence: str, frame: pd.DataFrame, unit: str) -> None:
    """The consequence in a sentence, then one row per slice: utsnitt, rader_naa, rader_ny, sum_naa, sum_ny, endring."""
    of = f" ({unit})" if unit else ""
    head = (
        "Utsnitt",
        "Rader nå",
        "Rader etter",
        *((f"Sum nå{of}", f"Sum etter{of}", f"Endring{of}") if unit else ()),
    )
    body = []
    for utsnitt, rows_now, rows_new, *sums in frame.itertuples(index=False, name=None):
        counts = (text.number(rows_now) if rows_now else "ingen", text.number(rows_new))
        body.append(
            (
                utsnitt,
                *counts,
                *([exact(sum_) for sum_ in sums[:2]] + [exact(sums[2], signed=True)] if unit else []),
            )
        )
    show_figures("Forskjell fra det som står", head, body)
    html.write(f"<p class='uten-merknad'>{html.escaped(consequence)}</p>")


def show_row_changes(said: str, lines: Sequence[Sequence[str]], key: str) -> None:
    """The rows that become others: `lines` of key (titled `key`), title, column, before, after and remark."""
    named = any(line[1] for line in lines)
    marked = any(line[5] for line in lines)
    shown = [index for index in range(6) if (index != 1 or named) and (index != 5 or marked)]
    head = [(key, "Tittel", "Kolonne", "Nå", "Etter", "Merknad")[index] for index in shown]
    show_figures(
        "Rader som blir annerledes",
        head,
        [[line[index] for index in shown] for line in lines],
        texts=len(head),
    )
    html.write(f"<p class='uten-merknad'>{html.escaped(said)}</p>")


def show_sample(frame: pd.DataFrame, dataset: str) -> None:
    """The first rows as they were read; `rad` is the row of the file."""
    contract = DATASETS[dataset]
    columns = [TableColumn("rad", "Rad", "antall")] if "rad" in frame.columns else []
    columns += [
        TableColumn(column.name, column.title, _KINDS.get(column.type, "text"))
        for column in contract.columns
        if column.name in frame.columns
    ]
    show_markup(frame, columns, title=f"{contract.title}: de første radene slik de er lest")


def show_figures(caption: str, head: Sequence[str], body: Sequence[Sequence[str]], texts: int = 1) -> None:
    """A table of its own height that scrolls: text in the first columns, figures in the rest."""
    sides = ["tekst" if index < texts else "tall" for index in range(len(head))]
    heading = "".join(
        f"<th scope='col' class='{side}'>{html.escaped(cell)}</th>"
        for side, cell in zip(sides, head, strict=True)
    )
    rows = "".join(
        f"<tr><th scope='row' class='tekst'>{html.escaped(first)}</th>"
        + "".join(
            f"<td class='{side}'>{html.escaped(cell)}</td>"
            for side, cell in zip(sides[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in body
    )
    html.write(
        f"<div class='tabell rulles' role='region' tabindex='0' aria-label='{caption}'><table><caption>{caption}</caption>"
        f"<thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def exact(value: float | Decimal, *, signed: bool = False) -> str:
    """A sum to the øre, without decimals where there is no øre."""
    amount = Decimal(str(value)).quantize(Decimal("0.01"))
    return text.number(amount, 0 if amount == amount.to_integral_value() else 2, signed)
