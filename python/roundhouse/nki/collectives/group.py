"""The ranks of a collective."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.objects import NKIObject
from roundhouse.nki.session import current


class ReplicaGroup(NKIObject):
    """The ranks that communicate: lists of ranks, no rank in two of them. Each list is a group of its own, and its order that of
    what is gathered, scattered and summed."""

    replica_groups: list

    def __post_init__(self):
        try:
            groups = [[int(rank) for rank in group] for group in self.replica_groups]
        except TypeError:
            raise refuse("replicaGroup", f"ReplicaGroup({self.replica_groups!r}): it takes a list of lists of ranks") from None
        ranks = [rank for group in groups for rank in group]
        if not all(groups) or not groups or min(ranks) < 0:
            raise refuse("replicaGroup", f"ReplicaGroup({groups}): each list has ranks, counted from 0")
        twice = {rank for rank in ranks if ranks.count(rank) > 1}
        if twice:
            raise refuse("replicaGroup", f"ReplicaGroup({groups}): rank {min(twice)} is there twice; lists must not overlap")
        self.replica_groups = groups

    def members(self, what):
        """The list of the rank that runs."""
        check_ranks(what, [rank for group in self.replica_groups for rank in group])
        here = current().cores.rank
        for group in self.replica_groups:
            if here in group:
                return group
        raise refuse("replicaGroup", f"{what}: rank {here} is in no list of {self.replica_groups}; put every rank in one")


def check_ranks(what, ranks):
    """Refuses ranks that do not run the kernel."""
    session = current()
    if not session.executes:
        raise refuse("logicalCore", f"{what} in jax.jit: a compiled program is one rank's; call the kernel outside of jit")
    count = len(session.cores.world.ranks)
    for rank in ranks:
        if rank >= count:
            raise refuse(
                "replicaGroup",
                f"{what}: rank {rank} does not run the kernel, which is on {count} of them; launch it with "
                f"nki.simulate(kernel, ranks={max(ranks) + 1})",
            )
