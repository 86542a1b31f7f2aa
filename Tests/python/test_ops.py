"""Each op compiled for the chip and run on the simulator, against the same JAX function on XLA:CPU."""

import jax
import ml_dtypes
import numpy as np
import pytest

import harness
import op_cases

CASES = op_cases.cases()

# Integers and booleans are exact. Otherwise a relative L2 error: 1e-5 for fp32, and one unit in
# the last place for narrower types, whose last rounding may fall to the other side.
TOLERANCES = {
    np.dtype(np.float64): 1e-10,
    np.dtype(np.float32): 1e-5,
    np.dtype(np.complex64): 1e-5,
    np.dtype(np.float16): 2**-10,
    np.dtype(ml_dtypes.bfloat16): 2**-7,
    np.dtype(ml_dtypes.float8_e4m3fn): 2**-3,
    np.dtype(ml_dtypes.float8_e5m2): 2**-2,
}


@pytest.fixture(scope="module")
def probe():
    with harness.Probe() as running:
        yield running


@pytest.mark.parametrize("function, inputs", [pytest.param(f, x, id=name) for name, f, x in CASES])
def test_compiled_op_agrees_with_xla(function, inputs, probe, tmp_path):
    expected = [np.asarray(leaf) for leaf in jax.tree.leaves(jax.jit(function)(*inputs))]
    model, arguments, outputs = (tmp_path / name for name in ("model.mlir", "in.safetensors", "out.safetensors"))
    model.write_text(harness.module_text(function, *inputs))
    harness.save_arguments(arguments, inputs)
    probe.run(model, arguments, outputs)
    ours = harness.load_results(outputs)
    assert [array.dtype for array in ours] == [array.dtype for array in expected]
    for got, wanted in zip(ours, expected):
        tolerance = TOLERANCES.get(wanted.dtype, 0.0)
        error = harness.relative_error(got, wanted)
        assert error <= tolerance, f"relative L2 error {error:.3g}, at most {tolerance:.3g} expected"
