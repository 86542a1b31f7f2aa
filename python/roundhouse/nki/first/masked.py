"""Functions of nki.language with a mask: the instructions that they are, on the part of their tiles that it leaves."""

from roundhouse.nki import isa as nisa
from roundhouse.nki.first import isa
from roundhouse.nki.first.masks import box, within
from roundhouse.nki.first.tiles import Tile
from roundhouse.nki.isa.elementwise import BITWISE
from roundhouse.nki.isa.instruction import missing
from roundhouse.nki.language import operators as ops
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.session import current
from roundhouse.nki.tensor import NkiTensor

REDUCTIONS = {"sum": ops.add, "prod": ops.multiply, "max": ops.maximum, "min": ops.minimum, "all": ops.logical_and}


def masked(function, mask, *args, **kwargs):
    """What the function makes of the elements that the mask leaves; nothing writes the others."""
    compute = getattr(function, "compute", None)
    if compute is ops.binary:
        return _binary(function, mask, *args, **kwargs)
    if compute is ops.unary:
        return _unary(function, mask, *args, **kwargs)
    if compute is ops.activate:
        return _activate(function, mask, *args, **kwargs)
    if function.__name__ in REDUCTIONS:
        return _reduce(REDUCTIONS[function.__name__], mask, *args, **kwargs)
    raise missing(f"neuronxcc.nki.language.{function.__name__} with a mask")


def _binary(op, mask, x, y, dtype=None):
    if not isinstance(x, NkiTensor):
        return isa.tensor_scalar(y, op, x, True, mask=mask, dtype=dtype)
    if not isinstance(y, NkiTensor):
        return isa.tensor_scalar(x, op, y, mask=mask, dtype=dtype)
    if x.shape == y.shape:
        return isa.tensor_tensor(x, y, op, mask=mask, dtype=dtype)
    for tile, other, reverse in ((x, y, False), (y, x, True)):
        is_column = other.shape[0] == tile.shape[0] == other.size
        if is_column and (other.dtype == "float32" or op.op_name in BITWISE):
            return isa.tensor_scalar(tile, op, other, reverse, mask=mask, dtype=dtype or x.dtype)
    raise missing(f"neuronxcc.nki.language.{op.op_name} of tiles that are broadcast, with a mask")


def _unary(op, mask, x, dtype=None):
    return isa.tensor_scalar(x, op, None, mask=mask, dtype=dtype)


def _activate(op, mask, x, dtype=None):
    return isa.activation(op, x, mask=mask, dtype=dtype)


def _reduce(op, mask, x, axis, dtype=None, keepdims=False):
    axes = sorted(a % x.ndim for a in ([axis] if isinstance(axis, int) else axis))
    kept = [a for a in range(x.ndim) if a not in axes]
    sizes = box(mask, x.shape)
    tile = current().tensor([x.shape[a] for a in kept] + [1] * (len(kept) == 1), dtype or x.dtype, MemoryRegion.sbuf)
    if all(sizes):
        part = within(x, sizes).permute((*kept, *axes))
        nisa.tensor_reduce(within(tile, [sizes[a] for a in kept]), op, part, tuple(range(len(kept), x.ndim)))
    return Tile.of(tile.reshape(tuple(1 if a in axes else n for a, n in enumerate(x.shape))) if keepdims else tile)
