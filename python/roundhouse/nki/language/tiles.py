"""Functions that make a new tile from others: loads, reductions, products."""

import math

from roundhouse.nki import isa
from roundhouse.nki.isa.instruction import missing
from roundhouse.nki.language import operators as ops
from roundhouse.nki.language.creation import ndarray, ones, store
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.views import refuse


def load(src, dtype=None):
    tile = ndarray(src.shape, dtype or src.dtype)
    isa.dma_copy(tile, src)
    return tile


def load_transpose2d(src, dtype=None):
    tile = ndarray(src.shape[::-1], src.dtype)
    isa.dma_transpose(tile, src)
    return tile if dtype in (None, src.dtype) else ops.copy(tile, dtype)


def expand_dims(x, axis):
    return x.expand_dim(axis % (x.ndim + 1))


def broadcast_to(x, shape, dtype=None):
    shape = tuple(shape)
    if x.shape == shape and dtype in (None, x.dtype):
        return x
    if len(shape) != x.ndim:
        raise refuse("shapeMismatch", f"broadcast_to: {x} has {x.ndim} dimensions, the shape {shape} has {len(shape)}")
    if x.shape[0] == shape[0]:
        tile = ndarray(shape, dtype or x.dtype)
        isa.tensor_copy(tile, ops.broadcast(x, shape))
        return tile
    if x.shape[0] != 1:
        raise refuse("shapeMismatch", f"broadcast_to: {x} does not broadcast to {shape}")
    # A partition for all: ones times the row.
    if dtype is None:
        dtype = x.dtype
    columns = math.prod(x.shape[1:])
    row = ops.copy(x, "float32").reshape((1, columns))
    tile = ndarray((shape[0], columns), dtype)
    for start in range(0, columns, 512):
        end = min(start + 512, columns)
        sums = ndarray((shape[0], end - start), "float32", MemoryRegion.psum)
        isa.nc_matmul(sums, ones((1, shape[0]), "float32"), row[:, start:end])
        isa.tensor_copy(tile[:, start:end], sums)
    tile = tile.reshape((shape[0], *x.shape[1:]))
    return tile if tile.shape == shape else broadcast_to(tile, shape)


def transpose(x, dtype=None):
    """In PSUM, as the Tensor engine leaves it."""
    tile = ndarray(x.shape[::-1], x.dtype, MemoryRegion.psum)
    isa.nc_transpose(tile, x)
    return tile if dtype in (None, x.dtype) else ops.copy(tile, dtype)


def matmul(x, y, transpose_x=False):
    """In PSUM, as the Tensor engine leaves it."""
    if not transpose_x:
        x = ops.copy(transpose(x))
    sums = ndarray((x.shape[1], *y.shape[1:]), "float32", MemoryRegion.psum)
    isa.nc_matmul(sums, x, y)
    return sums


def where(condition, x, y, dtype=None):
    tile = ndarray(condition.shape, dtype or x.dtype)
    if isinstance(y, (int, float)):
        isa.memset(tile, y)
    else:
        isa.tensor_copy(tile, ops.broadcast(y, condition.shape))
    predicate = ndarray(condition.shape, "uint8")
    isa.tensor_scalar(predicate, condition, ops.not_equal, 0.0)
    if not isinstance(x, (int, float)) and x.dtype != tile.dtype:
        x = ops.copy(x, tile.dtype)
    isa.tensor_copy_predicated(tile, x, predicate)
    return tile


def _reduced(op, x, axis, dtype, keepdims):
    axes = sorted(a % x.ndim for a in ([axis] if isinstance(axis, int) else axis))
    kept = [a for a in range(x.ndim) if a not in axes]
    if 0 in axes:
        raise refuse("shapeMismatch", "axis 0 is the partitions, which do not reduce: transpose the tile")
    tile = ndarray(tuple(x.shape[a] for a in kept) + (1,) * (len(kept) == 1), dtype or x.dtype)
    isa.tensor_reduce(tile, op, x.permute((*kept, *axes)), tuple(range(len(kept), x.ndim)))
    if keepdims:
        return tile.reshape(tuple(1 if a in axes else n for a, n in enumerate(x.shape)))
    return tile


def sum(x, axis, dtype=None, keepdims=False):
    return _reduced(ops.add, x, axis, dtype, keepdims)


def prod(x, axis, dtype=None, keepdims=False):
    return _reduced(ops.multiply, x, axis, dtype, keepdims)


def max(x, axis, dtype=None, keepdims=False):
    return _reduced(ops.maximum, x, axis, dtype, keepdims)


def min(x, axis, dtype=None, keepdims=False):
    return _reduced(ops.minimum, x, axis, dtype, keepdims)


def mean(x, axis, dtype=None, keepdims=False):
    axes = [axis] if isinstance(axis, int) else axis
    count = math.prod(x.shape[a] for a in axes)
    return ops.multiply(sum(x, axis, "float32", keepdims), 1.0 / count, dtype or x.dtype)


def var(x, axis, dtype=None, keepdims=False):
    centred = ops.subtract(x, mean(x, axis, "float32", keepdims=True), "float32")
    return mean(ops.square(centred), axis, dtype or x.dtype, keepdims)


def all(x, axis, dtype=None):
    return _reduced(ops.logical_and, x, axis, dtype, False)


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


def negative(x, dtype=None):
    return ops.multiply(x, -1.0, dtype)


def cos(x, dtype=None):
    tile = ndarray(x.shape, dtype or x.dtype)
    bias = ndarray((x.shape[0], 1), "float32")
    isa.memset(bias, math.pi / 2)
    isa.activation(tile, ops.sin, x, bias=bias)
    return tile


def tan(x, dtype=None):
    return ops.divide(ops.sin(x, "float32"), cos(x, "float32"), dtype or x.dtype)


def device_print(print_prefix, tensor):
    print(print_prefix, tensor.numpy())


def _refusing(name):
    def function(*args, **kwargs):
        raise missing(f"nki.language.{name}")

    function.__name__ = function.__qualname__ = name
    return function


MISSING = ["ceil", "floor", "trunc", "fmod", "mod", "dropout", "rand", "random_seed", "gather_flattened"]
globals().update({name: _refusing(name) for name in MISSING})
