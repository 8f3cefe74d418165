"""The systemd units of README.md, as systemd itself reads them."""

import configparser
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard import cli, settings, signin
from dashboard.cli.parser import Parser
from dashboard.doctor import Status, configuration
from dashboard.settings import Settings
from tests.operation.examples import block, environment, units

ONE, ANOTHER = "k1841", "k1804"
JOBS = ("import", "backup", "doctor", "kostra")
HARDENED = {
    "NoNewPrivileges": "true", "ProtectSystem": "strict", "ProtectHome": "true", "PrivateTmp": "true",
}  # fmt: skip


def services() -> dict[str, configparser.SectionProxy]:
    found = {}
    for name, text in units().items():
        unit = configparser.ConfigParser(interpolation=None, strict=False)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read_string(text)
        if name.endswith(".service"):
            found[name] = unit["Service"]
    return found


def with_a_second_process(folder: Path) -> dict[str, str]:
    """README's units, and the one that its `sed` makes of the app's."""
    (folder / "styringsdialog@.service").write_text(units()["styringsdialog@.service"])
    [made] = re.findall(r"^sed .*styringsdialog-2@\.service$", block("sh", "PORT_2"), re.MULTILINE)
    subprocess.run(["sh", "-c", made], cwd=folder, check=True)
    return {**units(), "styringsdialog-2@.service": (folder / "styringsdialog-2@.service").read_text()}


def test_every_service_is_hardened_and_may_write_its_own_municipalitys_folders_alone() -> None:
    assert set(services()) == {"styringsdialog@.service", *(f"styringsdialog-{job}@.service" for job in JOBS)}
    for service in services().values():
        assert HARDENED.items() <= dict(service).items()
        written = service["ReadWritePaths"].split()
        assert "/var/lib/styringsdialog/%i" in written
        assert all(folder.endswith("/%i") for folder in written)
        assert service["User"] == "styring-%i"
        assert service["Environment"] == "DASHBOARD_DATA=/var/lib/styringsdialog/%i"
        assert service["EnvironmentFile"] == "/etc/styringsdialog/%i.env"


def test_systemd_waits_longer_for_the_stop_than_the_server_takes() -> None:
    app = services()["styringsdialog@.service"]
    assert int(app["TimeoutStopSec"]) > settings.Settings().stopp_sekunder
    assert app["KillSignal"] == "SIGTERM"


def test_every_command_of_the_units_is_one_that_exists() -> None:
    parser = Parser(prog="dashboard")
    commands = parser.add_subparsers()
    for each in cli.COMMANDS:
        each.add(commands)
    for service in services().values():
        command = re.search(r"/dashboard (.+)", service["ExecStart"])
        assert command
        _, unknown = parser.parse_known_args(command[1].replace("%i", ONE).split())
        assert unknown == []


def test_a_second_process_differs_from_the_first_by_its_port_alone(tmp_path: Path) -> None:
    made = with_a_second_process(tmp_path)
    first, second = (
        made[name].splitlines() for name in ("styringsdialog@.service", "styringsdialog-2@.service")
    )
    assert [two for one, two in zip(first, second, strict=True) if one != two] == [
        "Description=Styringsdialog for %i (2)",
        "ExecStart=/opt/styringsdialog/.venv/bin/dashboard serve --port ${PORT_2}",
    ]


def test_the_settings_of_a_municipality_go_together_and_are_where_its_units_may_write() -> None:
    given = {name.removeprefix("DASHBOARD_").lower(): value for name, value in environment(ONE).items()}
    assert set(given) <= set(Settings.model_fields)
    tables = {name: json.loads(given[name]) for name in ("roller", "leder_enheter")}
    chosen = Settings.model_validate({**given, **tables, "oidc_noekkel": "0123456789" * 5})
    assert signin.configured(chosen)
    assert all(each.status is Status.OK for each in configuration.halves(chosen))
    own = services()
    assert f"{chosen.importmappe}".startswith(f"/srv/styringsdialog/{ONE}/")
    assert "/srv/styringsdialog/%i" in own["styringsdialog-import@.service"]["ReadWritePaths"]
    copied = own["styringsdialog-backup@.service"]["ExecStart"].replace("%i", ONE).split()
    assert f"{chosen.sikkerhetskopi_mappe}" in copied, "the doctor looks where the backup writes"


@pytest.mark.parametrize("holding", [f"k={ANOTHER} port=", "disable --now", "$k.old"])
def test_what_one_runs_for_a_municipality_is_shell_and_names_units_that_exist(
    holding: str, tmp_path: Path
) -> None:
    script = block("sh", holding)
    if bash := shutil.which("bash"):
        subprocess.run([bash, "-n"], input=script, text=True, check=True)
    named = re.findall(r"styringsdialog(?:-\{([\w,]+)\})?@\$k\.(service|timer)", script)
    wanted = {
        f"styringsdialog{f'-{job}' if job else ''}@.{kind}" for jobs, kind in named for job in jobs.split(",")
    }
    assert wanted == {"styringsdialog@.service", *(f"styringsdialog-{job}@.timer" for job in JOBS)}
    assert wanted <= set(units())


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    program = tmp_path / "dashboard"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    written = tmp_path / "units"
    written.mkdir()
    for name, text in with_a_second_process(tmp_path).items():
        here = text.replace("/opt/styringsdialog/.venv/bin/dashboard", str(program))
        (written / name.replace("@.", f"@{ONE}.")).write_text(here)
    found = sorted(str(file) for file in written.iterdir())
    assert len(found) == 2 + 2 * len(JOBS)
    looked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *found],
        capture_output=True,
        text=True,
    )
    own = [line for line in looked.stderr.splitlines() if "styringsdialog" in line]
    assert (looked.returncode, own) == (0, []), looked.stderr
