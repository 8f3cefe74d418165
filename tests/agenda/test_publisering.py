"""What the parts of the page Publisering are held against: the next edition, the versions, and who is past the limit."""

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import queries
from dashboard.access import LOCAL_USER
from dashboard.agenda import publisering, publisering_grunnlag
from dashboard.agenda.publisering_tekster import uten_tekst
from dashboard.dialog import frigivelse
from dashboard.dialog.frigivelse import Frigivelse
from dashboard.dialog.write import newest
from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.publish import publishing
from dashboard.publish.register import Utgivelse
from dashboard.reports import sammendrag as innhold
from dashboard.reports.html import to_html
from dashboard.reports.sammendrag import innholdet
from dashboard.ui.page import View
from tests.agenda.small_lake import STEDER, commit, posts

OKTOBER = Period(2026, 10)


@pytest.fixture
def october(lake: Lake) -> Lake:
    commit(lake, organisasjon=STEDER, regnskap=posts("3111", 900_000, range(1, 10)))
    commit(
        lake,
        regnskap=[*posts("3111", 1_400_000), *posts("2111", 900_000)],
        budsjett=[
            *posts("3111", 1_000_000, range(1, 13), versjon="regulert"),
            *posts("2111", 890_000, range(1, 13), versjon="regulert"),
        ],
    )
    return lake


def view(lake: Lake) -> View:
    at = newest()
    return View(LOCAL_USER, lake.figures(at), written=at)


class Asking:
    """Asks the lake as ever, and notes what for."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._run = queries.run

    def __call__(self, name: str, at: int, **parameters: Any) -> pd.DataFrame:
        self.names.append(name)
        return self._run(name, at, **parameters)


def opening() -> None:
    """The first section of the page, as a script of its own."""
    from dashboard import lake
    from dashboard.access import LOCAL_USER
    from dashboard.agenda import publisering
    from dashboard.period import Period
    from dashboard.ui.page import View

    newest = lake.get().newest().id
    publisering.show(View(LOCAL_USER, lake.get().figures(newest), written=newest), Period(2026, 10))


def next_edition(lake: Lake, forord: str = "") -> publisering_grunnlag.Forhaandsvisning:
    seen = view(lake)
    return publisering_grunnlag.forhaandsvisning(seen, OKTOBER, seen.snapshot, forord, "")


def publish(lake: Lake) -> Utgivelse:
    at = newest()
    return publishing.publish(LOCAL_USER, OKTOBER, snapshot=lake.figures(at).id, forord="", base=at)


def test_only_versions_that_hold_the_period_can_be_chosen_the_newest_first(october: Lake) -> None:
    with_october = newest()
    commit(october, organisasjon=STEDER)
    assert [each.id for each in publisering_grunnlag.versjoner(view(october), OKTOBER)] == [
        newest(),
        with_october,
    ]
    assert publisering_grunnlag.versjoner(view(october), Period(2026, 11)) == []


def test_what_changes_nothing_public_leaves_the_mark_of_the_preview(october: Lake) -> None:
    before = next_edition(october).merke
    other_month = Frigivelse(2026, 9, "Om september.")
    frigivelse.frigi(LOCAL_USER, other_month, base=newest())
    assert next_edition(october).merke == before


@pytest.mark.parametrize("omraade", ["", "HO"])
def test_whatever_becomes_public_gives_the_preview_another_mark(october: Lake, omraade: str) -> None:
    before = next_edition(october)
    frigivelse.frigi(LOCAL_USER, Frigivelse(2026, 10, "Vi gjør noe.", omraade), base=newest())
    after = next_edition(october)
    assert after.merke != before.merke
    assert after.merke != next_edition(october, "Et forord.").merke
    assert "Vi gjør noe." in after.side


def test_a_number_too_small_to_be_printed_still_gives_another_mark(october: Lake) -> None:
    before = next_edition(october).merke
    commit(october, regnskap=[*posts("3111", 1_400_000.6), *posts("2111", 900_000)])
    assert next_edition(october).merke != before


def test_the_first_edition_has_nothing_to_be_held_against(october: Lake) -> None:
    assert next_edition(october).endringer is None
    withdrawn = publish(october)
    assert next_edition(october).endringer is not None
    publishing.withdraw(LOCAL_USER, withdrawn, "Feil.", newest())
    assert next_edition(october).endringer is None


def test_the_page_reads_from_memory_what_publishing_reads_from_the_lake(october: Lake) -> None:
    at = newest()
    published = publishing.preview(innholdet(publishing.grunnlag(OKTOBER, at, at)), "Et forord.")
    assert next_edition(october, "Et forord.").side.encode() == to_html(published.document)


def test_another_preface_reads_no_number_again(october: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    next_edition(october)
    monkeypatch.setattr(innhold, "dialog", lambda _: pytest.fail("the numbers were read again"))
    monkeypatch.setattr(queries, "run", asking := Asking())
    assert "Et annet forord." in next_edition(october, "Et annet forord.").side
    assert asking.names == ["publisering/utgaver"]


def test_what_is_the_same_in_every_month_is_read_for_one_of_them(
    october: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_edition(october)
    monkeypatch.setattr(queries, "run", asking := Asking())
    seen = view(october)
    publisering_grunnlag.forhaandsvisning(seen, Period(2026, 9), seen.snapshot, "", "")
    assert "drift/oekonomi_per_sted" in asking.names
    assert not [name for name in asking.names if name.startswith("kostra/")]


def test_a_page_that_is_made_ready_asks_the_lake_nothing(
    october: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing.publish(LOCAL_USER, OKTOBER, snapshot=newest(), forord="Les dette.", base=newest())
    publisering.make_ready(view(october), OKTOBER)
    page = AppTest.from_function(opening, default_timeout=30)
    monkeypatch.setattr(queries, "run", asking := Asking())
    page.run()
    assert not page.exception
    assert page.text_area[0].value == "Les dette."
    assert "Slik blir det" in [header.value for header in page.header]
    assert asking.names == []


def test_a_month_with_nothing_but_a_budget_is_made_ready_without_a_preview(october: Lake) -> None:
    publisering.make_ready(view(october), Period(2026, 11))
    publisering.make_ready(view(october), Period(2031, 1))
    assert publisering_grunnlag.versjoner(view(october), OKTOBER)


def test_a_period_without_numbers_has_no_preview(october: Lake) -> None:
    seen = view(october)
    with pytest.raises(DashboardError, match="ingen tall"):
        publisering_grunnlag.forhaandsvisning(seen, Period(2031, 1), seen.snapshot, "", "")


def test_published_numbers_are_counted_as_changed_only_when_they_are(october: Lake) -> None:
    edition = publish(october)
    assert publisering_grunnlag.antall_endret(edition, october.figures(newest())) == 0
    commit(october, organisasjon=STEDER)
    assert publisering_grunnlag.antall_endret(edition, october.figures(newest())) == 0
    commit(october, regnskap=[*posts("3111", 1_500_000), *posts("2111", 900_000)])
    assert publisering_grunnlag.antall_endret(edition, october.figures(newest())) > 0


def test_those_past_the_limit_come_first_and_are_missed_until_a_text_is_cleared(october: Lake) -> None:
    omraader = publisering_grunnlag.omraader(view(october), OKTOBER)
    assert list(omraader["over"]) == [True, False]
    assert uten_tekst(omraader, []) == ["Helse og omsorg"]
    assert uten_tekst(omraader, [Frigivelse(2026, 10, "Noe.", "HO")]) == []
    assert uten_tekst(omraader, [Frigivelse(2026, 10, "Noe.", "")]) == ["Helse og omsorg"]
