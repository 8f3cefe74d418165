"""Small numbers: the limit that a split is hidden by. The hiding itself is done in SQL, before anything leaves it."""

DAGSVERK_PER_PERSON = 23
"""The most working days anyone can have in a month."""


def dagsverk_minst(personer: int) -> int:
    """Days of absence in a month that at least `personer` must share. Persons are never loaded, so days prove them."""
    return personer * DAGSVERK_PER_PERSON
