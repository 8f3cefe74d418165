"""/helse where catalog and files lie elsewhere: a storage or a catalog that falls silent is told of in time."""

import time
from pathlib import Path

from dashboard import lake as lakes
from dashboard import tilstand
from tests.shared.servers import Servers
from tests.web.filed import file_in


def test_a_storage_that_falls_silent_is_an_error_within_seconds_and_well_again_after(
    servers: Servers, shared_data: Path
) -> None:
    file_in(lakes.get())
    assert tilstand.look()["tilstand"] == "ok"
    servers.s3_line.swallow()
    for _ in range(2):
        began = time.monotonic()
        assert tilstand.look() == {"tilstand": "feil", "hva": ["Lageret med filene svarer ikke"]}
        assert time.monotonic() - began < tilstand.FILES_SECONDS + 1
    servers.mend()
    deadline = time.monotonic() + 30  # the request that went unanswered has a limit of its own
    while tilstand.look()["tilstand"] != "ok":
        assert time.monotonic() < deadline
        time.sleep(0.2)
