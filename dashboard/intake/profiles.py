"""Saved mappings: read from and written to the lake, so they are versioned like everything else."""

from collections.abc import Sequence

import duckdb

from dashboard.errors import DashboardError
from dashboard.intake.mapping import Mapping, Profile


def read_profiles(con: duckdb.DuckDBPyConnection) -> list[Profile]:
    """Every profile at the snapshot that `con` sees."""
    rows = con.execute("select navn, signatur, oppsett from importprofil order by navn").fetchall()
    return [Profile(navn=name, signatur=columns, mapping=Mapping.model_validate_json(text)) for name, columns, text in rows]


def profile_named(name: str, profiles: Sequence[Profile]) -> Profile:
    """Raises DashboardError when there is no such profile."""
    for profile in profiles:
        if profile.navn == name:
            return profile
    known = ", ".join(f"«{profile.navn}»" for profile in profiles) or "ingen"
    raise DashboardError("Ukjent profil", f"Det finnes ingen importprofil «{name}».", f"Lagrede profiler: {known}.")


def stage_profile(profile: Profile, con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Stage a profile for the commit that first uses it: dataset name -> temp table."""
    con.execute("create or replace temp table innlest_importprofil (navn varchar, signatur varchar, oppsett varchar)")
    con.execute(
        "insert into innlest_importprofil values ($navn, $signatur, $oppsett)",
        {"navn": profile.navn, "signatur": profile.signatur, "oppsett": profile.mapping.model_dump_json()},
    )
    return {"importprofil": "innlest_importprofil"}
