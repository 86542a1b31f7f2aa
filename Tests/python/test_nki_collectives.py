"""Collectives between ranks: every function against NumPy, groups, two cores to a rank, ranks that disagree or never come."""

import json

import ml_dtypes
import numpy as np
import pytest

import harness
from nki_cases import nisa, nki, nl, random

ncc = nki.collectives
BF16, FP16 = ml_dtypes.bfloat16, np.float16
REDUCTIONS = {nl.add: np.add, nl.minimum: np.minimum, nl.maximum: np.maximum}


@pytest.fixture(autouse=True)
def target(monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn2")


def line_of(kernel, after):
    return f"{__file__}:{kernel.fn.__code__.co_firstlineno + after}"


def values(ranks, *shape, dtype=np.float32):
    """Whole numbers, of which sums are exact in every type."""
    return np.rint(random(ranks, *shape) * 4).astype(dtype)


def on_ranks(kernel, per_rank, *others, cores=1):
    launched = nki.simulate(kernel, ranks=len(per_rank))
    results = (launched if cores == 1 else launched[cores])(nki.PerRank(per_rank), *others)
    assert launched.reports == []
    return results


def groups_of(ranks, size):
    """Strided groups, one of them backwards: its order is that of results."""
    groups = [list(range(first, ranks, ranks // size)) for first in range(ranks // size)]
    return [groups[0][::-1], *groups[1:]]


def collective(call, result_shape, buffer=nl.sbuf):
    """A kernel that hands what it loads, and an empty tensor of the shape of the result, to `call`."""

    @nki.jit
    def kernel(x):
        src = nl.ndarray(x.shape, x.dtype, buffer=buffer)
        dst = nl.ndarray(result_shape(x.shape), x.dtype, buffer=buffer)
        out = nl.ndarray(dst.shape, x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(src, x)
        call([src], [dst])
        nisa.dma_copy(out, dst)
        return out

    return kernel


def check(found, wanted):
    for rank, (one, other) in enumerate(zip(found, wanted, strict=True)):
        np.testing.assert_array_equal(one.astype(np.float64), other.astype(np.float64), err_msg=f"rank {rank}")


def of_group(x, groups, rank):
    [group] = [group for group in groups if rank in group]
    return [x[member] for member in group], group.index(rank)


TYPES = [np.float32, BF16, FP16, np.int32, np.uint8, ml_dtypes.float8_e4m3fn]
# Ranks, how many are in a group, and a type.
CASES = [(ranks, size, np.float32) for ranks, size in ((1, 1), (2, 2), (8, 8), (8, 4))] + [(4, 2, dtype) for dtype in TYPES]


@pytest.mark.parametrize("ranks, size, dtype", CASES)
@pytest.mark.parametrize("buffer", [nl.sbuf, nl.shared_hbm])
@pytest.mark.parametrize("op", REDUCTIONS)
def test_all_reduce(ranks, size, dtype, buffer, op):
    groups = groups_of(ranks, size)
    group = ncc.ReplicaGroup(groups)
    kernel = collective(lambda src, dst: ncc.all_reduce(src, dst, group, op), lambda shape: shape, buffer)
    x = np.abs(values(ranks, 64, 48)).astype(dtype)
    wanted = [REDUCTIONS[op].reduce([part.astype(np.float32) for part in of_group(x, groups, rank)[0]]) for rank in range(ranks)]
    check(on_ranks(kernel, x), [one.astype(dtype) for one in wanted])


def test_sums_are_in_the_order_of_the_group_in_fp32_and_round_once():
    x = random(4, 32, 40).astype(BF16)
    group = ncc.ReplicaGroup([[2, 0, 3, 1]])
    kernel = collective(lambda src, dst: ncc.all_reduce(src, dst, group, nl.add), lambda shape: shape)
    total = x[2].astype(np.float32)
    for rank in (0, 3, 1):
        total = total + x[rank].astype(np.float32)
    check(on_ranks(kernel, x), [total.astype(BF16)] * 4)


@pytest.mark.parametrize("ranks, size, dtype", CASES)
@pytest.mark.parametrize("buffer, dim", [(nl.sbuf, 0), (nl.sbuf, 1), (nl.shared_hbm, 0)])
def test_all_gather(ranks, size, dtype, buffer, dim):
    groups = groups_of(ranks, size)
    group = ncc.ReplicaGroup(groups)
    kernel = collective(
        lambda src, dst: ncc.all_gather(src, dst, group, dim),
        lambda shape: tuple(part * (size if axis == dim else 1) for axis, part in enumerate(shape)), buffer,
    )  # fmt: skip
    x = values(ranks, 16, 24, dtype=dtype)
    check(on_ranks(kernel, x), [np.concatenate(of_group(x, groups, rank)[0], axis=dim) for rank in range(ranks)])


@pytest.mark.parametrize("ranks, size, dtype", CASES)
@pytest.mark.parametrize("buffer", [nl.sbuf, nl.shared_hbm])
@pytest.mark.parametrize("op", REDUCTIONS)
def test_reduce_scatter(ranks, size, dtype, buffer, op):
    groups = groups_of(ranks, size)
    group = ncc.ReplicaGroup(groups)
    kernel = collective(
        lambda src, dst: ncc.reduce_scatter(src, dst, group, 0, op), lambda shape: (shape[0] // size, *shape[1:]), buffer
    )
    x = np.abs(values(ranks, 8 * size, 20)).astype(dtype)
    wanted = []
    for rank in range(ranks):
        parts, place = of_group(x, groups, rank)
        wanted.append(REDUCTIONS[op].reduce([part.astype(np.float32) for part in parts])[8 * place : 8 * place + 8])
    check(on_ranks(kernel, x), [one.astype(dtype) for one in wanted])


@pytest.mark.parametrize("ranks, size, dtype", CASES)
def test_all_to_all(ranks, size, dtype):
    groups = groups_of(ranks, size)
    group = ncc.ReplicaGroup(groups)
    kernel = collective(lambda src, dst: ncc.all_to_all(src, dst, group, 0), lambda shape: shape, nl.shared_hbm)
    x = values(ranks, 3 * size, 5, 4, dtype=dtype)
    wanted = []
    for rank in range(ranks):
        parts, place = of_group(x, groups, rank)
        wanted.append(np.concatenate([part[3 * place : 3 * place + 3] for part in parts]))
    check(on_ranks(kernel, x), wanted)


def test_several_tensors_at_once():
    group = ncc.ReplicaGroup([[0, 1, 2, 3]])

    @nki.jit
    def kernel(x):
        made = [nl.ndarray(shape, x.dtype, buffer=nl.shared_hbm) for shape in ((6, 8), (6, 8), (24, 8), (24, 8))]
        srcs = [nl.ndarray((6, 8), x.dtype, buffer=nl.shared_hbm) for _ in range(2)]
        for half, src in enumerate(srcs):
            nisa.dma_copy(src, x[half])
        ncc.all_reduce(srcs, made[:2], group, nl.maximum)
        ncc.all_gather(srcs, made[2:], group, 0)
        return tuple(made)

    x = random(4, 2, 6, 8)
    for result in on_ranks(kernel, x):
        check(result, [x[:, 0].max(0), x[:, 1].max(0), x[:, 0].reshape(24, 8), x[:, 1].reshape(24, 8)])


@pytest.mark.parametrize("pairs", [[(0, 1), (1, 2), (2, 3), (3, 0)], [(0, 3), (3, 0), (1, 1)]])
@pytest.mark.parametrize("dtype", TYPES)
def test_collective_permute_leaves_out_who_is_in_no_pair(pairs, dtype):
    @nki.jit
    def kernel(x):
        src = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        dst = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(src, x)
        nisa.dma_copy(dst, x)
        ncc.collective_permute([src], [dst], pairs)
        return dst

    x = values(4, 9, 7, dtype=dtype)
    sources = {target: source for source, target in pairs}
    check(on_ranks(kernel, x), [x[sources.get(rank, rank)] for rank in range(4)])


@pytest.mark.parametrize("ranks, size", [(2, 2), (4, 4), (8, 4), (8, 8)])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("buffer", [nl.sbuf, nl.shared_hbm])
def test_a_ring_gathers_step_by_step(ranks, size, channels, buffer):
    """As fine-grained all-gathers do: what has come is stored where its rank belongs, while it goes on to the next."""
    groups = [list(range(first, first + size)) for first in range(0, ranks, size)]
    group = ncc.ReplicaGroup(groups)

    @nki.jit
    def kernel(x):
        out = nl.ndarray((ranks, channels, 16, 12), x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(out, nl.zeros((ranks * channels * 16, 12), x.dtype, buffer=nl.hbm).reshape(out.shape))
        buffers = [nl.ndarray((16, channels * 12), x.dtype, buffer=buffer) for _ in range(2)]
        nisa.dma_copy(buffers[0], x)
        for step in range(size):
            here, there = buffers[step % 2], buffers[1 - step % 2]
            parts = [slice(12 * channel, 12 * channel + 12) for channel in range(channels)]
            for channel in range(channels):
                rank = ncc.collective_permute_implicit_current_processing_rank_id(step, group, channel)
                nisa.dma_copy(
                    out.ap([[12, 16], [1, 12]], offset=192 * channel, scalar_offset=rank, indirect_dim=0), here[:, parts[channel]]
                )
            if step < size - 1:
                ncc.collective_permute_implicit(
                    [[here[:, part]] for part in parts], [[there[:, part]] for part in parts], group, list(range(channels))
                )
        return out

    x = random(ranks, 16, channels * 12)
    halves = x.reshape(ranks, 16, channels, 12).transpose(0, 2, 1, 3)
    wanted = []
    for rank in range(ranks):
        one = np.zeros_like(halves)
        first = rank // size * size
        one[first : first + size] = halves[first : first + size]
        wanted.append(one)
    check(on_ranks(kernel, x), wanted)


@pytest.mark.parametrize("op", REDUCTIONS)
def test_a_ring_reduces_on_the_way(op):
    group = ncc.ReplicaGroup([[0, 2, 1]])

    @nki.jit
    def kernel(x):
        tiles = [nl.load(x[part]) for part in range(4)]
        moved = [nl.ndarray((32, 16), x.dtype) for _ in range(2)]
        ncc.collective_permute_implicit_reduce(
            [[tiles[0]], [tiles[1]]], [[tiles[2]], [tiles[3]]], [[moved[0]], [moved[1]]], group, op, [0, 1]
        )
        out = nl.ndarray((2, 32, 16), x.dtype, buffer=nl.shared_hbm)
        for part in range(2):
            nl.store(out[part], moved[part])
        return out

    x = random(3, 4, 32, 16)
    wanted = [REDUCTIONS[op](x[before, :2], x[before, 2:]) for before in (1, 2, 0)]
    check(on_ranks(kernel, x), wanted)


def test_each_rank_knows_its_number():
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape[1:], x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(out, x.ap([[4, 3], [1, 4]], scalar_offset=ncc.rank_id(), indirect_dim=0))
        return out

    x = random(4, 3, 4)
    check(nki.simulate(kernel, ranks=4)(x), x)
    check([kernel(x)], x[:1])


def exchange_v(call, ranks, size, in_sbuf):
    @nki.jit
    def kernel(x, table):
        src = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        dst = nl.ndarray((ranks, size), x.dtype, buffer=nl.shared_hbm)
        out = nl.ndarray((ranks, size), x.dtype, buffer=nl.shared_hbm)
        counts = nl.ndarray(table.shape, table.dtype, buffer=nl.shared_hbm)
        if in_sbuf:
            metadata = nl.ndarray((1, *table.shape), table.dtype)
        else:
            metadata = nl.ndarray(table.shape, table.dtype, buffer=nl.shared_hbm)
        if nl.program_id(0) == 0:
            nisa.dma_copy(src, x)
            nisa.memset(zeros := nl.ndarray((ranks, size), x.dtype), -1.0)
            nisa.dma_copy(dst, zeros)
        if in_sbuf or nl.program_id(0) == 0:
            nisa.dma_copy(metadata.reshape((1, table.shape[0] * table.shape[1])) if in_sbuf else metadata, table)
        nisa.core_barrier(dst, (0, 1))
        nisa.core_barrier(src, (0, 1))
        if not in_sbuf:
            nisa.core_barrier(metadata, (0, 1))
        call([src], [dst], metadata)
        if nl.program_id(0) == 0:
            nisa.dma_copy(out, dst)
            nisa.dma_copy(counts, metadata.reshape((1, table.shape[0] * table.shape[1])) if in_sbuf else metadata)
        return out, counts

    return kernel


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("in_sbuf", [False, True])
def test_all_gather_v(known, in_sbuf):
    ranks, size = 4, 10
    counts = np.array([3, 0, 10, 7], np.uint32)
    displacements = np.array([5, 1, 0, 2], np.uint32)
    table = np.zeros((ranks, 3, ranks), np.uint32)
    table[:, 0, 0], table[:, 1, 0] = counts, displacements
    group = ncc.ReplicaGroup([[0, 1, 2, 3]])
    kernel = exchange_v(
        lambda src, dst, metadata: ncc.all_gather_v(src, dst, group, metadata, recv_counts_known=known), ranks, size, in_sbuf
    )
    x = random(ranks, 10)
    launched = nki.simulate(kernel, ranks=ranks)[2]
    found = launched(nki.PerRank(x), nki.PerRank(table))
    assert launched.reports == []
    wanted = np.full((ranks, size), -1.0, np.float32)
    for rank in range(ranks):
        wanted[rank, : counts[rank]] = x[rank, displacements[rank] : displacements[rank] + counts[rank]]
    for rank, (gathered, row) in enumerate(found):
        np.testing.assert_array_equal(gathered, wanted)
        np.testing.assert_array_equal(row[:2], table[rank, :2])
        np.testing.assert_array_equal(row[2], 0 if known else counts)


@pytest.mark.parametrize("displaced", [False, True])
def test_all_to_all_v(displaced, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn3")
    ranks, size = 8, 6
    table = np.zeros((ranks, 4 if displaced else 3, ranks), np.uint32)
    chosen = np.random.default_rng(3)
    table[:, 0] = chosen.integers(0, size, (ranks, ranks))
    table[:, 1] = chosen.integers(0, 20, (ranks, ranks))
    if displaced:
        table[:, 3] = (np.arange(ranks) * size)[::-1]
    group = ncc.ReplicaGroup([list(range(8))])
    kernel = exchange_v(
        lambda src, dst, metadata: ncc.all_to_all_v(src, dst, group, metadata, has_rdispls=displaced), ranks, size, False
    )
    x = random(ranks, 26)
    launched = nki.simulate(kernel, ranks=ranks)[2]
    found = launched(nki.PerRank(x), nki.PerRank(table))
    assert launched.reports == []
    for rank, (gathered, row) in enumerate(found):
        wanted = np.full(ranks * size, -1.0, np.float32)
        for sender in range(ranks):
            count, start = table[sender, 0, rank], table[sender, 1, rank]
            place = size * (ranks - 1 - sender) if displaced else size * sender
            wanted[place : place + count] = x[sender, start : start + count]
        np.testing.assert_array_equal(gathered, wanted.reshape(ranks, size))
        np.testing.assert_array_equal(row[2], table[:, 0, rank])


def test_two_cores_of_a_rank_share_hbm_and_have_tiles_of_their_own():
    group = ncc.ReplicaGroup([[0, 1, 2, 3]])

    @nki.jit
    def kernel(x):
        here = nl.program_id(0)
        src = nl.ndarray((2, 32, 8), x.dtype, buffer=nl.shared_hbm)
        dst = nl.ndarray((2, 32, 8), x.dtype, buffer=nl.shared_hbm)
        tiles = nl.ndarray((2, 32, 8), x.dtype, buffer=nl.shared_hbm)
        nl.store(src[here], nl.load(x[here]))
        ncc.all_reduce([src], [dst], group, nl.add)
        # What follows on one core is not undone by the collective of the other.
        mine = nl.load(dst[here])
        nisa.tensor_scalar(mine, mine, nl.multiply, 2.0)
        nl.store(dst[here], mine)
        tile, total = nl.load(x[here]), nl.ndarray((32, 8), x.dtype)
        ncc.all_reduce([tile], [total], group, nl.maximum)
        nl.store(tiles[here], total)
        return dst, tiles

    x = values(4, 2, 32, 8)
    for doubled, tiles in on_ranks(kernel, x, cores=2):
        np.testing.assert_array_equal(doubled, 2 * x.sum(0))
        np.testing.assert_array_equal(tiles, x.max(0))


def test_ranks_have_memory_of_their_own():
    @nki.jit
    def kernel(x, shared):
        tile = nl.load(x)
        nisa.tensor_scalar(tile, tile, nl.add, 1.0)
        nl.store(x, tile)
        nl.store(shared, tile)
        return shared

    own, shared = [np.full((4, 4), float(rank), np.float32) for rank in range(3)], np.zeros((4, 4), np.float32)
    found = nki.simulate(kernel, ranks=3)(nki.PerRank(own), shared)
    for rank in range(3):
        np.testing.assert_array_equal(own[rank], rank + 1)
        np.testing.assert_array_equal(found[rank], rank + 1)
    np.testing.assert_array_equal(shared, 0)


def test_sixty_four_ranks():
    group = ncc.ReplicaGroup([list(range(64))])
    kernel = collective(lambda src, dst: ncc.all_reduce(src, dst, group, nl.add), lambda shape: shape)
    x = values(64, 8, 4)
    check(on_ranks(kernel, x), [x.sum(0)] * 64)


# Ranks that do not agree.


def refused(kernel, rule, ranks=2, error=nki.NkiValidationError, match=None, arguments=()):
    x = np.ones((4, 8), np.float32)
    with pytest.raises(error, match=match) as found:
        nki.simulate(kernel, ranks=ranks)(x, *arguments)
    if rule:
        assert found.value.rule == rule
    return found.value


def test_a_rank_that_never_comes_is_named():
    group = ncc.ReplicaGroup([[0, 1]])

    @nki.jit
    def kernel(x):
        tile, total = nl.load(x), nl.ndarray((4, 8), x.dtype)
        if int(ncc.rank_id()) == 0:
            ncc.all_reduce([tile], [total], group, nl.add)

    error = refused(kernel, "synchronization", match="rank 1 has ended")
    assert error.location == line_of(kernel, 4) and f"({line_of(kernel, 4)})" in error.message


def test_ranks_at_different_collectives_are_both_named():
    group = ncc.ReplicaGroup([[0, 1]])

    @nki.jit
    def kernel(x):
        tile, total = nl.load(x), nl.ndarray((4, 8), x.dtype)
        both = nl.ndarray((4, 16), x.dtype)
        if int(ncc.rank_id()) == 0:
            ncc.all_reduce([tile], [total], group, nl.add)
        ncc.all_gather([tile], [both], group, 1)
        if int(ncc.rank_id()) == 1:
            ncc.all_reduce([tile], [total], group, nl.add)

    error = refused(kernel, "synchronization")
    for rank, what, after in ((0, "all_reduce", 5), (1, "all_gather", 6)):
        assert f"rank {rank} at {what} of ranks [0, 1] ({line_of(kernel, after)})" in error.message


def test_ranks_with_other_shapes_are_both_named():
    group = ncc.ReplicaGroup([[0, 1]])

    @nki.jit
    def kernel(x):
        tile = nl.load(x)
        if int(ncc.rank_id()) == 0:
            ncc.all_reduce([tile], [nl.ndarray((4, 8), x.dtype)], group, nl.add)
        else:
            ncc.all_reduce([tile[:, 0:4]], [nl.ndarray((4, 4), x.dtype)], group, nl.add)

    error = refused(kernel, "shapeMismatch", match="ranks disagree")
    for text in (f"[4, 8] float32, op add at {line_of(kernel, 4)}", f"[4, 4] float32, op add at {line_of(kernel, 6)}"):
        assert text in error.message


def test_an_error_of_one_rank_ends_all():
    @nki.jit
    def kernel(x):
        if int(ncc.rank_id()) == 2:
            raise KeyError("of rank 2")
        ncc.all_reduce([nl.load(x)], [nl.ndarray((4, 8), x.dtype)], ncc.ReplicaGroup([[0, 1, 2]]), nl.add)

    refused(kernel, None, ranks=3, error=KeyError, match="of rank 2")


def test_collectives_in_compiled_programs_are_refused():
    import jax

    group = ncc.ReplicaGroup([[0]])
    kernel = collective(lambda src, dst: ncc.all_reduce(src, dst, group, nl.add), lambda shape: shape)
    for launched, match in ((kernel, "all_reduce in jax.jit"), (nki.simulate(kernel, ranks=2), "on 2 ranks")):
        with pytest.raises(nki.NkiValidationError, match=match) as error:
            jax.jit(launched)(np.ones((4, 8), np.float32))
        assert error.value.rule == "logicalCore"


def test_arguments_of_ranks_must_be_of_all():
    kernel = collective(lambda src, dst: None, lambda shape: shape)
    with pytest.raises(ValueError, match="PerRank has 3 values, the kernel 2 ranks"):
        nki.simulate(kernel, ranks=2)(nki.PerRank([np.ones((4, 8))] * 3))


# Time.


def microseconds(ranks, group, columns, buffer=nl.shared_hbm, call=ncc.all_gather, rows=16):
    """Of an all-gather of [rows, columns] of float32 from each rank, or of another one."""
    group = ncc.ReplicaGroup(group)
    width = len(group.replica_groups[0])

    @nki.jit
    def kernel(x):
        src = nl.ndarray((rows, columns), x.dtype, buffer=buffer)
        dst = nl.ndarray((rows * width, columns), x.dtype, buffer=buffer)
        nisa.dma_copy(src[0:1, 0:1], x)
        call([src], [dst], group, 0)

    launched = nki.simulate(kernel, ranks=ranks)
    with pytest.warns(nki.NkiWarning):
        launched(np.ones((1, 1), np.float32))
    return launched.time.microseconds


def test_the_time_of_a_collective_is_in_that_of_the_kernel():
    times = [microseconds(8, [list(range(8))], columns) for columns in (16, 1 << 12, 1 << 15)]
    assert 2 < times[0] < times[1] < times[2]


def test_each_rank_has_a_profile_with_its_collectives(tmp_path):
    group = ncc.ReplicaGroup([[0, 1]])

    @nki.jit
    def kernel(x):
        tile, total = nl.load(x), nl.ndarray(x.shape, x.dtype)
        for _ in range(3):
            ncc.all_reduce([tile], [total], group, nl.add)
        nl.store(x, total)

    launched = nki.simulate(kernel, ranks=2)
    launched(np.ones((64, 64), np.float32))
    paths = launched.profile(tmp_path)
    assert paths == [f"{tmp_path}/kernel-rank{rank}.rhprofile" for rank in range(2)]
    for path in paths:
        output = tmp_path / "summary.json"
        harness.roundhouse("profile", "view", path, "--format", "summary-json", "--output", output)
        [summary] = json.loads(output.read_text()).values()
        assert summary["cc_op_count"] == 3
        assert 3 * 2e-6 < summary["cc_op_time"] < summary["total_time"] and summary["cc_op_active_time"] > 2e-6


def test_ranks_of_one_chip_have_no_links_between_them():
    near = microseconds(16, [list(range(8)), list(range(8, 16))], 1 << 12)
    far = microseconds(16, [list(range(0, 16, 2)), list(range(1, 16, 2))], 1 << 12)
    assert near < far


def test_tiles_of_sbuf_are_not_staged_in_hbm():
    """SB2SB collectives have a lower latency than those whose operands go through HBM."""
    group = ncc.ReplicaGroup([list(range(8))])
    x = random(8, 16, 512)
    times = []
    for staged in (False, True):

        @nki.jit
        def kernel(x):
            tile, gathered = nl.load(x), nl.ndarray((128, 512), x.dtype)
            if staged:
                src, dst = (nl.ndarray(tensor.shape, x.dtype, buffer=nl.shared_hbm) for tensor in (tile, gathered))
                nl.store(src, tile)
                ncc.all_gather([src], [dst], group, 0)
                gathered = nl.load(dst)
            else:
                ncc.all_gather([tile], [gathered], group, 0)
            out = nl.ndarray((128, 512), x.dtype, buffer=nl.shared_hbm)
            nl.store(out, gathered)
            return out

        launched = nki.simulate(kernel, ranks=8)
        check(launched(nki.PerRank(x)), [x.reshape(128, 512)] * 8)
        times.append(launched.time.microseconds)
    assert times[0] < times[1]
