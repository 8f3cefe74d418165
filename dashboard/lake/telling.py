"""What the log is told of a commit: which datasets, how many rows, how long. Not who, why, or from which file; and nothing of
one that only notes what has happened (`trace`), but that it failed."""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dashboard.datasets import DATASETS

_log = logging.getLogger("dashboard")


@contextmanager
def telling(details: Mapping[str, Any]) -> Iterator[None]:
    """Tell how the commit with `details` went: `lagret` or `ikke lagret`."""
    began = time.perf_counter()
    try:
        yield
    except Exception as error:
        _log.info("ikke lagret", extra={**_facts(details), "feil": type(error).__name__})
        raise
    if _is_trace(details):
        return
    seconds = time.perf_counter() - began
    _log.info("lagret", extra={**_facts(details), "rader": details.get("rows", {}), "sekunder": seconds})


def _is_trace(details: Mapping[str, Any]) -> bool:
    names = details.get("datasets", ())
    return bool(names) and all(DATASETS[name].trace for name in names)


def _facts(details: Mapping[str, Any]) -> dict[str, Any]:
    from_a_file = "sha256" in details
    return {"datasett": list(details.get("datasets", ())), "slag": "innlesing" if from_a_file else "endring"}
