"""`bank`: a statistics bank on this machine, with its real answer for table 12134. `near(bank)`: settings that ask it, at no pace."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dashboard.settings import Settings
from tests.sources.replay import REAL_12134, PatientClock, StatBank, running


@pytest.fixture
def bank() -> Iterator[StatBank]:
    with running(StatBank()) as bank:
        bank.hold(REAL_12134)
        yield bank


@pytest.fixture
def clock() -> PatientClock:
    return PatientClock()


@pytest.fixture
def near(bank: StatBank, data_folder: Any) -> Callable[..., Settings]:
    def settings(**other: Any) -> Settings:
        return Settings(**{"ssb_adresse": bank.px, "klass_adresse": bank.klass, "ssb_sekunder": 0, **other})

    return settings
