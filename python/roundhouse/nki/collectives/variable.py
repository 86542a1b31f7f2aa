"""Collectives of chunks whose sizes are in a tensor."""

import numpy as np

from roundhouse.nki.collectives.checks import byte_count, forms, in_hbm, one, shaped
from roundhouse.nki.collectives.rendezvous import meet, record
from roundhouse.nki.collectives.uniform import start
from roundhouse.nki.errors import refuse
from roundhouse.nki.regions import is_on_chip
from roundhouse.nki.session import current

RANKS_OF_CHIP = 4  # of two cores


def all_gather_v(
    srcs, dsts, replica_group, metadata_tensor, recv_counts_known=False, has_rdispls=False, priority=None, name=None
):
    what = "all_gather_v"
    members = start(what, srcs, dsts, replica_group, priority)
    if has_rdispls:
        raise refuse("replicaGroup", f"{what} takes no has_rdispls yet, in NKI either; every chunk has a slot")
    if len(members) != RANKS_OF_CHIP or current().cores.count != 2:
        raise refuse("replicaGroup", f"{what} of {members}: it is for 4 ranks of 2 cores; use lists of 4 and kernel[2]")
    # Every receiver gets the chunk that the first column describes.
    _exchange(what, "all_gather", srcs, dsts, members, metadata_tensor, recv_counts_known, 3, lambda receiver: 0)


def all_to_all_v(
    srcs, dsts, replica_group, metadata_tensor, recv_counts_known=False, has_rdispls=False, priority=None, name=None
):
    what = "all_to_all_v"
    members = start(what, srcs, dsts, replica_group, priority)
    if current().core["generation"] < "v4":
        raise refuse(
            "generation", f"{what} is for instances with NeuronSwitch, or ranks of several instances; here only trn3 has it"
        )
    chips = [members[first : first + RANKS_OF_CHIP] for first in range(0, len(members), RANKS_OF_CHIP)]
    whole = all(chip[0] % RANKS_OF_CHIP == 0 and chip == list(range(chip[0], chip[0] + RANKS_OF_CHIP)) for chip in chips)
    if current().cores.count != 2 or len(chips) < 2 or not whole:
        raise refuse(
            "replicaGroup", f"{what} of {members}: it is for all 4 ranks of several chips, in order, with 2 cores, kernel[2]"
        )
    rows = 4 if has_rdispls else 3
    _exchange(what, "all_to_all", srcs, dsts, members, metadata_tensor, recv_counts_known, rows, lambda receiver: receiver)


def _exchange(what, operation, srcs, dsts, members, metadata, recv_counts_known, rows, column):
    """Sends chunks of flat tensors. `metadata` has the rows: counts and displacements to send, counts that were received, and of
    four the displacements to receive; `column(receiver)` has the chunk for a member."""
    in_hbm(what, *srcs, *dsts)
    one(what, srcs)
    [src], [dst] = srcs, dsts
    on_chip = is_on_chip(metadata.buffer)
    shaped(what, "metadata_tensor", metadata, ((1,) if on_chip else ()) + (rows, len(members)))
    if metadata.dtype != "uint32":
        raise refuse("elementType", f"{what}: metadata_tensor is {metadata.dtype}, it must be uint32")
    slot = dst.size // len(members)

    def plan(values):
        tables = [table.reshape(rows, len(members)).astype(np.int64) for _, table in values]
        planned = []
        for receiver, own in enumerate(tables):
            chunks = []
            for sender, (data, _) in enumerate(values):
                count, start = (int(row[column(receiver)]) for row in tables[sender][:2])
                place = int(own[3][sender]) if rows == 4 else slot * sender
                room = max(0, dst.size - place) if rows == 4 else slot
                if start + count > data.size or count > room:
                    raise refuse(
                        "outOfBounds",
                        f"{what}: rank {members[sender]} sends elements {start} to {start + count} of {data.size} to rank "
                        f"{members[receiver]}, which has room for {room}",
                    )
                chunks.append((place, data.reshape(-1)[start : start + count]))
            planned.append(chunks)
        most = max(sum(chunk.size for _, chunk in chunks) for chunks in planned)
        return [(chunks, most) for chunks in planned]

    chunks, most = meet(what, members, [src, metadata], forms([src, dst]), plan)
    flat = dst.reshape((dst.size,))
    results = [(flat.slice(0, place, place + chunk.size), chunk) for place, chunk in chunks if chunk.size]
    if not recv_counts_known:
        row = metadata.slice(metadata.ndim - 2, 2, 3)
        results.append((row, np.array([chunk.size for _, chunk in chunks], np.uint32)))
    record(
        what, [piece for piece, _ in results], [array for _, array in results], [src], members,
        most * byte_count([dst]) // dst.size, operation=operation, metadata=metadata,
    )
