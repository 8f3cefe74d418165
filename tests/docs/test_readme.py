"""The README says what is so: settings, commands, folders and datasets are held against the code."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from dashboard import access, paths, signin
from dashboard.access import Role, User
from dashboard.datasets import DATASETS
from dashboard.settings import Settings

README = (paths.ROOT / "README.md").read_text("utf-8")


ROLES = (Role.OKONOMI, Role.KLG, Role.LEDER, Role.FOLKEVALGT, Role.INGEN)
UNIT, ANOTHER = "311", "213"
NEVER = 4_000_000_000  # the year 2096
RIGHTS: dict[str, tuple[str, ...]] = {
    "Read what is published": ("see_sammendrag",),
    "See the month's numbers, sick leave too": ("see_drift", "see_sykefravaer"),
    "Explain a deviation": ("explain",),
    "Follow the strategy, compare with other municipalities, and see what is coming": ("see_strategi",),
    "Change the målstruktur, tell how far the assignments are, assess oneself by Kommunekompasset": (
        "edit_strategi",
    ),
    "See the year's dates; those of the leader group are its own": ("see_aarshjul",),
    "See whether ledersamtaler are held, and note that one is": ("see_lederavtaler",),
    "Hold meetings": ("hold_meeting",),
    "Make reports": ("make_reports",),
    "Upload and accept files": ("upload", "accept"),
    "Publish, correct, withdraw; clear texts, answer questions": ("publish",),
    "Read the trace, draw decisions for etterprøving": ("see_spor",),
    "See how the jobs went, and what is in quarantine": ("see_jobber",),
    "See the app as another role": ("view_as",),
    "Read the help": ("see_help",),
    "Read the accessibility statement": ("see_statement",),
}
"""What the table of roles says, and the rights of access.py behind it."""


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


def may(action: str, user: User, enhet: str) -> bool:
    """Whether the user may do that to, or see the numbers of, the enhet."""
    allowed: Callable[..., bool] = getattr(access, f"may_{action}")
    if action == "explain":
        return allowed(user, enhet)
    if action in ("see_drift", "see_sykefravaer", "see_lederavtaler"):
        units = access.units_for(user)
        return allowed(user) and (units is None or enhet in units)
    return allowed(user)


def cell(role: Role, actions: tuple[str, ...]) -> str:
    user = User("", role, frozenset({UNIT}))
    if not all(may(action, user, UNIT) for action in actions):
        return ""
    return "yes" if all(may(action, user, ANOTHER) for action in actions) else "own enheter"


def roles_table() -> str:
    head = ["", "`okonomi`", "`klg`", "`leder`", "`folkevalgt`", "no role"]
    rows = [[told, *(cell(role, actions) for role in ROLES)] for told, actions in RIGHTS.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]) + "\n"


def commands() -> list[str]:
    """What `dashboard --help` offers."""
    told = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    offered = re.findall(r"^ {4}([a-z0-9-]+)(?: |$)", told, re.MULTILINE)
    assert offered, told
    return offered


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


def test_the_table_of_roles_says_what_each_may():
    assert roles_table() in section("Signing in"), f"Paste this into README.md:\n\n{roles_table()}"


def test_every_right_is_in_the_table_of_roles():
    told = {action for actions in RIGHTS.values() for action in actions}
    assert told == {name.removeprefix("may_") for name in vars(access) if name.startswith("may_")}


def test_the_example_of_sign_in_can_be_used_as_it_stands():
    """With the secrets it says to put in the environment, and with the role and the units it says that people get."""
    example = re.search(r"^```toml\n(.*?)^```", section("Signing in"), re.MULTILINE | re.DOTALL)
    secrets = re.findall(r"^DASHBOARD_(\w+)=", section("Signing in"), re.MULTILINE)
    assert example
    given = tomllib.loads(example[1]) | {name.lower(): "0123456789" * 5 for name in secrets}
    assert set(given) <= set(Settings.model_fields)
    chosen = Settings(**given)
    assert signin.configured(chosen)
    assert set(chosen.roller.values()) == set(Role) - {Role.INGEN}
    claims = {
        "exp": NEVER,
        "preferred_username": next(iter(chosen.leder_enheter)),
        "roles": ["Styring.Leder"],
    }
    user = signin.user_of(claims, chosen, datetime.now(UTC))
    assert (user.role, user.units) == (Role.LEDER, frozenset(next(iter(chosen.leder_enheter.values()))))


def test_the_command_line_table_lists_the_commands_that_exist():
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", section("Command line"), re.MULTILINE)
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


def test_every_message_of_the_servers_log_is_in_its_table():
    written = re.compile(r'(?:_log|getLogger\(OURS\))\.(?:info|warning|error|critical)\(\s*"([^"\\]+)"')
    sources = (file.read_text("utf-8") for file in (paths.ROOT / "dashboard").rglob("*.py"))
    messages = {message.partition(": %")[0] for text in sources for message in written.findall(text)}
    assert {"startet", "arbeid mislyktes", "det lagrede svikter"} <= messages
    table = section("In operation").partition("| `melding` |")[2].partition("\n\n")[0]
    assert sorted(message for message in messages if f"`{message}`" not in table) == []


def test_the_commands_of_the_script_are_those_it_tells_about():
    told = set(re.findall(r"^\./run(?: (\w+))?", (paths.ROOT / "run").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\./run (\w+)", README))
    assert named <= told
    assert {"test", "check", "fix", "bench", "dashboard"} <= named
