"""Whole numbers and remainders, made of instructions of the Vector engine in fp32: it has none of its own for them."""

from roundhouse.nki import dtypes, isa
from roundhouse.nki.language import operators as ops
from roundhouse.nki.language.creation import full, ndarray
from roundhouse.nki.tensor import NkiTensor

# From here on numbers of fp32 are whole.
WHOLE = 2.0**23


def floor(x, dtype=None):
    return _of_floats(x, dtype, lambda x, near: ops.subtract(near, ops.greater(near, x)))


def ceil(x, dtype=None):
    return _of_floats(x, dtype, lambda x, near: ops.add(near, ops.less(near, x)))


def trunc(x, dtype=None):
    def towards_0(x, near):
        away = ops.greater(ops.abs(near), ops.abs(x))
        return ops.subtract(near, ops.multiply(_sign(x), away))

    return _of_floats(x, dtype, towards_0)


def fmod(x, y, dtype=None):
    """Exact where the quotient and its products with y are whole multiples of one power of two below 2^24 of it; y is finite."""
    x, y, dtype = _operands(x, y, dtype)
    dividend, divisor = ops.abs(x), ops.abs(y)
    quotient = trunc(ops.divide(dividend, divisor))
    rest = ops.subtract(dividend, ops.multiply(quotient, divisor))
    # The quotient was rounded: it can be one too large or too small.
    rest = ops.add(rest, ops.multiply(divisor, ops.less(rest, 0.0)))
    rest = ops.subtract(rest, ops.multiply(divisor, ops.greater_equal(rest, divisor)))
    return ops.multiply(rest, _sign(x), dtype)


def mod(x, y, dtype=None):
    """Exact where `fmod` is."""
    x, y, dtype = _operands(x, y, dtype)
    rest = fmod(x, y)
    differs = ops.logical_xor(ops.less(rest, 0.0), ops.less(y, 0.0))
    differs = ops.multiply(differs, ops.not_equal(rest, 0.0))
    return ops.add(rest, ops.multiply(y, differs), dtype)


def _of_floats(x, dtype, rounded):
    """`rounded` of x and the whole number nearest to it, where x may be anything else than whole."""
    dtype = dtype or x.dtype
    if x.dtype in dtypes.INTEGERS:
        return ops.copy(x, dtype)
    x = ops.copy(x, "float32")
    # To add and subtract 2^23, of the sign of x, leaves the nearest whole number.
    anchor = ops.multiply(_sign(x), WHOLE)
    result = rounded(x, ops.subtract(ops.add(x, anchor), anchor))
    is_whole = ndarray(x.shape, "uint8")
    isa.tensor_scalar(is_whole, x, ops.abs, None, op1=ops.greater_equal, operand1=WHOLE)
    isa.tensor_copy_predicated(result, x, is_whole)
    return result if dtype == "float32" else ops.copy(result, dtype)


def _sign(x):
    """1, or -1 below 0."""
    signs = ndarray(x.shape, "float32")
    isa.tensor_scalar(signs, x, ops.greater_equal, 0.0, op1=ops.multiply, operand1=2.0)
    return ops.subtract(signs, 1.0)


def _operands(x, y, dtype):
    """Both as tiles of fp32 of one shape, and the type of the result."""
    tile = x if isinstance(x, NkiTensor) else y
    wide = lambda value: (  # noqa: E731
        ops.copy(value, "float32") if isinstance(value, NkiTensor) else full(tile.shape, float(value), "float32")
    )
    return wide(x), wide(y), dtype or tile.dtype
