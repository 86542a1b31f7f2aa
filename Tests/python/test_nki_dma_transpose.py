"""dma_transpose against NumPy: two to four dimensions, gathered rows."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import GENERATIONS, nisa, nki, nl, random

ORDERS = {2: (1, 0), 3: (2, 1, 0), 4: (3, 1, 2, 0)}


@pytest.mark.parametrize("target", GENERATIONS)
@pytest.mark.parametrize("dtype", [ml_dtypes.bfloat16, np.float32])
@pytest.mark.parametrize("shape", [(300, 70), (128, 128), (16, 5, 33), (100, 3, 128), (32, 4, 3, 64), (7, 1, 6, 128)])
@pytest.mark.parametrize("place", ["hbm", "sbuf", "view"])
def test_the_outer_dimensions_change_places(monkeypatch, target, dtype, shape, place):
    if place != "hbm" and shape[0] > 128:
        pytest.skip("SBUF has 128 partitions")
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", target)
    order = ORDERS[len(shape)]
    turned = tuple(shape[axis] for axis in order)
    wide = (*shape[:-1], 2 * shape[-1]) if place == "view" else shape
    x = random(*wide, dtype=dtype)

    @nki.jit
    def kernel(x):
        src = x
        if place != "hbm":
            src = nl.ndarray(wide, x.dtype)
            nisa.dma_copy(src, x)
        wider = nl.ndarray((*turned[:-1], turned[-1] + 3), x.dtype)
        dst = wider[..., 1 : turned[-1] + 1] if place == "view" else nl.ndarray(turned, x.dtype)
        if place == "view":
            src = src[..., ::2]
        nisa.dma_transpose(dst, src, axes=order)
        out = nl.ndarray(turned, x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(out, dst)
        return out

    expected = x[..., ::2] if place == "view" else x
    np.testing.assert_array_equal(kernel(x), expected.transpose(order))
    assert not kernel.reports


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("inner", [(64,), (5, 64), (1, 3, 128)])
def test_rows_are_gathered_down_the_columns_of_the_indices(monkeypatch, columns, inner):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn2")
    x = random(300, *inner, dtype=ml_dtypes.bfloat16)
    rows = np.random.default_rng(1).integers(0, 300, (128 if columns > 1 else 48, columns)).astype(np.uint32)
    count = rows.size - 16
    order = ORDERS[1 + len(inner)]

    @nki.jit
    def kernel(x, rows):
        size = int(np.prod(inner))
        strides = [size // int(np.prod(inner[: axis + 1])) for axis in range(len(inner))]
        pattern = [[size, count]] + [[stride, length] for stride, length in zip(strides, inner)]
        dst = nl.ndarray(tuple((count, *inner)[axis] for axis in order), x.dtype)
        nisa.dma_transpose(dst, x.ap(pattern=pattern, vector_offset=nl.load(rows), indirect_dim=0), axes=order)
        out = nl.ndarray(dst.shape, x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(out, dst)
        return out

    np.testing.assert_array_equal(kernel(x, rows), x[rows.T.flatten()[:count]].transpose(order))


def test_rows_that_are_skipped_stay_as_they_are(monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn2")
    x = random(40, 32, dtype=ml_dtypes.bfloat16)
    rows = np.arange(16, dtype=np.uint32)[:, None] * 3

    @nki.jit
    def kernel(x, rows):
        dst = nl.zeros((32, 16), x.dtype)
        src = x.ap(pattern=[[32, 16], [1, 32]], vector_offset=nl.load(rows), indirect_dim=0)
        nisa.dma_transpose(dst, src, oob_mode=nisa.oob_mode.skip)
        out = nl.ndarray((32, 16), x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(out, dst)
        return out

    expected = np.where(rows[:, 0] < 40, x[np.minimum(rows[:, 0], 39)].T, 0)
    np.testing.assert_array_equal(kernel(x, rows).astype(np.float32), expected.astype(np.float32))


def test_priorities_are_of_v4(monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn3")
    x = random(64, 16)

    @nki.jit
    def kernel(x):
        dst = nl.ndarray((16, 64), x.dtype)
        nisa.dma_transpose(dst, x, priority=0)
        out = nl.ndarray((16, 64), x.dtype, buffer=nl.shared_hbm)
        nisa.dma_copy(out, dst, priority=3)
        return out

    np.testing.assert_array_equal(kernel(x), x.T)
