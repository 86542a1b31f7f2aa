"""Kernels on the two cores of a logical NeuronCore: they exchange tiles, wait for each other, and race."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import nisa, nki, nl, random


@pytest.fixture(autouse=True, params=["trn2", "trn3"])
def generation(request, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", request.param)


@pytest.mark.parametrize("dtype", [np.float32, ml_dtypes.bfloat16, np.int8])
@pytest.mark.parametrize("engine", [nisa.dma_engine.dma, nisa.dma_engine.gpsimd_dma])
def test_sendrecv_swaps_tiles(dtype, engine):
    @nki.jit
    def kernel(x):
        out = nl.ndarray((2, 100, 3, 8), x.dtype, buffer=nl.shared_hbm)
        here = nl.program_id(0)
        mine, other = nl.load(x[here]), nl.ndarray((100, 3, 8), x.dtype)
        for pipe in range(3):
            nisa.sendrecv(mine, other, 1 - here, 1 - here, pipe_id=pipe, dma_engine=engine)
            nisa.tensor_tensor(mine, other, mine, nl.subtract)
        nl.store(out[here], mine)
        return out

    x = np.rint(random(2, 100, 3, 8) * 3).astype(dtype)
    a, b = x.astype(np.float32)
    for _ in range(3):
        a, b = b - a, a - b
    launched = kernel[2]
    np.testing.assert_array_equal(launched(x).astype(np.float32), np.stack([a, b]))
    assert launched.reports == [] and launched.time > 0


def test_both_see_what_either_wrote_before_a_barrier():
    @nki.jit
    def kernel(x):
        half = nl.ndarray((2, 64, 32), x.dtype, buffer=nl.shared_hbm)
        out = nl.ndarray((2, 64, 32), x.dtype, buffer=nl.shared_hbm)
        here = nl.program_id(0)
        nl.store(half[here], nl.load(x[here]))
        nisa.core_barrier(half, (0, 1))
        nl.store(out[here], nl.load(half[1 - here]))
        return out

    x = random(2, 64, 32)
    launched = kernel[2]
    np.testing.assert_array_equal(launched(x), x[::-1])
    assert launched.reports == []


@pytest.mark.parametrize("meet", ["core_barrier", "sendrecv"])
def test_a_core_waits_for_the_one_that_comes_later(meet):
    @nki.jit
    def kernel(x, turns):
        both = nl.ndarray((2, 64, 32), x.dtype, buffer=nl.shared_hbm)
        here = nl.program_id(0)
        tile, other = nl.load(x), nl.ndarray((64, 32), x.dtype)
        for _ in range(turns[here]):
            nisa.activation(tile, nl.tanh, tile)
        if meet == "sendrecv":
            nisa.sendrecv(tile, other, 1 - here, 1 - here, pipe_id=0)
        else:
            nl.store(both[here], tile)
            nisa.core_barrier(both, (0, 1))
            other = nl.load(both[1 - here])
        nl.store(both[here], other)
        return both

    x, times = random(64, 32), {}
    for turns in [(0, 0), (0, 200), (200, 0), (200, 200)]:
        launched = kernel[2]
        launched(x, turns)
        times[turns] = launched.time.microseconds
    # Whichever core is late: the other one ends a semaphore later.
    assert times[0, 200] > times[0, 0] + 10
    assert times[200, 0] == pytest.approx(times[0, 200], abs=0.1)
    assert times[200, 200] == pytest.approx(times[0, 200], abs=0.1)


def test_turns_of_device_loops_branch_on_every_engine():
    def kernel(loop):
        @nki.jit
        def kernel(x):
            tile = nl.load(x)
            for _ in loop():
                nisa.tensor_copy(tile, tile)

        kernel(random(64, 32))
        return kernel.time.report

    unrolled, device = kernel(lambda: range(50)), kernel(lambda: nl.dynamic_range(50))
    assert device["instructions"] == unrolled["instructions"] + 5 * 50
    busy = [{engine["name"]: engine["busy"] for engine in report["engines"]} for report in (unrolled, device)]
    # X0102, X0114 of Benchmarks/measured-instructions.csv: GpSimd 130 ns, Sync 123 ns.
    assert busy[1]["gpsimd"] - busy[0]["gpsimd"] == pytest.approx(50 * 0.130, rel=1e-3)
    assert busy[1]["sync"] - busy[0]["sync"] == pytest.approx(50 * 0.123, rel=1e-3)


def test_a_race_is_reported_with_both_lines():
    @nki.jit
    def kernel(x):
        both = nl.ndarray((64, 32), x.dtype, buffer=nl.shared_hbm)
        rows = slice(0, 33) if nl.program_id(0) == 0 else slice(32, 64)
        nl.store(both[rows], nl.load(x[rows]))
        return both

    launched = kernel[2]
    with pytest.warns(nki.NkiWarning, match="without a core_barrier"):
        launched(random(64, 32))
    [race] = launched.reports
    line = f"{__file__}:{kernel.fn.__code__.co_firstlineno + 4}"
    assert race.rule == "race" and race.location == line and f"core 0 uses at {line}" in race.message


def test_halves_that_do_not_overlap_are_no_race():
    @nki.jit
    def kernel(x):
        both = nl.ndarray((64, 32), x.dtype, buffer=nl.shared_hbm)
        here = nl.program_id(0)
        nl.store(both.ap([[64, 32], [2, 16]], offset=here), nl.load(x.ap([[64, 32], [2, 16]], offset=here)))
        nl.store(both.ap([[64, 32], [2, 16]], offset=32 + here), nl.load(x.ap([[64, 32], [2, 16]], offset=32 + here)))
        return both

    x = random(64, 32)
    launched = kernel[2]
    np.testing.assert_array_equal(launched(x), x)
    assert launched.reports == []


def test_cores_that_wait_for_ever_are_refused():
    @nki.jit
    def ends(x):
        if nl.program_id(0) == 1:
            nisa.core_barrier(x, (0, 1))

    @nki.jit
    def crossed(x):
        tile = nl.load(x)
        nisa.sendrecv(tile, tile, 1 - nl.program_id(0), 1 - nl.program_id(0), pipe_id=nl.program_id(0))

    for kernel, match in ((ends, "core 0 has ended"), (crossed, "core 1 at sendrecv of pipe 1")):
        with pytest.raises(nki.NkiValidationError, match=match) as error:
            kernel[2](random(64, 32))
        assert error.value.rule == "synchronization" and error.value.location.startswith(__file__)


def test_an_error_of_one_core_ends_both():
    @nki.jit
    def kernel(x):
        if nl.program_id(0) == 1:
            raise KeyError("of core 1")
        nisa.core_barrier(x, (0, 1))

    with pytest.raises(KeyError, match="of core 1"):
        kernel[2](random(64, 32))


def test_exchanges_need_two_cores_that_agree():
    @nki.jit
    def alone(x):
        nisa.core_barrier(x, (0, 1))

    @nki.jit
    def astray(x):
        tile = nl.load(x)
        nisa.sendrecv(tile, tile, 0, 0, pipe_id=0)

    @nki.jit
    def unequal(x):
        tile = nl.load(x[: 32 * (1 + nl.program_id(0))])
        nisa.sendrecv(tile, tile, 1 - nl.program_id(0), 1 - nl.program_id(0), pipe_id=0)

    for kernel, rule in ((alone, "synchronization"), (astray[2], "synchronization"), (unequal[2], "shapeMismatch")):
        with pytest.raises(nki.NkiValidationError) as error:
            kernel(random(64, 32))
        assert error.value.rule == rule
