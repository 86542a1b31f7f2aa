"""Operators: names for the instructions' op arguments, and functions that make a new tile in SBUF."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.isa import activation, tensor_scalar, tensor_tensor
from roundhouse.nki.isa.elementwise import BITWISE
from roundhouse.nki.language.creation import ndarray
from roundhouse.nki.tensor import NkiTensor


class Operator:
    """An operator by its name in nki.isa; called, what `compute(self, ...)` does."""

    def __init__(self, op_name, compute=None):
        self.op_name = self.__name__ = op_name
        self.compute = compute

    def __call__(self, *args, **kwargs):
        if self.compute is None:
            raise TypeError(f"nl.{self.op_name} is an argument of instructions only")
        return self.compute(self, *args, **kwargs)

    def __repr__(self):
        return f"nl.{self.op_name}"


def binary(op, x, y, dtype=None):
    """Two tiles, or a tile and a constant; a tile of one element a partition is broadcast."""
    if not isinstance(x, NkiTensor):
        return _scalar(op, y, x, dtype, reverse=True)
    if not isinstance(y, NkiTensor):
        return _scalar(op, x, y, dtype)
    if x.shape == y.shape:
        dst = ndarray(x.shape, dtype or x.dtype)
        tensor_tensor(dst, x, y, op)
        return dst
    for tile, other, reverse in ((x, y, False), (y, x, True)):
        if is_column(op, other, tile):
            return _scalar(op, tile, other, dtype or x.dtype, reverse)
    shape = tuple(max(a, b) for a, b in zip(x.shape, y.shape))
    if x.ndim != y.ndim:
        raise refuse("shapeMismatch", f"nl.{op.op_name}: {x} and {y} have different numbers of dimensions")
    dst = ndarray(shape, dtype or x.dtype)
    tensor_tensor(dst, broadcast(x, shape), broadcast(y, shape), op)
    return dst


def is_column(op, other, tile):
    """Whether an instruction takes `other` as one value for each partition of `tile`."""
    usable = other.dtype == "float32" or op.op_name in BITWISE
    return usable and other.shape[0] == tile.shape[0] and other.size == other.shape[0]


def broadcast(tile, shape):
    """A view in which dimensions of one element have the sizes of `shape`."""
    for dim, size in enumerate(shape):
        if tile.shape[dim] != size:
            tile = tile.broadcast(dim, size)
    return tile


def _scalar(op, x, value, dtype, reverse=False):
    dst = ndarray(x.shape, dtype or x.dtype)
    tensor_scalar(dst, x, op, value, reverse0=reverse)
    return dst


def activate(op, x, dtype=None):
    dst = ndarray(x.shape, dtype or x.dtype)
    activation(dst, op, x)
    return dst


def unary(op, x, dtype=None):
    return _scalar(op, x, None, dtype)


def _divide(op, x, y, dtype=None):
    """x times 1/y: no engine divides."""
    if not isinstance(y, NkiTensor):
        return multiply(x, 1.0 / y, dtype)
    return multiply(reciprocal(y, "float32"), x, dtype or getattr(x, "dtype", y.dtype))


def _copy(op, x, dtype=None):
    from roundhouse.nki.isa import tensor_copy

    dst = ndarray(x.shape, dtype or x.dtype)
    tensor_copy(dst, x)
    return dst


def _reciprocal(op, x, dtype=None):
    from roundhouse.nki.isa import reciprocal

    dst = ndarray(x.shape, dtype or x.dtype)
    reciprocal(dst, x)
    return dst


def _logical_not(op, x, dtype=None):
    return equal(x, 0, dtype)


def _of(compute, names):
    return {name: Operator(name, compute) for name in names.split()}


OPERATORS = (
    _of(binary, "add subtract multiply maximum minimum power abs_max abs_min")
    | _of(binary, "equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor")
    | _of(binary, "bitwise_and bitwise_or bitwise_xor left_shift right_shift")
    | _of(unary, "abs square rsqrt relu invert")
    | _of(activate, "exp log sqrt tanh sigmoid gelu gelu_dx gelu_apprx_tanh gelu_apprx_sigmoid gelu_apprx_sigmoid_dx")
    | _of(activate, "silu silu_dx softplus mish erf erf_dx sin arctan sign")
    | {
        "divide": Operator("divide", _divide),
        "copy": Operator("copy", _copy),
        "reciprocal": Operator("reciprocal", _reciprocal),
        "logical_not": Operator("logical_not", _logical_not),
    }
    | {name: Operator(name) for name in ("bypass", "prelu", "average")}
)
globals().update(OPERATORS)
__all__ = [*OPERATORS]
