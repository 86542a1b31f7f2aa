"""JAX's linear algebra on the simulated device beside XLA:CPU."""

import os
import subprocess
import sys

import numpy as np
import pytest

import harness
import linear_algebra_cases

NAMES = [name for name, _, _ in linear_algebra_cases.cases()]


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The arrays that all cases gave, by case, place and number."""
    path = tmp_path_factory.mktemp("linear_algebra") / "results.npz"
    done = subprocess.run(
        [sys.executable, linear_algebra_cases.__file__, str(path)],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": "roundhouse,cpu"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    found = {}
    with np.load(path) as arrays:
        for key, array in arrays.items():
            name, place, _ = key.split("/")
            found.setdefault(name, {"ours": [], "cpu": []})[place].append(array)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_results_are_the_cpus(name, results):
    ours, cpu = results[name]["ours"], results[name]["cpu"]
    assert [(array.shape, array.dtype) for array in ours] == [(array.shape, array.dtype) for array in cpu]
    assert len(cpu) > 0
    for array, expected in zip(ours, cpu):
        if name in linear_algebra_cases.PROGRAMS:
            assert harness.relative_error(array, expected) < 1e-5
        else:
            np.testing.assert_array_equal(array, expected)
