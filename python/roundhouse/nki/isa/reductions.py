"""Instructions that make fewer elements, or search them."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.elementwise import scalar_operand
from roundhouse.nki.isa.enums import reduce_cmd as reduce_cmds
from roundhouse.nki.isa.instruction import emit, operator, scalar

# What hardware writes where range_select selects nothing.
FP32_MIN = -3.4028234663852886e38


def tensor_reduce(dst, op, data, axis, negate=False, keepdims=False, name=None):
    axes = sorted(a % data.ndim if -data.ndim <= a < data.ndim else a for a in ([axis] if isinstance(axis, int) else axis))
    if 0 in axes or axes != list(range(data.ndim - len(axes), data.ndim)):
        raise refuse(
            "shapeMismatch",
            f"tensor_reduce: axis {axis} of {data.ndim} dimensions; it is the last ones, all free: permute the tile for others",
        )
    kept = data.shape[: data.ndim - len(axes)]
    wanted = kept + (1,) * len(axes)
    if tuple(n for n in dst.shape if n != 1) != tuple(n for n in wanted if n != 1):
        raise refuse("shapeMismatch", f"tensor_reduce: dst is {dst}, the reduction of {data} over {axis} has shape {kept}")
    return emit("tensor_reduce", dst=dst, op=operator(op), data=data, negate=bool(negate))


def tensor_partition_reduce(dst, op, data, name=None):
    return emit("tensor_partition_reduce", dst=dst, op=operator(op), data=data)


def tensor_tensor_scan(dst, data0, data1, initial, op0, op1, reverse0=False, reverse1=False, name=None):
    return emit(
        "tensor_tensor_scan", dst=dst, data0=data0, op0=operator(op0, "op0"), reverse0=bool(reverse0), data1=data1,
        op1=operator(op1, "op1"), reverse1=bool(reverse1), initial=scalar(initial),
    )


def tensor_scalar_reduce(
    dst, data, op0, operand0, reduce_op, reduce_res=None, reverse0=False, reduce_cmd=reduce_cmds.reset_reduce,
    reduce_init=None, reduce_res_negate=False, name=None,
):
    loads = reduce_cmd is reduce_cmds.load_reduce
    if loads != (reduce_init is not None):
        raise refuse("operator", "tensor_scalar_reduce: reduce_init belongs to reduce_cmd.load_reduce, which needs it")
    word = operator(op0, "op0")
    return emit(
        "tensor_scalar_reduce", dst=dst, data=data, op0=word, operand0=scalar_operand(word, operand0, "operand0"),
        reverse0=bool(reverse0), reduce_op=operator(reduce_op, "reduce_op"), reduce_cmd=reduce_cmd.name,
        reduce_init=scalar(reduce_init) if loads else 0.0, reduce_res=reduce_res, reduce_res_negate=bool(reduce_res_negate),
    )


def tensor_scalar_cumulative(
    dst, src, op0, op1, imm0, imm1=None, reduce_cmd=reduce_cmds.reset_reduce, name=None
):
    if (reduce_cmd is reduce_cmds.load_reduce) != (imm1 is not None):
        raise refuse("operator", "tensor_scalar_cumulative: imm1 belongs to reduce_cmd.load_reduce, which needs it")
    word = operator(op0, "op0")
    return emit(
        "tensor_scalar_cumulative", dst=dst, src=src, op0=word, imm0=scalar_operand(word, imm0, "imm0"),
        op1=operator(op1, "op1"), imm1=0.0 if imm1 is None else scalar(imm1), reduce_cmd=reduce_cmd.name,
    )


def range_select(
    dst, on_true_tile, comp_op0, comp_op1, bound0, bound1, reduce_cmd=reduce_cmds.reset_reduce, reduce_res=None,
    reduce_op="maximum", range_start=0, on_false_value=FP32_MIN, name=None,
):
    if on_false_value != FP32_MIN:
        raise refuse("operator", f"range_select: on_false_value is {on_false_value}; hardware writes the least fp32, {FP32_MIN}")
    if reduce_op != "maximum" and operator(reduce_op, "reduce_op") != "maximum":
        raise refuse("operator", "range_select: reduce_op must be nl.maximum")
    return emit(
        "range_select", dst=dst, on_true_tile=on_true_tile, comp_op0=operator(comp_op0, "comp_op0"),
        comp_op1=operator(comp_op1, "comp_op1"), bound0=bound0, bound1=bound1, range_start=int(range_start),
        reduce_cmd=reduce_cmd.name, reduce_res=reduce_res,
    )


def bn_stats(dst, data, name=None):
    return emit("bn_stats", dst=dst, data=data)


def bn_aggr(dst, data, name=None):
    return emit("bn_aggr", dst=dst, data=data)


def max8(dst, src, name=None):
    return emit("max8", dst=dst, src=src)


def nc_find_index8(dst, data, vals, name=None):
    return emit("nc_find_index8", dst=dst, data=data, vals=vals)


def nc_match_replace8(dst, data, vals, imm, dst_idx=None, name=None):
    return emit("nc_match_replace8", dst=dst, data=data, vals=vals, imm=float(imm), dst_idx=dst_idx)
