"""What the running Streamlit is doing, which only its inside can tell. Its names may change with its version."""

import threading
from collections import Counter
from collections.abc import Mapping

from streamlit.runtime import Runtime
from streamlit.runtime.caching.cache_resource_api import _resource_caches

_SCRIPT_THREAD = "ScriptRunner.scriptThread"


def is_running_scripts() -> bool:
    """Whether any page's script runs, or a callback before it: also one whose reader has left."""
    return any(thread.name == _SCRIPT_THREAD for thread in threading.enumerate())


def sessions() -> int:
    """How many sessions have an open line."""
    return len(Runtime.instance()._session_mgr.list_active_sessions()) if Runtime.exists() else 0


def remembered() -> Mapping[str, int]:
    """How many results each remembering function holds."""
    held: Counter[str] = Counter()
    for caches in list(_resource_caches._function_caches.values()):
        for cache in list(caches.values()):
            held[cache.display_name] += len(cache._mem_cache)
    return held
