"""Instructions of the Tensor engine, and what makes its MX operands."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.enums import matmul_perf_mode
from roundhouse.nki.isa.instruction import emit


def nc_matmul(
    dst, stationary, moving, is_stationary_onezero=False, is_moving_onezero=False, is_transpose=False, accumulate=None,
    tile_position=(), tile_size=(), perf_mode=matmul_perf_mode.none, name=None,
):
    # Kernels also write the mode as a word.
    mode = getattr(perf_mode, "value", perf_mode)
    return emit(
        "nc_matmul", dst=dst, stationary=stationary, moving=moving, accumulate=_optional_bool(accumulate),
        is_transpose=bool(is_transpose) or None, is_stationary_onezero=bool(is_stationary_onezero) or None,
        is_moving_onezero=bool(is_moving_onezero) or None, **_tile(tile_position, tile_size), perf_mode=mode,
    )


def nc_matmul_mx(
    dst, stationary, moving, stationary_scale, moving_scale, tile_position=None, tile_size=None, accumulate=None, name=None
):
    return emit(
        "nc_matmul_mx", dst=dst, stationary=stationary, moving=moving,
        stationary_scale=_quadrants("stationary_scale", stationary_scale, stationary),
        moving_scale=_quadrants("moving_scale", moving_scale, moving), accumulate=_optional_bool(accumulate),
        **_tile(tile_position, tile_size),
    )


def quantize_mx(dst, src, dst_scale, name=None):
    return emit("quantize_mx", dst=dst, src=src, dst_scale=_quadrants("dst_scale", dst_scale, src))


def _quadrants(name, scale, data):
    """What holds scales of a tile for `data`: the first four of each 32 partitions."""
    count = max(1, data.shape[0] // 32)
    needed = 32 * (count - 1) + 4
    if scale.shape[0] < needed:
        raise refuse(
            "shapeMismatch",
            f"{name} has {scale.shape[0]} partitions; {data.shape[0]} partitions of data have scales in the first four of each 32, "
            f"so it needs {needed}",
        )
    return [scale.slice(0, 32 * quadrant, 32 * quadrant + 4) for quadrant in range(count)]


def _tile(position, size):
    """The fields of a part of the array; one without the other is the library's to refuse."""
    fields = {"tile_position": position, "tile_size": size}
    return {name: [int(number) for number in value] for name, value in fields.items() if value}


def _optional_bool(value):
    return None if value is None else bool(value)
