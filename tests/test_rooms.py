"""The rooms of the house are all under contract (the contracts themselves are checked by import-linter)."""

import tomllib
from typing import Any

import pytest

from dashboard import paths

ABOVE_ALL = {"app", "server", "cli"}


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))
    return list(settings["tool"]["importlinter"]["contracts"])


def rooms() -> list[str]:
    package = paths.ROOT / "dashboard"
    files = {file.stem for file in package.glob("*.py")} - {"__init__"}
    folders = {file.parent.name for file in package.glob("*/*.py")}
    return sorted(files | folders)


@pytest.mark.parametrize("room", [room for room in rooms() if room not in ABOVE_ALL])
def test_every_room_says_whom_it_may_know(room):
    forbid_the_house = [
        contract for contract in contracts() if "dashboard.*" in contract["forbidden_modules"]
    ]
    assert any(f"dashboard.{room}" in contract["source_modules"] for contract in forbid_the_house)


def test_every_page_says_whom_it_may_know():
    assert any(
        "pages.*" in contract["source_modules"] and "pages.*" in contract["forbidden_modules"]
        for contract in contracts()
    )


@pytest.mark.parametrize("room", [room for room in rooms() if room not in {*ABOVE_ALL, "ui", "agenda"}])
def test_every_room_below_the_screens_is_kept_from_streamlit(room):
    without_streamlit = [
        contract
        for contract in contracts()
        if "streamlit" in contract["forbidden_modules"] and not contract.get("allow_indirect_imports")
    ]
    assert any(f"dashboard.{room}" in contract["source_modules"] for contract in without_streamlit)


def test_the_names_of_contracts_are_sentences():
    for contract in contracts():
        assert contract["name"][0].isupper()
        assert len(contract["name"].split()) >= 5
