"""Python functions in programs on the simulated device: what they see and give, as on XLA:CPU."""

import json
import os
import subprocess
import sys

import pytest

import callback_cases
import harness


def outcomes(platforms, folder):
    """What every case printed and gave on the first platform."""
    path = folder / f"{platforms}.json"
    done = subprocess.run(
        [sys.executable, callback_cases.__file__, str(path)],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": platforms},
        capture_output=True,
        text=True,
        timeout=600,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(path.read_text())


@pytest.fixture(scope="module")
def on_cpu(tmp_path_factory):
    return outcomes("cpu", tmp_path_factory.mktemp("callbacks"))


@pytest.fixture(scope="module")
def on_device(tmp_path_factory):
    return outcomes("roundhouse", tmp_path_factory.mktemp("callbacks"))


@pytest.mark.parametrize("name", callback_cases.CASES)
def test_callbacks_do_what_they_do_on_the_cpu(name, on_cpu, on_device):
    assert on_device[name] == on_cpu[name]


def test_exceptions_are_reported_with_their_text(on_device):
    for name, message in [
        ("an_exception", "ValueError: no such value"),
        ("an_exception_that_only_the_barrier_hears_of", "ValueError: no such value"),
        ("an_exception_in_a_loop_that_waits_for_the_value", "KeyError: 'three'"),
        ("a_result_of_another_shape", "Incorrect output shape for return value #0"),
    ]:
        assert on_device[name]["value"] == ["JaxRuntimeError", message]
