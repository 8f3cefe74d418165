"""The page of ledersamtaler: numbers, reminders and forms, for those who see all and for a leader."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, paths
from dashboard.access import Role, User
from dashboard.lake import Lake
from dashboard.text import NO_BREAK, day
from tests.agenda.everything_sent import keep_files, sent
from tests.agenda.small_lake import STEDER, commit, shown

LEDER = User("Lise", Role.LEDER, frozenset({"311"}))
TODAY = date.today()
FRIST = TODAY - timedelta(days=20)


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(
        lake,
        organisasjon=STEDER,
        rolle=[
            {"kode": "KLG", "tittel": "Ledergruppen"},
            {"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1, "enhet": "110"},
            {"kode": "E", "tittel": "Enhetsleder Solbakken", "nivaa": 3, "enhet": "311", "tjenesteomraade": "HO", "overordnet": "KD"},
            {"kode": "N", "tittel": "Rektor Nes", "nivaa": 3, "enhet": "211", "tjenesteomraade": "OO", "overordnet": "KD"},
            {"kode": "A1", "tittel": "Leder <script>natt</script>", "nivaa": 4, "enhet": "311", "tjenesteomraade": "HO", "overordnet": "E"},
            {"kode": "A2", "tittel": "Leder dag", "nivaa": 4, "enhet": "311", "tjenesteomraade": "HO", "overordnet": "E"},
        ],
        lederavtale=[
            {"rolle": rolle, "runde": "Vår", "frist": FRIST.isoformat(), "gjennomfoert": holdt}
            for rolle, holdt in (("KD", None), ("N", (FRIST - timedelta(days=3)).isoformat()), ("A1", None), ("A2", None), ("KLG", None))
        ],
    )  # fmt: skip
    return lake


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(paths.PAGES / "lederavtaler.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def said(page: AppTest) -> str:
    return shown(page).replace(NO_BREAK, " ")


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def test_an_empty_lake_says_what_to_upload(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened()
    assert "Det er ikke lastet opp lederroller med ledernivå ennå." in said(page)
    assert "Rolle, Tittel, Ledernivå, Tjenesteområde, Enhet og Nærmeste leder" in said(page)
    assert "Start runden" not in [button.label for button in page.button]
    monkeypatch.setattr(access, "LOCAL_USER", LEDER)
    assert "Det er ingen ledersamtaler å vise for enhetene dine." in said(opened())


def test_roles_without_rounds_say_which_file_and_a_round_is_started_there(lake: Lake) -> None:
    commit(lake, rolle=[{"kode": "KD", "tittel": "Kommunedirektør", "nivaa": 1}])
    page = opened()
    assert "Det er ingen runder med ledersamtaler ennå." in said(page)
    assert "Rolle, Runde, Frist og Gjennomført dato" in said(page)
    page.text_input(key="ny_runde_navn").input("Første runde")
    page = press(page, "Start runden")
    assert "Ledersamtalen med frist" in said(page)
    assert "Runden «Første runde» er startet med 1 lederrolle" in page.success[0].value.replace(NO_BREAK, " ")
    page.text_input(key="ny_runde_navn").input("første runde")
    assert "Det finnes alt en runde som heter «Første runde»." in said(press(page, "Start runden"))


def test_those_who_see_all_get_counts_tables_notices_and_a_reminder(filled: Lake) -> None:
    page = opened()
    everything = said(page)
    assert (
        f"Av 4 ledersamtaler med frist {day(FRIST)} er 1 holdt (25 %). Tre mangler, og fristen gikk ut for 20 dager siden."
        in everything
    )
    assert "Oppvekst" in everything
    assert "Helse og omsorg" in everything
    assert "Hele kommunen" in everything
    assert "Én lederrolle er ikke med i «Vår»: Enhetsleder Solbakken." in everything.replace("\\", "")
    assert "1 rad gjelder en gruppe eller en rolle uten ledernivå." in everything.replace("\\", "")
    assert "ingen nærmeste leder blant lederrollene: Kommunedirektør." in everything.replace("\\", "")
    assert "natt&lt;/script&gt;" not in everything  # nobody's list is open before somebody is chosen
    per_leder = everything.partition("Mangler per nærmeste leder")[2].partition("</table>")[0]
    assert per_leder.index("Enhetsleder Solbakken") < per_leder.index("Uten nærmeste leder")
    assert "Alle" not in [each for box in page.selectbox for each in box.options]
    assert len(page.get("vega_lite_chart")) == 1
    assert not page.code
    chosen = opened(overordnet="E")
    assert "– Leder dag: frist" in chosen.code[0].value
    assert "Kommunedirektør" not in chosen.code[0].value
    assert "&lt;script&gt;natt&lt;/script&gt;" in said(chosen)
    assert "<script" not in said(chosen)


def test_a_leader_is_sent_the_own_and_nothing_of_others(
    filled: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = keep_files(monkeypatch)
    monkeypatch.setattr(access, "LOCAL_USER", LEDER)
    page = opened()
    everything = sent(page, files)
    assert "Leder dag" in everything
    for other in (
        "Rektor",
        "Kommunedirektør",
        "Oppvekst",
        "Ledergruppen",
        "Nivå 1",
        "Nivå 3",
        "Start en ny runde",
    ):
        assert other not in everything, other
    assert f"Ingen av 2 ledersamtaler med frist {day(FRIST)} er holdt" in said(page)
    assert "– Leder dag: frist" in page.code[0].value


def test_a_talk_is_marked_as_held_and_taken_back(filled: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", LEDER)
    page = opened()
    page.selectbox(key="lederavtale_rolle_Vår").select("A2").run()
    page.date_input[0].set_value(FRIST - timedelta(days=1))
    page = press(page, "Samtalen er holdt")
    assert f"Leder dag: samtalen er registrert som holdt {day(FRIST - timedelta(days=1))}." in page.success[
        0
    ].value.replace("\\", "")
    assert "er 1 holdt (50 %)" in said(page)
    assert filled.newest().message == "Ledersamtale holdt: Leder dag, Vår"
    assert page.markdown[-1].value == f"Holdt {day(FRIST - timedelta(days=1))}. Fristen var {day(FRIST)}."
    page = press(page, "Angre: samtalen er ikke holdt")
    assert f"Ingen av 2 ledersamtaler med frist {day(FRIST)} er holdt" in said(page)


def test_an_earlier_version_is_read_and_not_written(filled: Lake) -> None:
    earlier = filled.newest()
    commit(
        filled,
        lederavtale=[
            {"rolle": "A1", "runde": "Vår", "frist": FRIST.isoformat(), "gjennomfoert": FRIST.isoformat()}
        ],
    )
    assert "er 2 holdt (50 %)" in said(opened())
    page = opened(versjon=str(earlier.id))
    assert "er 1 holdt (25 %)" in said(page)
    assert {"Samtalen er holdt", "Start runden"}.isdisjoint(button.label for button in page.button)


def test_the_round_shown_is_the_one_whose_deadline_is_next_and_another_can_be_chosen(filled: Lake) -> None:
    ahead = [
        {
            "rolle": "A1",
            "runde": navn,
            "frist": (TODAY + timedelta(days=days)).isoformat(),
            "gjennomfoert": None,
        }
        for navn, days in (("Langt fram", 500), ("Høst", 9))
    ]
    commit(filled, lederavtale=ahead)
    assert "er ikke holdt, og det er 9 dager til fristen." in said(opened())
    assert "er 1 holdt (25 %)" in said(opened(runde="Vår"))
    far = opened(runde="Langt fram")
    assert "Samtalen kan registreres fra" in said(far)
    assert "Samtalen er holdt" not in [button.label for button in far.button]


def test_when_every_talk_is_held_nobody_is_reminded(filled: Lake) -> None:
    commit(
        filled,
        lederavtale=[
            {"rolle": rolle, "runde": "Vår", "frist": FRIST.isoformat(), "gjennomfoert": TODAY.isoformat()}
            for rolle in ("KD", "A1", "A2")
        ],
    )
    everything = said(opened())
    assert "er holdt, tre av dem etter fristen." in everything
    assert "Alle samtalene i runden er holdt. Det er ingen å minne på." in everything


def test_roles_that_share_a_title_are_told_apart_by_code(filled: Lake) -> None:
    commit(
        filled,
        rolle=[
            {"kode": kode, "tittel": "Rektor", "nivaa": nivaa, "overordnet": over}
            for kode, nivaa, over in (("A1", 3, "KD"), ("A2", 3, "KD"), ("N", 4, "A1"), ("KD", 4, "A2"))
        ],
    )
    page = opened()
    overordnede = next(box for box in page.selectbox if box.label == "Nærmeste leder")
    assert overordnede.options == ["Velg nærmeste leder", "Rektor (A2)", "Rektor (KD)"]
    assert "Rektor (A1)" in page.selectbox(key="lederavtale_rolle_Vår").options


@pytest.mark.parametrize("role", [Role.FOLKEVALGT, Role.INGEN])
def test_others_are_sent_nothing(filled: Lake, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role))
    page = opened()
    assert page.exception
    assert not page.get("html")
