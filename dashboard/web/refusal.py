"""A refusal: a page to whoever asks for one; to whoever wants an open line, 403 before it opens."""

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_AGAINST_THE_RULES = 1008  # of websockets; the server says it as 403


async def refuse(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request with `answer`. A page in the place of an open line uvicorn logs as an error of the program."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _AGAINST_THE_RULES})
    else:
        await answer(scope, receive, send)
