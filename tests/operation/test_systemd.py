"""The systemd units of README.md, as systemd itself reads them."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard import cli, settings
from tests.operation.examples import units

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


def test_every_service_is_hardened_and_may_write_its_own_folders_alone() -> None:
    assert len(services()) == 3
    for service in services().values():
        assert HARDENED.items() <= dict(service).items()
        assert "/var/lib/styringsdialog" in service["ReadWritePaths"]
        assert service["User"] == "styringsdialog"


def test_systemd_waits_longer_for_the_stop_than_the_server_takes() -> None:
    app = services()["styringsdialog@.service"]
    assert int(app["TimeoutStopSec"]) > settings.Settings().stopp_sekunder
    assert app["KillSignal"] == "SIGTERM"


def test_every_command_of_the_units_is_one_that_exists() -> None:
    for service in services().values():
        command = re.search(r"/dashboard (.+)", service["ExecStart"])
        assert command
        words = command[1].replace("%i", "8501").split()
        with pytest.raises(SystemExit) as ended:
            cli.main([*words, "--help"])
        assert ended.value.code == 0, words


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    program = tmp_path / "dashboard"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for name, text in units().items():
        here = text.replace("/opt/styringsdialog/.venv/bin/dashboard", str(program))
        (tmp_path / name.replace("@.", "@8501.")).write_text(here)
    found = sorted(str(file) for file in tmp_path.glob("styringsdialog*"))
    assert len(found) == 5
    looked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *found],
        capture_output=True,
        text=True,
    )
    own = [line for line in looked.stderr.splitlines() if "styringsdialog" in line]
    assert (looked.returncode, own) == (0, []), looked.stderr
