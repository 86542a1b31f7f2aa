"""neuronxcc.nki.isa: instructions that return their results, with masks. What is not here is not there yet."""

import numpy as np

from roundhouse.nki import isa as nisa
from roundhouse.nki.errors import NkiValidationError, refuse
from roundhouse.nki.first.indices import pattern
from roundhouse.nki.first.masks import box, within
from roundhouse.nki.first.tiles import Pending, Tile
from roundhouse.nki.isa.enums import *
from roundhouse.nki.isa.gathers import PARTITIONS_OF_A_CORE
from roundhouse.nki.isa.reductions import FP32_MIN
from roundhouse.nki.isa.registers import get_nc_version
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.session import current

_unknown, _idle = engine.unknown, reduce_cmd.idle


def result(run, operands, shape, dtype, mask=None, buffer=MemoryRegion.sbuf):
    """What `run(dst, *operands)` writes to a destination of this shape and type."""
    if mask is None:
        return Pending(shape, dtype, buffer, lambda dst: run(dst, *operands))
    tile, sizes = Tile.of(current().tensor(shape, dtype, buffer)), box(mask, shape)
    if all(sizes):
        run(within(tile, sizes), *(within(operand, sizes) for operand in operands))
    return tile


def nc_matmul(stationary, moving, *, is_stationary_onezero=False, is_moving_onezero=False, is_transpose=False, mask=None):
    if mask is not None:
        raise refuse("accessPattern", "nc_matmul with a mask: slice its operands instead")

    def run(dst, accumulate=False):
        nisa.nc_matmul(dst, stationary, moving, is_stationary_onezero, is_moving_onezero, is_transpose, accumulate)

    shape = stationary.shape[1], *moving.shape[1:]
    return Pending(shape, "float32", MemoryRegion.psum, run, is_product=True)


def nc_transpose(data, *, mask=None, dtype=None, engine=_unknown):
    rows, columns = data.shape[0], data.size // data.shape[0]
    small = rows <= 32 and columns <= 32 and engine is not nisa.engine.tensor
    vector = engine is nisa.engine.vector or (small and engine is _unknown)
    buffer = MemoryRegion.sbuf if vector else MemoryRegion.psum
    chosen = nisa.engine.vector if vector else nisa.engine.tensor
    return result(
        lambda dst, data: nisa.nc_transpose(dst, data, chosen), [data], (columns, rows), dtype or data.dtype, mask, buffer
    )


def activation(
    op, data, *, bias=None, scale=1.0, reduce_op=None, reduce_res=None, reduce_cmd=_idle, mask=None, dtype=None
):
    return result(
        lambda dst, data, bias, scale, sums: nisa.activation(dst, op, data, bias, scale, reduce_op, sums, reduce_cmd),
        [data, bias, scale, reduce_res], data.shape, dtype or data.dtype, mask,
    )


def activation_reduce(op, data, *, reduce_op, reduce_res, bias=None, scale=1.0, mask=None, dtype=None):
    command = nisa.reduce_cmd.reset_reduce
    return activation(
        op, data, bias=bias, scale=scale, reduce_op=reduce_op, reduce_res=reduce_res, reduce_cmd=command, mask=mask, dtype=dtype
    )


def tensor_tensor(data1, data2, op, *, dtype=None, mask=None, engine=_unknown):
    return result(
        lambda dst, a, b: nisa.tensor_tensor(dst, a, b, op, engine), [data1, data2], data1.shape, dtype or data1.dtype, mask
    )


def tensor_scalar(
    data, op0, operand0, reverse0=False, op1=None, operand1=None, reverse1=False, *, dtype=None, mask=None, engine=_unknown
):
    return result(
        lambda dst, data, a, b: nisa.tensor_scalar(dst, data, op0, a, reverse0, op1, b, reverse1, engine),
        [data, operand0, operand1], data.shape, dtype or data.dtype, mask,
    )


def tensor_scalar_reduce(*, data, op0, operand0, reduce_op, reduce_res, reverse0=False, dtype=None, mask=None):
    return result(
        lambda dst, data, a, reduced: nisa.tensor_scalar_reduce(dst, data, op0, a, reduce_op, reduced, reverse0),
        [data, operand0, reduce_res], data.shape, dtype or data.dtype, mask,
    )


def scalar_tensor_tensor(
    *, data, op0, operand0, op1, operand1, reverse0=False, reverse1=False, dtype=None, mask=None
):
    return result(
        lambda dst, data, a, b: nisa.scalar_tensor_tensor(dst, data, op0, a, op1, b, reverse0, reverse1),
        [data, operand0, operand1], data.shape, dtype or data.dtype, mask,
    )


def tensor_reduce(op, data, axis, *, mask=None, dtype=None, negate=False, keepdims=False):
    axes = sorted([axis] if isinstance(axis, int) else axis)
    shape = data.shape[: data.ndim - len(axes)]
    shape += (1,) * (len(axes) if keepdims else len(shape) == 1)

    def run(dst, data):
        nisa.tensor_reduce(dst, op, data, axes, negate, keepdims)

    if mask is None:
        return result(run, [data], shape, dtype or data.dtype)
    sizes = box(mask, data.shape)
    tile = Tile.of(current().tensor(shape, dtype or data.dtype, MemoryRegion.sbuf))
    if all(sizes):
        run(within(tile, sizes), within(data, sizes))
    return tile


def tensor_partition_reduce(op, data, *, mask=None, dtype=None):
    shape = 1, *data.shape[1:]
    return result(lambda dst, data: nisa.tensor_partition_reduce(dst, op, data), [data], shape, dtype or data.dtype, mask)


def tensor_tensor_scan(data0, data1, initial, op0, op1, reverse0=False, reverse1=False, *, dtype=None, mask=None):
    return result(
        lambda dst, a, b, start: nisa.tensor_tensor_scan(dst, a, b, start, op0, op1, reverse0, reverse1),
        [data0, data1, initial], data0.shape, dtype or data0.dtype, mask,
    )


def tensor_copy(src, *, mask=None, dtype=None, engine=_unknown):
    return result(lambda dst, src: nisa.tensor_copy(dst, src, engine), [src], src.shape, dtype or src.dtype, mask)


def tensor_copy_dynamic_src(src, *, mask=None, dtype=None, engine=_unknown):
    """Of a view with an element on chip among its indices."""
    return tensor_copy(src, mask=mask, dtype=dtype, engine=engine)


def tensor_copy_dynamic_dst(*, dst, src, mask=None, dtype=None, engine=_unknown):
    sizes = dst.shape if mask is None else box(mask, dst.shape)
    if all(sizes):
        nisa.tensor_copy(within(dst, sizes), within(src, sizes), engine)


def reciprocal(data, *, dtype=None, mask=None):
    return result(lambda dst, data: nisa.reciprocal(dst, data), [data], data.shape, dtype or data.dtype, mask)


def memset(shape, value, dtype, *, mask=None, engine=_unknown):
    return result(lambda dst: nisa.memset(dst, value, engine), [], tuple(shape), dtype, mask)


def bn_stats(data, *, mask=None, dtype=None):
    return result(lambda dst, data: nisa.bn_stats(dst, data), [data], (data.shape[0], 6), dtype or data.dtype, mask)


def bn_aggr(data, *, mask=None, dtype=None):
    return result(lambda dst, data: nisa.bn_aggr(dst, data), [data], (data.shape[0], 2), dtype or data.dtype, mask)


def dropout(data, prob, *, mask=None, dtype=None):
    return result(
        lambda dst, data, prob: nisa.dropout(dst, data, prob), [data, prob], data.shape, dtype or data.dtype, mask
    )


def iota(expr, dtype, *, mask=None):
    expr = np.asarray(expr)
    return result(lambda dst: nisa.iota(dst, **pattern(expr[tuple(map(slice, dst.shape))])), [], expr.shape, dtype, mask)


def affine_select(pred, on_true_tile, on_false_value, *, mask=None, dtype=None):
    """`pred` is one comparison of index arrays."""
    difference = getattr(pred, "difference", None)
    if difference is None:
        raise refuse("operator", "affine_select: pred is one comparison of index arrays, without & and |; use nl.where")
    difference = np.broadcast_to(difference, on_true_tile.shape)

    def run(dst, on_true):
        kept = pattern(difference[tuple(map(slice, dst.shape))])
        nisa.affine_select(
            dst, on_true_tile=on_true, on_false_value=on_false_value, cmp_op=getattr(np, pred.comparison), **kept
        )

    return result(run, [on_true_tile], on_true_tile.shape, dtype or on_true_tile.dtype, mask)


def range_select(
    *, on_true_tile, comp_op0, comp_op1, bound0, bound1, reduce_cmd=_idle, reduce_res=None, reduce_op="maximum",
    range_start=0, on_false_value=FP32_MIN, mask=None, dtype=None,
):
    # The maximum is there whether something reads it or not.
    command = nisa.reduce_cmd.reset_reduce if reduce_cmd is _idle else reduce_cmd
    return result(
        lambda dst, on_true, low, high, reduced: nisa.range_select(
            dst, on_true, comp_op0, comp_op1, low, high, command, reduced, reduce_op, range_start, on_false_value
        ),
        [on_true_tile, bound0, bound1, reduce_res], on_true_tile.shape, dtype or on_true_tile.dtype, mask,
    )


def select_reduce(
    *, dst, predicate, on_true, on_false, reduce_res=None, reduce_cmd=_idle, reduce_op="maximum", reverse_pred=False,
    mask=None, dtype=None,
):
    sizes = dst.shape if mask is None else box(mask, dst.shape)
    if all(sizes):
        operands = (within(operand, sizes) for operand in (dst, predicate, on_true, on_false, reduce_res))
        nisa.select_reduce(*operands, reduce_cmd, reduce_op, reverse_pred)


def sequence_bounds(*, segment_ids, dtype=None):
    shape = segment_ids.shape[0], 2, segment_ids.size // segment_ids.shape[0]
    return result(
        lambda dst, ids: nisa.sequence_bounds(dst, ids), [segment_ids], shape, dtype or segment_ids.dtype
    )


def local_gather(src_buffer, index, num_elem_per_idx=1, num_valid_indices=None, *, mask=None):
    if mask is not None:
        raise refuse("accessPattern", "local_gather with a mask: slice its operands instead")
    valid = num_valid_indices or index.size // index.shape[0] * PARTITIONS_OF_A_CORE
    return result(
        lambda dst, source, index: nisa.local_gather(dst, source, index, num_elem_per_idx, valid), [src_buffer, index],
        (src_buffer.shape[0], valid * num_elem_per_idx), src_buffer.dtype,
    )


def max8(*, src, mask=None, dtype=None):
    return result(lambda dst, src: nisa.max8(dst, src), [src], (src.shape[0], 8), dtype or src.dtype, mask)


def nc_find_index8(*, data, vals, mask=None, dtype=None):
    shape = data.shape[0], 8
    return result(lambda dst, data: nisa.nc_find_index8(dst, data, vals), [data], shape, dtype or "uint32", mask)


def nc_match_replace8(*, data, vals, imm, dst_idx=None, mask=None, dtype=None):
    return result(
        lambda dst, data, vals, indices: nisa.nc_match_replace8(dst, data, vals, imm, indices), [data, vals, dst_idx],
        data.shape, dtype or data.dtype, mask,
    )


def tensor_copy_predicated(*, src, dst, predicate, mask=None, dtype=None, reverse_pred=False):
    sizes = dst.shape if mask is None else box(mask, dst.shape)
    if all(sizes):
        nisa.tensor_copy_predicated(within(dst, sizes), within(src, sizes), within(predicate, sizes), reverse_pred)


def dma_transpose(src, *, axes=None, mask=None, dtype=None):
    return result(lambda dst, src: nisa.dma_transpose(dst, src, axes), [src], src.shape[::-1], dtype or src.dtype, mask)


def nc_stream_shuffle(src, dst, shuffle_mask, *, dtype=None, mask=None):
    nisa.nc_stream_shuffle(dst, src, shuffle_mask)


def dma_copy(*, dst, src, mask=None):
    if mask is not None:
        sizes = box(mask, dst.shape)
        dst, src = within(dst, sizes), within(src, sizes)
    nisa.dma_copy(dst, src)
