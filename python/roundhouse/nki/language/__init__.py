"""nki.language of NKI 0.6. NKI's documentation says what its names mean."""

from roundhouse.nki.dtypes import ELEMENTS as _elements
from roundhouse.nki.indexing import DynamicSlice
from roundhouse.nki.language.control import (
    affine_range,
    ds,
    dynamic_range,
    fori_loop,
    no_reorder,
    num_programs,
    program_id,
    program_ndim,
    sequential_range,
    static_range,
    tile_size,
    while_loop,
)
from roundhouse.nki.language.creation import (
    empty_like,
    full,
    ndarray,
    ones,
    shared_constant,
    shared_identity_matrix,
    store,
    zeros,
    zeros_like,
)
from roundhouse.nki.language.operators import *
from roundhouse.nki.language.random import dropout, rand, random_seed
from roundhouse.nki.language.reductions import all, max, mean, min, prod, rms_norm, softmax, sum, var
from roundhouse.nki.language.rounding import ceil, floor, fmod, mod, trunc
from roundhouse.nki.language.tiles import (
    broadcast_to,
    cos,
    device_print,
    expand_dims,
    gather_flattened,
    load,
    load_transpose2d,
    matmul,
    negative,
    tan,
    transpose,
    where,
)
from roundhouse.nki.objects import NKIObject
from roundhouse.nki.regions import MemoryRegion, is_hbm, is_on_chip, is_psum, is_sbuf
from roundhouse.nki.tensor import NkiTensor

DType = str
globals().update({name: name for name in _elements})
bool_ = "bool"
# Packed by fours, for the MX instructions.
float8_e4m3fn_x4, float8_e5m2_x4, float4_e2m1fn_x4 = "float8_e4m3fn_x4", "float8_e5m2_x4", "float4_e2m1fn_x4"
sbuf, psum = MemoryRegion.sbuf, MemoryRegion.psum
hbm = private_hbm = MemoryRegion.private_hbm
shared_hbm = MemoryRegion.shared_hbm
