"""Portable artifacts read as bytecode against the text of the same programs: both readers make the same module, locations
included.

An artifact is made as JAX makes it for a PJRT plugin and in `jax.export`: CHLO expanded, then written as VHLO of a version.
MLIR's own reader turns it back into text for our text reader. What XLA does on the way (folding, common subexpressions)
is thereby in both. Programs without CHLO are also written without those passes, and must equal what JAX printed.
"""

import zlib

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from jax import lax
from jax._src.interpreters import mlir
from jax._src.lib import _jax
from jax.sharding import AbstractMesh, AxisType, NamedSharding, PartitionSpec as P
from jaxlib.mlir.dialects import stablehlo

import harness
import models
import op_cases
import test_random_programs

# What the PJRT plugin asks for, and before and behind it one version of each container and of each change to an op that
# programs here use (openxla/stablehlo, VhloDialect.td and Version.cpp).
DECLARED = "1.13.7"
OTHERS = ["0.9.0", "0.11.0", "0.13.0", "0.14.0", "1.0.0", "1.4.0", "1.8.0", "1.9.0", "1.17.0"]


@pytest.fixture(scope="module")
def probe():
    with harness.Probe("readers") as probe:
        yield probe


def lowered(function, *arguments, donated=(), platform="neuron"):
    """The text, with locations, of a program for a device that has no lowering rules of its own."""
    traced = jax.jit(function, keep_unused=True, donate_argnums=donated).trace(*arguments)
    return traced.lower(lowering_platforms=(platform,)).as_text(debug_info=True)


def artifact(text, version):
    """The bytes; None when the version has no words for the program."""
    try:
        return _jax.mlir.serialize_portable_artifact(text, version, True)
    except jax.errors.JaxRuntimeError as error:
        assert version in OTHERS and "Failed to serialize StableHLO to plugin version" in str(error), error
        return None


def check(text, folder, probe, versions):
    for version in versions:
        data = artifact(text, version)
        if data is None:
            continue
        bytecode, again = folder / f"{version}.mlirbc", folder / f"{version}.mlir"
        bytecode.write_bytes(data)
        with mlir.make_ir_context() as context:
            module = _jax.mlir.deserialize_portable_artifact(data, context).operation
            again.write_text(module.get_asm(enable_debug_info=True))
        probe.run(again, bytecode)
    if "chlo." not in text and "sdy." not in text:
        direct, printed = folder / "direct.mlirbc", folder / "printed.mlir"
        direct.write_bytes(stablehlo.serialize_portable_artifact_str(text, DECLARED))
        printed.write_text(text)
        probe.run(printed, direct)


CASES = op_cases.cases() + op_cases.expanded_on_cpu()


@pytest.mark.parametrize("name, function, inputs", [pytest.param(*case, id=case[0]) for case in CASES])
def test_ops(name, function, inputs, probe, tmp_path):
    other = OTHERS[zlib.crc32(name.encode()) % len(OTHERS)]
    check(lowered(function, *inputs), tmp_path, probe, [DECLARED, other])


@pytest.mark.parametrize("model", models.small_models(), ids=lambda model: model.name)
def test_training_steps(model, probe, tmp_path):
    text = lowered(model.step, model.start(), model.batch(0), donated=0)
    assert "tf.aliasing_output" in text or "jax.buffer_donor" in text
    check(text, tmp_path, probe, [DECLARED, *OTHERS])


@pytest.mark.parametrize("seed", range(40))
def test_drawn_programs(seed, probe, tmp_path):
    function, inputs = test_random_programs.program(seed)
    check(lowered(function, *inputs), tmp_path, probe, [DECLARED, OTHERS[seed % len(OTHERS)]])


MESH = AbstractMesh((4, 2), ("a", "b"), axis_types=(AxisType.Auto,) * 2)


def sharded(*shape):
    return jax.ShapeDtypeStruct(shape, np.float32, sharding=NamedSharding(MESH, P("a", "b")))


def collectives(x):
    def body(x):
        return (lax.psum(x, "a"), lax.all_gather(x, "a"), lax.ppermute(x, "a", [(0, 1), (1, 2)]),
                lax.psum_scatter(x, "b", tiled=True), lax.all_to_all(x, "b", 0, 0, tiled=True), lax.axis_index("a") + x)

    specs = P(None, "b"), P(None, "a", "b"), P("a", "b"), P("a", "b"), P("a", "b"), P("a", "b")
    return jax.shard_map(body, mesh=MESH, in_specs=P("a", "b"), out_specs=specs, check_vma=False)(x)


def partly_manual(x):
    return jax.shard_map(lambda x: lax.psum(x * 2, "a"), mesh=MESH, in_specs=P("a"), out_specs=P(), axis_names={"a"})(x)


def constrained(x):
    return lax.with_sharding_constraint(x @ x.T, NamedSharding(MESH, P(("a", "b"), None)))


@jax.custom_vjp
def clipped(x):
    return x


clipped.defvjp(lambda x: (x, ()), lambda _, g: (jnp.clip(g, -1, 1),))


def foreign(x):
    call = jax.ffi.ffi_call("target", jax.ShapeDtypeStruct((4,), np.float32), has_side_effect=True)
    return call(x, small=np.uint8(200), real=np.float32(0.1), wide=2**40, yes=True, name='a"\n', list=np.arange(3.0))


def converted(x):
    types = [ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2, ml_dtypes.float8_e4m3, ml_dtypes.float8_e3m4,
             ml_dtypes.float8_e4m3b11fnuz, ml_dtypes.float8_e8m0fnu, ml_dtypes.float4_e2m1fn, ml_dtypes.int4,
             ml_dtypes.uint4, ml_dtypes.int2, ml_dtypes.uint2, ml_dtypes.bfloat16, np.complex64, np.bool_]
    return [x.astype(t) for t in types] + [jnp.asarray(np.arange(12) % 2, t) for t in types if t != ml_dtypes.float8_e8m0fnu]


def constants():
    empty = [np.zeros(shape, dtype) for shape in [(0,), (3, 0)] for dtype in (np.float32, np.bool_, np.int8)]
    booleans = [np.arange(n) % 3 == 0 for n in (1, 2, 7, 8, 9, 64)] + [np.ones(n, bool) for n in (1, 5, 8, 20)]
    return empty + booleans + [np.zeros((3, 4), bool), np.array(True), np.arange(2000.0), np.float32("nan"), np.full(9, -0.0)]


def control(x):
    x = lax.fori_loop(0, 3, lambda i, x: x * i, x)
    x, ys = lax.scan(lambda c, y: (c + y, (c, y * x[0])), x, jnp.ones((5, 4)))
    x = lax.while_loop(lambda x: x.sum() < 10, lambda x: x + 1, x)
    x = lax.switch(x[0].astype(int), [lambda x: x, jnp.sin, lambda x: x * ys[0].sum()], x)
    return lax.cond(x[0] > 0, lambda: x, lambda: -x), jax.jit(jax.nn.relu)(x), jax.checkpoint(jnp.sin)(x)


X = np.ones(4, np.float32)
PROGRAMS = {
    "keys": (lambda k: [jax.random.normal(k, (3,)), jax.random.split(k), jax.random.fold_in(k, 1)], jax.random.key(0)),
    "rbg keys": (lambda k: jax.random.normal(k, (3,)), jax.random.key(0, impl="rbg")),
    "collectives": (collectives, sharded(8, 16)),
    "partly manual": (partly_manual, sharded(8, 16)),
    "constrained": (constrained, sharded(8, 16)),
    "custom_vjp": (jax.grad(lambda x: clipped(x * 3).sum()), X),
    "foreign calls": (foreign, X),
    "types": (converted, np.ones(12, np.float32)),
    "constants": (constants,),
    "control": (control, X),
    "linear algebra": (lambda a: [jnp.linalg.cholesky(a), *jnp.linalg.qr(a), *lax.linalg.lu(a), jnp.linalg.inv(a)],
                       np.eye(4, dtype=np.float32)),
    "fft": (lambda x: [jnp.fft.fft(x), jnp.fft.irfft(x), jnp.fft.rfft2(x.reshape(2, 2))], X),
    "accuracy": (lambda x: [lax.exp(x, accuracy=lax.Tolerance(atol=1e-3, rtol=0.0, ulps=2)),
                            lax.log(x, accuracy=lax.AccuracyMode.HIGHEST)], X),
    "composites": (lambda x: lax.composite(lambda x, *, n: x * n, name="my.op", version=2)(x, n=3), X),
    "gradients": (jax.grad(lambda x: jnp.sort(x)[x.astype(int)].sum() + jnp.cumprod(x).sum()), X),
    "reductions": (lambda x: [lax.reduce((x, x), (0.0, 1.0), lambda a, b: (a[0] + b[0], a[1] * b[1]), (0,)),
                              lax.reduce_window(x, 0.0, lax.add, (2,), (1,), "SAME"), jnp.argmax(x)], X),
}


@pytest.mark.parametrize("function, arguments", [pytest.param(f, x, id=n) for n, (f, *x) in PROGRAMS.items()])
def test_programs(function, arguments, probe, tmp_path):
    check(lowered(function, *arguments), tmp_path, probe, [DECLARED, *OTHERS])


def test_callbacks(probe, tmp_path):
    """Their calls are the same on every platform that has them."""
    call = lowered(lambda x: jax.pure_callback(np.sin, jax.ShapeDtypeStruct((4,), np.float32), x), X, platform="cpu")
    check(call, tmp_path, probe, [DECLARED, *OTHERS])


def test_wide_types(probe, tmp_path):
    with jax.enable_x64(True):
        inputs = np.arange(4.0), np.arange(4), np.arange(4, dtype=np.uint64) + 2**63, np.ones(4, np.complex128)
        text = lowered(lambda x, i, u, z: [x * np.pi, i - 2**40, u * 3, z * (2 - 1j), jax.random.key(1)], *inputs)
    check(text, tmp_path, probe, [DECLARED, *OTHERS])


def test_the_command_runs_bytecode(tmp_path):
    model, inputs, outputs = (tmp_path / name for name in ("f.mlirbc", "in.safetensors", "out.safetensors"))
    model.write_bytes(artifact(lowered(lambda x: jnp.cumsum(x) * 2, X), DECLARED))
    harness.save_arguments(inputs, [X])
    harness.roundhouse("run", model, "--inputs", inputs, "--outputs", outputs)
    harness.assert_agree(harness.load_results(outputs), [np.cumsum(X) * 2])


def test_chlo_in_text_is_expanded_in_bytecode(tmp_path):
    """The two forms of a program differ where JAX's text has CHLO; both run, and agree."""
    x = np.linspace(-0.9, 0.9, 24, dtype=np.float32).reshape(4, 6)
    text = lowered(lambda x: (*lax.top_k(x, 3), lax.erf(x), lax.erf_inv(x), lax.lgamma(x), jnp.arcsin(x)), x)
    assert "chlo.top_k" in text and "chlo.erf_inv" in text
    inputs = tmp_path / "in.safetensors"
    harness.save_arguments(inputs, [x])
    results = []
    for model, data in [("f.mlir", text.encode()), ("f.mlirbc", artifact(text, DECLARED))]:
        (tmp_path / model).write_bytes(data)
        outputs = tmp_path / f"{model}.safetensors"
        harness.roundhouse("run", tmp_path / model, "--inputs", inputs, "--outputs", outputs)
        results.append(harness.load_results(outputs))
    harness.assert_agree(results[1], results[0])
