"""Permutations: each rank sends to one and receives from one."""

import numpy as np

from roundhouse.nki.collectives.checks import byte_count, forms, in_hbm, one, operands, reduction, shaped
from roundhouse.nki.collectives.group import check_ranks
from roundhouse.nki.collectives.rendezvous import meet, record
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.movement import check_priority
from roundhouse.nki.isa.registers import VirtualRegister, register_move
from roundhouse.nki.session import current


def collective_permute(srcs, dsts, source_target_pairs, priority=None, name=None):
    what = "collective_permute"
    check_priority(priority)
    operands(what, srcs, dsts)
    in_hbm(what, *srcs, *dsts)
    one(what, srcs)
    pairs = [(int(source), int(target)) for source, target in source_target_pairs]
    targets = dict(pairs)
    if not pairs or len(targets) != len(pairs) or set(targets) != set(targets.values()) or min(targets) < 0:
        raise refuse("replicaGroup", f"{what}: {pairs} is not circular; each rank that sends must be sent to, and each once")
    check_ranks(what, targets)
    if current().cores.rank in targets:
        _permute(what, [srcs], dsts, targets)


def collective_permute_implicit(srcs_by_channel, dsts_by_channel, replica_group, channel_ids=[0], priority=None, name=None):
    what = "collective_permute_implicit"
    _ring(what, [srcs_by_channel], dsts_by_channel, replica_group, channel_ids, priority)


def collective_permute_implicit_reduce(
    srcs0_by_channel, srcs1_by_channel, dsts_by_channel, replica_group, op, channel_ids=[0], priority=None, name=None
):
    what = "collective_permute_implicit_reduce"
    op = reduction(what, op)
    _ring(what, [srcs0_by_channel, srcs1_by_channel], dsts_by_channel, replica_group, channel_ids, priority, op)


def collective_permute_implicit_current_processing_rank_id(iteration_id, replica_group, channel_id=0, name=None):
    what = "collective_permute_implicit_current_processing_rank_id"
    members = replica_group.members(what)
    if not 0 <= int(channel_id) < 4:
        raise refuse("replicaGroup", f"{what}: channel_id is {channel_id}; channels are 0 to 3")
    return as_register(members[(members.index(current().cores.rank) - int(iteration_id)) % len(members)])


def as_register(value):
    """A register, as the kernel sees what is known when it runs."""
    register = VirtualRegister()
    register_move(register, value)
    return register


def _ring(what, operands_by_channel, dsts_by_channel, replica_group, channel_ids, priority, op=None):
    """To the next of the group, and from the last to the first."""
    check_priority(priority)
    channels = [int(channel) for channel in channel_ids]
    if channels != list(range(len(channels))) or not channels:
        raise refuse("replicaGroup", f"{what}: channel_ids is {channel_ids}; channels are counted from 0")
    flat = []
    for by_channel in (*operands_by_channel, dsts_by_channel):
        if len(by_channel) != len(channels) or any(len(tensors) != 1 for tensors in by_channel):
            raise refuse("shapeMismatch", f"{what}: there is one tensor for each of {len(channels)} channels, in a list of its own")
        flat.append([tensor for [tensor] in by_channel])
    *srcs, dsts = flat
    for tensors in srcs:
        for src, dst in zip(tensors, dsts):
            operands(what, [src], [dst])
    members = replica_group.members(what)
    _permute(what, srcs, dsts, dict(zip(members, members[1:] + members[:1])), op, len(channels))


def _permute(what, srcs, dsts, targets, op=None, channels=1):
    """What each member's target gets: the tensors at one place of the lists in `srcs`, reduced."""
    members = list(targets)
    for tensors in srcs:
        for src, dst in zip(tensors, dsts):
            shaped(what, "dst", dst, src.shape)
    everything = [src for tensors in srcs for src in tensors]

    def plan(values):
        source = {target: index for index, target in enumerate(targets.values())}
        taken = [values[source[member]] for member in members]
        return [[np.stack(arrays[place :: len(dsts)]) for place in range(len(dsts))] for arrays in taken]

    arrays = meet(what, members, everything, f"{forms(everything)}, to {list(targets.values())}, op {op}", plan)
    record(
        what, dsts, arrays, everything, members, byte_count(dsts), operation="permute", op=op, targets=list(targets.values()),
        channels=channels,
    )
