"""Instructions of the Tensor engine."""

from roundhouse.nki.isa.enums import matmul_perf_mode
from roundhouse.nki.isa.instruction import emit, missing


def nc_matmul(
    dst, stationary, moving, is_stationary_onezero=False, is_moving_onezero=False, is_transpose=False, accumulate=None,
    tile_position=(), tile_size=(), perf_mode=matmul_perf_mode.none, name=None,
):
    if perf_mode is not matmul_perf_mode.none:
        raise missing(f"nki.isa.nc_matmul with perf_mode={perf_mode.name}")
    if tuple(tile_position or (0, 0)) != (0, 0) or tuple(tile_size or (128, 128)) != (128, 128):
        raise missing("nki.isa.nc_matmul with tile_position and tile_size")
    # The hints say nothing about other types.
    if (is_stationary_onezero or is_moving_onezero) and stationary.dtype == "float32":
        raise missing("nki.isa.nc_matmul with is_stationary_onezero or is_moving_onezero of float32")
    return emit(
        "nc_matmul", dst=dst, stationary=stationary, moving=moving,
        accumulate=None if accumulate is None else bool(accumulate), is_transpose=bool(is_transpose) or None,
    )
