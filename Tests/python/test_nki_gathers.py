"""GpSimd's gathers and searches, registers, and what nki.language makes of instructions for whole numbers."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import GENERATIONS, nisa, nki, nl, on_tiles, random
from roundhouse.nki import first

BF16 = ml_dtypes.bfloat16


@pytest.fixture(params=GENERATIONS)
def generation(request, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", request.param)


@pytest.fixture(params=GENERATIONS[1:])
def v3(request, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", request.param)


def numbers(*shape, below, dtype, seed=0):
    return np.random.default_rng(seed).integers(0, below, shape).astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.int32])
@pytest.mark.parametrize("target", [np.float32, np.int32])
@pytest.mark.parametrize("ids", [
    [0, 1, 1, 2, 2, 2, 5, 0, 0], [3, 3, 3], [0], [7], [1, 0, 1, 1, 0], np.sort(np.arange(300) % 17),
])  # fmt: skip
def test_sequence_bounds(generation, dtype, target, ids):
    ids = np.array([ids], dtype)
    n = ids.shape[1]
    expected = np.empty((1, 2, n), target)
    for index, wanted in enumerate(ids[0]):
        first = last = index
        while first > 0 and ids[0, first - 1] == wanted:
            first -= 1
        while last < n and ids[0, last] == wanted:
            last += 1
        expected[0, :, index] = (n, -1) if wanted == 0 else (first, last)
    found = on_tiles(lambda dst, x: nisa.sequence_bounds(dst, x), ids, shape=(1, 2, n), dtype=target)
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("dtype", [np.float32, np.int32])
def test_nonzero_with_count_on_the_first_partition_of_each_core(v3, dtype):
    a = (numbers(100, 50, below=3, dtype=dtype) - 1) * numbers(100, 50, below=2, dtype=dtype, seed=1)
    a[32], a[48] = 0, 5

    def body(dst, x):
        nisa.memset(dst, 77)
        nisa.nonzero_with_count(dst, x, index_offset=1000, padding_val=-9)

    expected = np.full((100, 51), 77, np.int32)
    for partition in range(0, 100, 16):
        places = np.flatnonzero(a[partition])
        expected[partition] = -9
        expected[partition, : len(places)] = places + 1000
        expected[partition, 50] = len(places)
    np.testing.assert_array_equal(on_tiles(body, a, shape=(100, 51), dtype=np.int32), expected)


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.int32, np.uint8])
def test_nc_n_gather(generation, dtype):
    a = numbers(100, 6, 11, below=200, dtype=dtype)
    places = numbers(100, 3, 9, below=66, dtype=np.uint32, seed=1)
    found = on_tiles(lambda dst, x, i: nisa.nc_n_gather(dst, x, i), a, places, shape=(100, 3, 9), dtype=dtype)
    rows = np.arange(100)[:, None]
    np.testing.assert_array_equal(found, a.reshape(100, 66)[rows, places.reshape(100, 27)].reshape(100, 3, 9))


def test_nc_n_gather_in_place_takes_what_was_there(generation):
    a = numbers(64, 30, below=1000, dtype=np.float32)
    places = np.tile(np.arange(30, dtype=np.uint32)[::-1], (64, 1))

    def body(dst, x, i):
        nisa.tensor_copy(dst, x)
        nisa.nc_n_gather(dst, dst, i)

    np.testing.assert_array_equal(on_tiles(body, a, places), a[:, ::-1])


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.uint8])
@pytest.mark.parametrize("each, valid", [(1, None), (1, 37), (4, 64), (32, 5)])
def test_local_gather(generation, dtype, each, valid):
    a = numbers(96, 10, 20, below=200, dtype=dtype)
    index = numbers(96, 4, below=200 - each, dtype=np.uint16, seed=1)
    count = valid or 64
    body = lambda dst, x, i: nisa.local_gather(dst, x, i, each, valid)  # noqa: E731
    found = on_tiles(body, a, index, shape=(96, count, each), dtype=dtype)
    flat = a.reshape(96, 200)
    for core in range(0, 96, 16):
        places = index[core : core + 16].flatten(order="F")[:count, None] + np.arange(each)
        np.testing.assert_array_equal(found[core : core + 16], flat[core : core + 16][:, places])


@pytest.mark.parametrize("partitions, n, k", [(32, 42, 8), (128, 500, 64), (64, 48, 48), (16, 8, 1)])
def test_topk_of_a_snake(generation, partitions, n, k):
    columns = -(-n // 16) + 1
    a = (random(partitions, columns) * 4).astype(BF16)
    # Equal ones, too.
    a[:, 0] = np.round(a[:, 0].astype(np.float32)).astype(BF16)

    def body(dst, x):
        largest, places = nl.ndarray((partitions, k), nl.bfloat16), nl.ndarray((partitions, k), nl.uint32)
        nisa.topk(largest, places, x, n)
        nisa.tensor_copy(dst[:, :k], largest)
        nisa.tensor_copy(dst[:, k:], places)

    found = on_tiles(body, a, shape=(partitions, 2 * k), dtype=np.float32)
    for core in range(0, partitions, 16):
        snake = a[core : core + 16].flatten(order="F")[:n].astype(np.float32)
        order = np.lexsort((-np.arange(n), snake))[n - k :]
        expected = np.concatenate([snake[order], order.astype(np.float32)])
        np.testing.assert_array_equal(found[core : core + 16], np.tile(expected, (16, 1)))


def test_topk_takes_its_documented_cycles(generation):
    def span(n):
        @nki.jit
        def kernel(x):
            tile = nl.zeros((128, 256), nl.bfloat16)
            largest, places = nl.ndarray((128, 16), nl.bfloat16), nl.ndarray((128, 16), nl.uint32)
            nisa.topk(largest, places, tile, n)

        kernel(np.zeros((1, 1), np.float32))
        return kernel.time.microseconds

    clock = 1.4 if nisa_generation() == nisa.nc_version.gen2 else 1.2
    np.testing.assert_allclose(span(4000) - span(1000), 4 * 3000 / clock / 1000, rtol=1e-4)


def nisa_generation():
    found = []
    nki.jit(lambda x: found.append(nisa.get_nc_version()))(np.zeros((1, 1), np.float32))
    return found[0]


def test_registers_are_moved_and_stored(generation):
    @nki.jit
    def kernel(x):
        out = nl.ndarray((1, 4), nl.int32, buffer=nl.shared_hbm)
        first, second = nisa.register_alloc(), nisa.register_alloc(7)
        nisa.register_load(first, x)
        nisa.register_store(out[:, 0:1], first)
        nisa.register_move(second, first)
        nisa.register_move(first, -3)
        nisa.register_store(out[:, 1:2], second)
        nisa.register_store(out[:, 2:3], first)
        nisa.register_store(out[:, 3:4], nisa.register_alloc(1 << 20))
        return out

    found = kernel(np.array([[41]], np.int32))
    np.testing.assert_array_equal(found, [[41, 41, -3, 1 << 20]])
    assert kernel.time > 0


@pytest.mark.parametrize("place", [-300, -129, -5, 0, 3, 60, 64, 300])
def test_rows_that_a_register_leads_out_of_a_tensor_are_skipped(generation, place):
    @nki.jit
    def kernel(x, where):
        out, back = (nl.ndarray((192, 8), x.dtype, buffer=nl.shared_hbm) for _ in range(2))
        nl.store(out[0:128], nl.zeros((128, 8), x.dtype))
        nl.store(out[64:192], nl.zeros((128, 8), x.dtype))
        nl.store(back[0:128], nl.zeros((128, 8), x.dtype))
        nl.store(back[64:192], nl.zeros((128, 8), x.dtype))
        rows = [[8, 128], [1, 8]]
        nisa.dma_copy(out.ap(rows, scalar_offset=nl.load(where)), nl.load(x[0:128]), oob_mode=nisa.oob_mode.skip)
        nisa.dma_copy(back[0:128], x.ap(rows, scalar_offset=nl.load(where)), oob_mode=nisa.oob_mode.skip)
        return out, back

    x = random(192, 8)
    out, back = kernel(x, np.array([[place]], np.int32))
    expected, expected_back = np.zeros((192, 8), np.float32), np.zeros((192, 8), np.float32)
    for row in range(128):
        if 0 <= place + row < 192:
            expected[place + row], expected_back[row] = x[row], x[place + row]
    np.testing.assert_array_equal(out, expected)
    np.testing.assert_array_equal(back, expected_back)
    assert kernel.time > 0


def test_a_moved_register_addresses_a_tile(generation):
    @nki.jit
    def kernel(x):
        out = nl.ndarray((128, 8), x.dtype, buffer=nl.shared_hbm)
        start = nisa.register_alloc()
        nisa.register_move(start, 24)
        tile = nl.load(x)
        nl.store(out, tile[:, nl.ds(start, 8)])
        return out

    a = random(128, 64)
    np.testing.assert_array_equal(kernel(a), a[:, 24:32])
    assert kernel.time > 0


SPREAD = np.concatenate([
    np.linspace(-4, 4, 65), [0.5, 1.5, 2.5, -0.5, -1.5, -0.0, 0.49999997, 8388607.5, -8388607.5, 4194304.5, 16777217.0],
    [1e10, -3e38, np.inf, -np.inf, np.nan, 1e-40],
]).astype(np.float32)  # fmt: skip


@pytest.mark.parametrize("dtype", [np.float32, BF16])
@pytest.mark.parametrize("name", ["floor", "ceil", "trunc"])
def test_whole_numbers(generation, name, dtype):
    a = np.tile(SPREAD.astype(dtype), (128, 1))
    found = on_tiles(lambda dst, x: nl.store(dst, getattr(nl, name)(x)), a)
    expected = getattr(np, name)(a.astype(np.float32)).astype(dtype)
    np.testing.assert_array_equal(found.astype(np.float32), expected.astype(np.float32))
    integers = np.arange(128 * 4, dtype=np.int32).reshape(128, 4)
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nl.store(dst, getattr(nl, name)(x)), integers), integers)


@pytest.mark.parametrize("name", ["fmod", "mod"])
def test_remainders(generation, name):
    a = (numbers(128, 40, below=4001, dtype=np.float32) - 2000) / 4
    b = (numbers(128, 40, below=200, dtype=np.float32, seed=1) + 1) / 4 * np.where(np.arange(40) % 2, 1, -1).astype(np.float32)
    function, stated = getattr(nl, name), getattr(np, name)
    found = on_tiles(lambda dst, x, y: nl.store(dst, function(x, y)), a, b)
    np.testing.assert_array_equal(found, stated(a, b))
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nl.store(dst, function(x, 3.0)), a), stated(a, np.float32(3)))
    np.testing.assert_array_equal(
        on_tiles(lambda dst, y: nl.store(dst, function(100.0, y)), b), stated(np.float32(100), b)
    )


@pytest.mark.parametrize("dtype", [np.uint32, np.int32, np.uint16])
def test_gather_flattened(generation, dtype):
    a, places = random(128, 40), numbers(128, 12, below=40, dtype=dtype)
    found = on_tiles(lambda dst, x, i: nl.store(dst, nl.gather_flattened(x, i)), a, places, shape=(128, 12))
    np.testing.assert_array_equal(found, np.take_along_axis(a, places.astype(np.int64), axis=1))


# The first generation.


def in_first(body, *arrays, shape=None, dtype=None):
    """What `body(*tiles)` returns."""

    @first.jit
    def kernel(*arguments):
        language = first.language
        made = body(*[language.load(argument) for argument in arguments])
        out = language.ndarray(shape or arrays[0].shape, dtype or arrays[0].dtype, buffer=language.shared_hbm)
        language.store(out, value=made)
        return out

    return kernel(*arrays)


def test_first_iota_of_an_index_expression(generation):
    p, x, y = np.ogrid[0:100, 0:3, 0:5]
    expected = (7 + 3 * p - 10 * x + y).astype(np.int32)

    def body(tile):
        index = first.language.mgrid[0:100, 0:3, 0:5]
        return first.isa.iota(7 + 3 * index.p - 10 * index.x + index.y, dtype=np.int32)

    np.testing.assert_array_equal(in_first(body, expected), expected)


@pytest.mark.parametrize("name", ["greater_equal", "greater", "less", "less_equal", "equal", "not_equal"])
def test_first_affine_select_by_a_comparison(generation, name):
    a = random(128, 96)

    def body(tile):
        language = first.language
        i_p, i_f = language.arange(128)[:, None], language.arange(96)[None, :]
        operators = {"greater_equal": i_p >= i_f + 4, "greater": i_p > i_f + 4, "less": i_p < i_f + 4}
        operators |= {"less_equal": i_p <= i_f + 4, "equal": i_p == i_f + 4, "not_equal": i_p != i_f + 4}
        return first.isa.affine_select(operators[name], tile, -9984.0)

    chosen = getattr(np, name)(np.arange(128)[:, None], np.arange(96) + 4)
    np.testing.assert_array_equal(in_first(body, a), np.where(chosen, a, np.float32(-9984)))


def test_first_affine_select_takes_one_comparison():
    def body(tile):
        i = first.language.arange(64)[None, :]
        return first.isa.affine_select((i > 3) & (i < 9), tile, 0.0)

    with pytest.raises(nisa.NkiValidationError, match="one comparison"):
        in_first(body, random(128, 64))


def test_first_range_select_and_select_reduce(v3):
    a = random(128, 20)
    low, high = np.full((128, 1), 3, np.float32), np.full((128, 1), 9, np.float32)

    def body(x, low, high):
        language = first.language
        largest = language.ndarray((128, 1), np.float32)
        kept = first.isa.range_select(
            on_true_tile=x, comp_op0=np.greater_equal, comp_op1=np.less, bound0=low, bound1=high, reduce_res=largest
        )
        both = language.ndarray((128, 22), np.float32)
        both[:, 21:22] = largest
        flags = first.isa.tensor_scalar(kept, np.greater, 0.0, dtype=np.uint8)
        first.isa.select_reduce(
            dst=both[:, 0:20], predicate=flags, on_true=x, on_false=-1.0, reduce_res=both[:, 20:21],
            reduce_cmd=first.isa.reduce_cmd.reset_reduce,
        )  # fmt: skip
        return both

    found = in_first(body, a, low, high, shape=(128, 22))
    inside = (np.arange(20) >= 3) & (np.arange(20) < 9)
    selected = np.where(inside & (a > 0), a, np.float32(-1))
    np.testing.assert_array_equal(found[:, :20], selected)
    np.testing.assert_array_equal(found[:, 20], selected.max(axis=1))
    np.testing.assert_array_equal(found[:, 21], a[:, 3:9].max(axis=1))


def test_first_gathers_and_bounds(generation):
    a, index = random(128, 50), numbers(128, 2, below=50, dtype=np.uint16)
    found = in_first(lambda x, i: first.isa.local_gather(x, i), a, index, shape=(128, 32))
    for core in range(0, 128, 16):
        places = index[core : core + 16].flatten(order="F")
        np.testing.assert_array_equal(found[core : core + 16], a[core : core + 16][:, places])
    ids = np.array([[1, 1, 0, 4]], np.float32)
    bounds = in_first(lambda x: first.isa.sequence_bounds(segment_ids=x), ids, shape=(1, 2, 4))
    np.testing.assert_array_equal(bounds, [[[0, 0, 4, 3], [2, 2, -1, 4]]])


def test_first_copies_from_and_to_places_that_an_element_chooses(generation):
    a, places = random(128, 6, 10), np.array([[4, 1]], np.int32)

    def body(x, at):
        language = first.language
        made = language.zeros((128, 6, 10), np.float32)
        i_p, i_f = language.arange(128)[:, None], language.arange(10)[None, :]
        taken = first.isa.tensor_copy_dynamic_src(x[i_p, at[0, 0], i_f])
        first.isa.tensor_copy_dynamic_dst(dst=made[i_p, at[0, 1], i_f], src=taken)
        return made

    expected = np.zeros_like(a)
    expected[:, 1] = a[:, 4]
    np.testing.assert_array_equal(in_first(body, a, places), expected)


def test_first_finfo():
    assert first.language.finfo(np.float32).max == np.finfo(np.float32).max
    assert first.language.finfo("bfloat16").max == ml_dtypes.finfo(BF16).max
