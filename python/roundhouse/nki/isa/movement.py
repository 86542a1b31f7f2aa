"""Instructions that move data: DMA, transposes, shuffles, patterns."""

from roundhouse.nki import dtypes
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.enums import dge_mode as dge_modes, engine as engines, oob_mode as oob_modes
from roundhouse.nki.isa.instruction import emit, engine_word, operator
from roundhouse.nki.isa.registers import register_value
from roundhouse.nki.regions import is_on_chip, is_psum
from roundhouse.nki.session import current


def dma_copy(
    dst, src, priority=None, oob_mode=oob_modes.error, dge_mode=dge_modes.unknown, engine=engines.unknown, name=None
):
    check_priority(priority)
    if oob_mode is oob_modes.skip and tuple(dst.shape) == tuple(src.shape):
        for operand in (dst, src):
            first, end = _rows_inside(operand)
            if first >= end:
                return None
            if end - first < operand.shape[0]:
                dst, src = (part.slice(0, first, end) for part in (dst, src))
    return emit("dma_copy", dst=dst, src=src, **_indices(dst, src, oob_mode), queue=_queue(dst, src, dge_mode, engine))


def dma_compute(dst, srcs, reduce_op, scales=None, unique_indices=True, oob_mode=oob_modes.error, name=None):
    if operator(reduce_op, "reduce_op") != "add":
        raise refuse("operator", "dma_compute: reduce_op must be nl.add")
    if scales is not None and any(scale != 1.0 for scale in scales):
        raise refuse("operator", "dma_compute: scales must all be 1.0")
    srcs = list(srcs)
    if not 1 <= len(srcs) <= 16:
        raise refuse("shapeMismatch", f"dma_compute: {len(srcs)} sources; 1 to 16 are possible")
    chosen = [tensor for tensor in (dst, *srcs) if tensor.indices]
    if not chosen:
        return emit("dma_compute", dst=dst, src=srcs, queue="sync")
    if not unique_indices or len(srcs) != 2:
        raise refuse("operator", "dma_compute with a vector of offsets takes two sources and unique indices")
    # The source that is not dst itself.
    added = next((source for source in srcs if source.storage is not dst.storage), srcs[1])
    return emit("dma_compute", dst=dst, src=[added], **_indices(dst, added, oob_mode), queue="gpsimd")


def dma_transpose(
    dst, src, axes=None, priority=None, dge_mode=dge_modes.unknown, oob_mode=oob_modes.error, name=None
):
    check_priority(priority)
    order = {2: (1, 0), 3: (2, 1, 0), 4: (3, 1, 2, 0)}.get(src.ndim)
    if order is None or (axes is not None and tuple(axes) != order):
        raise refuse("accessPattern", f"dma_transpose: axes of {src.ndim} dimensions are {order}, got {axes}")
    turned = tuple(src.shape[axis] for axis in order)
    if tuple(dst.shape) != turned:
        raise refuse("shapeMismatch", f"dma_transpose: dst has the shape {tuple(dst.shape)}, the transpose of src {turned}")
    if src.indices and src.ndim == 4 and 1 not in src.shape[1:3]:
        raise refuse("shapeMismatch", f"dma_transpose of gathered rows: one of {src.shape[1:3]} must be 1; transpose in parts")
    if dge_mode is dge_modes.hwdge:
        _hardware_transpose(src)
    fields = _indices(dst, src, oob_mode)
    return emit("dma_transpose", dst=dst, src=src, **fields, queue=_queue(dst, src, dge_mode, engines.unknown))


def _hardware_transpose(src):
    """nki.isa, "DMA Direct Transpose Constraints"."""
    rows, columns = src.shape[0], src.shape[-1]
    if src.indices or dtypes.ELEMENTS[src.dtype][1] != 2:
        raise refuse("elementType", f"dge_mode.hwdge transposes rows of 2-byte elements without indices, not of {src}")
    if columns > 128 or rows not in ((16,) if src.ndim == 2 else (1, 2, 4, 8, 16)) or rows * src.shape[-2] % 16:
        raise refuse(
            "shapeMismatch",
            f"dge_mode.hwdge does not transpose {src.shape}: 16 rows of at most 128, or of several dimensions 1, 2, 4, 8 or 16 whose "
            "product with the last but one divides by 16; leave dge_mode out",
        )


def nc_transpose(dst, data, engine=engines.unknown, name=None):
    default = "tensor" if is_psum(dst.buffer) and not is_psum(data.buffer) else "vector"
    return emit("nc_transpose", dst=dst, data=data, engine=engine_word(engine, default))


def nc_stream_shuffle(dst, src, shuffle_mask, name=None):
    return emit("nc_stream_shuffle", dst=dst, src=src, mask=[int(origin) for origin in shuffle_mask])


def iota(dst, pattern, offset=0, channel_multiplier=0, name=None):
    return emit(
        "iota", dst=dst, pattern=_steps(pattern), offset=int(offset), channel_multiplier=int(channel_multiplier)
    )


def affine_select(dst, pattern, channel_multiplier, on_true_tile, on_false_value, cmp_op=None, offset=0, name=None):
    return emit(
        "affine_select", dst=dst, on_true=on_true_tile, on_false=float(on_false_value),
        comparison=operator(cmp_op, "cmp_op") if cmp_op is not None else "equal", pattern=_steps(pattern),
        offset=int(offset), channel_multiplier=int(channel_multiplier),
    )


def _steps(pattern):
    """[step, count] as the library has it: count, step."""
    return [number for step, count in pattern for number in (int(count), int(step))]


def check_priority(priority):
    # It says nothing of values; the model gives all transfers the same.
    if priority is None:
        return
    if not 0 <= priority <= 3:
        raise refuse("engine", f"priority {priority}: DMA has priorities 0 to 3")
    if current().core["generation"] < "v4":
        raise refuse("generation", "DMA has priorities from NeuronCore-v4 on; leave priority out")


def _indices(dst, src, mode):
    """The fields of a transfer whose rows are chosen by indices."""
    chosen = dst.indices or src.indices
    if chosen is None:
        return {}
    return {
        "indices": chosen.tensor, "index_stride": chosen.stride, "index_bound": chosen.bound, "oob_mode": mode.name
    }


def _rows_inside(tensor):
    """The first row, of those that a register chooses, that is inside of the tensor's memory, and the first behind them."""
    rows = tensor.shape[0]
    if not tensor.layout.registers or is_on_chip(tensor.buffer):
        return 0, rows
    (number, stride), = tensor.layout.registers
    start = tensor.offset + register_value(number) * stride
    reach = [(size - 1) * step for size, step in zip(tensor.shape[1:], tensor.strides[1:])]
    low, high = start + sum(min(0, extent) for extent in reach), start + sum(max(0, extent) for extent in reach)
    size = tensor.storage.row_bytes // dtypes.ELEMENTS[tensor.dtype][1]
    inside = [low + row * tensor.strides[0] >= 0 and high + row * tensor.strides[0] < size for row in range(rows)]
    first = inside.index(True) if True in inside else rows
    return first, first + sum(inside)


def _queue(dst, src, mode, engine):
    """The engine whose queue starts a transfer."""
    v2 = current().core["generation"] == "v2"
    if mode is dge_modes.hwdge:
        if v2:
            raise refuse("generation", "hardware descriptor generation is from NeuronCore-v3 on; use dge_mode.none or swdge")
        if dst.dtype != src.dtype:
            raise refuse("elementType", f"hardware descriptor generation does not cast {src.dtype} to {dst.dtype}")
        if engine not in (engines.unknown, engines.sync, engines.scalar):
            raise refuse("engine", f"hardware descriptors are made for sync and scalar, not for {engine.name}")
        return engine_word(engine, "sync")
    if engine is not engines.unknown:
        raise refuse("engine", "engine is for dge_mode=hwdge")
    if dst.indices or src.indices:
        if mode is dge_modes.none:
            raise refuse("engine", "indices need descriptors that GpSimd makes; use dge_mode.swdge")
        return "gpsimd"
    return "gpsimd" if mode is dge_modes.swdge else "sync"
