"""The reference evaluator against XLA:CPU on every case of op_cases, whole arrays.

The same bits are wanted for integers, booleans and whatever only moves data. Floats may differ as far as `BOUNDS` says.
"""

import re
import subprocess

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest

import harness
import models
import op_cases
import test_models

CASES = op_cases.cases() + op_cases.expanded_on_cpu()

# In units in the last place of the result's type, for elements that are the result of one rounding of an accurate
# function: XLA:CPU's own exp, log, tanh, ... and the C library's are each within about 2 units.
ULPS = 4

# Relative L2 for cases that sum, where the order of the sum shows, and for functions composed of several rounded ones.
SUMS = 2e-6

# Cases whose allowance differs, with the reason. The first pattern that matches counts; None means the same bits.
BOUNDS = [
    # Data movement, selection and exactly rounded arithmetic.
    (r"(transpose|broadcast|reshape|reverse|slice|concatenate|pad|dynamic|roll|tile|iota|tril|eye|constant|identity|take"
     r"|gather|select|clamp|convert|bitcast|sort|top_k|unique|threefry|rng_|split|permutation|bernoulli|one_hot|reduce_"
     r"precision|nextafter|abs-float|neg|sign-float|ceil|floor|round|max-|min-|max_pool-|min_pool|cummax|real|imag|conj)"
     r"(?!.*(grad|-complex64))", None),
    (r"(add|sub|mul|div|rem|sqrt|square)-(float|bfloat)", None),
    # LAPACK computes these in f32, the evaluator in f64: the factorisations' own rounding errors show.
    (r"(cholesky|triangular_solve|qr|solve|inverse)", 2e-5),
    # XLA's approximation cancels near the roots of these.
    (r"(lgamma|digamma)", 2e-5),
]


def module_text(function, inputs):
    """The module for a device that has no lowering rules of its own."""
    traced = jax.jit(function, keep_unused=True).trace(*inputs)
    return traced.lower(lowering_platforms=("neuron",)).as_text()


def ulps(ours, exact):
    """The largest distance in units in the last place of the type; NaN and infinities must agree."""
    dtype = exact.dtype
    bits = np.dtype(f"i{dtype.itemsize}")

    def ordered(x):
        raw = np.ascontiguousarray(x).view(bits).astype(np.int64)
        return np.where(raw < 0, -(raw & np.iinfo(bits).max), raw)

    nan = np.isnan(exact.astype(np.float64))
    if not np.array_equal(np.isnan(ours.astype(np.float64)), nan):
        return np.inf
    distance = np.abs(ordered(ours) - ordered(exact))[~nan]
    return distance.max(initial=0)


def check(name, ours, exact):
    assert ours.dtype == exact.dtype and ours.shape == exact.shape
    bound = next((b for pattern, b in BOUNDS if re.match(pattern, name)), "ulps")
    inexact = exact.dtype.kind in "fcV" and exact.dtype.itemsize > 1
    if not inexact or bound is None:
        if exact.dtype.kind in "fcV":
            # The sign and payload of a NaN are nobody's promise.
            with np.errstate(invalid="ignore"):
                nan = np.asarray(exact != exact)
                assert np.array_equal(ours != ours, nan)
            ours, exact = ours[~nan], exact[~nan]
        different = np.ascontiguousarray(ours).view(np.uint8) != np.ascontiguousarray(exact).view(np.uint8)
        assert not different.any(), f"{different.sum()} bytes differ"
        return
    if exact.dtype.kind != "c" and ulps(ours, exact) <= ULPS:
        return
    error = harness.relative_error(ours, exact)
    limit = max(SUMS if bound == "ulps" else bound, float(ml_dtypes.finfo(exact.dtype).eps))
    assert error <= limit, f"relative L2 error {error:.3g}, at most {limit:.3g} expected"


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Evaluates every case in one process; gives the folder and one status line per case."""
    folder = tmp_path_factory.mktemp("reference")
    lines = []
    for index, (_, function, inputs) in enumerate(CASES):
        (folder / f"{index}.mlir").write_text(module_text(function, inputs))
        harness.save_arguments(folder / f"{index}.in", inputs)
        lines.append(f"{folder}/{index}.mlir {folder}/{index}.in {folder}/{index}.out\n")
    command = [str(harness.tool("roundhouse-probe")), "reference", "--jobs"]
    done = subprocess.run(command, input="".join(lines), capture_output=True, text=True)
    statuses = done.stdout.splitlines()
    assert len(statuses) == len(CASES), f"died on {CASES[len(statuses)][0]}: {done.stderr}"
    return folder, statuses


@pytest.mark.parametrize("index", [pytest.param(i, id=case[0]) for i, case in enumerate(CASES)])
def test_reference_agrees_with_xla(index, answers):
    name, function, inputs = CASES[index]
    folder, statuses = answers
    assert statuses[index] == "ok"
    expected = [np.asarray(leaf) for leaf in jax.tree.leaves(jax.jit(function)(*inputs))]
    ours = harness.load_results(folder / f"{index}.out")
    assert len(ours) == len(expected)
    for got, wanted in zip(ours, expected):
        check(name, got, wanted)


def evaluate(folder, function, inputs):
    """The results of one function by the reference evaluator."""
    model, arguments, outputs = (folder / name for name in ("model.mlir", "in.safetensors", "out.safetensors"))
    model.write_text(module_text(function, inputs))
    harness.save_arguments(arguments, inputs)
    probe = str(harness.tool("roundhouse-probe"))
    subprocess.run([probe, "reference", model, arguments, outputs], check=True)
    return harness.load_results(outputs)


def wide(shape, dtype=np.float64):
    return np.random.default_rng(7).standard_normal(shape).astype(dtype)


WIDE = {
    "arithmetic": (lambda x, y: (x + y, x * y, x / y, jnp.maximum(x, y), x % y), (wide((129,)), wide((129,)) + 1)),
    "functions": (lambda x: (jnp.exp(x), jnp.tanh(x), jnp.sin(x), jnp.log1p(jnp.abs(x)), jnp.cbrt(x)), (wide((129,)),)),
    "special": (lambda x: (jax.lax.erf(x), jax.lax.erfc(x), jnp.arcsinh(x), jax.lax.lgamma(x + 6)), (wide((129,)),)),
    "matmul": (jnp.matmul, (wide((33, 129)), wide((129, 17)))),
    "sum": (lambda x: x.sum(0), (wide((129, 7)),)),
    "sort": (lambda x: (jnp.sort(x), jnp.argsort(x)), (wide((129,)),)),
    "narrow": (lambda x: (x.astype(np.float32), x.astype(np.int64), x.astype(np.float16)), (wide((129,)) * 1000,)),
    "integers": (lambda x, y: (x + y, x * y, x // 7, x >> 3, jax.lax.population_count(x), x.astype(np.float64)),
                 (np.random.default_rng(8).integers(-2**63, 2**63, (129,)), np.arange(129) * 2**40)),
    "random": (lambda k: jax.random.bits(jax.random.wrap_key_data(k), (5, 3), np.uint64), (np.array([7, 9], np.uint32),)),
    "philox": (lambda s: jax.lax.rng_bit_generator(s, (5, 3), np.uint64), (np.array([7, 2**64 - 2], np.uint64),)),
}


@pytest.mark.parametrize("name", WIDE)
def test_64_bit_types_agree_with_xla(name, tmp_path):
    function, inputs = WIDE[name]
    with jax.enable_x64(True):
        expected = [np.asarray(leaf) for leaf in jax.tree.leaves(jax.jit(function)(*inputs))]
        ours = evaluate(tmp_path, function, inputs)
    for got, wanted in zip(ours, expected, strict=True):
        assert got.dtype == wanted.dtype
        if wanted.dtype.kind in "iu" or name == "narrow":
            assert np.array_equal(got, wanted)
        else:
            assert harness.relative_error(got, wanted) <= 1e-14


@pytest.mark.parametrize("model", models.small_models(), ids=lambda model: model.name)
def test_reference_agrees_on_models(model, tmp_path):
    """Outputs, loss and gradients of whole training steps, within the limits of the compiled path."""
    arguments = model.start(), model.batch(0)
    xla = jax.tree.map(np.asarray, jax.jit(model.evaluate)(*arguments))
    exact = None
    if model.half:
        double = model.double()
        exact = jax.tree.leaves(
            test_models.in_double(lambda: jax.jit(double.evaluate)(double.start(), double.batch(0))))
    ours = evaluate(tmp_path, model.evaluate, arguments)
    test_models.check(test_models.names(xla), ours, jax.tree.leaves(xla), exact)
