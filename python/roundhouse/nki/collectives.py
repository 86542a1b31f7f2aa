"""nki.collectives: communication among cores is not simulated in kernels yet; each name says so when it is called."""

from roundhouse.nki.isa.instruction import refusing

NAMES = [
    "all_gather",
    "all_gather_v",
    "all_reduce",
    "all_to_all",
    "all_to_all_v",
    "collective_permute",
    "collective_permute_implicit",
    "collective_permute_implicit_current_processing_rank_id",
    "collective_permute_implicit_reduce",
    "rank_id",
    "reduce_scatter",
    "ReplicaGroup",
]

globals().update(refusing("nki.collectives", NAMES))
