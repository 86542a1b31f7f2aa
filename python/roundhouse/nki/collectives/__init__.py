"""nki.collectives: what the ranks of a kernel do together.

`nki.simulate(kernel, ranks=n)` runs a kernel on n ranks; without it there is one, rank 0. With two cores to a rank, both call a
collective: on the same tensors of shared HBM, or each on a tile of its own, which goes to the same core of the other ranks.

NKI leaves these open; here they are so. Reductions are in the order of the group, in fp32, and round once. The ring of an implicit
permutation is the order of the group, on every channel. The counts of `all_to_all_v` include what a rank keeps.
"""

from roundhouse.nki.collectives.group import ReplicaGroup, check_ranks
from roundhouse.nki.collectives.permute import (
    as_register,
    collective_permute,
    collective_permute_implicit,
    collective_permute_implicit_current_processing_rank_id,
    collective_permute_implicit_reduce,
)
from roundhouse.nki.collectives.uniform import all_gather, all_reduce, all_to_all, reduce_scatter
from roundhouse.nki.collectives.variable import all_gather_v, all_to_all_v
from roundhouse.nki.session import current

__all__ = [
    "ReplicaGroup", "all_gather", "all_gather_v", "all_reduce", "all_to_all", "all_to_all_v", "collective_permute",
    "collective_permute_implicit", "collective_permute_implicit_current_processing_rank_id", "collective_permute_implicit_reduce",
    "rank_id", "reduce_scatter",
]  # fmt: skip


def rank_id(name=None):
    check_ranks("rank_id", [0])
    return as_register(current().cores.rank)
