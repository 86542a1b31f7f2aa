"""Index arrays of the first generation, which know what they were compared with."""

import numpy as np

from roundhouse.nki.errors import refuse


class Predicate(np.ndarray):
    """Where a comparison of indices holds: `difference` compared with 0."""

    difference = comparison = None


def _comparing(name):
    def compare(self, other):
        result = getattr(np, name)(np.asarray(self), np.asarray(other))
        if result.ndim == 0:
            return result
        result = result.view(Predicate)
        result.difference, result.comparison = np.asarray(self) - np.asarray(other), name
        return result

    return compare


class Index(np.ndarray):
    """Whole numbers from `arange` and `mgrid`, and what is computed of them."""

    @staticmethod
    def of(array):
        return np.asarray(array).view(Index)

    __lt__, __le__, __gt__, __ge__ = map(_comparing, ("less", "less_equal", "greater", "greater_equal"))
    __eq__, __ne__ = map(_comparing, ("equal", "not_equal"))
    __hash__ = None


def steps(array):
    """The first value of an array and its steps along each dimension, which are the same everywhere."""
    array = np.asarray(array)
    origin = int(array.flat[0])
    found = [
        int(array[(0,) * d + (1,) + (0,) * (array.ndim - d - 1)]) - origin if n > 1 else 0 for d, n in enumerate(array.shape)
    ]
    grid = np.ix_(*(np.arange(n) for n in array.shape))
    if not np.array_equal(array, origin + sum(step * axis for step, axis in zip(found, grid))):
        raise refuse("accessPattern", "an index array goes up by the same step all along each of its dimensions")
    return origin, found


def pattern(array):
    """An index array as `iota` and `affine_select` take it."""
    origin, (multiplier, *others) = steps(array)
    free = [[step, count] for step, count in zip(others, array.shape[1:])] or [[0, 1]]
    return {"pattern": free, "offset": origin, "channel_multiplier": multiplier}
