"""A version that a file brought in, as `receive.accept` stores it."""

from dashboard.lake import Lake


def file_in(lake: Lake) -> None:
    """One row of accounts, by Kari Nordmann from lønn.csv."""
    base = lake.newest().id
    with lake.cursor() as cursor:
        lake.look_back(cursor, base)
        cursor.execute("create temp table innlest as from regnskap where false")
        cursor.execute(
            "insert into innlest by name select 2026 as aar, 1 as periode, '1' as kontoklasse, 5 as beloep"
        )
        details = {"sha256": "0" * 64, "file": "lønn.csv", "rows": {"regnskap": 1}}
        lake.commit(
            cursor, {"regnskap": "innlest"}, author="Kari Nordmann", message="Juli", base=base, details=details
        )  # fmt: skip
