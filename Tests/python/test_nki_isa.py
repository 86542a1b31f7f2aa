"""Instructions of nki.isa, each against a NumPy statement of its documented formula, on every generation that has them."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import GENERATIONS, nisa, nki, nl, on_tiles, random

BF16 = ml_dtypes.bfloat16
FLOATS = [np.float32, BF16, np.float16, ml_dtypes.float8_e4m3, ml_dtypes.float8_e5m2]


@pytest.fixture(autouse=True, params=GENERATIONS)
def generation(request, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", request.param)
    return request.param


def values(*shape, dtype=np.float32, seed=0):
    """Numbers of every sign and of several sizes."""
    return (random(*shape, seed=seed) * np.float32(4)).astype(dtype)


def f32(array):
    return array.astype(np.float32)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("op", ["add", "subtract", "multiply", "maximum", "minimum"])
def test_tensor_tensor_computes_in_fp32_and_rounds_once(op, dtype):
    a, b = values(70, 24, dtype=dtype), values(70, 24, seed=1)
    found = on_tiles(lambda dst, x, y: nisa.tensor_tensor(dst, x, y, getattr(nl, op)), a, b, dtype=np.float16)
    np.testing.assert_array_equal(found, getattr(np, op)(f32(a), b).astype(np.float16))


@pytest.mark.parametrize("op", ["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"])
def test_comparisons_are_one_or_zero(op):
    a = np.arange(128 * 6, dtype=np.float32).reshape(128, 6) % 7
    b = a[::-1].copy()
    found = on_tiles(lambda dst, x, y: nisa.tensor_tensor(dst, x, y, getattr(nl, op)), a, b)
    np.testing.assert_array_equal(found, getattr(np, op)(a, b).astype(np.float32))


@pytest.mark.parametrize("dtype", [np.int32, np.uint32])
@pytest.mark.parametrize("op", ["add", "subtract", "multiply"])
def test_32_bit_integers_are_exact_on_gpsimd(op, dtype):
    generator = np.random.default_rng(0)
    a, b = (generator.integers(0, 1 << 32, (128, 9), np.uint32).view(dtype) for _ in range(2))
    found = on_tiles(lambda dst, x, y: nisa.tensor_tensor(dst, x, y, getattr(nl, op)), a, b)
    np.testing.assert_array_equal(found, getattr(np, op)(a, b))


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.int32, np.uint32])
@pytest.mark.parametrize("op", ["bitwise_and", "bitwise_or", "bitwise_xor"])
def test_bitvec_operators_see_bits(op, dtype):
    generator = np.random.default_rng(0)
    a, b = (generator.integers(0, 256, (33, 8), np.uint8).view(dtype) for _ in range(2))
    found = on_tiles(lambda dst, x, y: nisa.tensor_tensor(dst, x, y, getattr(nl, op)), a, b)
    np.testing.assert_array_equal(found, getattr(np, op)(a, b))
    scalar = on_tiles(lambda dst, x: nisa.tensor_scalar(dst, x, getattr(nl, op), 0x35), a)
    np.testing.assert_array_equal(scalar, getattr(np, op)(a, np.array(0x35, dtype)))


@pytest.mark.parametrize("dtype", FLOATS)
def test_tensor_scalar_applies_two_operators_in_fp32(dtype):
    a, column = values(100, 16, dtype=dtype), values(100, 1, seed=1)
    found = on_tiles(
        lambda dst, x, c: nisa.tensor_scalar(dst, x, nl.subtract, c, reverse0=True, op1=nl.maximum, operand1=0.5),
        a, column, dtype=BF16,
    )
    np.testing.assert_array_equal(found, np.maximum(column - f32(a), np.float32(0.5)).astype(BF16))


def test_scalar_tensor_tensor():
    a, b, column = values(64, 40), values(64, 40, dtype=BF16, seed=1), values(64, 1, seed=2)
    found = on_tiles(
        lambda dst, x, y, c: nisa.scalar_tensor_tensor(dst, x, nl.multiply, c, nl.subtract, y, reverse1=True), a, b, column
    )
    np.testing.assert_array_equal(found, f32(b) - a * column)


@pytest.mark.parametrize("source", [np.float32, BF16, np.float16, np.int32, np.uint8, np.int16, np.int8])
@pytest.mark.parametrize("target", [np.float32, BF16, np.int32, np.float16])
def test_tensor_copy_casts_through_fp32(source, target):
    a = (np.arange(128 * 10).reshape(128, 10) % 120).astype(source)
    found = on_tiles(lambda dst, x: nisa.tensor_copy(dst, x), a, dtype=target)
    np.testing.assert_array_equal(found, f32(a).astype(target))


def test_tensor_copy_predicated_keeps_the_rest():
    a, predicate = values(128, 12), (np.arange(128 * 12).reshape(128, 12) % 3).astype(np.uint8)

    def body(dst, x, p):
        nisa.memset(dst, -1.0)
        nisa.tensor_copy_predicated(dst, x, p)

    np.testing.assert_array_equal(on_tiles(body, a, predicate), np.where(predicate != 0, a, np.float32(-1)))

    def reversed_constant(dst, x, p):
        nisa.tensor_copy(dst, x)
        nisa.tensor_copy_predicated(dst, 7.0, p, reverse_pred=True)

    np.testing.assert_array_equal(on_tiles(reversed_constant, a, predicate), np.where(predicate == 0, np.float32(7), a))


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.int32, np.uint8])
@pytest.mark.parametrize("engine", ["vector", "gpsimd"])
def test_memset(dtype, engine):
    a = np.zeros((96, 5), dtype)
    found = on_tiles(lambda dst, x: nisa.memset(dst, 42, engine=getattr(nisa.engine, engine)), a)
    np.testing.assert_array_equal(found, np.full_like(a, 42))


@pytest.mark.parametrize("op, reference, tolerance", [
    ("exp", np.exp, 3e-7), ("square", np.square, 0), ("tanh", np.tanh, 3e-7), ("copy", lambda x: x, 0),
    ("relu", lambda x: np.maximum(x, 0), 0), ("sigmoid", lambda x: 1 / (1 + np.exp(-x)), 3e-7), ("abs", np.abs, 0),
    ("sin", np.sin, 3e-7), ("silu", lambda x: x / (1 + np.exp(-x)), 4e-7), ("sign", np.sign, 0),
])  # fmt: skip
def test_activation_of_scaled_data(op, reference, tolerance):
    a, scale, bias = values(128, 32) / 8, values(128, 1, seed=1) / 8, values(128, 1, seed=2) / 8
    found = on_tiles(lambda dst, x, s, b: nisa.activation(dst, getattr(nl, op), x, bias=b, scale=s), a, scale, bias)
    expected = reference((a * scale + bias).astype(np.float32).astype(np.float64))
    # The affine part may be fused: one rounding of fp32 less.
    np.testing.assert_allclose(found, expected, rtol=tolerance + 3e-7, atol=5e-7)


def test_activation_reduce_sums_the_results():
    a = values(128, 64) / 4
    sums = on_tiles(
        lambda dst, x: nisa.activation_reduce(nl.ndarray(x.shape, nl.bfloat16), nl.exp, x, nl.add, dst), a, shape=(128, 1)
    )
    np.testing.assert_allclose(sums, np.exp(a.astype(np.float64)).sum(axis=1, keepdims=True), rtol=2e-6)


@pytest.mark.parametrize("op, reference", [("add", np.sum), ("maximum", np.max), ("minimum", np.min)])
def test_tensor_scalar_reduce_goes_on_in_the_accumulators(op, reference):
    a, b, first = (np.rint(values(100, n, seed=seed)) for seed, n in enumerate((40, 40, 1)))

    def body(dst, x, y, initial):
        cut = dict(op0=nl.subtract, operand0=2.0, reduce_op=getattr(nl, op))
        nisa.tensor_scalar_reduce(x, x, **cut, reduce_cmd=nisa.reduce_cmd.load_reduce, reduce_init=initial)
        nisa.tensor_scalar_reduce(
            y, y, **cut, reduce_cmd=nisa.reduce_cmd.reduce, reduce_res=dst[:, 0:1], reduce_res_negate=True
        )
        nisa.tensor_scalar_reduce(x, y, reduce_res=dst[:, 1:2], **cut)

    found = on_tiles(body, a, b, first, shape=(100, 2))
    chained = reference(np.concatenate([first, a - 2, b - 2], axis=1), axis=1)
    np.testing.assert_array_equal(found, np.stack([-chained, reference(b - 4, axis=1)], axis=1))


def test_range_select(generation):
    a = values(128, 50, dtype=BF16)
    low = (np.arange(128, dtype=np.float32) % 60).reshape(128, 1)
    body = lambda dst, x, l, h: nisa.range_select(  # noqa: E731
        dst[:, :50], x, nl.greater_equal, nl.less, l, h, reduce_res=dst[:, 50:], range_start=10
    )
    if generation == "trn1":
        with pytest.raises(nisa.NkiValidationError, match="NeuronCore-v3"):
            on_tiles(body, a, low, low + 9, shape=(128, 51), dtype=np.float32)
        return
    found = on_tiles(body, a, low, low + 9, shape=(128, 51), dtype=np.float32)
    numbers = 10 + np.arange(50, dtype=np.float32)
    selected = np.where((numbers >= low) & (numbers < low + 9), f32(a), np.finfo(np.float32).min)
    np.testing.assert_array_equal(found, np.concatenate([selected, selected.max(axis=1, keepdims=True)], axis=1))


def test_reciprocal():
    a = values(128, 8) + np.float32(20)
    np.testing.assert_allclose(on_tiles(lambda dst, x: nisa.reciprocal(dst, x), a), 1 / a, rtol=1.2e-7)


@pytest.mark.parametrize("op, reference", [("add", np.sum), ("maximum", np.max), ("minimum", np.min), ("multiply", np.prod)])
@pytest.mark.parametrize("axis", [1, (1, 2), 2, (2,)])
def test_tensor_reduce_over_trailing_axes(op, reference, axis):
    a = (np.arange(64 * 4 * 6) % 5 - 2).astype(np.float32).reshape(64, 4, 6)
    if axis == 1:
        a = a[:, :, 0].copy()
    expected = reference(a, axis=axis)
    shape = expected.shape if expected.ndim > 1 else (64, 1)
    found = on_tiles(lambda dst, x: nisa.tensor_reduce(dst, getattr(nl, op), x, axis, negate=True), a, shape=shape)
    np.testing.assert_array_equal(found, -expected.reshape(shape))


def test_tensor_partition_reduce():
    a = (np.arange(128 * 16) % 11).astype(np.float32).reshape(128, 16)
    found = on_tiles(lambda dst, x: nisa.tensor_partition_reduce(dst, nl.add, x), a, shape=(1, 16))
    np.testing.assert_array_equal(found, a.sum(axis=0, keepdims=True))


def test_tensor_tensor_scan():
    a, b, start = values(128, 10) / 8, values(128, 10, seed=1) / 8, values(128, 1, seed=2)
    found = on_tiles(
        lambda dst, x, y, s: nisa.tensor_tensor_scan(dst, x, y, initial=s, op0=nl.multiply, op1=nl.add), a, b, start
    )
    expected, state = np.empty_like(a), start[:, 0]
    for i in range(10):
        state = a[:, i] * state + b[:, i]
        expected[:, i] = state
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("dtype", [np.float32, BF16, ml_dtypes.float8_e4m3])
def test_nc_matmul_adds_from_the_second_pass_on(dtype):
    a, b = values(96, 40, dtype=dtype), values(96, 200, dtype=dtype, seed=1)

    def body(dst, x, y):
        sums = nl.ndarray((40, 200), nl.float32, buffer=nl.psum)
        for _ in range(3):
            nisa.nc_matmul(sums, x, y)
        nisa.tensor_copy(dst, sums)

    exact = 3 * f32(a).astype(np.float64).T @ f32(b)
    found = on_tiles(body, a, b, shape=(40, 200), dtype=np.float32)
    bound = 3 * 96 * 2**-23 * np.abs(f32(a)).astype(np.float64).T @ np.abs(f32(b)) + 1e-30
    assert np.all(np.abs(found - exact) <= bound)


@pytest.mark.parametrize("dtype, engine, shape", [(np.float32, "tensor", (96, 70)), (BF16, "tensor", (128, 128)), (np.int8, "vector", (32, 20))])
def test_nc_transpose(dtype, engine, shape):
    a = (np.arange(np.prod(shape)) % 100).astype(dtype).reshape(shape)

    def body(dst, x):
        turned = nl.ndarray(shape[::-1], x.dtype, buffer=nl.psum if engine == "tensor" else nl.sbuf)
        nisa.nc_transpose(turned, x, engine=getattr(nisa.engine, engine))
        nisa.tensor_copy(dst, turned)

    np.testing.assert_array_equal(on_tiles(body, a, shape=shape[::-1]), a.T)


def test_dma_transpose():
    a = values(16, 100, dtype=BF16)
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nisa.dma_transpose(dst, x), a, shape=(100, 16)), a.T)


@pytest.mark.parametrize("source, target", [(np.float32, BF16), (BF16, np.float32), (np.int32, np.int32), (np.float16, ml_dtypes.float8_e4m3)])
def test_dma_copy_moves_and_casts_any_view(source, target):
    a = values(60, 24, dtype=source)

    @nki.jit
    def kernel(x):
        out = nl.ndarray((24, 30), target, buffer=nl.shared_hbm)
        tile = nl.ndarray((30, 24), target)
        nisa.dma_copy(tile, x[0:60:2])
        nisa.dma_copy(out.permute((1, 0)), tile)
        return out

    np.testing.assert_array_equal(kernel(a), f32(a[::2]).astype(target).T if source != target else a[::2].T)


@pytest.mark.parametrize("mode", ["error", "skip"])
def test_rows_are_gathered_and_scattered_by_indices(mode):
    a, rows = values(50, 8), np.array([[7], [49], [0], [7]], np.int32)
    if mode == "skip":
        rows[1] = 50

    @nki.jit
    def kernel(x, indices):
        index, tile = nl.load(indices), nl.zeros((4, 8), x.dtype)
        out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.zeros(x.shape, x.dtype))
        oob = getattr(nisa.oob_mode, mode)
        nisa.dma_copy(tile, x.ap([[8, 4], [1, 8]], vector_offset=index, indirect_dim=0), oob_mode=oob)
        nisa.dma_copy(out.vector_select(0, index), tile, oob_mode=oob)
        return out

    expected = np.zeros_like(a)
    kept = rows[rows < 50]
    expected[kept] = a[kept]
    np.testing.assert_array_equal(kernel(a, rows), expected)


def test_dma_compute_adds():
    a, b = values(128, 8), values(128, 8, dtype=BF16, seed=1)
    found = on_tiles(lambda dst, x, y: nisa.dma_compute(dst, [x, y], nl.add), a, b)
    np.testing.assert_array_equal(found, a + f32(b))


def test_nc_stream_shuffle():
    a = values(64, 6)
    mask = [(7 * i + 3) % 32 for i in range(32)]
    found = on_tiles(lambda dst, x: nisa.nc_stream_shuffle(dst, x, mask), a)
    np.testing.assert_array_equal(found, a.reshape(2, 32, 6)[:, mask].reshape(64, 6))


@pytest.mark.parametrize("partitions", [32, 20, 1])
def test_nc_stream_shuffle_spreads_one_partition(partitions):
    a, kept = values(64, 6), values(64, 6, seed=1)
    mask = [0 if i % 3 else 255 for i in range(32)]

    def body(dst, x, rest):
        nisa.tensor_copy(dst, rest)
        nisa.nc_stream_shuffle(dst[32 : 32 + partitions], x[32:33], mask)

    expected = kept.copy()
    for row in range(partitions):
        expected[32 + row] = a[32] if mask[row] == 0 else kept[32 + row]
    np.testing.assert_array_equal(on_tiles(body, a, kept), expected)


def test_iota_and_affine_select():
    a = np.zeros((128, 12), np.int32)
    found = on_tiles(lambda dst, x: nisa.iota(dst, [[10, 3], [-1, 4]], offset=5, channel_multiplier=2), a)
    steps = (10 * np.arange(3)[:, None] - np.arange(4)).reshape(-1)
    np.testing.assert_array_equal(found, 5 + 2 * np.arange(128)[:, None] + steps)
    b = values(128, 64)
    masked = on_tiles(
        lambda dst, x: nisa.affine_select(
            dst, pattern=[[-1, 64]], channel_multiplier=1, on_true_tile=x, on_false_value=-9.0, cmp_op=nl.greater_equal
        ),
        b,
    )
    np.testing.assert_array_equal(masked, np.where(np.arange(128)[:, None] >= np.arange(64), b, np.float32(-9)))


def test_batch_statistics():
    a = values(128, 96)

    def body(dst, x):
        stats = nl.ndarray((128, 2, 6), nl.float32)
        nisa.bn_stats(stats[:, 0], x[:, 0:48])
        nisa.bn_stats(stats[:, 1], x[:, 48:96])
        nisa.bn_aggr(dst, stats)

    found = on_tiles(body, a, shape=(128, 2))
    expected = np.stack([a.mean(axis=1, dtype=np.float64), a.var(axis=1, dtype=np.float64)], axis=1)
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


def test_the_eight_largest_where_they_are_and_replaced():
    a = np.random.default_rng(0).permutation(128 * 40).astype(np.float32).reshape(128, 40)
    order = np.argsort(-a, axis=1)[:, :8]
    largest = np.take_along_axis(a, order, axis=1)
    np.testing.assert_array_equal(on_tiles(lambda dst, x: nisa.max8(dst, x), a, shape=(128, 8)), largest)
    found = on_tiles(lambda dst, x, v: nisa.nc_find_index8(dst, x, v), a, largest, shape=(128, 8), dtype=np.uint32)
    np.testing.assert_array_equal(found, order)
    replaced = on_tiles(lambda dst, x, v: nisa.nc_match_replace8(dst, x, v, imm=-1.0), a, largest)
    expected = a.copy()
    np.put_along_axis(expected, order, -1, axis=1)
    np.testing.assert_array_equal(replaced, expected)
