"""Collectives in which every rank gives and gets as much as every other."""

import numpy as np

from roundhouse.nki.collectives.checks import byte_count, dimension, divides, forms, in_hbm, operands, reduction, shaped
from roundhouse.nki.collectives.rendezvous import meet, record
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.movement import check_priority
from roundhouse.nki.regions import is_on_chip


def all_reduce(srcs, dsts, replica_group, op, priority=None, name=None):
    members = start("all_reduce", srcs, dsts, replica_group, priority)
    op = reduction("all_reduce", op)
    for src, dst in zip(srcs, dsts):
        shaped("all_reduce", "dst", dst, src.shape)

    def plan(values):
        return [[np.stack(arrays) for arrays in zip(*values)]] * len(members)

    arrays = meet("all_reduce", members, srcs, f"{forms(srcs)}, op {op}", plan)
    record("all_reduce", dsts, arrays, srcs, members, byte_count(dsts), operation="all_reduce", op=op)


def all_gather(srcs, dsts, replica_group, collective_dim, priority=None, name=None):
    members = start("all_gather", srcs, dsts, replica_group, priority)
    for src, dst in zip(srcs, dsts):
        on_chip = is_on_chip(src.buffer)
        if on_chip and src.ndim != 2:
            raise refuse("shapeMismatch", f"all_gather: src is {src}; in SBUF it has two dimensions, reshape it")
        dimension("all_gather", collective_dim, (0, 1) if on_chip else (0,))
        shape = list(src.shape)
        shape[collective_dim] *= len(members)
        shaped("all_gather", "dst", dst, shape)

    def plan(values):
        return [[np.concatenate(arrays, axis=collective_dim) for arrays in zip(*values)]] * len(members)

    arrays = meet("all_gather", members, srcs, f"{forms(srcs)}, collective_dim {collective_dim}", plan)
    record("all_gather", dsts, arrays, srcs, members, byte_count(dsts), operation="all_gather")


def reduce_scatter(srcs, dsts, replica_group, collective_dim, op, priority=None, name=None):
    members = start("reduce_scatter", srcs, dsts, replica_group, priority)
    op = reduction("reduce_scatter", op)
    dimension("reduce_scatter", collective_dim, (0,))
    for src, dst in zip(srcs, dsts):
        divides("reduce_scatter", src, members)
        shaped("reduce_scatter", "dst", dst, (src.shape[0] // len(members), *src.shape[1:]))

    def plan(values):
        chunks = _chunks(values)
        return [[np.stack([own[index] for own in arrays]) for arrays in zip(*chunks)] for index in range(len(members))]

    arrays = meet("reduce_scatter", members, srcs, f"{forms(srcs)}, op {op}", plan)
    record("reduce_scatter", dsts, arrays, srcs, members, byte_count(srcs), operation="reduce_scatter", op=op)


def all_to_all(srcs, dsts, replica_group, collective_dim, priority=None, name=None):
    members = start("all_to_all", srcs, dsts, replica_group, priority)
    in_hbm("all_to_all", *srcs, *dsts)
    dimension("all_to_all", collective_dim, (0,))
    for src, dst in zip(srcs, dsts):
        divides("all_to_all", src, members)
        shaped("all_to_all", "dst", dst, src.shape)

    def plan(values):
        chunks = _chunks(values)
        return [[np.concatenate([own[index] for own in arrays]) for arrays in zip(*chunks)] for index in range(len(members))]

    arrays = meet("all_to_all", members, srcs, forms(srcs), plan)
    record("all_to_all", dsts, arrays, srcs, members, byte_count(srcs), operation="all_to_all")


def start(what, srcs, dsts, replica_group, priority):
    """What all of them check first. The ranks of this one's group."""
    check_priority(priority)
    operands(what, srcs, dsts)
    return replica_group.members(what)


def _chunks(values):
    """The arrays of each member, each as a list of as many pieces of dimension 0 as there are members."""
    return [[np.split(array, len(values)) for array in arrays] for arrays in values]
