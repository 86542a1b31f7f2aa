"""Instructions that go on in an engine's accumulators, each against a NumPy statement of its documented formula."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import GENERATIONS, nisa, nki, nl, on_tiles, random

BF16 = ml_dtypes.bfloat16
CMD = nisa.reduce_cmd


@pytest.fixture(params=GENERATIONS)
def generation(request, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", request.param)


@pytest.fixture
def v4(monkeypatch):
    """The generation that has activate2 and exponential."""
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "trn3")


def values(*shape, dtype=np.float32, seed=0):
    return (random(*shape, seed=seed) * np.float32(4)).astype(dtype)


def whole(*shape, dtype=np.float32, seed=0):
    """Whole numbers, whose sums are exact in any order."""
    return np.rint(values(*shape, seed=seed)).astype(dtype)


def f32(array):
    return array.astype(np.float32)


def total(array):
    return f32(array).sum(axis=1, keepdims=True)


@pytest.mark.parametrize("dtype", [np.float32, BF16])
def test_activation_goes_on_until_it_is_reset(generation, dtype):
    a, b = whole(100, 40, dtype=dtype), whole(100, 24, dtype=dtype, seed=1)

    def body(dst, x, y):
        copy = dict(op=nl.copy, reduce_op=nl.add)
        nisa.activation(x, data=x, reduce_cmd=CMD.reset_reduce, **copy)
        nisa.activation(y, data=y, reduce_cmd=CMD.idle, **copy)
        nisa.activation(y, data=y, scale=2.0, reduce_cmd=CMD.reduce, reduce_res=dst[:, 0:1], **copy)
        nisa.activation(x, data=x, reduce_cmd=CMD.reduce, reduce_res=dst[:, 1:2], **copy)
        nisa.activation(x, data=x, reduce_cmd=CMD.reset, reduce_res=dst[:, 2:3], **copy)
        nisa.activation_reduce(x, nl.copy, x, nl.add, dst[:, 3:4])
        # Neither the Vector engine's accumulators nor an instruction that is idle is in the way.
        nisa.tensor_scalar_reduce(x, x, nl.add, 0.0, nl.maximum)
        nisa.activation(x, data=x, reduce_cmd=CMD.idle, reduce_res=dst[:, 4:5], **copy)

    found = on_tiles(body, a, b, shape=(100, 5), dtype=np.float32)
    first = total(a) + 2 * total(b)
    rest = total(a)
    expected = [first, first + rest, np.zeros_like(rest), rest, rest]
    np.testing.assert_array_equal(found, np.concatenate(expected, axis=1))


def test_activation_reduces_before_it_rounds(generation):
    a = np.full((64, 32), 1 + 2**-12, np.float32)
    found = on_tiles(
        lambda dst, x: nisa.activation_reduce(nl.ndarray(x.shape, nl.bfloat16), nl.copy, x, nl.add, dst), a, shape=(64, 1)
    )
    np.testing.assert_array_equal(found, np.full((64, 1), 32 * (1 + 2**-12), np.float32))


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.float16, np.int16])
@pytest.mark.parametrize("op0, op1, reverse0, reverse1, stated", [
    ("multiply", "add", False, False, lambda x, a, b: x * a + b),
    ("multiply", "subtract", False, False, lambda x, a, b: x * a - b),
    ("multiply", "subtract", True, True, lambda x, a, b: b - x * a),
    ("multiply", "bypass", False, False, lambda x, a, b: x * a),
    ("add", "bypass", False, False, lambda x, a, b: x + a),
    ("subtract", "bypass", True, False, lambda x, a, b: a - x),
    ("bypass", "bypass", False, False, lambda x, a, b: x),
])  # fmt: skip
def test_activate2_has_six_pairs_of_operators(v4, dtype, op0, op1, reverse0, reverse1, stated):
    a, column = whole(70, 24, dtype=dtype), whole(70, 1, seed=1)

    def body(dst, x, c):
        nisa.activate2(
            dst, nl.relu, x, c, 3.0, getattr(nl, op0), getattr(nl, op1), reverse0=reverse0, reverse1=reverse1
        )

    found = on_tiles(body, a, column, dtype=np.float32)
    np.testing.assert_array_equal(found, np.maximum(stated(f32(a), column, np.float32(3)), 0))


@pytest.mark.parametrize("op, fold", [
    ("add", np.sum), ("maximum", np.max), ("minimum", np.min),
    ("abs_max", lambda x, **k: np.abs(x).max(**k)), ("abs_min", lambda x, **k: np.abs(x).min(**k)),
])  # fmt: skip
def test_activate2_reduces_with_five_operators(v4, op, fold):
    a, b = whole(100, 40), whole(100, 24, seed=1) + np.float32(0.5)

    def body(dst, x, y):
        rest = dict(op=nl.copy, imm0=0.0, imm1=0.0, op0=nl.bypass, op1=nl.bypass, reduce_op=getattr(nl, op))
        nisa.activate2(x, data=x, reduce_cmd=CMD.reset_reduce, **rest)
        nisa.activate2(y, data=y, reduce_cmd=CMD.reduce, reduce_res=dst, **rest)

    found = on_tiles(body, a, b, shape=(100, 1))
    np.testing.assert_array_equal(found, fold(np.concatenate([a, b], axis=1), axis=1, keepdims=True))


def test_activate2_has_prelu_with_a_slope(v4):
    a, slopes = values(128, 20), values(128, 1, seed=3)
    rest = dict(imm0=0.0, imm1=0.0, op0=nl.bypass, op1=nl.bypass)
    found = on_tiles(lambda dst, x, s: nisa.activate2(dst, nl.prelu, x, relu_param=s, **rest), a, slopes)
    np.testing.assert_array_equal(found, np.where(a > 0, a, a * slopes))


@pytest.mark.parametrize("source", [np.float32, BF16, np.int8, np.uint32])
@pytest.mark.parametrize("target", [np.float32, BF16, ml_dtypes.float8_e5m2])
def test_exponential_of_the_distance_to_a_maximum(v4, source, target):
    a = (np.abs(values(90, 3, 20)) if source is np.uint32 else values(90, 3, 20)).astype(source)
    largest = f32(a).max(axis=(1, 2)).reshape(90, 1)
    found = on_tiles(lambda dst, x, m: nisa.exponential(dst, x, m), a, largest, dtype=target)
    expected = np.exp((f32(a) - largest[:, None]).astype(np.float64))
    tolerance = {np.float32: 2e-7, BF16: 2**-8, ml_dtypes.float8_e5m2: 2**-2}[target]
    np.testing.assert_allclose(found.astype(np.float64), expected, rtol=tolerance, atol=2**-16 if tolerance > 0.1 else 0)


def test_exponential_sums_in_the_accumulators(v4):
    a, b, first = values(100, 40), values(100, 24, seed=1), np.abs(values(100, 1, seed=2))

    def body(dst, x, y, initial):
        out = nl.ndarray(x.shape, nl.bfloat16)
        nisa.exponential(out, x, 2.0, reduce_cmd=CMD.load_reduce, reduce_init=initial)
        nisa.exponential(out[:, :24], y, reduce_cmd=CMD.reduce, reduce_res=dst[:, 0:1])
        nisa.exponential(out, x, reduce_cmd=CMD.reset_reduce, reduce_res=dst[:, 1:2])

    found = on_tiles(body, a, b, first, shape=(100, 2))
    wide = lambda x: np.exp(x.astype(np.float64)).sum(axis=1, keepdims=True)  # noqa: E731
    expected = np.concatenate([first + wide(a - 2) + wide(b), wide(a)], axis=1)
    np.testing.assert_allclose(found, expected, rtol=3e-6)


def test_exponential_takes_a_quarter_of_the_time_of_activation(v4):
    def span(columns, instruction):
        @nki.jit
        def kernel(x):
            tile = nl.zeros((128, columns), nl.float32)
            for _ in range(16):
                instruction(tile)

        kernel(np.zeros((1, 1), np.float32))
        return kernel.time.microseconds

    slow, fast = (lambda t: nisa.activation(t, nl.exp, t)), (lambda t: nisa.exponential(t, t))
    # What the tile's own size adds is in both.
    fill = lambda t: None  # noqa: E731
    each = lambda f: span(8192, f) - span(4096, f) - (span(8192, fill) - span(4096, fill))  # noqa: E731
    np.testing.assert_allclose(each(slow) / each(fast), 4, rtol=0.01)


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.int8])
@pytest.mark.parametrize("flag", [np.uint8, np.int16])
@pytest.mark.parametrize("reverse", [False, True])
def test_select_reduce(generation, dtype, flag, reverse):
    a, column = whole(100, 30, dtype=dtype), whole(100, 1, seed=1)
    chosen = (np.arange(100 * 30).reshape(100, 30) % 3 - 1).astype(flag)

    def body(dst, x, p, other):
        nisa.select_reduce(dst[:, :30], p, x, other, reduce_cmd=CMD.reset_reduce, reverse_pred=reverse)
        nisa.select_reduce(dst[:, 30:60], p, x, -3.5, dst[:, 60:61], CMD.reduce, nl.maximum)
        nisa.select_reduce(dst[:, 61:91], p, x, other)

    found = on_tiles(body, a, chosen, column, shape=(100, 91), dtype=np.float32)
    first = np.where((chosen != 0) != reverse, f32(a), column)
    second = np.where(chosen != 0, f32(a), np.float32(-3.5))
    largest = np.maximum(first.max(axis=1), second.max(axis=1)).reshape(100, 1)
    third = np.where(chosen != 0, f32(a), column)
    np.testing.assert_array_equal(found, np.concatenate([first, second, largest, third], axis=1))


def test_accumulators_hold_nothing_after_an_idle_instruction(generation):
    a = whole(64, 8)

    def body(dst, x):
        nisa.tensor_scalar_reduce(x, x, nl.add, 0.0, nl.maximum)
        nisa.select_reduce(x, nl.load(nl.shared_constant(np.ones((64, 8), np.uint8))), x, 0.0)
        nisa.tensor_scalar_reduce(x, x, nl.add, 0.0, nl.maximum, dst, reduce_cmd=CMD.reduce)

    assert np.isnan(on_tiles(body, a, shape=(64, 1))).all()


@pytest.mark.parametrize("dtype", [np.float32, BF16, np.int16, np.uint8])
@pytest.mark.parametrize("op1, start, step", [
    ("add", 0, lambda r, v: v + r), ("subtract", 0, lambda r, v: v - r), ("multiply", 1, lambda r, v: v * r),
    ("maximum", -np.inf, max), ("minimum", np.inf, min),
])  # fmt: skip
def test_tensor_scalar_cumulative(generation, dtype, op1, start, step):
    a, b, first = (whole(50, n, seed=seed) % 3 for seed, n in enumerate((12, 7, 1)))
    a, b = (np.abs(x).astype(dtype) for x in (a, b))

    def body(dst, x, y, initial):
        rest = dict(op0=nl.multiply, op1=getattr(nl, op1), imm0=2.0)
        nisa.tensor_scalar_cumulative(dst[:, 0:12], x, **rest)
        nisa.tensor_scalar_cumulative(dst[:, 12:19], y, **rest, reduce_cmd=CMD.reduce)
        nisa.tensor_scalar_cumulative(dst[:, 19:26], y, **rest, imm1=initial, reduce_cmd=CMD.load_reduce)

    found = on_tiles(body, a, b, first, shape=(50, 26), dtype=np.float32)
    expected = np.empty((50, 26), np.float32)
    for row in range(50):
        register = np.float32(start)
        for column, value in enumerate(np.concatenate([a[row], b[row], b[row]]).astype(np.float32) * np.float32(2)):
            if column == 19:
                register = first[row, 0]
            register = expected[row, column] = np.float32(step(register, value))
    np.testing.assert_array_equal(found, expected)


def test_tensor_scalar_cumulative_keeps_fp32_between_elements(generation):
    a = np.full((128, 4, 16), 1 + 2**-7, BF16)
    body = lambda dst, x: nisa.tensor_scalar_cumulative(dst, x, nl.add, nl.add, 0.0)  # noqa: E731
    found = on_tiles(body, a, shape=(128, 64), dtype=BF16)
    sums = np.cumsum(np.full((128, 64), 1 + 2**-7, np.float32), axis=1)
    np.testing.assert_array_equal(found, sums.astype(BF16))
