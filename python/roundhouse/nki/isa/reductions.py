"""Instructions that make fewer elements, or search them."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.instruction import emit, operator, scalar


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
