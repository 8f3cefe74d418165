"""The menu: every page is there, under an address of its own, for those who may open it."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access, navigation, paths
from dashboard.access import Role, User

EVERYTHING = [
    "Oversikt", "Styringsdialog drift", "Styringsdialog strategisk", "Møter", "Årshjul", "Forklaringer", "Oppdragsbrev",
    "Virksomhetsutvikling", "Kommunekompasset", "Lederavtaler", "Sammenligning", "Demografi", "Rapporter", "Publisering", "Sammendrag",
    "Opplasting", "SSB-kontroller", "Jobber", "Sporing", "Hjelp", "Tilgjengelighet",
]  # fmt: skip
OF_THE_OEKONOMILEDER = {"Opplasting", "Publisering", "Jobber", "Sporing"}


def test_the_menu_has_every_page_of_the_folder_and_no_other():
    assert sorted(page.file for page in navigation.PAGES) == sorted(
        file.name for file in paths.PAGES.glob("*.py")
    )


def test_no_two_pages_share_an_address_or_a_title():
    assert len({page.address for page in navigation.PAGES}) == len(navigation.PAGES)
    assert len({page.title for page in navigation.PAGES}) == len(navigation.PAGES)


def test_one_page_is_the_front_page_and_it_stands_first():
    first, *others = navigation.PAGES
    assert first.address == ""
    assert all(page.address for page in others)


@pytest.mark.parametrize("page", navigation.PAGES, ids=lambda page: page.file)
def test_a_page_asks_for_the_same_access_as_the_menu(page):
    name = page.may_open.__name__.replace("may_", "require_")
    assert f"access.{name}" in (paths.PAGES / page.file).read_text("utf-8")


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (Role.OKONOMI, EVERYTHING),
        (Role.KLG, [title for title in EVERYTHING if title not in OF_THE_OEKONOMILEDER]),
        (
            Role.LEDER,
            [
                "Oversikt",
                "Styringsdialog drift",
                "Årshjul",
                "Forklaringer",
                "Lederavtaler",
                "Sammendrag",
                "Hjelp",
                "Tilgjengelighet",
            ],
        ),
        (Role.FOLKEVALGT, ["Sammendrag", "Tilgjengelighet"]),
        (Role.INGEN, ["Tilgjengelighet"]),
    ],
)
def test_each_role_has_its_pages(role, titles):
    assert [page.title for page in navigation.pages_for(User("Noen", role))] == titles


def test_a_long_menu_is_gathered_in_sections_and_a_short_one_stands_in_a_row():
    def sections(role: Role) -> set[str]:
        own = navigation.pages_for(User("Noen", role))
        return {navigation.section_of(page, own) for page in own if page.in_menu}

    assert sections(Role.KLG) == {
        "",
        "Styringsdialog",
        "Oppfølging",
        "Sammenligning",
        "Rapportering",
        "Data og hjelp",
    }
    assert sections(Role.LEDER) == sections(Role.FOLKEVALGT) == {""}


@pytest.mark.parametrize("role", list(Role))
def test_the_app_opens_for_every_role(lake, monkeypatch, role):
    monkeypatch.setattr(access, "LOCAL_USER", User("Noen", role))
    app = AppTest.from_file(str(paths.ROOT / "dashboard" / "app.py"), default_timeout=60).run()
    assert not app.exception
    told = "".join(element.proto.body for element in app.get("html"))
    if role is Role.INGEN:
        assert "Du har ikke fått en rolle" in told
        return
    assert f"<h1>{navigation.pages_for(User('Noen', role))[0].title}</h1>" in told
    assert "class='feil'" not in told
