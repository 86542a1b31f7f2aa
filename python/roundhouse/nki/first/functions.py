"""What nki.language of the first generation does otherwise: tensors, index arrays, loads and stores with masks."""

import math

import numpy as np

from roundhouse.nki import dtypes, language as nl
from roundhouse.nki.first import isa
from roundhouse.nki.first.indices import Index
from roundhouse.nki.first.masks import box, within
from roundhouse.nki.first.tiles import Blocks, Tile, assign
from roundhouse.nki.isa.instruction import missing
from roundhouse.nki.regions import MemoryRegion, is_hbm, is_psum, region_of
from roundhouse.nki.session import current
from roundhouse.nki.tensor import NkiTensor


class par_dim(int):
    """The size of the dimension that is the partitions."""


class nc(int):
    """Cores in a dimension of the grid."""


class spmd_dim(tuple):
    """A dimension of the grid: programs times cores."""

    def __new__(cls, *sizes):
        return super().__new__(cls, sizes)


def affine_range(start, stop=None, step=1, *, directives=None):
    """Python's loop; directives are for AWS's compiler."""
    return nl.affine_range(start, stop, step)


sequential_range = static_range = affine_range


def arange(*args):
    return Index.of(np.arange(*args))


class _Grid:
    """`mgrid[0:128, 0:512]`: an index array for each dimension, with the names p, x, y, z, w."""

    def __getitem__(self, key):
        return _Indices(map(Index.of, np.ogrid[key if isinstance(key, tuple) else (key,)]))


class _Indices(list):
    p, x, y, z, w = (property(lambda self, at=at: self[at]) for at in range(5))


mgrid = _Grid()


def ndarray(shape, dtype, *, buffer=MemoryRegion.sbuf, name="", **kwargs):
    shape = tuple(shape)
    place = getattr(buffer, "place", None)
    region = buffer.region if place else region_of(buffer)
    if is_hbm(region):
        return Tile.of(nl.ndarray(shape, dtype, region, name))
    first = next((at for at, size in enumerate(shape) if isinstance(size, par_dim)), 0)
    blocks, shape = shape[:first], tuple(map(int, shape[first:]))
    row = math.prod(shape[1:]) * dtypes.ELEMENTS[dtypes.name_of(dtype)][1]
    address = lambda block: place(block, shape[0], row) if place else None
    if blocks:
        return Blocks(map(int, blocks), shape, dtypes.name_of(dtype), region, address)
    return Tile.of(current().tensor(shape, dtype, region, name, address(())))


def full(shape, fill_value, dtype, *, buffer=MemoryRegion.sbuf, name="", **kwargs):
    tensor = ndarray(shape, dtype, buffer=buffer, name=name)
    if isinstance(tensor, Blocks):
        for numbers in np.ndindex(tensor.blocks):
            assign(tensor[numbers], fill_value)
    elif is_hbm(tensor.buffer):
        raise missing("neuronxcc.nki.language.full in HBM")
    else:
        assign(tensor, fill_value)
    return tensor


def zeros(shape, dtype, **kwargs):
    return full(shape, 0, dtype, **kwargs)


def ones(shape, dtype, **kwargs):
    return full(shape, 1, dtype, **kwargs)


def zeros_like(x, dtype=None, **kwargs):
    return zeros(x.shape, dtype or x.dtype, **kwargs)


def load(src, *, mask=None, dtype=None):
    return isa.result(lambda dst, src: nl.store(dst, src), [src], src.shape, dtype or src.dtype, mask)


def store(dst, value, *, mask=None):
    if not isinstance(value, NkiTensor):
        value = full(dst.shape, value, dst.dtype)
    if is_psum(value.buffer):
        value = isa.tensor_copy(value)
    if value.ndim != dst.ndim and value.size == dst.size:
        dst = dst.reshape(value.shape)
    sizes = dst.shape if mask is None else box(mask, dst.shape)
    if all(sizes):
        nl.store(within(dst, sizes), within(value, sizes))


def _on_sbuf(tile):
    return isa.tensor_copy(tile) if is_psum(tile.buffer) else tile


def transpose(x, *, dtype=None, mask=None):
    turned = isa.nc_transpose(_on_sbuf(x), mask=mask)
    return isa.tensor_copy(turned, dtype=dtype)


def matmul(x, y, *, transpose_x=False, mask=None):
    return isa.nc_matmul(_on_sbuf(x) if transpose_x else transpose(x), _on_sbuf(y), mask=mask)


def static_cast(input_data, dtype):
    return isa.tensor_copy(input_data, dtype=dtype)


def copy(src, *, mask=None, dtype=None):
    return isa.tensor_copy(src, mask=mask, dtype=dtype)


def shared_constant(constant, dtype=None):
    values = np.asarray(constant)
    return Tile.of(nl.shared_constant(values if dtype is None else values.astype(dtypes.numpy_dtype(dtypes.name_of(dtype)))))


def finfo(dtype):
    """The limits of a float type, as NumPy has them."""
    name = dtypes.name_of(dtype)
    if name in ("float16", "float32"):
        return np.finfo(name)
    from ml_dtypes import finfo as limits

    return limits(dtypes.numpy_dtype(name))


copy.op_name, transpose.op_name = "copy", "transpose"
