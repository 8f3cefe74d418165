"""Errors a person sees: what happened, and what to do, in bokmål."""


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
