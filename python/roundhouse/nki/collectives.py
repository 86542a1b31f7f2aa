"""nki.collectives: communication among cores is not simulated in kernels yet; each name says so when it is called."""

from roundhouse.nki.isa.instruction import missing

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


def _refusing(name):
    def collective(*args, **kwargs):
        raise missing(f"nki.collectives.{name}")

    collective.__name__ = collective.__qualname__ = name
    return collective


globals().update({name: _refusing(name) for name in NAMES})
