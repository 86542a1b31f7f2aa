"""The random-number instructions: their generator against one written out here, seeds and states, ranges and shares."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import GENERATIONS, nisa, nl, on_tiles, random
from roundhouse.nki import first

BF16 = ml_dtypes.bfloat16
INTEGERS = [np.int8, np.int16, np.int32, np.uint8, np.uint16, np.uint32]
VECTOR, GPSIMD = nisa.engine.vector, nisa.engine.gpsimd
WORDS = {VECTOR: 24, GPSIMD: 6}


@pytest.fixture(params=GENERATIONS)
def generation(request, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", request.param)


@pytest.fixture
def v4(monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn3")


def states(engine, partitions=128, seed=0):
    return np.random.default_rng(seed).integers(0, 1 << 32, (partitions, WORDS[engine]), np.uint32)


def xorwow(states, count):
    """The numbers of generators with these words for so many elements, and the words afterwards."""
    lanes = states.reshape(len(states), -1, 6).copy()
    numbers = np.empty((len(states), count), np.uint32)
    for element in range(count):
        words = lanes[:, element % lanes.shape[1]]
        mixed = words[:, 0] ^ (words[:, 0] >> 2)
        last = words[:, 4].copy()
        words[:, :4] = words[:, 1:5]
        words[:, 4] = last ^ (last << 4) ^ mixed ^ (mixed << 1)
        words[:, 5] += np.uint32(362437)
        numbers[:, element] = words[:, 5] + words[:, 4]
    return numbers, lanes.reshape(states.shape)


@pytest.mark.parametrize("engine", [VECTOR, GPSIMD])
@pytest.mark.parametrize("dtype", INTEGERS)
def test_rng_gives_the_low_bits_of_xorwow(v4, engine, dtype):
    words = states(engine, 100)

    def body(dst, state):
        nisa.rand_set_state(state, engine=engine)
        nisa.rng(dst[:, 0:21], engine=engine)
        # Goes on where it ended; in a view of every other element.
        nisa.rng(dst.ap([[51, 100], [2, 10]], offset=21), engine=engine)
        nisa.memset(dst.ap([[51, 100], [2, 10]], offset=22), 0)
        nisa.memset(dst[:, 41:51], 0)

    found = on_tiles(body, words, shape=(100, 51), dtype=dtype)
    first, after = xorwow(words, 21)
    np.testing.assert_array_equal(found[:, :21], first.astype(dtype))
    np.testing.assert_array_equal(found[:, 21:41:2], xorwow(after, 10)[0].astype(dtype))


@pytest.mark.parametrize("engine", [VECTOR, GPSIMD])
def test_the_state_goes_out_and_in_again(v4, engine):
    words = states(engine, 64)

    def body(dst, state):
        nisa.rand_set_state(state, engine=engine)
        bits = nl.ndarray((64, 30), nl.uint32)
        nisa.rng(bits, engine=engine)
        kept = dst[:, 0 : WORDS[engine]]
        nisa.rand_get_state(kept, engine=engine)
        nisa.rng(dst[:, 30:40], engine=engine)
        nisa.rand_set_state(kept, engine=engine)
        nisa.rng(dst[:, 40:50], engine=engine)
        nisa.memset(dst[:, WORDS[engine] : 30], 0)

    found = on_tiles(body, words, shape=(64, 50), dtype=np.uint32)
    np.testing.assert_array_equal(found[:, : WORDS[engine]], xorwow(words, 30)[1])
    np.testing.assert_array_equal(found[:, 30:40], found[:, 40:50])


def test_engines_have_states_of_their_own(v4):
    words = states(VECTOR)

    def body(dst, state):
        nisa.rand_set_state(state, engine=VECTOR)
        nisa.rng(nl.ndarray((128, 5), nl.uint32), engine=GPSIMD)
        nisa.rng(dst, engine=VECTOR)

    found = on_tiles(body, words, shape=(128, 16), dtype=np.uint32)
    np.testing.assert_array_equal(found, xorwow(words, 16)[0])


def seeded(dst, seed):
    tile = nl.ndarray((1, 1), nl.int32)
    nisa.memset(tile, seed)
    nisa.set_rng_seed(tile)
    nisa.rng(dst)


def test_one_seed_gives_one_sequence(generation):
    def body(dst, x):
        for number, seed in enumerate((7, 8, 7)):
            seeded(dst[:, 64 * number : 64 * (number + 1)], seed)

    first, second, third = np.split(on_tiles(body, np.zeros((128, 1), np.uint32), shape=(128, 192)), 3, axis=1)
    np.testing.assert_array_equal(first, third)
    assert (first == second).mean() < 1e-3
    # No two partitions have the same numbers.
    assert len(np.unique(first)) > 0.999 * first.size


def test_without_a_seed_numbers_are_those_of_seed_0(generation):
    a = np.zeros((128, 33), np.uint32)
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nisa.rng(dst), a), on_tiles(lambda dst, x: seeded(dst, 0), a))


def test_bits_are_even(generation):
    found = on_tiles(lambda dst, x: seeded(dst, 1), np.zeros((128, 512), np.uint32))
    shares = [((found >> bit) & 1).mean() for bit in range(32)]
    # Six standard deviations of the mean of 65536 bits.
    np.testing.assert_allclose(shares, 0.5, atol=6 * 0.5 / 256)


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.int32])
def test_rand2_is_the_upper_bits_between_its_limits(v4, dtype):
    words, low, high = states(VECTOR), random(128, 1), np.abs(random(128, 1, seed=1)) * 100 + 3

    def body(dst, state, low, high):
        nisa.rand_set_state(state, engine=VECTOR)
        nisa.rand2(dst[:, :50], low, high)
        nisa.rand2(dst[:, 50:], -2.0, 2.0)

    found = on_tiles(body, words, low, high, shape=(128, 60), dtype=dtype)
    unit = (xorwow(words, 52)[0] >> 8).astype(np.float32) * np.float32(2**-24)
    first = np.minimum(low + unit[:, :50] * (high - low), high)
    rounded = np.rint if dtype is np.int32 else lambda x: x
    np.testing.assert_array_equal(found[:, :50], rounded(first).astype(dtype))
    # A new instruction starts with the first of the four generators.
    bits = xorwow(xorwow(words, 50)[1], 10)[0]
    second = np.float32(-2) + (bits >> 8).astype(np.float32) * np.float32(2**-24) * np.float32(4)
    np.testing.assert_array_equal(found[:, 50:], rounded(second).astype(dtype))


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.int32, np.uint8])
def test_dropout_keeps_bits_or_gives_0(v4, dtype):
    words = states(VECTOR, 90)
    a = np.random.default_rng(3).integers(1, 255, (90, 4, 11)).astype(dtype)
    if dtype is np.int32:
        a += np.int32(0x7FFF0000)
    share = np.linspace(0, 1, 90, dtype=np.float32).reshape(90, 1)

    def body(dst, state, x, prob):
        nisa.rand_set_state(state, engine=VECTOR)
        nisa.dropout(dst, x, prob)

    found = on_tiles(body, words, a, share, shape=a.shape, dtype=dtype)
    unit = (xorwow(words, 44)[0] >> 8).astype(np.float32) * np.float32(2**-24)
    np.testing.assert_array_equal(found, np.where(unit.reshape(a.shape) < share[:, None], np.zeros((), dtype), a))
    assert (found[0] == a[0]).all() and (found[-1] == 0).all()


def test_dropout_with_a_constant_share(generation):
    a = np.ones((128, 512), np.float32)
    found = on_tiles(lambda dst, x: nisa.dropout(dst, x, 0.25), a)
    np.testing.assert_allclose((found == 0).mean(), 0.25, atol=6 * 0.433 / 256)
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nisa.dropout(dst, x, 0.0), a), a)
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nisa.dropout(dst, x, 1.0), a), 0 * a)


@pytest.mark.parametrize("dtype", [np.float32, BF16])
def test_language_rand_is_uniform_and_repeats_with_its_seed(generation, dtype):
    def body(dst, x):
        seed = nl.full((1, 1), 42, dtype=nl.int32)
        for half in range(2):
            nl.random_seed(seed)
            nl.store(dst[:, 512 * half : 512 * (half + 1)], nl.rand((128, 512), dtype=dst.dtype))

    found = on_tiles(body, np.zeros((128, 1), dtype), shape=(128, 1024)).astype(np.float64)
    np.testing.assert_array_equal(found[:, :512], found[:, 512:])
    assert found.min() >= 0 and found.max() <= 1
    np.testing.assert_allclose([found.mean(), found.var()], [1 / 2, 1 / 12], rtol=0.02)


def test_language_dropout_zeroes_its_share(generation):
    a = random(128, 512) + np.float32(10)
    found = on_tiles(lambda dst, x: nl.store(dst, nl.dropout(x, 0.5, dtype=nl.bfloat16)), a, dtype=BF16)
    np.testing.assert_allclose((found == 0).mean(), 0.5, atol=6 * 0.5 / 256)
    np.testing.assert_array_equal(found[found != 0], a.astype(BF16)[found != 0])


def test_the_first_generation_has_them(generation):
    @first.jit
    def kernel(x):
        out = first.language.ndarray(x.shape, x.dtype, buffer=first.language.shared_hbm)
        seed = first.language.full((1, 1), 3, dtype=first.language.int32)
        tile = first.language.load(x)
        first.language.random_seed(seed)
        kept = first.isa.dropout(tile, prob=0.5)
        first.language.store(out, value=kept + first.language.rand(x.shape, dtype=x.dtype))
        return out

    a = np.full((128, 64), 8, np.float32)
    found = kernel(a)
    whole = np.floor(found)
    assert set(np.unique(whole)) == {0, 8}
    np.testing.assert_array_equal(kernel(a), found)
