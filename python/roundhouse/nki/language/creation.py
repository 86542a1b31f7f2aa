"""New tensors."""

import numpy as np

from roundhouse.nki import dtypes
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa import memset
from roundhouse.nki.regions import MemoryRegion, is_hbm, region_of
from roundhouse.nki.session import OUTPUT, current


def ndarray(shape, dtype, buffer=MemoryRegion.sbuf, name="", address=None):
    session, region = current(), region_of(buffer)
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    if region is not MemoryRegion.shared_hbm:
        return session.tensor(shape, dtype, region, name, address)
    # The same memory in every instance of the kernel, and what the caller gets if it is a result.
    number = session._shared_made
    session._shared_made += 1
    if number == len(session.shared):
        session.shared.append(np.empty(shape, dtypes.numpy_dtype(dtypes.name_of(dtype))))
        session.shared[number].view(np.uint8)[...] = uninitialised(dtypes.name_of(dtype), shape)
    array = session.shared[number]
    if array.shape != shape:
        raise refuse("shapeMismatch", f"the instances of the kernel make different tensors in shared HBM: {array.shape}, {shape}")
    if number == len(session.shared_tensors):
        session.shared_tensors.append(session.tensor(shape, dtype, region, name, array=array, role=OUTPUT))
    return session.shared_tensors[number]


def uninitialised(dtype, shape):
    """The bytes of memory that nothing has written: NaN, and 4 in integers."""
    if dtype == "bool" or dtype in dtypes.INTEGERS:
        return np.full(shape, 4, np.uint8 if dtype == "bool" else dtype).view(np.uint8)
    return 0xFF


def zeros(shape, dtype, buffer=MemoryRegion.sbuf, name=""):
    return full(shape, 0, dtype, buffer, name)


def ones(shape, dtype, buffer=MemoryRegion.sbuf, name=""):
    return full(shape, 1, dtype, buffer, name)


def full(shape, fill_value, dtype, buffer=MemoryRegion.sbuf, name=""):
    tensor = ndarray(shape, dtype, buffer, name)
    if is_hbm(buffer):
        rows = ndarray((1, tensor.size), dtype)
        memset(rows, fill_value)
        store(tensor.reshape((1, tensor.size)), rows)
    else:
        memset(tensor, fill_value)
    return tensor


def zeros_like(x, dtype=None, buffer=None, name=""):
    return zeros(x.shape, dtype or x.dtype, buffer or MemoryRegion.sbuf, name)


def empty_like(x, dtype=None, buffer=None, name=""):
    return ndarray(x.shape, dtype or x.dtype, buffer or x.buffer, name)


def shared_constant(constant):
    """A tensor in HBM with the values of a NumPy array, or of a .npy file."""
    values = np.ascontiguousarray(np.load(constant) if isinstance(constant, str) else constant)
    return _constant(values, MemoryRegion.shared_hbm)


def shared_identity_matrix(n, dtype="uint8", dst=None):
    from roundhouse.nki.language.tiles import load

    identity = _constant(np.eye(n, dtype=dtypes.numpy_dtype(dtypes.name_of(dtype))), MemoryRegion.shared_hbm)
    if dst is None:
        return load(identity)
    store(dst, identity)
    return dst


def _constant(values, region):
    from roundhouse.nki.session import INPUT

    values = dtypes.stored(values)
    return current().tensor(values.shape, values.dtype, region, "constant", array=values, role=INPUT)


def store(dst, value):
    """Copies a tile, by DMA where HBM is on one side."""
    from roundhouse.nki.isa import dma_copy, tensor_copy

    if is_hbm(dst.buffer) or is_hbm(value.buffer):
        return dma_copy(dst, value)
    return tensor_copy(dst, value)
