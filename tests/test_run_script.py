"""The script ./run, with stand-ins for uv and python3 that write down what they are asked to do."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import paths

pytestmark = pytest.mark.skipif(os.name == "nt", reason="./run is for Linux and macOS; Windows uses uv run")

Run = Callable[..., subprocess.CompletedProcess[str]]

SYSTEM_TOOLS = ("bash", "dirname", "sed", "rm", "mkdir", "chmod", "cat", "env", "git", "cp")


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """The only folder on PATH: system tools, and whatever a test puts there."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in SYSTEM_TOOLS:
        found = shutil.which(name)
        assert found, f"{name} is missing on this machine"
        (folder / name).symlink_to(found)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    (folder / ".ci").mkdir(parents=True)
    for name in ("run", ".ci/run", "pyproject.toml"):
        shutil.copy(paths.ROOT / name, folder / name)
    return folder


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def run(checkout: Path, tools: Path, log: Path) -> Run:
    def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(checkout / "run"), *arguments],
            env={"PATH": str(tools), "HOME": str(checkout), "LOG": str(log), **environment},
            capture_output=True,
            text=True,
        )

    return started


def put(folder: Path, name: str, script: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/usr/bin/env bash\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


def put_uv(folder: Path) -> None:
    put(folder, "uv", 'echo "uv $*" >> "$LOG"; [[ -z ${FAIL-} || $* != *"$FAIL"* ]]')


def asked(log: Path) -> list[str]:
    return [line for line in log.read_text("utf-8").splitlines() if line != "uv version --short"]


def test_without_arguments_it_installs_what_is_locked_and_starts_the_app(run, tools, log):
    put_uv(tools)
    assert run().returncode == 0
    assert asked(log) == [
        "uv sync --quiet --locked --inexact --compile-bytecode --no-dev",
        "uv run --no-sync dashboard serve",
    ]


def test_dashboard_passes_every_argument_on(run, tools, log):
    put_uv(tools)
    run("dashboard", "check", "min fil.csv", "--json")
    assert asked(log)[-1] == "uv run --no-sync dashboard check min fil.csv --json"


def test_tests_get_the_browser_that_answers_and_the_arguments(run, tools, log):
    put(tools, "chromium", "exit 1")  # a stub without a browser behind it, as Ubuntu has
    put(tools, "google-chrome", "exit 0")
    put(tools, "uv", 'echo "uv $* [${DASHBOARD_CHROMIUM-}]" >> "$LOG"')
    run("test", "-k", "lake")
    assert (
        log.read_text("utf-8").splitlines()[-1]
        == f"uv run --no-sync pytest -n 3 -k lake [{tools}/google-chrome]"
    )


def test_check_only_looks(run, tools, log):
    put_uv(tools)
    assert run("check").returncode == 0
    steps = "\n".join(asked(log))
    assert not any(word in steps for word in ("--fix", "sqlfluff fix", "--update", "--upgrade"))
    assert "ruff format --check" in steps
    assert "uv lock --check" in steps


@pytest.mark.parametrize(
    "step",
    ["lock --check", "ruff check", "ruff format", "mypy", "lint-imports", "sqlfluff lint", "tests/docs"],
)
def test_check_fails_when_one_step_fails_and_still_runs_the_others(run, tools, log, step):
    put_uv(tools)
    result = run("check", FAIL=step)
    assert result.returncode == 1
    assert step in result.stderr
    assert asked(log)[-1].endswith("tests/docs")


def test_fix_mends_code_and_sql(run, tools, log):
    put_uv(tools)
    assert run("fix").returncode == 0
    assert [line.removeprefix("uv run --no-sync ") for line in asked(log)[1:]] == [
        "ruff check --fix",
        "ruff format",
        "sqlfluff fix queries",
    ]


def test_an_unknown_command_shows_the_known_ones(run, tools):
    put_uv(tools)
    result = run("tset")
    assert result.returncode == 2
    assert "./run test" in result.stderr


def test_a_missing_uv_is_installed_in_the_checkout_with_venv(run, tools, checkout, log):
    uv = checkout / "uv-to-install"
    put_uv(uv)
    pip = f'echo "python $*" >> "$LOG"; cp {uv}/uv .uv/bin/uv'
    put(
        tools,
        "python3",
        f"mkdir -p .uv/bin; cat > .uv/bin/python <<'EOF'\n#!/usr/bin/env bash\n{pip}\nEOF\nchmod +x .uv/bin/python",
    )
    assert run().returncode == 0
    assert asked(log)[0] == "python -m pip install --quiet uv>=0.9,<1"
    assert asked(log)[-1] == "uv run --no-sync dashboard serve"


def test_where_debian_keeps_venv_apart_pip_installs_uv_in_the_checkout(run, tools, checkout, log):
    uv = checkout / "uv-to-install"
    put_uv(uv)
    put(
        tools,
        "python3",
        f'[[ $2 == pip ]] || exit 1; echo "python $*" >> "$LOG"; mkdir -p .uv/bin; cp {uv}/uv .uv/bin/uv',
    )
    assert run().returncode == 0
    assert "python -m pip install --quiet --target .uv uv>=0.9,<1" in asked(log)
    assert asked(log)[-1] == "uv run --no-sync dashboard serve"


def test_without_venv_and_pip_the_wheel_of_uv_is_unpacked_in_the_checkout(run, tools, checkout, log):
    uv = checkout / "uv-to-install"
    put_uv(uv)
    put(tools, "python3", f"[[ $1 == - ]] || exit 1; mkdir -p .uv/bin; cp {uv}/uv .uv/bin/uv")
    assert run().returncode == 0
    assert asked(log)[-1] == "uv run --no-sync dashboard serve"


def test_where_nothing_brings_uv_it_says_what_must_answer(run, tools):
    put(tools, "python3", "exit 1")
    result = run()
    assert result.returncode == 1
    assert "PyPI must answer" in result.stderr


def test_a_uv_that_is_too_old_is_passed_over(run, tools, checkout, log):
    put(tools, "uv", "exit 2")
    put_uv(checkout / ".uv" / "bin")
    assert run().returncode == 0
    assert asked(log)[-1] == "uv run --no-sync dashboard serve"


def ci(checkout: Path, tools: Path, script: str) -> subprocess.CompletedProcess[str]:
    put(checkout, "run", script)
    subprocess.run(["git", "init", "--quiet", checkout], check=True)
    return subprocess.run(
        ["bash", str(checkout / ".ci" / "run")],
        env={"PATH": str(tools), "HOME": str(checkout), "CI": "true"},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("exit 0", 0),
        ("[[ $1 != check ]]", 1),
        ("[[ $1 != test ]]", 1),
        ("echo x > left-behind", 1),
    ],
    ids=["both pass", "the checks fail", "the tests fail", "a file is left behind"],
)
def test_ci_passes_only_when_checks_and_tests_do_and_leave_nothing_behind(checkout, tools, script, expected):
    assert ci(checkout, tools, script).returncode == expected
