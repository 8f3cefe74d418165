"""A lake that holds only a log of decisions: the economy says what is missing, and the log is shown all the same."""

from streamlit.testing.v1 import AppTest

from dashboard import paths
from tests.agenda.small_lake import commit, shown

SAK = {
    "id": "V1",
    "organ": "Kommunestyret",
    "moetedato": "2025-03-01",
    "tittel": "Ny skole på Dalen",
    "status": "under arbeid",
    "frist": "2025-09-01",
}


def opened(**address):
    page = AppTest.from_file(str(paths.PAGES / "drift.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def test_the_log_is_shown(lake):
    commit(lake, vedtak=[SAK])
    assert "Ny skole på Dalen" in shown(opened(**{"del": "vedtak"}))


def test_the_economy_says_what_to_upload(lake):
    commit(lake, vedtak=[SAK])
    assert "Det er ikke lest inn regnskap eller budsjett ennå." in shown(opened())
