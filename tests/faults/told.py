"""What a person is told when something is tried."""

from collections.abc import Callable

from dashboard.errors import DashboardError


def told(action: Callable[[], object]) -> str:
    """The title of the error, nothing where it went well. Anything but a DashboardError is raised, and so is a half one."""
    try:
        action()
    except DashboardError as error:
        told = error
    else:
        return ""
    assert told.what_happened.endswith("."), told.what_happened
    assert told.what_to_do.endswith("."), told.what_to_do
    return told.title
