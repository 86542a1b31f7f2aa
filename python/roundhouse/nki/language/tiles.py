"""Functions that make a new tile from others: loads, broadcasts, products."""

import math

from roundhouse.nki import isa
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.instruction import missing
from roundhouse.nki.language import operators as ops
from roundhouse.nki.language.creation import ndarray, ones, store
from roundhouse.nki.regions import MemoryRegion


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
    if x.dtype in ("int32", "uint32"):
        raise missing("nki.language.broadcast_to other partitions of 32-bit integers")
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


def gather_flattened(data, indices, axis=0, dtype=None):
    """Of each partition, by numbers in its free dimensions."""
    if axis != 0:
        raise missing(f"nki.language.gather_flattened along axis {axis}")
    if indices.dtype != "uint32":
        indices = indices.view("uint32") if indices.dtype == "int32" else ops.copy(indices, "uint32")
    tile = ndarray(indices.shape, data.dtype)
    isa.nc_n_gather(tile, data, indices)
    return tile if dtype in (None, data.dtype) else ops.copy(tile, dtype)
