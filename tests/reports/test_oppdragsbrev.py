"""The status part of the letter: every assignment with what has been told, and what is proposed carried over."""

import io

import docx
import pytest

from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.reports.document import Bullets, Facts, Heading, Paragraph, Table
from dashboard.reports.formats import FORMATS
from dashboard.reports.grunnlag import newest
from dashboard.reports.oppdragsbrev import statusdel
from tests.agenda.small_lake import commit
from tests.agenda.strategi_lake import STRATEGI

BREV = "Oppdragsbrev 2026"


def test_every_assignment_is_told_with_content_and_reports(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    document = statusdel(newest(Period(2026, 10)), BREV)
    headings = [each.text for each in document.blocks if isinstance(each, Heading)]
    assert headings == ["1. Oppdrag O1", "2. Oppdrag O2", "Videre"]
    [points] = [each.items for each in document.blocks if isinstance(each, Bullets) and each.items]
    assert list(points) == ["Lag plan", "Følg opp"]
    tables = {each.title: each for each in document.blocks if isinstance(each, Table)}
    assert tables["Oppdragene"].frame["status"].tolist() == ["under arbeid", "utført"]
    assert tables["Meldt for 3. kvartal 2026"].frame["kommentar"].tolist() == ["Planen er <b>på høring</b>"]
    assert tables["Foreslått videreført til 2027"].frame["tittel"].tolist() == ["Oppdrag O1"]
    assert (
        dict(row for each in document.blocks if isinstance(each, Facts) for row in each.rows)[
            "Har ikke meldt"
        ]
        == "HO, OO"
    )
    assert "Ingen tjenesteområder har meldt status." in [
        each.text for each in document.blocks if isinstance(each, Paragraph)
    ]


def test_the_draft_is_a_word_file_that_opens_and_says_what_it_is_made_from(lake: Lake) -> None:
    commit(lake, **STRATEGI)
    written = FORMATS["docx"].write(statusdel(newest(Period(2026, 10)), BREV))
    opened = docx.Document(io.BytesIO(written))
    said = "\n".join(
        [
            *(each.text for each in opened.paragraphs),
            *(cell.text for table in opened.tables for row in table.rows for cell in row.cells),
        ]
    )
    assert "Status for oppdragene: Oppdragsbrev 2026" in said
    assert "Planen er <b>på høring</b>" in said
    assert f"versjon {lake.newest().id}" in said.lower()


def test_a_letter_that_is_not_there_is_told(lake: Lake) -> None:
    with pytest.raises(DashboardError, match="Ukjent oppdragsbrev"):
        statusdel(newest(Period(2026, 10)), "Oppdragsbrev 1999")
