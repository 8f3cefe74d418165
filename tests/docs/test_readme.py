"""The README says what is so: settings, commands, folders and datasets are held against the code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from dashboard import paths
from dashboard.datasets import DATASETS
from dashboard.settings import Settings

README = (paths.ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no section «{title}»"
    return found[1]


def default(field: FieldInfo) -> str:
    value = field.get_default()
    if isinstance(value, Path):
        return f"`{value.relative_to(paths.ROOT)}/`"
    return "" if value is None else f"`{value}`"


def settings_table() -> str:
    rows = [
        f"| `DASHBOARD_{name.upper()}` | {default(field)} | {(field.description or '').replace('|', chr(92) + '|')} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| Setting | Default | |", "| --- | --- | --- |", *rows, ""])


def commands() -> list[str]:
    """What `dashboard --help` offers."""
    told = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    offered = re.search(r"\{([a-z,-]+)\}", told)
    assert offered, told
    return offered[1].split(",")


def folders() -> list[str]:
    """The top level, and the rooms of the package, as far as they hold anything."""
    top = [folder for folder in paths.ROOT.iterdir() if folder.is_dir()]
    rooms = [folder for folder in (paths.ROOT / "dashboard").iterdir() if any(folder.glob("*.py"))]
    kept = [folder for folder in (*top, *rooms) if not folder.name.startswith((".", "__"))]
    return [f"{folder.relative_to(paths.ROOT).as_posix()}/" for folder in kept]


def test_every_setting_stands_in_the_table_with_its_default_and_meaning():
    assert settings_table() in section("Settings"), f"Paste this into README.md:\n\n{settings_table()}"


def test_every_setting_says_what_it_means():
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_command_line_table_lists_the_commands_that_exist():
    listed = re.findall(r"^\| `([a-z-]+)` \|", section("Command line"), re.MULTILINE)
    assert sorted(listed) == sorted(commands())


@pytest.mark.parametrize("folder", folders())
def test_every_folder_is_on_the_map(folder):
    assert f"| `{folder}` |" in section("The house")


def test_every_folder_on_the_map_exists():
    mapped = re.findall(r"^\| `([a-z/]+/)` \|", section("The house"), re.MULTILINE)
    assert [folder for folder in mapped if not (paths.ROOT / folder).is_dir()] == []


@pytest.mark.parametrize("name", [name for name, each in DATASETS.items() if each.uploaded])
def test_every_dataset_is_named(name):
    assert f"`{name}`" in section("What comes in")


def test_every_link_to_a_file_leads_to_one():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (paths.ROOT / link.split("#")[0]).exists()] == []


def test_the_commands_of_the_script_are_those_it_tells_about():
    told = set(re.findall(r"^\./run(?: (\w+))?", (paths.ROOT / "run").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\./run (\w+)", README))
    assert named <= told
    assert {"test", "check", "fix", "bench", "dashboard"} <= named
