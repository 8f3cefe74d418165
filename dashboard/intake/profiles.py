"""Saved mappings: read from and written to the lake, so they are versioned like everything else."""

import re
from collections.abc import Sequence

import duckdb

from dashboard.errors import DashboardError
from dashboard.intake.mapping import Mapping, Measure, Part, Profile, Source, signature
from dashboard.intake.measures import Amount, amount_of


def read_profiles(con: duckdb.DuckDBPyConnection) -> list[Profile]:
    """Every profile at the snapshot that `con` sees."""
    rows = con.execute("select navn, signatur, oppsett from importprofil order by navn").fetchall()
    return [
        Profile(navn=name, signatur=columns, mapping=Mapping.model_validate_json(text))
        for name, columns, text in rows
    ]


def profile_named(name: str, profiles: Sequence[Profile]) -> Profile:
    """Raises DashboardError when there is no such profile."""
    for profile in profiles:
        if profile.navn == name:
            return profile
    known = ", ".join(f"«{profile.navn}»" for profile in profiles) or "ingen"
    raise DashboardError(
        "Ukjent profil", f"Det finnes ingen importprofil «{name}».", f"Lagrede profiler: {known}."
    )


def fitted(profile: Profile, columns: Sequence[str], hints: Amount) -> tuple[Mapping, tuple[str, ...]] | None:
    """The profile's mapping for a file with these columns, and what it takes for granted; None where it does not fit.

    Years in column names move on from file to file, and a fixed year or month gives way to the one in the file's name.
    """
    renamed = _renamed(profile.mapping, columns)
    if renamed is None:
        return None
    assumed: list[str] = []
    parts = tuple(_moved_on(part, renamed, hints, assumed) for part in profile.mapping.parts)
    return Mapping(parts=parts), tuple(dict.fromkeys(assumed))


def _renamed(mapping: Mapping, columns: Sequence[str]) -> dict[str, str] | None:
    """Every column of the mapping -> the file's own; columns that differ in the year alone keep their order."""
    wanted = {source.column for part in mapping.parts for source in part.columns.values() if source.column}
    wanted |= {measure.column for part in mapping.parts for measure in part.measures}
    renamed = {column: column for column in wanted if column in columns}
    left = [column for column in columns if column not in renamed]
    for column in sorted(wanted - set(renamed)):
        found = next((each for each in left if signature((each,)) == signature((column,))), None)
        if found is None:
            return None
        left.remove(found)
        renamed[column] = found
    return renamed


def _moved_on(part: Part, renamed: dict[str, str], hints: Amount, assumed: list[str]) -> Part:
    columns = {
        name: source.model_copy(update={"column": renamed[source.column]}) if source.column else source
        for name, source in part.columns.items()
    }
    for name, told, word in (("aar", hints.aar, "Året"), ("periode", hints.periode, "Måneden")):
        if name in columns and (fixed := columns[name].constant):
            columns[name] = Source(constant=told or fixed)
            assumed.append(_fixed(word, told, fixed))
    measures = []
    for measure in part.measures:
        constants, column = dict(measure.constants), renamed[measure.column]
        if "aar" in constants and column != measure.column:
            constants["aar"] = constants["aar"].replace(_year(measure.column), _year(column))
        if (fixed := constants.get("periode", "0")) != "0" and amount_of(measure.column) is None:
            constants["periode"] = hints.periode or fixed
            assumed.append(_fixed("Måneden", hints.periode, fixed))
        measures.append(Measure(column=column, target=measure.target, constants=constants))
    return part.model_copy(update={"columns": columns, "measures": tuple(measures)})


def _fixed(word: str, told: str | None, fixed: str) -> str:
    return f"{word} står ikke i filen: lest som {told or fixed}, fra {'filnavnet' if told else 'profilen'}."


def _year(column: str) -> str:
    match = re.search(r"(19|20)\d\d", column)
    return match[0] if match else ""


def stage_profile(profile: Profile, con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Stage a profile for the commit that first uses it: dataset name -> temp table."""
    con.execute(
        "create or replace temp table innlest_importprofil (navn varchar, signatur varchar, oppsett varchar)"
    )
    con.execute(
        "insert into innlest_importprofil values ($navn, $signatur, $oppsett)",
        {"navn": profile.navn, "signatur": profile.signatur, "oppsett": profile.mapping.model_dump_json()},
    )
    return {"importprofil": "innlest_importprofil"}
