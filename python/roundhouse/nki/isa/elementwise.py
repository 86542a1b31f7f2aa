"""Instructions on the elements of tiles, each for itself: Vector, Scalar and GpSimd engines."""

from roundhouse.nki import dtypes
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.enums import engine as engines, reduce_cmd as reduce_cmds
from roundhouse.nki.isa.instruction import emit, engine_word, operator, scalar
from roundhouse.nki.regions import is_psum

BITWISE = {"invert", "bitwise_and", "bitwise_or", "bitwise_xor", "left_shift", "right_shift"}
UNARY = {"abs", "square", "relu", "rsqrt", "reciprocal", "invert"}
WORD_TYPES = {"int32", "uint32"}


def tensor_copy(dst, src, engine=engines.unknown, name=None, dtype=None):
    # NKI 0.2 has dtype too; the elements become what dst has either way.
    return emit("tensor_copy", dst=dst, src=src, engine=engine_word(engine, "vector"))


def memset(dst, value, engine=engines.unknown, name=None):
    if dst.dtype in dtypes.INTEGERS and float(value).is_integer():
        value = wrapped(int(value))
    else:
        value = float(value)
    return emit("memset", dst=dst, value=value, engine=engine_word(engine, "vector"))


def tensor_copy_predicated(dst, src, predicate, reverse_pred=False, name=None):
    source = {"constant": scalar(src)} if isinstance(scalar(src), float) else {"src": src}
    return emit("tensor_copy_predicated", dst=dst, **source, predicate=predicate, reverse_predicate=bool(reverse_pred))


def tensor_tensor(dst, data1, data2, op, engine=engines.unknown, name=None):
    word = operator(op)
    # nki.isa: power, and 32-bit integers outside of PSUM, run on GpSimd unless told otherwise.
    integers = dst.dtype in WORD_TYPES and data1.dtype in WORD_TYPES and data2.dtype in WORD_TYPES
    moves = integers and word not in BITWISE and not any(is_psum(tile.buffer) for tile in (dst, data1, data2))
    default = "gpsimd" if moves or word == "power" else "vector"
    return emit("tensor_tensor", dst=dst, data1=data1, op=word, data2=data2, engine=engine_word(engine, default))


def tensor_scalar(
    dst, data, op0, operand0, reverse0=False, op1=None, operand1=None, reverse1=False, engine=engines.unknown, name=None
):
    word0 = operator(op0, "op0")
    fields = {"op0": word0, "operand0": scalar_operand(word0, operand0, "operand0"), "reverse0": bool(reverse0)}
    if op1 is not None:
        word1 = operator(op1, "op1")
        fields |= {"op1": word1, "operand1": scalar_operand(word1, operand1, "operand1"), "reverse1": bool(reverse1)}
    elif operand1 is not None:
        raise refuse("operator", "tensor_scalar: operand1 needs an op1")
    return emit("tensor_scalar", dst=dst, data=data, **fields, engine=engine_word(engine, "vector"))


def scalar_tensor_tensor(dst, data, op0, operand0, op1, operand1, reverse0=False, reverse1=False, name=None):
    word0 = operator(op0, "op0")
    return emit(
        "scalar_tensor_tensor", dst=dst, data=data, op0=word0, operand0=scalar_operand(word0, operand0, "operand0"),
        reverse0=bool(reverse0), op1=operator(op1, "op1"), operand1=operand1, reverse1=bool(reverse1),
    )


def reciprocal(dst, data, name=None):
    return emit("reciprocal", dst=dst, data=data)


def activation(
    dst, op, data, bias=None, scale=1.0, reduce_op=None, reduce_res=None, reduce_cmd=reduce_cmds.idle, name=None
):
    if reduce_cmd in (reduce_cmds.reduce, reduce_cmds.reset_reduce) and operator(reduce_op, "reduce_op") != "add":
        raise refuse("operator", "activation: reduce_op must be nl.add")
    return emit(
        "activation", dst=dst, op=operator(op), data=data, scale=scalar(scale), bias=scalar(bias),
        reduce_cmd=reduce_cmd.name, reduce_res=reduce_res,
    )


def activation_reduce(dst, op, data, reduce_op, reduce_res, bias=None, scale=1.0, name=None):
    return activation(dst, op, data, bias, scale, reduce_op, reduce_res, reduce_cmds.reset_reduce)


def activate2(
    dst, op, data, imm0, imm1, op0, op1, relu_param=0.0, reverse0=False, reverse1=False, reduce_op=None, reduce_res=None,
    reduce_cmd=reduce_cmds.idle, name=None,
):
    if reduce_op is None and reduce_cmd is not reduce_cmds.idle:
        raise refuse("operator", f"activate2: reduce_cmd {reduce_cmd.name} needs a reduce_op")
    return emit(
        "activate2", dst=dst, op=operator(op), data=data, op0=operator(op0, "op0"), imm0=scalar(imm0),
        reverse0=bool(reverse0), op1=operator(op1, "op1"), imm1=scalar(imm1), reverse1=bool(reverse1),
        relu_param=scalar(relu_param), reduce_op=None if reduce_op is None else operator(reduce_op, "reduce_op"),
        reduce_cmd=reduce_cmd.name, reduce_res=reduce_res,
    )


def exponential(
    dst, src, max_value=0.0, reduce_res=None, reduce_cmd=reduce_cmds.idle, reduce_init=0.0, name=None
):
    return emit(
        "exponential", dst=dst, src=src, max_value=scalar(max_value), reduce_cmd=reduce_cmd.name,
        reduce_init=scalar(reduce_init), reduce_res=reduce_res,
    )


def select_reduce(
    dst, predicate, on_true, on_false, reduce_res=None, reduce_cmd=reduce_cmds.idle, reduce_op="maximum",
    reverse_pred=False, name=None,
):
    if reduce_op != "maximum" and operator(reduce_op, "reduce_op") != "maximum":
        raise refuse("operator", "select_reduce: reduce_op must be nl.maximum")
    return emit(
        "select_reduce", dst=dst, predicate=predicate, on_true=on_true, on_false=scalar(on_false),
        reverse_pred=bool(reverse_pred), reduce_cmd=reduce_cmd.name, reduce_res=reduce_res,
    )


def dropout(dst, data, prob, name=None):
    return emit("dropout", dst=dst, data=data, prob=scalar(prob))


def scalar_operand(word, value, name):
    if word in UNARY:
        if value is not None and not (isinstance(scalar(value), float) and value == 0):
            raise refuse("operator", f"{name} is for operators of two operands; with {word} leave it None")
        return 0 if word in BITWISE else 0.0
    if value is None:
        raise refuse("operator", f"{word} needs {name}")
    return wrapped(int(value)) if word in BITWISE and isinstance(scalar(value), float) else scalar(value)


def wrapped(value):
    """A whole number of 32 bits as one with sign."""
    if not -(1 << 31) <= value < 1 << 32:
        raise refuse("elementType", f"{value} does not fit 32 bits")
    return value - (1 << 32) if value >= 1 << 31 else value
