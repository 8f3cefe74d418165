"""The peak of this process's memory, file by file, and a ceiling above it."""

import resource
import sys
from pathlib import Path

CEILING = 4 << 30  # bytes a worker may ask for: what would take the machine down is refused it
_CLEAR, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def set_ceiling() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (CEILING, CEILING))


def forget_peak() -> None:
    """Begin a new peak, where the system can (Linux); elsewhere the peak is of the whole process's life."""
    if _CLEAR.exists():
        _CLEAR.write_text("5")


def peak_mb() -> float:
    """The most memory held since the last `forget_peak`, in MB."""
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1_000
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (1_000_000 if sys.platform == "darwin" else 1_000)
