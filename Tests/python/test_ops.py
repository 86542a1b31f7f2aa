"""Each op compiled for the chip and run on the simulator, against the same JAX function on XLA:CPU."""

import jax
import pytest

import harness
import op_cases


@pytest.fixture(scope="module")
def probe():
    with harness.Probe() as running:
        yield running


@pytest.mark.parametrize("function, inputs", [pytest.param(f, x, id=name) for name, f, x in op_cases.cases()])
def test_compiled_op_agrees_with_xla(function, inputs, probe, tmp_path):
    expected = jax.tree.leaves(jax.jit(function)(*inputs))
    harness.assert_agree(probe.results(tmp_path, function, *inputs), expected)
