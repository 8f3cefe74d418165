"""The script that tells an open page that the server starts again, and where it is fetched."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

PATH = "/omstart.js"
_SCRIPT = Path(__file__).with_name("omstart.js")


def routes() -> list[BaseRoute]:
    return [Route(PATH, _script)]


@cache
def address() -> str:
    """The address changes with the script, which can therefore be kept for long."""
    return f"{PATH}?v={hashlib.sha256(_SCRIPT.read_bytes()).hexdigest()[:16]}"


def _script(_request: Request) -> Response:
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(_SCRIPT.read_bytes(), media_type="text/javascript", headers=kept)
