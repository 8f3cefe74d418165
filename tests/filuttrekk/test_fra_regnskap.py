"""The accounts in the lake as SSB would control them: what is chosen, what is found, where it is posted, and the file."""

from collections.abc import Iterable
from typing import Any

import pytest

from dashboard import cli, settings
from dashboard.errors import DashboardError
from dashboard.filuttrekk import fra_regnskap, layout
from dashboard.filuttrekk.fra_regnskap import Kontrollert, Utvalg
from dashboard.lake import Lake
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import commit
from tests.filuttrekk.small_accounts import PLANTED, accounts, post

OKTOBER = Utvalg(2026, "4", 10, helt=False)
KVARTAL = Utvalg(2026, "3", 9)
AARET = Utvalg(2025, "", 13)
REGION = "340100"


def controlled(lake: Lake, utvalg: Utvalg) -> Kontrollert:
    return fra_regnskap.kontroller_regnskapet(utvalg, REGION, lake.newest().id)


def numbers(funn: Iterable[Any]) -> list[str]:
    return [each.kontroll.nr for each in funn]


def test_the_year_to_date_each_whole_quarter_and_the_whole_year_can_be_chosen_newest_first():
    months = [(2026, month) for month in range(1, 11)]
    year = [(2025, month) for month in (*range(1, 13), 13)]
    chosen = fra_regnskap.valg([*year, *months])
    assert [each.key for each in chosen] == [
        "2026-10", "2026-k3", "2026-k2", "2026-k1", "2025", "2025-k4", "2025-k3", "2025-k2", "2025-k1",
    ]  # fmt: skip
    assert (chosen[0].navn, chosen[0].hva) == ("Hittil i 2026, til og med oktober", "regnskapet til og med oktober 2026")  # fmt: skip
    assert (chosen[1].navn, chosen[4].navn) == ("3. kvartal 2026", "Året 2025")
    assert (chosen[1].filnavn, chosen[4].filnavn) == ("0A_2026_K3.dat", "0A_2025.dat")


@pytest.mark.parametrize(
    ("periods", "keys"),
    [
        ([], []),
        ([3], ["2026-03"]),
        ([1, 2, 3], ["2026-k1"]),
        ([1, 2, 3, 5], ["2026-05", "2026-k1"]),
        ([0], ["2026"]),
        ([13], []),
        ([*range(1, 12), 13], ["2026-11", "2026-k3", "2026-k2", "2026-k1"]),
    ],
    ids=str,
)
def test_a_delivery_that_lacks_a_month_is_never_offered_as_whole(periods, keys):
    assert [each.key for each in fra_regnskap.valg((2026, periode) for periode in periods)] == keys


def test_accounts_without_mistakes_pass_and_only_the_year_end_is_unknown(lake):
    commit(lake, regnskap=accounts())
    found = controlled(lake, OKTOBER)
    assert found.naa.funn == ()
    assert found.ved_aarsslutt == ()
    assert [kontroll.nr for kontroll, _ in found.venter] == ["085", "090", "095", "110", "145", "150", "170", "175"]  # fmt: skip
    assert {kontroll.nr for kontroll, funn in found.venter if funn} == set()
    assert found.intern_differanse == {}
    assert found.steder.empty


def test_every_mistake_to_date_is_told_by_its_control_its_amount_and_where_it_is_posted(lake):
    commit(lake, regnskap=[*accounts(), *PLANTED])
    found = controlled(lake, OKTOBER)
    assert numbers(found.avvist) == ["010", "012", "080"]
    assert numbers(found.ved_aarsslutt) == ["050", "155"]
    assert numbers(found.advarsler) == ["035"]
    assert numbers(found.orientering) == ["045"]
    told = {
        each.kontroll.nr: each.melding.replace(NO_BREAK, " ")
        for each in (*found.avvist, *found.ved_aarsslutt)
    }
    assert told["080"].startswith("Art 800 står på funksjon 120: −17 000 kr.")
    assert told["155"].startswith(
        "Avskrivningene på tjenestene er 236 000 kr (art 590), men motposten er −200 000 kr"
    )
    steder = found.steder[found.steder["noekkel"] == "1/120/800"]
    assert steder[["ansvar", "ansvar_navn", "antall"]].to_numpy().tolist() == [["3111", "Solbakken", 2], ["2111", "Nes skole", 1]]  # fmt: skip
    assert [float(kr) for kr in steder["beloep"]] == [-14_000, -3_400]


def test_internal_trade_that_does_not_cancel_out_is_told_with_what_is_lost(lake):
    commit(lake, regnskap=[*accounts(), *PLANTED])
    found = controlled(lake, OKTOBER)
    assert found.intern_differanse == {"1": 1_000}
    assert found.interne_arter(tatt_ut=True) == {"290": 4_000, "790": -3_000}
    assert found.interne_arter(tatt_ut=False) == {"690": -2_000}
    assert {post.art for post in found.poster}.isdisjoint({"290", "790"})


def test_a_quarter_is_warned_of_what_the_year_will_not_have(lake):
    """In the first half of the year SSB takes with a warning what it rejects from the third quarter on."""
    commit(lake, regnskap=[*accounts(), *PLANTED])
    found = controlled(lake, Utvalg(2026, "2", 6))
    assert numbers(found.avvist) == []
    assert numbers(found.ved_aarsslutt) == ["010", "012", "050", "080"]
    assert numbers(found.advarsler) == ["035"]


def test_a_closed_year_is_asked_everything_at_once(lake):
    commit(lake, regnskap=[*accounts(2025, range(1, 13)), post(3_000, "290", "010", 13, aar=2025), *PLANTED])
    found = controlled(lake, AARET)
    assert numbers(found.avvist) == ["012"]  # 271 is valid from 2026
    assert (found.ved_aarsslutt, found.venter) == ((), ())
    commit(lake, regnskap=[post(40_000, "290", "010", 13, aar=2025)])
    assert numbers(controlled(lake, AARET).avvist) == ["012", "110", "175"]


def test_the_file_holds_the_posts_and_its_total_is_the_sum_of_its_lines(lake):
    commit(lake, regnskap=[*accounts(), *PLANTED])
    found = controlled(lake, KVARTAL)
    posts = layout.read(layout.write(found.poster))
    assert tuple(posts) == found.poster
    assert {(each.skjema, each.aar, each.kvartal, each.region, each.orgnr, each.foretaksnr) for each in posts} == {
        ("0A", "2026", "3", REGION, "", ""),
    }  # fmt: skip
    by_key = {(each.kontoklasse, each.funksjon, each.art): int(each.beloep) for each in posts}
    assert by_key["1", "120", "800"] == -17
    assert by_key["1", "253", "010"] == 900
    assert len(by_key) == len(posts)


def test_the_municipality_must_be_known_before_a_file_is_made(data_folder, monkeypatch):
    assert fra_regnskap.region(settings.get()) == f"{settings.get().nummer}00"
    monkeypatch.setenv("DASHBOARD_KOMMUNE", "Storvik kommune")
    settings.get.cache_clear()
    with pytest.raises(DashboardError, match="Kommunenummeret mangler"):
        fra_regnskap.region(settings.get())


def test_the_command_writes_the_file_and_says_what_ssb_would_say(lake, tmp_path, capsys):
    commit(lake, regnskap=[*accounts(), *PLANTED])
    file = tmp_path / "0A.dat"

    def run(*arguments: str) -> tuple[int, str]:
        code = cli.main(["kostra-0a", "--year", "2026", *arguments, "--out", str(file)])
        told = capsys.readouterr()
        return code, (told.out + told.err).replace(NO_BREAK, " ")

    code, told = run("--quarter", "3")
    assert code == cli.BLOCKED
    assert len(layout.read(file.read_bytes())) == 13
    assert "13 poster, 3. kvartal 2026, region 990100" in told
    assert "  SSB avviser (kontroll 080): Art 800 står på funksjon 120: −17 000 kr." in told
    assert "      1/120/800 på 3111 Solbakken: 2 posteringer, −14 000 kr" in told
    assert "Art 290 og 790 går ikke opp i kontoklasse 1: 1 000 kr" in told
    file.unlink()
    code, told = run("--quarter", "4")
    assert code == cli.COULD_NOT_RUN
    assert "Regnskapet har ikke alle månedene i 4. kvartal 2026." in told
    assert not file.exists()
    assert run("--quarter", "1")[0] == cli.OK
    assert cli.main(["check", str(file)]) == cli.OK


@pytest.mark.xdist_group("demo")
def test_the_demo_passes_to_date_and_breaks_one_control_in_each_closed_year(fjordvik):
    """Its transfers from drift to investering (570 and 970, control 140) are not alike: 2 404 000 and −2 549 172 kr in 2025."""
    at = fjordvik.newest().id
    found = {
        each.key: fra_regnskap.kontroller_regnskapet(each, "990100", at)
        for each in (OKTOBER, KVARTAL, AARET, Utvalg(2024, "", 13), Utvalg(2023, "", 13))
    }
    assert {key: numbers(each.naa.funn) for key, each in found.items()} == {
        "2026-10": [], "2026-k3": [], "2025": ["140"], "2024": ["140"], "2023": ["140"],
    }  # fmt: skip
    assert numbers(found["2026-10"].ved_aarsslutt) == []
    assert found["2025"].avvist[0].beloep == -145
    assert (len(found["2025"].poster), len(found["2026-10"].poster)) == (706, 696)
