"""Errors a person sees: what happened, and what to do, in bokmål."""

import errno

_OF_THE_SYSTEM = {
    errno.EACCES: "programmet har ikke lov",
    errno.EPERM: "programmet har ikke lov",
    errno.ENOENT: "den finnes ikke",
    errno.EEXIST: "den finnes fra før",
    errno.ENOTDIR: "noe på stien er ikke en mappe",
    errno.EISDIR: "det er en mappe",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "kvoten på disken er brukt opp",
    errno.EROFS: "disken er skrivebeskyttet",
    errno.EIO: "disken svarer ikke, eller er skadet",
    errno.EMFILE: "programmet har for mange filer åpne",
}


class DashboardError(Exception):
    """An expected failure, told to the user as it stands. Never shown with a stack trace."""

    def __init__(self, title: str, what_happened: str, what_to_do: str) -> None:
        super().__init__(f"{title}: {what_happened} {what_to_do}")
        self.title = title
        self.what_happened = what_happened
        self.what_to_do = what_to_do


class OutOfOrder(DashboardError):
    """What is kept does not answer, is missing or damaged: not only the user is told, but whoever runs the program too."""

    told = False
    """Whether the log has been told of it: it may be shown again and again."""


class AtWork(DashboardError):
    """Another process does the same just now: whoever comes second has nothing to do, and has not failed."""


def known(error: OSError) -> str:
    """Why the system refused, in bokmål; empty where it tells in a way that is not known here."""
    return _OF_THE_SYSTEM.get(error.errno or 0, "")


def why(error: OSError) -> str:
    """Why the system refused: in bokmål where it is known, else in its own words."""
    return known(error) or error.strerror or str(error)


def where(error: OSError) -> str:
    """Which file, where it is told, and why: `/mnt/kopi: disken er full`."""
    return f"{error.filename}: {why(error)}" if error.filename else why(error)
