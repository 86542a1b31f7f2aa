"""nki.isa of NKI 0.6: one function for each instruction. NKI's documentation says what they do."""

from roundhouse.nki.errors import NkiValidationError
from roundhouse.nki.isa import enums as constants
from roundhouse.nki.isa.elementwise import (
    activate2,
    activation,
    activation_reduce,
    dropout,
    exponential,
    memset,
    reciprocal,
    scalar_tensor_tensor,
    select_reduce,
    tensor_copy,
    tensor_copy_predicated,
    tensor_scalar,
    tensor_tensor,
)
from roundhouse.nki.isa.enums import *
from roundhouse.nki.isa.exchange import core_barrier, sendrecv
from roundhouse.nki.isa.gathers import local_gather, nc_n_gather, nonzero_with_count, sequence_bounds, topk
from roundhouse.nki.isa.instruction import NkiInstruction
from roundhouse.nki.isa.matmul import nc_matmul, nc_matmul_mx, quantize_mx
from roundhouse.nki.isa.movement import (
    affine_select,
    dma_compute,
    dma_copy,
    dma_transpose,
    iota,
    nc_stream_shuffle,
    nc_transpose,
)
from roundhouse.nki.isa.random import rand2, rand_get_state, rand_set_state, rng, set_rng_seed
from roundhouse.nki.isa.reductions import (
    bn_aggr,
    bn_stats,
    max8,
    nc_find_index8,
    nc_match_replace8,
    range_select,
    tensor_partition_reduce,
    tensor_reduce,
    tensor_scalar_cumulative,
    tensor_scalar_reduce,
    tensor_tensor_scan,
)
from roundhouse.nki.isa.registers import (
    VirtualRegister,
    get_nc_sub_version,
    get_nc_version,
    register_alloc,
    register_load,
    register_move,
    register_store,
)
