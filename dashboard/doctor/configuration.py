"""Settings: whether they go together, and who can read the secrets among them."""

import ipaddress
import stat
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from pydantic import SecretStr

from dashboard import signin
from dashboard.doctor.result import Result, warning, well, wrong
from dashboard.settings import Settings

HALVES = "Innstillinger"
SIGN_IN = "Innlogging"
SECRETS = "Hemmeligheter"
UNKNOWN = "Miljøvariabler"
_PREFIX = "DASHBOARD_"
_OF_THE_TESTS = ("DASHBOARD_CHROMIUM", "DASHBOARD_NGINX")  # which programs they use

_IN_FILE = "Rett dem i dashboard.toml eller i miljøvariablene."


def halves(chosen: Settings) -> Iterator[Result]:
    """Groups of settings of which only a part is set."""
    missing = list(_halves(chosen))
    for what in missing:
        yield wrong(HALVES, what, _IN_FILE)
    if not missing:
        yield well(HALVES, f"Kan leses, og går sammen. Data ligger i {chosen.data}.")


def unknown(environment: Mapping[str, str]) -> Iterator[Result]:
    """Variables that are named as settings are, and are none: what they were to set is not set."""
    names = [_PREFIX + name.upper() for name in Settings.model_fields]
    for given in sorted(environment):
        if given.upper().startswith(_PREFIX) and given.upper() not in names and given not in _OF_THE_TESTS:
            near = get_close_matches(given.upper(), names, 1)
            yield warning(
                UNKNOWN,
                f"{given} er satt, men det finnes ingen slik innstilling. Den har ingen virkning.",
                f"Mente du {near[0]}? Rett navnet, eller fjern den."
                if near
                else "Rett navnet, eller fjern den.",
            )


def sign_in(chosen: Settings) -> Iterator[Result]:
    """Raises DashboardError where sign-in is set by halves."""
    if signin.configured(chosen):
        yield well(SIGN_IN, f"På, for {chosen.adresse}. Port {chosen.port} på {chosen.lytt_paa}.")
    elif _is_loopback(chosen.lytt_paa):
        yield well(SIGN_IN, f"Av: bare denne maskinen når port {chosen.port}, og den er økonomileder.")
    else:
        yield wrong(
            SIGN_IN,
            f"Av, men «lytt_paa» er {chosen.lytt_paa}, som andre maskiner kan nå. Appen starter ikke slik.",
            "Sett opp innlogging, eller sett «lytt_paa» til 127.0.0.1.",
        )


def secrets(file: Path) -> Iterator[Result]:
    """`file`: dashboard.toml, which may be missing. Raises OSError, tomllib.TOMLDecodeError."""
    names = _secrets_in(file)
    if not names:
        yield well(SECRETS, "Ingen i dashboard.toml.")
        return
    mode = file.stat().st_mode
    if mode & (stat.S_IRGRP | stat.S_IROTH):
        yield warning(
            SECRETS,
            f"{', '.join(names)} i {file} kan leses av andre enn eieren.",
            f"Kjør «chmod 600 {file}», eller flytt dem til en miljøfil som bare tjenesten kan lese.",
        )
    else:
        yield well(SECRETS, f"{', '.join(names)} i dashboard.toml leses bare av eieren.")


def _halves(chosen: Settings) -> Iterator[str]:
    if bool(chosen.lager_noekkel) != bool(chosen.lager_hemmelighet):
        yield "Av «lager_noekkel» og «lager_hemmelighet» er bare den ene satt."
    if chosen.lager is None and (chosen.lager_endepunkt or chosen.lager_noekkel):
        yield "Det står hvordan lageret nås, men «lager» sier ikke hvor det er."
    if chosen.katalog is None and chosen.katalog_skjema:
        yield "«katalog_skjema» er satt, men «katalog» sier ikke hvilken database det er i."
    if chosen.katalog is None and chosen.lager is not None:
        yield "Filene ligger i «lager», men katalogen på denne maskinen: andre maskiner ser dem ikke."
    if chosen.kommune is not None and chosen.kommunenummer is None:
        yield "«kommune» er satt, men ikke «kommunenummer»: kommunens egne tall hos SSB finnes ikke igjen."


def _secrets_in(file: Path) -> list[str]:
    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return []
    fields = Settings.model_fields
    return [name for name in given if name in fields and SecretStr in get_args(fields[name].annotation)]


def _is_loopback(address: str) -> bool:
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
