"""Randomness that is the same on every machine.

Only uniform numbers and plain arithmetic are used: both are exact in IEEE 754, which sines, logarithms and
NumPy's other distributions need not be from one version or processor to the next.
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

SEED = 9999


def stream(number: int) -> np.random.Generator:
    """An independent stream: one per purpose, so that a change to one leaves the others as they were."""
    return np.random.Generator(np.random.PCG64([SEED, number]))


def noise(rng: np.random.Generator, *shape: int) -> Floats:
    """Bell-shaped numbers with mean 0 and standard deviation 1, within ±3."""
    return (rng.random(shape) + rng.random(shape) + rng.random(shape) - 1.5) * 2.0


def whole(values: Any) -> Ints:
    """Rounded to whole kr (or whole tenths of a day)."""
    rounded: Ints = np.rint(values).astype(np.int64)
    return rounded
