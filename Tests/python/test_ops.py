"""Each op compiled for every chip and run on the simulator, against the same JAX function on XLA:CPU."""

import contextlib

import jax
import pytest

import harness
import op_cases


@pytest.fixture(scope="module")
def probes():
    with contextlib.ExitStack() as stack:
        yield {chip: stack.enter_context(harness.Probe("run", chip)) for chip in ("trn1", "trn2", "trn3")}


@pytest.mark.parametrize("function, inputs", [pytest.param(f, x, id=name) for name, f, x in op_cases.cases()])
def test_compiled_op_agrees_with_xla(function, inputs, probes, tmp_path):
    expected = jax.tree.leaves(jax.jit(function)(*inputs))
    for chip, probe in probes.items():
        try:
            harness.assert_agree(probe.results(tmp_path, function, *inputs), expected)
        except AssertionError as error:
            raise AssertionError(f"{chip}: {error}") from None
