"""`mask=` of the first generation: conditions on indices that leave the first so many of each dimension."""

import numpy as np

from roundhouse.nki.errors import refuse
from roundhouse.nki.tensor import NkiTensor


def box(mask, shape):
    """How many of each dimension a mask leaves."""
    mask = np.asarray(mask)
    mask = np.broadcast_to(mask.reshape((1,) * (len(shape) - mask.ndim) + mask.shape), shape)
    sizes = tuple(int(mask.any(axis=tuple(a for a in range(len(shape)) if a != axis)).sum()) for axis in range(len(shape)))
    if not mask[tuple(slice(size) for size in sizes)].all() or mask.sum() != np.prod(sizes):
        raise refuse("accessPattern", "a mask leaves the first elements of each dimension, and the same in all others")
    return sizes


def within(operand, sizes):
    """The part of an operand that a mask leaves; a column stays one."""
    if not isinstance(operand, NkiTensor):
        return operand
    for dim, (size, kept) in enumerate(zip(operand.shape, sizes)):
        if size != 1 and kept < size:
            operand = operand.slice(dim, 0, kept)
    return operand
