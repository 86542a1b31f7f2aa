"""Random tensors, from the Vector engine's generators."""

from roundhouse.nki import isa
from roundhouse.nki.language import operators as ops
from roundhouse.nki.language.creation import ndarray, store
from roundhouse.nki.regions import MemoryRegion, is_hbm


def random_seed(seed):
    isa.set_rng_seed(seed)


def rand(shape, dtype, buffer=MemoryRegion.sbuf, name=""):
    """The upper 24 of 32 random bits times 2^-24: what fp32 holds of the numbers from 0 to below 1. Narrower types round."""
    tensor = ndarray(shape, dtype, buffer, name)
    tile = ndarray((1, tensor.size), dtype) if is_hbm(buffer) else tensor
    bits = ndarray(tile.shape, "uint32")
    isa.rng(bits)
    isa.tensor_scalar(bits, bits, ops.right_shift, 8)
    isa.tensor_scalar(tile, bits, ops.multiply, 2.0**-24)
    if tile is not tensor:
        store(tensor.reshape(tile.shape), tile)
    return tensor


def dropout(x, rate, dtype=None):
    tile = ndarray(x.shape, x.dtype)
    isa.dropout(tile, x, rate)
    return tile if dtype in (None, x.dtype) else ops.copy(tile, dtype)
