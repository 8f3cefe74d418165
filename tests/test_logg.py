"""The log: every line is JSON at a machine and text at a terminal, and none holds what people or files put into it."""

import json
import subprocess
import sys
from functools import cache

import pytest

from dashboard import paths

SECRETS = ("Kari", "Nordmann", "1234567", "1 234 567", "lønn.csv", "periode=2026")
LEAKS = """
import asyncio, logging, sys, threading, warnings
from dashboard import logg

name, amount, file = "Kari Nordmann", 1234567, "lønn.csv"
library = logging.getLogger("et.bibliotek")
library.addHandler(logging.StreamHandler())
library.propagate = False
logg.set_up("{how}")
ours = logging.getLogger("dashboard")

def fail(): raise ValueError(f"{{name}} har 1 234 567 kr i {{file}}")

ours.info("lagret", extra={{
    "datasett": ["regnskap", name, file.replace(".", " ")], "rader": {{"regnskap": 12, name: 3}}, "sekunder": 1.23456,
    "hvem": name, "fil": file, "beloep": amount, "side": "/drift?periode=2026-10"}})
ours.warning("treg side", extra={{"side": "/drift"}})
ours.warning(f"{{name}} lastet opp {{file}}")
ours.error("Feil hos %s: %s", name, amount)
library.warning("GET %s", "/drift?periode=2026-10")
library.warning("rows: {{}}".format(name))
library.warning(name)
library.info("for everyday use %s", name)
warnings.warn(f"{{name}} in {{file}}")
try:
    try: fail()
    except ValueError as error: raise OSError(file) from error
except OSError: library.exception("Could not read %s", file)
thread = threading.Thread(target=fail); thread.start(); thread.join()
class Never:
    def __del__(self): fail()
Never()
async def forgotten():
    asyncio.get_running_loop().call_exception_handler({{"message": name, "exception": ValueError(name)}})
asyncio.run(forgotten())
ours.error("halv %d", "ikke et tall")
fail()
"""


@cache
def said(how: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", LEAKS.format(how=how)], cwd=paths.ROOT, capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 1
    return run.stderr


@pytest.mark.parametrize("how", ["auto", "tekst"])
def test_no_line_holds_what_was_put_into_it_whoever_wrote_it(how):
    told = said(how)
    assert "lagret" in told
    assert not [secret for secret in SECRETS if secret in told], told


def test_every_line_is_json_and_says_when_how_bad_and_where():
    lines = [json.loads(line) for line in said("auto").splitlines()]
    assert all({"tid", "nivaa", "kilde"} <= set(line) for line in lines)
    stored = next(line for line in lines if line.get("melding") == "lagret")
    assert (stored["datasett"], stored["rader"]) == (["regnskap"], {"regnskap": 12})
    assert stored["sekunder"] == 1.235
    assert not {"hvem", "fil", "beloep", "side"} & set(stored)
    assert {"nivaa": "advarsel", "melding": "treg side", "side": "/drift"}.items() <= lines[1].items()
    unreadable = next(line for line in lines if line.get("melding") == "Could not read")
    assert unreadable["feil"] == ["OSError", "ValueError"]
    uncaught = [line for line in lines if line.get("melding") == "ufanget feil"]
    assert len(uncaught) == 3, "in a thread, in what is cleaned up, and at the end"
    assert all("<string>" in line["linjer"][-1] and line["feil"] == ["ValueError"] for line in uncaught)
    hidden = [line for line in lines if "melding" not in line]
    assert len(hidden) >= 4
    assert all(line["sted"] for line in hidden)
    assert not any("everyday" in str(line) for line in lines)


def test_a_person_at_a_terminal_reads_text():
    first, *_ = said("tekst").splitlines()
    assert first.endswith('info dashboard lagret datasett=["regnskap"] rader={"regnskap": 12} sekunder=1.235')
    assert not first.startswith("{")
