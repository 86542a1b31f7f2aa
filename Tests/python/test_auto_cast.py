"""`--auto-cast` against JAX: a function evaluated one primitive at a time on XLA:CPU, its fp32 values rounded as the
option says.

`all` rounds every fp32 value (inputs, constants, results); sums and products accumulate in fp32. `matmult` rounds the
operands of products alone.
"""

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from jax import lax
from jax.extend.core import Literal

import harness

TYPES = {"bf16": ml_dtypes.bfloat16, "fp16": np.float16, "tf32": None, "fp8_e4m3": ml_dtypes.float8_e4m3}
# Relative distance of neighbouring numbers.
UNIT = {"bf16": 2**-7, "fp16": 2**-10, "tf32": 2**-10, "fp8_e4m3": 2**-3}


def rounded(values, name):
    """fp32 values as the type has them: nearest, ties to even. NumPy has no tf32: 13 bits less of the fp32 word."""
    values = np.asarray(values)
    if values.dtype != np.float32:
        return values
    if TYPES[name]:
        return values.astype(TYPES[name]).astype(np.float32)
    words = values.view(np.uint32)
    return np.where(np.isfinite(values), (words + 0xFFF + (words >> 13 & 1)) & ~np.uint32(0x1FFF), words).view(np.float32)


class Evaluation:
    """Evaluates jaxprs; `cast` is applied to what `mode` names."""

    def __init__(self, mode, name):
        self.mode, self.name = mode, name

    def value(self, array):
        return rounded(array, self.name) if self.mode == "all" else np.asarray(array)

    def run(self, closed, *arguments):
        jaxpr = closed.jaxpr
        values = dict(zip(jaxpr.constvars, map(self.value, closed.consts)))
        values |= zip(jaxpr.invars, map(self.value, arguments))

        def read(atom):
            return self.value(np.asarray(atom.val, atom.aval.dtype)) if isinstance(atom, Literal) else values[atom]

        for equation in jaxpr.eqns:
            values |= zip(equation.outvars, self.results(equation, [read(atom) for atom in equation.invars]))
        return [read(atom) for atom in jaxpr.outvars]

    def results(self, equation, operands):
        params = equation.params
        if inner := params.get("call_jaxpr") or params.get("jaxpr"):
            return self.run(inner, *operands)
        if equation.primitive.name == "while":
            return self.loop(params, operands)
        if equation.primitive.name in ("dot_general", "conv_general_dilated"):
            operands = [rounded(operand, self.name) for operand in operands]
        with jax.default_matmul_precision("highest"):
            results = equation.primitive.bind(*map(jnp.asarray, operands), **params)
        return list(map(self.value, results if equation.primitive.multiple_results else [results]))

    def loop(self, params, operands):
        conditions, bodies = params["cond_nconsts"], params["body_nconsts"]
        condition, body, carried = np.split(np.array(operands, object), [conditions, conditions + bodies])
        while self.run(params["cond_jaxpr"], *condition, *carried)[0]:
            carried = self.run(params["body_jaxpr"], *body, *carried)
        return carried


def evaluated(mode, name, function, *arguments):
    return Evaluation(mode, name).run(jax.make_jaxpr(function)(*arguments), *jax.tree.leaves(arguments))


def ours(folder, mode, name, function, *arguments):
    return harness.run(folder, function, *arguments, options=[f"--auto-cast={mode}", "--auto-cast-type", name])


def normal(*shape, seed=0, scale=1.0):
    return (np.random.default_rng(seed + len(shape)).standard_normal(shape) * scale).astype(np.float32)


def softmax(x):
    exponentials = jnp.exp(x - x.max(-1, keepdims=True))
    return exponentials / exponentials.sum(-1, keepdims=True)


def layer_norm(x, scale, bias):
    centred = x - x.mean(-1, keepdims=True)
    return centred * lax.rsqrt(jnp.square(centred).mean(-1, keepdims=True) + 1e-3) * scale + bias


def halving(x):
    def body(state):
        count, x = state
        return count + 1, x * 0.7 + 0.1

    return lax.while_loop(lambda state: state[0] < 5, body, (0, x))


def clear_low_bits(x):
    return lax.bitcast_convert_type(lax.bitcast_convert_type(x, np.uint32) & np.uint32(0xFFC00000), np.float32) * 1.1


def convolution(x, kernel):
    return lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))


def product_gradients(x, w):
    return jax.grad(lambda x, w: jnp.sum((x @ w) * 0.25), argnums=(0, 1))(x, w)


ELEMENTWISE = {
    "chain": (lambda x: jnp.tanh(x * 2.1 + 0.7) * x, normal(129, 3)),
    "vector": (lambda x: jnp.exp(-jnp.abs(x)) / 1.7, normal(513)),
    "scalar": (lambda x: x * 1.3, normal()),
    "empty": (lambda x: x * 1.3, normal(3, 0, 2)),
    "select": (lambda x, y: jnp.where(x > y, jnp.clip(x, -1.1, 0.9), y * 3.1), normal(127, 5), normal(127, 5, seed=1)),
    "softmax": (softmax, normal(65, 33)),
    "layer norm": (layer_norm, normal(33, 129), normal(129, seed=1), normal(129, seed=2)),
    "sum": (lambda x: x.sum(1), normal(300, 7)),
    "largest": (lambda x: x.max(), normal(300, 7)),
    "moves": (lambda x: jnp.concatenate([jnp.pad(x, 1, constant_values=0.3)[1:8].T, x[::-1]]), normal(7, 7)),
    "gather": (lambda x, i: x[i] * 0.3, normal(50, 16), np.array([3, 49, 0, 3], np.int32)),
    "from integers": (lambda i: i.astype(np.float32) * 0.11, np.arange(-200, 200, dtype=np.int32)),
    "to integers": (lambda x: (x * 9.9).astype(np.int32), normal(127)),
    "loop": (halving, normal(17)),
    "on GpSimd": (lambda x: jnp.cos(jnp.sort(x)) * 0.9, normal(127)),
    "bits": (clear_low_bits, normal(127)),
    "complex": (lambda x, y: jnp.real(lax.complex(x, y) * lax.complex(y, x)) + 0.3, normal(31), normal(31, seed=1)),
    "half": (lambda x, h: (h * h).astype(np.float32) + x, normal(31), normal(31, seed=1).astype(np.float16)),
}


PRODUCTS = {
    "matrix": (lambda x, w: x @ w, normal(129, 200), normal(200, 33)),
    "batched": (lambda x, y: jnp.einsum("bij,bkj->bik", x, y), normal(3, 17, 40), normal(3, 9, 40, seed=1)),
    "gradients": (product_gradients, normal(20, 30), normal(30, 10)),
    "convolution": (convolution, normal(2, 9, 9, 4), normal(3, 3, 4, 6, seed=1)),
}


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("case", ELEMENTWISE)
def test_all_rounds_every_operation(case, name, tmp_path):
    function, *arguments = ELEMENTWISE[case]
    expected = evaluated("all", name, function, *arguments)
    uncast = jax.tree.leaves(jax.jit(function)(*arguments))
    for got, wanted, plain in zip(ours(tmp_path, "all", name, function, *arguments), expected, uncast, strict=True):
        assert got.dtype == plain.dtype
        # A last bit of fp32 seldom moves a value to the next number of the type; forgotten casts nearly always do.
        limit = 0.1 * harness.relative_error(plain, wanted) if plain.dtype == np.float32 else 0
        error = harness.relative_error(got, wanted)
        assert error <= limit, f"relative L2 error {error:.3g}, at most {limit:.3g} expected"


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("mode", ["matmult", "all"])
@pytest.mark.parametrize("case", PRODUCTS)
def test_products_take_cast_operands(case, mode, name, tmp_path):
    function, *arguments = PRODUCTS[case]
    expected = evaluated("matmult", name, function, *arguments)
    uncast = jax.tree.leaves(jax.jit(function)(*arguments))
    for got, wanted, plain in zip(ours(tmp_path, mode, name, function, *arguments), expected, uncast, strict=True):
        assert got.dtype == plain.dtype
        error, limit = harness.relative_error(got, wanted), 1e-6
        if mode == "all" and error > limit:
            # Only a product that becomes an output where it was summed keeps its fp32 (Documentation/numerics.md).
            error, limit = harness.relative_error(got, rounded(wanted, name)), 0.1 * harness.relative_error(plain, wanted)
        assert error <= limit, f"relative L2 error {error:.3g}, at most {limit:.3g} expected"


@pytest.mark.parametrize("name", TYPES)
def test_all_trains_as_far_from_fp32_as_the_type_allows(name, tmp_path):
    """A hidden layer, softmax loss and gradients: at most twice as far from fp32 as JAX's with the same casts."""
    x, labels = normal(64, 33), np.arange(64, dtype=np.int32) % 10
    weights = normal(33, 50, scale=0.2), normal(50, 10, seed=1, scale=0.2)

    def loss(weights, x):
        logits = jnp.tanh(x @ weights[0]) @ weights[1]
        chosen = jnp.where(jnp.arange(10) == labels[:, None], jnp.log(softmax(logits)), 0.0)
        return -chosen.sum() / 64

    function = jax.value_and_grad(loss)
    exact = jax.tree.leaves(jax.jit(function)(weights, x))
    expected = evaluated("all", name, function, weights, x)
    for got, wanted, plain in zip(ours(tmp_path, "all", name, function, weights, x), expected, exact, strict=True):
        error, limit = harness.relative_error(got, plain), 2 * harness.relative_error(wanted, plain)
        assert error <= max(limit, UNIT[name]), f"relative L2 error {error:.3g}, at most {limit:.3g} expected"


def test_all_casts_no_input_that_is_a_result(tmp_path):
    x = normal(127)
    passed, scaled = ours(tmp_path, "all", "bf16", lambda x: (x, x * 1.0), x)
    assert np.array_equal(passed, x)
    assert np.array_equal(scaled, rounded(x, "bf16"))


@pytest.mark.parametrize("function", [softmax, lambda x: x.sum(0)], ids=["softmax", "sum"])
def test_matmult_leaves_other_operations_alone(function, tmp_path):
    x = normal(65, 33)
    harness.assert_agree(ours(tmp_path, "matmult", "bf16", function, x), [jax.jit(function)(x)])
