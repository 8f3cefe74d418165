"""The log of the running server: one line an event on stderr, JSON for machines and text for a person at a terminal.

One rule for every library's lines and our own: a line tells what stands in the program, never what people or files put
into it. A message is told only where it is a constant in the code that logs it, and without what was to be filled in;
beside it stand the FIELDS, held to their shapes; of an exception its kind and the lines of the program it went through.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Literal, TextIO

from dashboard.errors import OutOfOrder

OURS = "dashboard"
_WORD = re.compile(r"[\w./-]{0,60}")
_LINE = re.compile(r"[\w./<>-]{1,120}:\d+ [\w<>]{1,80}")
FIELDS: Mapping[str, re.Pattern[str]] = {
    "datasett": _WORD,  # names of datasets
    "rader": _WORD,  # how many, by dataset
    "sekunder": _WORD,
    "versjon": _WORD,
    "slag": _WORD,  # of a commit: innlesing, or what else
    "side": _WORD,  # address of a page, without what was chosen on it
    "arbeid": _WORD,  # name of the function that worked
    "signal": _WORD,
    "referanse": _WORD,  # what the person was given, to report
    "feil": _WORD,  # kind of error
    "linjer": _LINE,
}
"""What a line may hold beside its message (`extra`), and the shape of the texts in it."""

_LEVELS = {"DEBUG": "detalj", "INFO": "info", "WARNING": "advarsel", "ERROR": "feil", "CRITICAL": "feil"}


def set_up(how: Literal["auto", "json", "tekst"]) -> None:
    """Let every logger write to stderr by the rule, and what nobody caught too. `auto`: text at a terminal, else JSON."""
    as_text = how == "tekst" or (how == "auto" and sys.stderr.isatty())
    handler = _handler()
    handler.setStream(sys.stderr)
    handler.setFormatter(_Text() if as_text else _Json())
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.captureWarnings(True)
    for logger in list(logging.Logger.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            take_over(logger)
    _tell_what_nobody_caught()


def take_over(logger: logging.Logger) -> None:
    """Take a library's own handlers away: what it says goes the common way."""
    logger.handlers.clear()
    logger.propagate = True


def told(record: logging.LogRecord) -> dict[str, Any]:
    """What may be said of the record."""
    line: dict[str, Any] = {
        "tid": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "nivaa": _LEVELS.get(record.levelname, "info"),
        "kilde": record.name,
    }
    if _is_constant(record):
        line["melding"] = re.split(r"%[\w(.-]", str(record.msg))[0].rstrip(" \n:=('\"«")
    else:
        line["sted"] = _place(record.pathname, record.lineno, record.funcName or "")
    for name, shape in FIELDS.items():
        if (value := _shaped(getattr(record, name, None), shape)) is not None:
            line[name] = value
    if record.exc_info and record.exc_info[1] is not None:
        line |= of_error(record.exc_info[1])
    return line


def of_error(error: BaseException) -> dict[str, Any]:
    """Its kind, with what it came from, and the lines of the program it went through; not its message."""
    return {"feil": list(_kinds(error)), "linjer": lines(error.__traceback__)}


def lines(trace: TracebackType | None) -> list[str]:
    """A text for each line of the program: file:line function."""
    return [_place(each.filename, each.lineno or 0, each.name) for each in traceback.extract_tb(trace)]


def tell_of(error: OutOfOrder) -> None:
    """Once of each, however often it is shown."""
    if not error.told:
        error.told = True
        logging.getLogger(OURS).error("det lagrede svikter", extra=of_error(error))


class _OnlyWarningsOfOthers(logging.Filter):
    """Of the libraries, what is a warning or worse."""

    def filter(self, record: logging.LogRecord) -> bool:
        own = record.name == OURS or record.name.startswith(f"{OURS}.")
        return own or record.levelno >= logging.WARNING


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(told(record), ensure_ascii=False)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = told(record)
        first = [line.pop(name, None) for name in ("tid", "nivaa", "kilde", "melding")]
        below = "".join(f"\n  {each}" for each in line.pop("linjer", []))
        facts = (f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in line.items())
        return " ".join([*filter(None, first), *facts]) + below


class _OnStderr(logging.StreamHandler[TextIO]):
    """The one handler of the process."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Without what the standard library shows: the line as it was meant, with all that was in it."""
        self.stream.write(f'{{"nivaa": "feil", "kilde": "{OURS}", "melding": "en logglinje gikk tapt"}}\n')


def _handler() -> _OnStderr:
    """However often the log is set up, the same."""
    standing = (each for each in logging.getLogger().handlers if isinstance(each, _OnStderr))
    return next(standing, None) or _new_handler()


def _new_handler() -> _OnStderr:
    made = _OnStderr(sys.stderr)
    made.addFilter(_OnlyWarningsOfOthers())
    logging.getLogger().addHandler(made)
    return made


def _tell_what_nobody_caught() -> None:
    log = logging.getLogger(OURS)
    sys.excepthook = lambda kind, error, trace: log.critical("ufanget feil", extra=of_error(error))
    threading.excepthook = lambda given: _tell(log, given.exc_value)
    sys.unraisablehook = lambda given: _tell(log, given.exc_value)


def _tell(log: logging.Logger, error: BaseException | None) -> None:
    if error is not None and not isinstance(error, SystemExit):
        log.error("ufanget feil", extra=of_error(error))


def _is_constant(record: logging.LogRecord) -> bool:
    """Whether the message stands as it is in the function that logs it: nothing has been put into it then."""
    frame: FrameType | None = sys._getframe()
    while frame and (frame.f_code.co_filename, frame.f_code.co_name) != (record.pathname, record.funcName):
        frame = frame.f_back
    return frame is not None and isinstance(record.msg, str) and record.msg in frame.f_code.co_consts


def _shaped(value: Any, shape: re.Pattern[str]) -> Any:
    """The value, or what in it has the shape. None where nothing has."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, str):
        return value if shape.fullmatch(value) else None
    if isinstance(value, Mapping):
        known = ((_shaped(key, shape), _shaped(each, shape)) for key, each in value.items())
        return {key: each for key, each in known if key is not None and each is not None}
    if isinstance(value, list | tuple | set | frozenset):
        return [kept for each in value if (kept := _shaped(each, shape)) is not None]
    return None


def _kinds(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield type(error).__name__
        error = error.__cause__


def _place(file: str, line: int, function: str) -> str:
    """Without the folders of the machine."""
    return f"{'/'.join(Path(file).parts[-2:])}:{line} {function}"
