"""What was measured on."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path


def description() -> str:
    """In one line: processor, cores, memory, system and the versions that matter."""
    versions = ", ".join(f"{name} {version(name.lower())}" for name in ("Streamlit", "DuckDB"))
    parts = (
        _processor(),
        f"{os.cpu_count()} cores",
        _memory(),
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        versions,
    )
    return ", ".join(part for part in parts if part)


def _processor() -> str:
    """Its model. Linux tells by name; elsewhere Python says what it knows, which may be nothing."""
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", told.read_text()) if told.exists() else None
    return found[1] if found else platform.processor()


def _memory() -> str:
    if "SC_PHYS_PAGES" not in os.sysconf_names:
        return ""
    return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1024**3:.0f} GB"
