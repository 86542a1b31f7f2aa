"""How the ranks of a collective meet: all have to come before any goes on, and each is handed what it gets."""

from dataclasses import dataclass

import numpy as np

from roundhouse.nki.errors import NkiValidationError
from roundhouse.nki.isa.instruction import emit
from roundhouse.nki.regions import MemoryRegion, is_on_chip
from roundhouse.nki.session import INPUT, current, location


@dataclass
class Given:
    """What an instance brings to a meeting."""

    tensors: list
    # What must be the same on all ranks.
    form: str
    location: str


def meet(what, members, tensors, form, plan):
    """Waits for all cores of all members at the same collective. What `plan(values)` has for this one, where `values` are those of
    `tensors`, by member: a list with one entry for each."""
    session = current()
    world = session.cores.world
    names = {rank: world.ranks[rank].names for rank in members}

    def join(given):
        first, *rest = given.values()
        for other in rest:
            if other.form != first.form:
                raise NkiValidationError(
                    "shapeMismatch",
                    f"{what}: ranks disagree: {first.form} at {first.location}, {other.form} at {other.location}",
                    location=other.location,
                )
        planned = {}
        for core in range(session.cores.count):
            instances = [given[names[rank][core]] for rank in members]
            planned |= zip(
                [names[rank][core] for rank in members],
                plan([[tensor.numpy() for tensor in instance.tensors] for instance in instances]),
            )
        return planned

    here = session.cores.names[session.core_number]
    everyone = [name for rank in members for name in names[rank]]
    given = Given(tensors, form, location())
    return world.turns.meet(here, everyone, f"{what} of ranks {members}", given, given.location, join)[here]


def record(what, dsts, arrays, srcs, members, size, **fields):
    """The instruction that makes each of `dsts` from one of `arrays`, which came from the ranks: of one element for each of it,
    or of several contributions to it one after the other."""
    session = current()
    received = [
        session.tensor((1, array.size), dst.dtype, MemoryRegion.private_hbm, "received", array=_aligned(array), role=INPUT)
        for dst, array in zip(dsts, arrays)
    ]
    cores = session.cores
    if cores.count > 1:
        for tensor in (*srcs, fields.get("metadata")):
            # The other core's part of it is there.
            if tensor is not None and not is_on_chip(tensor.buffer):
                emit("core_barrier", data=tensor, engine="sync")
    emit(
        "collective", dst=list(dsts) or None, src=list(srcs), received=received or None, group=list(members), size=int(size),
        cores=cores.count, **fields,
    )
    if cores.count > 1:
        # What one core writes to the result comes after the other core's part in it.
        cores.meet(session.core_number, f"the end of {what}", None, location())
        for tensor in (*srcs, *dsts):
            cores.accesses.settle(tensor)


def _aligned(array):
    """In one piece, at an address that the library takes."""
    array = np.ascontiguousarray(array)
    return array.copy() if array.ctypes.data % 16 else array
