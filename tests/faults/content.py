"""What a lake holds, as numbers that are the same when it holds the same: the order of rows, and of files, plays no part."""

from dashboard.datasets import DATASETS
from dashboard.lake import Lake

Sums = tuple[tuple[str, int, int], ...]  # dataset, rows, sum of the rows' hashes


def of(lake: Lake, snapshot: int, *, traces: bool = True) -> Sums:
    """Every dataset as it stood at `snapshot`; without `traces`: but for those that tell what people have done."""
    counted = " union all ".join(
        f"select '{each.name}', count(*), coalesce(sum(hash(t)::hugeint), 0) from {each.name} as t"
        for each in DATASETS.values()
        if traces or not each.trace
    )
    with lake.at(snapshot) as cursor:
        return tuple(
            (name, int(rows), int(total)) for name, rows, total in cursor.execute(counted).fetchall()
        )


def of_all(lake: Lake) -> dict[int, Sums]:
    """Every snapshot there is, those that nobody signed too."""
    with lake.cursor() as cursor:
        found = cursor.execute("select snapshot_id from lake.snapshots()").fetchall()
    return {number: of(lake, number) for (number,) in found}
