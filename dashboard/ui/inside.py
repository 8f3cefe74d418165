"""What only Streamlit's inside can tell: whom a cookie speaks of, and whose a download is. Its names may change with its version."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.runtime import Runtime
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.ui.download import Owner, made_for


class StreamlitInside:
    """The gate's questions, answered by the running Streamlit."""

    def claims(self, cookies: Mapping[str, str]) -> Mapping[str, Any] | None:
        """The claims of the ID token that the person signed in with; None without a cookie, or where its signature fails."""

        def one(name: str) -> bytes | None:
            value = cookies.get(name)
            return None if value is None else decode_signed_value(get_cookie_secret(), name, value)

        signed = get_cookie_with_chunks(one, USER_COOKIE_NAME)
        found = json.loads(signed) if signed else None
        return found if isinstance(found, dict) and found.get("is_logged_in") else None

    def says_signed_in(self, cookies: Mapping[str, str]) -> bool:
        return bool(cookies.get(USER_COOKIE_NAME))

    def owns(self, claims: Mapping[str, Any], file: str) -> bool:
        """Whether `file` (/media/<id>.<ending>) was made for the person."""
        if not Runtime.exists():
            return False
        found = Runtime.instance().media_file_mgr.read_file(PurePosixPath(file).stem)
        owner = Owner(str(claims.get("iss", "")), str(claims.get("sub", "")))
        return found is not None and made_for(found.content, owner)
