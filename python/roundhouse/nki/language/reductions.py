"""Reductions over free axes, and what is made of them. The names hide Python's own here."""

import math

from roundhouse.nki import isa
from roundhouse.nki.errors import refuse
from roundhouse.nki.language import operators as ops
from roundhouse.nki.language.creation import ndarray


def reduced(op, x, axis, dtype=None, keepdims=False, within=lambda tile, dims: tile):
    """`x` reduced over free axes: of it and of the result what `within(tile, dims)` leaves, by dimensions of `x`; None for nothing."""
    axes = sorted(a % x.ndim for a in ([axis] if isinstance(axis, int) else axis))
    kept = [a for a in range(x.ndim) if a not in axes]
    if 0 in axes:
        raise refuse("shapeMismatch", "axis 0 is the partitions, which do not reduce: transpose the tile")
    tile = ndarray(tuple(x.shape[a] for a in kept) + (1,) * (len(kept) == 1), dtype or x.dtype)
    part = within(x, range(x.ndim))
    if part is not None:
        isa.tensor_reduce(within(tile, kept), op, part.permute((*kept, *axes)), tuple(range(len(kept), x.ndim)))
    if keepdims:
        return tile.reshape(tuple(1 if a in axes else n for a, n in enumerate(x.shape)))
    return tile


def sum(x, axis, dtype=None, keepdims=False):
    return reduced(ops.add, x, axis, dtype, keepdims)


def prod(x, axis, dtype=None, keepdims=False):
    return reduced(ops.multiply, x, axis, dtype, keepdims)


def max(x, axis, dtype=None, keepdims=False):
    return reduced(ops.maximum, x, axis, dtype, keepdims)


def min(x, axis, dtype=None, keepdims=False):
    return reduced(ops.minimum, x, axis, dtype, keepdims)


def mean(x, axis, dtype=None, keepdims=False):
    axes = [axis] if isinstance(axis, int) else axis
    count = math.prod(x.shape[a] for a in axes)
    return ops.multiply(sum(x, axis, "float32", keepdims), 1.0 / count, dtype or x.dtype)


def var(x, axis, dtype=None, keepdims=False):
    centred = ops.subtract(x, mean(x, axis, "float32", keepdims=True), "float32")
    return mean(ops.square(centred), axis, dtype or x.dtype, keepdims)


def all(x, axis, dtype=None):
    return reduced(ops.logical_and, x, axis, dtype, False)


def softmax(x, axis=-1, dtype=None):
    largest = max(x, axis, "float32", keepdims=True)
    exponentials = ops.exp(ops.subtract(x, largest, "float32"))
    return ops.multiply(exponentials, ops.reciprocal(sum(exponentials, axis, keepdims=True)), dtype or x.dtype)


def rms_norm(x, w, axis, n, epsilon=1e-6, dtype=None, compute_dtype=None):
    compute = compute_dtype or "float32"
    squares = sum(ops.square(x, compute), axis, "float32", keepdims=True)
    scale = ndarray(squares.shape, "float32")
    isa.tensor_scalar(scale, squares, ops.multiply, 1.0 / n, op1=ops.add, operand1=epsilon)
    scale = ops.rsqrt(scale)
    return ops.multiply(ops.multiply(x, scale, compute), w, dtype or x.dtype)
