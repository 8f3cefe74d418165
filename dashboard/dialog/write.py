"""The one way what people write gets into the lake: a row, signed, as a version of its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import lake
from dashboard.access import User
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot

LONGEST = 4_000


def write(
    user: User,
    dataset: str,
    row: Mapping[str, Any],
    *,
    message: str,
    base: int,
    whole: bool = False,
    **details: Any,
) -> Snapshot:
    """Store `row` in place of the one with the same key.

    Raises ChangedMeanwhile where somebody else has written that row (`whole`: any of the dataset's) after version `base`,
    DashboardError where the lake cannot be written; nothing is stored then.
    """
    return write_rows(user, dataset, [row], message=message, base=base, whole=whole, **details)


def write_rows(
    user: User,
    dataset: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    message: str,
    base: int,
    whole: bool = False,
    **details: Any,
) -> Snapshot:
    """Store `rows` in place of those that share the contract's `replaces` columns with them, as one version.

    Raises what `write` does; nothing is stored then.
    """
    contract = DATASETS[dataset]
    columns = ", ".join(f"{column.name} {column.type.sql}" for column in contract.columns)
    marks = ", ".join(f"${name}" for name in contract.names)
    store = lake.get()
    with store.cursor() as cursor:
        cursor.execute(f"create temp table skrevet ({columns})")
        for row in rows:
            values = {name: _without_zeros(row.get(name)) for name in contract.names}
            cursor.execute(f"insert into skrevet values ({marks})", values)
        return store.commit(
            cursor,
            {dataset: "skrevet"},
            author=user.name,
            message=message,
            base=base,
            details=details,
            whole=whole,
        )


def _without_zeros(value: Any) -> Any:
    """No person writes zero characters; the catalog's SQL would end at them, and PostgreSQL takes them in no text."""
    return value.replace("\0", "") if isinstance(value, str) else value


def newest() -> int:
    """The version that what is written next builds on."""
    return lake.get().newest().id


def filled(value: str | None, title: str, missing: str) -> str:
    """`value` without spaces around it. Raises DashboardError («`title`», `missing`) where nothing is left, or it is too long."""
    text = (value or "").strip()
    if not text:
        raise DashboardError(
            title, missing, "Skriv det som mangler, og lagre på nytt. Det du har skrevet, står der fortsatt."
        )
    return shortened(text, title)


def shortened(value: str, title: str) -> str:
    """`value` without spaces around it. Raises DashboardError where it is longer than anybody reads."""
    text = value.strip()
    if len(text) > LONGEST:
        raise DashboardError(
            title,
            f"Teksten er på {len(text)} tegn; det er plass til {LONGEST}.",
            "Kort den ned, eller legg resten i sak- og arkivsystemet og vis til saken.",
        )
    return text
