"""`roundhouse nki run --strict-language`: refuses Python that the NKI compiler does not take, and nothing else."""

import os
import subprocess
import sys

import pytest

import harness

CASES = harness.ROOT / "Tests" / "python" / "nki_strict_cases.py"
FIRST = """
import neuronxcc.nki as nki, neuronxcc.nki.language as nl, numpy as np

@nki.jit
def double(x):
    out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
    nl.store(out, nl.load(x) * 2)
    return out

assert (double(np.ones((8, 8), np.float32)) == 2).all()
"""


def run(*arguments):
    environment = os.environ | harness.plugin_environment()
    environment["PYTHONPATH"] = os.pathsep.join([str(harness.ROOT / "python"), environment.get("PYTHONPATH", "")])
    command = [sys.executable, "-W", "ignore", "-m", "roundhouse.nki", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def names():
    import ast

    [bad] = [node.value for node in ast.parse(CASES.read_text()).body if isinstance(node, ast.Assign) and node.targets[0].id == "BAD"]
    return [element.id for element in bad.elts]


def test_each_rule_is_enforced_at_its_line(names):
    done = run("--strict-language", CASES)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{name} refused" for name in names]


def test_without_the_option_all_of_it_runs(names):
    done = run(CASES)
    assert done.returncode == 0, done.stderr
    # The kernel with `finally` prints.
    assert [line for line in done.stdout.splitlines() if line != "done"] == [f"{name} ran" for name in names]


def test_kernels_of_the_first_generation_are_refused(tmp_path):
    script = tmp_path / "old.py"
    script.write_text(FIRST)
    assert run(script).returncode == 0
    done = run("--strict-language", script)
    assert done.returncode == 1
    assert "old.py:4: oldNamespace: double is of neuronxcc.nki" in done.stderr
