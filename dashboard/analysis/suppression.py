"""Small numbers: the limits that the queries hide by. The hiding itself is done in SQL, before anything leaves it."""

PERSONER_MINST = 5
"""A split (egenmeldt and legemeldt) needs this many persons in the cell and in its complement."""

DAGSVERK_PER_PERSON = 23
"""The most working days anyone can have in a month."""

DAGSVERK_MINST = PERSONER_MINST * DAGSVERK_PER_PERSON
"""Days of absence in a month that at least PERSONER_MINST persons must share. Persons are never loaded, so days prove them."""
