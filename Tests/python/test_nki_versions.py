"""Kernels for NKI 0.2 to 0.5, whose signatures were others, each in a process of its own."""

import os
import subprocess
import sys

import pytest

import harness

BEGIN = """
import numpy as np
from roundhouse import nki
from roundhouse.nki import isa as nisa, language as nl

x = np.arange(128 * 32, dtype=np.float32).reshape(128, 32)

@nki.jit
def kernel(x):
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    tile = nl.ndarray(x.shape, x.dtype, buffer=nl.sbuf)
"""
END = """
    return out

assert (kernel(x) == {expected}).all()
"""
# The release, what the kernel does in its signatures, and what comes out.
CASES = {
    "dma_copy adds": ("0.2", "nisa.dma_copy(tile, x)\n    nisa.dma_copy(out, x)\n    nisa.dma_copy(out, tile, nl.add)", "2 * x"),
    "dma_copy by position": ("0.2", "nisa.dma_copy(tile, x, None, nisa.oob_mode.error)\n    nisa.dma_copy(out, tile)", "x"),
    "oob_mode before priority": ("0.3", "nisa.dma_copy(tile, x, nisa.oob_mode.error)\n    nisa.dma_copy(out, tile)", "x"),
    "priority in 0.4": ("0.4", "nisa.dma_copy(tile, x, None, nisa.oob_mode.error)\n    nisa.dma_copy(out, tile)", "x"),
    "scales before reduce_op": (
        "0.2", "nisa.dma_compute(tile, [x, x], [1.0, 1.0], nl.add)\n    nisa.dma_copy(out, tile)", "2 * x",
    ),
    "reduce_op before scales": (
        "0.5", "nisa.dma_compute(tile, [x, x], nl.add, [1.0, 1.0])\n    nisa.dma_copy(out, tile)", "2 * x",
    ),
    "shared_constant with a dtype": (
        "0.2", "nisa.dma_copy(tile, nl.shared_constant(np.ones((128, 32)), nl.float32))\n    nisa.dma_copy(out, tile)", "1",
    ),
    "comparisons give bool": (
        "0.2",
        "nisa.dma_copy(tile, x)\n    same = nl.equal(tile, tile)\n    assert same.dtype == 'bool'\n"
        "    nisa.tensor_copy(tile, same)\n    nisa.dma_copy(out, tile)",
        "1",
    ),
    "comparisons keep the type": (
        "0.3", "nisa.dma_copy(tile, x)\n    assert nl.equal(tile, tile).dtype == 'float32'\n    nisa.dma_copy(out, tile)", "x",
    ),
}


def run(version, script):
    environment = os.environ | harness.plugin_environment() | {"ROUNDHOUSE_NKI_VERSION": version}
    environment["PYTHONPATH"] = os.pathsep.join([str(harness.ROOT / "python"), environment.get("PYTHONPATH", "")])
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("name", CASES)
def test_signatures_are_those_of_the_release(name):
    version, body, expected = CASES[name]
    done = run(version, BEGIN + "    " + body + END.format(expected=expected))
    assert done.returncode == 0, done.stderr


def test_the_newest_release_has_its_own():
    version, body, expected = CASES["scales before reduce_op"]
    assert run("0.6", BEGIN + "    " + body + END.format(expected=expected)).returncode == 1


def test_an_unknown_release_is_refused():
    done = run("0.7", BEGIN)
    assert done.returncode == 1
    assert "there is no NKI 0.7 here; ROUNDHOUSE_NKI_VERSION is one of 0.2, 0.3, 0.4, 0.5, 0.6" in done.stderr
