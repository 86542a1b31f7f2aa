"""Functions of nki.language with a mask: the instructions that they are, on the part of their tiles that it leaves."""

from roundhouse.nki.first import isa
from roundhouse.nki.first.masks import box, within
from roundhouse.nki.first.tiles import Tile
from roundhouse.nki.isa.instruction import missing
from roundhouse.nki.language import operators as ops, reductions
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
        if ops.is_column(op, other, tile):
            return isa.tensor_scalar(tile, op, other, reverse, mask=mask, dtype=dtype or x.dtype)
    raise missing(f"neuronxcc.nki.language.{op.op_name} of tiles that are broadcast, with a mask")


def _unary(op, mask, x, dtype=None):
    return isa.tensor_scalar(x, op, None, mask=mask, dtype=dtype)


def _activate(op, mask, x, dtype=None):
    return isa.activation(op, x, mask=mask, dtype=dtype)


def _reduce(op, mask, x, axis, dtype=None, keepdims=False):
    sizes = box(mask, x.shape)

    def part(tile, dims):
        return within(tile, [sizes[dim] for dim in dims]) if all(sizes) else None

    return Tile.of(reductions.reduced(op, x, axis, dtype, keepdims, part))
