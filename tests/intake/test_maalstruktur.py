"""What is wrong in a file of the målstruktur, and in what is told of it: each kind is planted once and found once."""

from collections.abc import Iterator, Sequence

import pytest

from dashboard import queries
from dashboard.datasets.maalstruktur import NIVAAER
from dashboard.intake import receive
from tests.intake.conftest import Bench

HEAD = "Id;Plan;Slag plan;Nivå;Overordnet ledd (id);Tittel"
STATUS = "Oppdrag (id);År;Kvartal;Tjenesteområde;Status;Framdrift"
GAIN = "Ledd i målstrukturen (id);År;Slag gevinst;Gevinst;Planlagt gevinst"
STORED = {
    "organisasjon": ["Ansvar;Enhet;Tjenesteområde;Tjenesteområde navn", "1100;11;ØV;Økonomi"],
    "rolle": ["Rolle;Tittel", "KD;Kommunedirektør"],
    "vedtak": ["Id;Organ;Møtedato;Tittel", "V1;Kommunestyret;21.05.2026;Ny skole"],
    "tiltak": ["Id;Tittel;År;Vedtatt effekt", "T1;Færre biler;2026;100"],
    "maalstruktur": [
        HEAD,
        "S1;Samfunnsdel;samfunnsdel;satsingsområde;L9;Oppvekst",
        "S2;Samfunnsdel;samfunnsdel;satsingsområde;;Næring",
    ],
}
"""What the lake knows from before. S1 stands under a link that no plan has yet."""


def plan(*lines: str, more: str = "") -> list[str]:
    """A file with the plan «Ny plan»; `more`: columns after the title. Each line begins with id;nivå;overordnet."""
    split = [line.split(";", 2) for line in lines]
    return [
        f"{HEAD};{more}".rstrip(";"),
        *(f"{id_};Ny plan;handlingsdel;{nivaa};{rest}" for id_, nivaa, rest in split),
    ]


CLEAN = plan(
    "F1;fokusområde;S1;Unge;4, 17;;;;;;;;",
    "M1;mål;F1;Flere i arbeid;;;01.01.2026;31.12.2026;under arbeid;50;V1;T1;S2",
    "O1;oppdrag;M1;Lærlinger;;KD;01.01.2026;01.01.2026;utført;100;;;",
    "O2;tiltak;O1;Plasser < 10, men > 5;;Økonomi, øv;;;under arbeid;0;;;",
    more="FNs bærekraftsmål;Hovedansvar (HA);Start;Frist;Status;Framdrift;Vedtak (id);Budsjettiltak (id);Støtter også (id)",
)

Said = tuple[str, int | None, str | None, str]
CASES: dict[str, tuple[Sequence[str], Said]] = {
    "ring_i_maalstrukturen": (
        plan("A;oppdrag;C;Tittel", "B;tiltak;A;Tittel", "C;hovedoppgave;B;Tittel", "D;aktivitet;B;Tittel"),
        ("ERROR", 2, "A", "Målstrukturen går i ring: A → C → B → A (første gang i rad 2)."),
    ),
    "to_overordnede": (
        plan("A;tiltak;S1, S2;Tittel"),
        ("ERROR", 2, "A", "«A» har mer enn ett overordnet ledd: S1, S2 (første gang i rad 2)."),
    ),
    "id_i_annen_plan": (
        plan("S2;satsingsområde;;Tittel"),
        ("WARNING", 2, "S2", "Id-en «S2» i rad 2 er allerede brukt i «Samfunnsdel»."),
    ),
    "overordnet_finnes_ikke": (
        plan("A;tiltak;X9;Tittel", "B;tiltak;X9;Tittel"),
        ("WARNING", 2, "X9", "Leddet «X9» i kolonnen «overordnet» finnes verken i filen eller i en annen plan (2\u00a0rader, første gang i rad 2)."),
    ),
    "ukjent_eier": (
        plan("A;tiltak;S1;Tittel;kommunedirektør, Ingen", more="Delansvar (DA)"),
        ("WARNING", 2, "Ingen", "«Ingen» (delansvar) er verken et tjenesteområde eller en lederrolle (1\u00a0rad, første gang i rad 2)."),
    ),
    "frist_foer_start": (
        plan("A;tiltak;S1;Tittel;01.09.2026;31.08.2026", more="Start;Frist"),
        ("WARNING", 2, "2026-08-31", "Rad 2: fristen 31.08.2026 for «A» er før start 01.09.2026."),
    ),
    "feil_nivaa": (
        plan("A;tiltak;S1;Tittel", "B;mål;A;Tittel"),
        ("WARNING", 3, "mål", "Rad 3: «B» (mål) står under «A» (tiltak), som ikke er et høyere nivå."),
    ),
    "framdrift_utenfor": (
        plan("A;tiltak;S1;Tittel;120,5", more="Framdrift"),
        ("ERROR", 2, "120.5000", "Rad 2: framdriften 120,50 % ligger ikke mellom 0 og 100."),
    ),
    "utfoert_uten_full_framdrift": (
        plan("A;tiltak;S1;Tittel;utført;80", more="Status;Framdrift"),
        ("WARNING", 2, "80.0000", "Rad 2: status er «utført», men framdriften er 80 %."),
    ),
    "ukjent_fn_maal": (
        plan("A;tiltak;S1;Tittel;17, 18", more="FNs bærekraftsmål"),
        ("WARNING", 2, "18", "«18» er ikke nummeret på et av FNs bærekraftsmål (1\u00a0rad, første gang i rad 2)."),
    ),
    "ukjent_vedtak": (
        plan("A;tiltak;S1;Tittel;V1, V2", more="Vedtak (id)"),
        ("WARNING", 2, "V2", "Vedtaket «V2» finnes ikke i vedtaksloggen (1\u00a0rad, første gang i rad 2)."),
    ),
    "ukjent_tiltak": (
        plan("A;tiltak;S1;Tittel;T2", more="Budsjettiltak (id)"),
        ("WARNING", 2, "T2", "Budsjettiltaket «T2» finnes ikke i tiltakene (1\u00a0rad, første gang i rad 2)."),
    ),
    "html_i_tekst": (
        plan("A;tiltak;S1;Tittel;S2;<img src=x onerror=alert(1)>", more="Støtter også (id);Måleenhet"),
        ("WARNING", 2, "<img src=x onerror=alert(1)>", "Rad 2, kolonne «måleenhet»: teksten inneholder kode (HTML). Den vises som tekst og kjøres aldri."),
    ),
    "lokal_verdi": (
        plan("A;tiltak;S1;Tittel;Pågår", more="Status"),
        ("INFO", 2, "Pågår", "Kolonnen «Status» har «Pågår» i 1\u00a0rad, lest som «under arbeid»."),
    ),
    "ugyldig_kvartal": (
        [STATUS, "S1;2026;5;ØV;under arbeid;40"],
        ("ERROR", 2, "5", "Rad 2: kvartal 5 finnes ikke."),
    ),
    "ukjent_ledd": (
        [GAIN, "X9;2026;kr;Sparte timer;100"],
        ("WARNING", 2, "X9", "«X9» finnes ikke i målstrukturen (1\u00a0rad, første gang i rad 2)."),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A lake with a small organisation, and one plan from before."""
    bench = Bench(tmp_path_factory.mktemp("maalstruktur"))
    for dataset, lines in STORED.items():
        with bench.look(lines, dataset=dataset) as upload:
            receive.accept(upload, bench.lake, author="A", message="")
    yield bench
    bench.lake.close()


def told(bench: Bench, lines: Sequence[str]) -> dict[str, Said]:
    """What each control says of a file; none may say it twice."""
    with bench.look(lines) as upload:
        assert upload.parts, upload.findings
        controls = [each.control for each in upload.findings]
        assert len(set(controls)) == len(controls), upload.findings
        assert all(each.remedy.endswith(".") and "{" not in each.remedy for each in upload.findings)
        return {each.control: (each.severity, each.row, each.value, each.message) for each in upload.findings}


def test_each_kind_of_mistake_is_found_once_and_no_other_control_speaks_of_it(known: Bench) -> None:
    for control, (lines, said) in CASES.items():
        assert told(known, lines) == {control: said}


def test_a_plan_without_mistakes_passes_every_control(known: Bench) -> None:
    assert told(known, CLEAN) == {}
    assert told(known, [STATUS, "S1;2026;4;ØV;utført;100"]) == {}
    assert told(known, [GAIN, "S2;2026;tid;Sparte timer;100"]) == {}


def test_a_ring_may_go_by_way_of_another_plan_or_be_a_link_above_itself(known: Bench) -> None:
    ring = told(known, plan("L9;delstrategi;A;Tittel", "A;visjon;S1;Tittel"))["ring_i_maalstrukturen"]
    assert ring[1:] == (2, "L9", "Målstrukturen går i ring: L9 → A → S1 → L9 (første gang i rad 2).")
    own = told(known, plan("A;mål;A;Tittel"))
    assert own["ring_i_maalstrukturen"][3] == "Målstrukturen går i ring: A → A (første gang i rad 2)."
    assert list(own) == ["ring_i_maalstrukturen"]


def test_a_plan_that_is_sent_anew_is_held_against_itself_and_not_against_what_it_replaces(
    known: Bench,
) -> None:
    """S1 stood under L9; the new edition of the same plan puts L9 under S1, and takes S2 away."""
    edition = [
        HEAD,
        "S1;Samfunnsdel;samfunnsdel;satsingsområde;;Oppvekst",
        "L9;Samfunnsdel;samfunnsdel;mål;S1;Lesing",
        "L8;Samfunnsdel;samfunnsdel;mål;S2;Regning",
    ]
    assert list(told(known, edition)) == ["overordnet_finnes_ikke"]


def test_the_same_goal_twice_with_two_parents_is_told_as_both(known: Bench) -> None:
    found = told(known, plan("A;mål;S1;Tittel", "A;mål;S2;Tittel"))
    assert set(found) == {"gjentatt_noekkel", "to_overordnede"}
    assert told(known, plan("A;mål;S1;Tittel", "A;mål;S1;Tittel")).keys() == {"gjentatt_noekkel"}


def test_the_levels_are_those_of_the_contract_and_one_may_serve_another_of_its_rank(known: Bench) -> None:
    sql = queries.load("controls/feil_nivaa").sql
    assert all(f"'{nivaa}'," in sql for nivaa in NIVAAER)
    assert told(known, plan("A;oppdrag;S1;Tittel", "B;tiltak;A;Tittel", "C;hovedoppgave;A;Tittel")) == {}
    assert list(told(known, plan("A;mål;S1;Tittel", "B;mål;A;Tittel"))) == ["feil_nivaa"]


def test_owners_are_not_called_unknown_one_by_one_where_nothing_is_known(bench: Bench) -> None:
    """The session's lake may know an organisation, but no more: so the owners are asked of an empty one."""
    with bench.look(plan("A;tiltak;;Tittel;Ingen", more="Hovedansvar (HA)")) as upload:
        upload.cursor.execute(
            "create or replace temp table organisasjon as from organisasjon where false;"
            "create or replace temp view innlest as from innlest_maalstruktur"
        )
        [missing] = queries.rows_on(
            upload.cursor, "controls/ikke_noe_aa_kontrollere_mot", dataset="maalstruktur"
        )
        assert missing["savnet"] == "lederroller og organisasjon"
        assert queries.rows_on(upload.cursor, "controls/ukjent_eier") == []


def test_a_plan_of_five_thousand_links_in_one_ring_is_told_in_one_sentence(known: Bench) -> None:
    lines = plan(*(f"L{n};tiltak;L{(n + 1) % 5000};Tittel" for n in range(5000)))
    with known.look(lines) as upload:
        [ring] = [each for each in upload.findings if each.control == "ring_i_maalstrukturen"]
    assert ring.message.startswith("Målstrukturen går i ring: L0 → L1 → L2")
    assert ring.message.endswith("L9 → … → L0 (første gang i rad 2).")
