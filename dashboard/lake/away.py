"""Whether it is PostgreSQL or the S3-compatible storage that does not answer. What they say of themselves names machines and
addresses; people are told which of them it is, and no more."""

import re

_REFUSED = {
    "Katalogen (PostgreSQL) slipper ikke programmet inn": re.compile(
        r"authentication failed|permission denied for (schema|database|table)|no pg_hba\.conf entry"
        r"|(role|database) \S+ does not exist"
    ),
    "Lageret for filene (S3) slipper ikke programmet inn": re.compile(
        r"\(http 40[13]|accessdenied|access denied|access_denied|invalidaccesskey|signaturedoesnotmatch"
    ),
}
_LINE_BROKEN = re.compile(
    r"connection to server at|unable to connect to postgres|server closed the connection|no connection to the server"
    r"|terminating connection|ssl connection has been closed|could not (send|receive) data|the database system is"
    r"|failed to execute query \"[^\"]*\":\s*$"  # and no word of why: nobody was there to say it
)
_STORAGE_SILENT = re.compile(r" error for http |\(http 5\d\d|aws error|http error")
_NOT_FOUND = re.compile(r"\(http 404|no_such_key|not found")


def away(error: Exception) -> str | None:
    """Which of them does not answer, or does not let the program in, in words; None where it is something else."""
    told = str(error).lower()
    for words, says in _REFUSED.items():
        if says.search(told):
            return words
    if _LINE_BROKEN.search(told):
        return "Katalogen (PostgreSQL) svarer ikke"
    if _STORAGE_SILENT.search(told) and not _NOT_FOUND.search(told):
        return "Lageret for filene (S3) svarer ikke"
    return None
