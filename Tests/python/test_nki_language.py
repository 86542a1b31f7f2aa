"""nki.language: the functions that make tiles, against NumPy; loops, queries and constants."""

import math

import ml_dtypes
import numpy as np
import pytest
from scipy import special

from nki_cases import GENERATIONS, nisa, nki, nl, on_tiles, random


def compute(body, *arrays):
    """What `body(*tiles)` makes, a new tile."""
    shape = []

    @nki.jit
    def kernel(*arguments):
        made = body(*[nl.load(argument) for argument in arguments])
        shape.append(made.buffer)
        if nl.is_psum(made.buffer):
            made = nl.copy(made)
        out = nl.ndarray(made.shape, made.dtype, buffer=nl.shared_hbm)
        nl.store(out, made)
        return out

    result = kernel(*arrays)
    assert kernel.reports == []
    return result


def normal_density(x):
    return np.exp(-x * x / 2) / np.sqrt(2 * np.pi)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


FUNCTIONS = {
    "log": np.log,
    "sqrt": np.sqrt,
    "rsqrt": lambda x: 1 / np.sqrt(x),
    "exp": np.exp,
    "tanh": np.tanh,
    "sigmoid": sigmoid,
    "gelu": lambda x: x * special.ndtr(x),
    "gelu_dx": lambda x: special.ndtr(x) + x * normal_density(x),
    "gelu_apprx_tanh": lambda x: x / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "gelu_apprx_sigmoid": lambda x: x * sigmoid(1.702 * x),
    "gelu_apprx_sigmoid_dx": lambda x: sigmoid(1.702 * x) * (1 + 1.702 * x * (1 - sigmoid(1.702 * x))),
    "silu": lambda x: x * sigmoid(x),
    "silu_dx": lambda x: sigmoid(x) * (1 + x * (1 - sigmoid(x))),
    "softplus": lambda x: np.log1p(np.exp(x)),
    "mish": lambda x: x * np.tanh(np.log1p(np.exp(x))),
    "erf": special.erf,
    "erf_dx": lambda x: 2 / math.sqrt(math.pi) * np.exp(-x * x),
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "arctan": np.arctan,
    "sign": np.sign,
    "abs": np.abs,
    "square": np.square,
    "relu": lambda x: np.maximum(x, 0),
    "negative": np.negative,
    "reciprocal": lambda x: 1 / x,
    "copy": lambda x: x,
    "logical_not": lambda x: (x == 0).astype(float),
}
# Arguments that the function is defined for, and those of tan away from its poles.
PREPARED = {"log": lambda x: np.abs(x) + 1, "sqrt": np.abs, "rsqrt": lambda x: np.abs(x) + 1, "tan": lambda x: x / 4}


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_of_one_tile(name, generation, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", generation)
    given = PREPARED.get(name, lambda x: x)(random(100, 40)).astype(np.float32)
    expected = FUNCTIONS[name](given.astype(np.float64))
    found = compute(getattr(nl, name), given)
    # Where the result is the difference of larger numbers, what fp32 leaves of it.
    np.testing.assert_allclose(found, expected, rtol=4e-6, atol=1e-6)
    assert compute(lambda tile: getattr(nl, name)(tile, dtype=nl.bfloat16), given).dtype == ml_dtypes.bfloat16


@pytest.mark.parametrize("name, reference", [
    ("add", np.add), ("subtract", np.subtract), ("multiply", np.multiply), ("divide", np.divide), ("maximum", np.maximum),
    ("minimum", np.minimum), ("less", np.less), ("greater_equal", np.greater_equal), ("equal", np.equal),
    ("abs_max", lambda x, y: np.maximum(np.abs(x), np.abs(y))), ("abs_min", lambda x, y: np.minimum(np.abs(x), np.abs(y))),
    ("logical_and", np.logical_and), ("logical_or", np.logical_or), ("logical_xor", np.logical_xor),
    ("power", lambda x, y: np.power(np.abs(x), y)),
])  # fmt: skip
def test_functions_of_two(name, reference):
    x, y = random(128, 24), random(128, 24, seed=1)
    if name == "power":
        x = np.abs(x)
    function = getattr(nl, name)
    exact = dict(rtol=0 if name not in ("divide", "power") else 1e-6)
    np.testing.assert_allclose(compute(function, x, y), reference(x, y).astype(np.float32), **exact)
    if name == "power":
        return
    np.testing.assert_allclose(compute(lambda a: function(a, 0.5), x), reference(x, np.float32(0.5)).astype(np.float32), **exact)
    column, row = y[:, :1].copy(), y[:1].copy()
    np.testing.assert_allclose(compute(function, x, column), reference(x, column).astype(np.float32), **exact)
    both = compute(lambda a, b: function(a.expand_dim(1), b.expand_dim(2)), x[:, :4].copy(), x[:, 4:9].copy())
    np.testing.assert_allclose(both, reference(x[:, None, :4], x[:, 4:9, None]).astype(np.float32), **exact)
    if name != "divide":
        np.testing.assert_array_equal(compute(lambda a: function(0.5, a), x), reference(np.float32(0.5), x).astype(np.float32))


def test_bits_shift_and_invert():
    x = np.arange(128 * 4, dtype=np.int32).reshape(128, 4)
    np.testing.assert_array_equal(compute(lambda a: nl.left_shift(a, 3), x), x << 3)
    np.testing.assert_array_equal(compute(lambda a: nl.right_shift(a, 2), x), x >> 2)
    np.testing.assert_array_equal(compute(nl.invert, x), ~x)


@pytest.mark.parametrize("axis", [1, 2, -1, (1, 2), [1]])
@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("name", ["sum", "max", "min", "prod", "mean", "var"])
def test_reductions_over_any_free_axes(name, axis, keepdims):
    x = random(64, 4, 6)
    expected = getattr(np, name)(x.astype(np.float64), axis=tuple(axis) if isinstance(axis, list) else axis, keepdims=keepdims)
    found = compute(lambda tile: getattr(nl, name)(tile, axis, keepdims=keepdims), x)
    np.testing.assert_allclose(found, expected.reshape(found.shape), rtol=1e-5, atol=1e-6)
    assert found.shape == (expected.shape if expected.ndim > 1 else (64, 1))


def test_all():
    x = (np.arange(128 * 3).reshape(128, 3) % 4 != 0).astype(np.float32)
    np.testing.assert_array_equal(compute(lambda tile: nl.all(tile, 1), x)[:, 0], np.all(x, axis=1))


def test_normalisations():
    x, w = random(128, 96), np.broadcast_to(random(1, 96, seed=1), (128, 96)).copy()
    weights = np.exp(x.astype(np.float64) - x.max(axis=1, keepdims=True))
    np.testing.assert_allclose(compute(nl.softmax, x), weights / weights.sum(axis=1, keepdims=True), rtol=2e-6)
    expected = x / np.sqrt(np.square(x.astype(np.float64)).mean(axis=1, keepdims=True) + 1e-6) * w
    np.testing.assert_allclose(compute(lambda a, b: nl.rms_norm(a, b, 1, 96), x, w), expected, rtol=2e-6)


def test_products_and_transposes():
    x, y = random(96, 64), random(64, 200, seed=1)
    bound = dict(rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(compute(nl.matmul, x, y), x.astype(np.float64) @ y, **bound)
    np.testing.assert_allclose(
        compute(lambda a, b: nl.matmul(a, b, transpose_x=True), x.T.copy(), y), x.astype(np.float64) @ y, **bound
    )
    np.testing.assert_array_equal(compute(nl.transpose, x), x.T)


def test_where_broadcast_and_new_dimensions():
    x, y = random(128, 8), random(128, 8, seed=1)
    condition = (x > y).astype(np.float32)
    np.testing.assert_array_equal(compute(nl.where, condition, x, y), np.where(x > y, x, y))
    np.testing.assert_array_equal(compute(lambda c, a: nl.where(c, a, 3.0), condition, x), np.where(x > y, x, np.float32(3)))
    np.testing.assert_array_equal(compute(lambda a: nl.broadcast_to(a, (128, 600)), x[:1, :1].copy()), np.full((128, 600), x[0, 0]))
    np.testing.assert_array_equal(compute(lambda a: nl.broadcast_to(a, (128, 8)), x[:, :1].copy()), np.broadcast_to(x[:, :1], (128, 8)))
    np.testing.assert_array_equal(compute(lambda a: nl.broadcast_to(a, (128, 8)), x[:1].copy()), np.broadcast_to(x[:1], (128, 8)))
    np.testing.assert_array_equal(compute(lambda a: nl.copy(nl.expand_dims(a, 1)), x), x[:, None])


@pytest.mark.parametrize("buffer", ["sbuf", "psum", "private_hbm"])
def test_filled_tensors(buffer):
    seen = []

    @nki.jit
    def kernel():
        where = getattr(nl, buffer)
        made = [nl.zeros((64, 4), nl.float32, where), nl.ones((64, 4), nl.float16, where), nl.full((64, 4), 2.5, nl.float32, where)]
        made += [nl.zeros_like(made[2]), nl.empty_like(made[2], nl.int32)]
        assert made[4].buffer is where and nl.is_on_chip(where) == (buffer != "private_hbm")
        seen.extend(tensor.numpy() for tensor in made)

    kernel()
    for found, value in zip(seen, (0, 1, 2.5, 0, 4)):
        np.testing.assert_array_equal(found, np.full((64, 4), value, found.dtype))


def test_constants():
    table = random(128, 6)
    np.testing.assert_array_equal(compute(lambda x: nl.load(nl.shared_constant(table)), table), table)
    found = compute(lambda x: nl.shared_identity_matrix(96, nl.bfloat16), table)
    np.testing.assert_array_equal(found, np.eye(96, dtype=ml_dtypes.bfloat16))


def test_load_transpose2d():
    x = random(64, 32)

    @nki.jit
    def kernel(x):
        out = nl.ndarray((32, 64), x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.load_transpose2d(x))
        return out

    np.testing.assert_array_equal(kernel(x), x.T)


def test_loops_and_queries(capsys, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", "gen3")

    @nki.jit
    def kernel(x):
        assert nisa.get_nc_version() is nisa.nc_version.gen3 > nisa.nc_version.gen2 and nisa.get_nc_sub_version() == 0
        assert (nl.program_id(0), nl.num_programs(0), nl.program_ndim()) == (0, 1, 0)
        assert list(nl.sequential_range(1, 7, 2)) == list(nl.static_range(1, 7, 2)) == [1, 3, 5]
        size = nl.tile_size
        assert (size.pmax, size.psum_fmax, size.gemm_moving_fmax, size.psum_num_banks) == (128, 512, 512, 8)
        assert size.sbuf_size_bytes == size.sbuf_fmax_bytes * 128 == size.sbuf_fmax * 4 * 128
        count, one = nl.load(x), nl.ones((1, 1), nl.int32)
        register, rounds = nisa.register_alloc(), []
        nisa.register_load(register, count)

        def body(r):
            rounds.append(int(r))
            nisa.tensor_tensor(count, count, one, nl.subtract)
            nisa.register_load(r, count)
            return r

        with nl.no_reorder():
            nl.while_loop(register, body)
        assert rounds == [3, 2, 1] and not register
        assert list(nl.dynamic_range(nisa.register_alloc(2))) == [0, 1]
        nl.device_print("count", count)

    kernel(np.array([[3]], np.int32))
    assert capsys.readouterr().out == "count [[0]]\n"


def test_scalar_engine_constants_are_those_of_the_enumeration():
    pairs = [(getattr(nisa, f"{name}_engine"), nisa.engine[name]) for name in ("tensor", "vector", "scalar", "gpsimd", "unknown")]
    assert all(constant is member for constant, member in pairs)
    x = random(128, 4)
    found = on_tiles(lambda dst, a: nisa.tensor_copy(dst, a, engine=nisa.vector_engine), x)
    np.testing.assert_array_equal(found, x)
