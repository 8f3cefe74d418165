"""A tree: branches that open, cells that bear their headings, and no foreign markup obeyed."""

import re

from dashboard.ui.tre import Node, tree

EVIL = "<script>alert(1)</script>"


def written(*nodes: Node) -> str:
    return tree(nodes, title="Treet", first="Mål", amounts=("Budsjett", "Effekt"), note="I kr")


def test_a_link_says_who_when_how_far_and_how_much_each_with_its_heading() -> None:
    said = written(
        Node(
            "Ny turnus", "/strategi?ledd=T1", "Tiltak 1", owner="HO", contributors="OO", deadline="01.06.2026", status="Under arbeid",
            mark="under-arbeid", late="forsinket", progress=55.6, amounts=("12 av 20", "1 av 2"),
        )
    )  # fmt: skip
    assert "<b>Tiltak 1</b> <a href='/strategi?ledd=T1' target='_self'>Ny turnus</a>" in said
    cells = re.findall(r"<span class='hva'>([^<]*)</span>", said)
    assert cells == ["Hovedansvar: ", "Frist: ", "Status: ", "Framdrift: ", "Budsjett: ", "Effekt: "]
    assert "HO <small>DA: OO</small>" in said
    assert "<i class='merke under-arbeid' aria-hidden='true'></i>Under arbeid <em>forsinket</em>" in said
    assert "<span class='andel'>56\N{NO-BREAK SPACE}%</span>" in said


def test_a_branch_is_opened_beside_its_row_and_says_what_is_under() -> None:
    said = written(
        Node("Mål", level="Mål 1", children=(Node("Under"),), open=True),
        Node("Lukket", children=(Node("Skjult"),)),
    )
    first, last = re.findall(r"<details.*?</summary>", said)
    assert first == "<details open><summary><span class='hva'>Under Mål 1</span></summary>"
    assert last == "<details><summary><span class='hva'>Under Lukket</span></summary>"
    assert not re.search(r"<summary>[^§]*?<a ", first)


def test_what_is_not_known_leaves_its_place_empty_and_a_bar_stays_in_its_box() -> None:
    assert written(Node("Bare tittel")).count("<span class='tom'></span>") == 6
    for progress, width in ((-20.0, 0), (130.0, 100), (0.0, 0)):
        assert f"style='width:{width}%'" in written(Node("Tittel", progress=progress)), progress


def test_markup_in_any_text_is_shown_and_not_obeyed() -> None:
    said = written(
        Node(EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, 1, (EVIL,), (Node("Under"),)),
    )
    assert EVIL not in said
    assert said.count("&lt;script&gt;") >= 10
