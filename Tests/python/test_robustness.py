"""Threads, forks, interrupts, failures and arrays that go too early: clean errors, no trap, no deadlock."""

import os
import signal
import subprocess
import sys

import pytest

import harness
import robustness_cases


@pytest.mark.parametrize("name", robustness_cases.CASES)
def test_device_survives(name):
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", robustness_cases.__file__, name],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": "roundhouse"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        # A shell's background jobs ignore interrupts, and so does what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert done.returncode == 0, f"status {done.returncode}\n{done.stdout}{done.stderr}"
