"""The pytest plug-in: budgets for the simulated time of NKI kernels."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree

import harness

TESTS = """
import numpy as np
import pytest
from roundhouse import nki
from roundhouse.nki import isa as nisa, language as nl

@nki.jit
def double(x):
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    tile = nl.load(x)
    nisa.tensor_tensor(tile, tile, tile, nl.add)
    nl.store(out, tile)
    return out

x = np.ones((128, 512), np.float32)

def test_kept(kernel_budget):
    with kernel_budget(1000):
        assert (double(x) == 2).all()
    assert double.time < 1000

def test_broken(kernel_budget):
    with kernel_budget(0.5, target="trn1"):
        double(x)

def test_nothing(kernel_budget):
    with kernel_budget(0.5):
        pass

def test_the_block_fails_itself(kernel_budget):
    with kernel_budget(0.5):
        double(x)
        assert x[0, 0] == 2

@pytest.mark.parametrize("target", ["trn1", "trn2", "trn3"])
def test_targets(kernel_budget, target):
    with kernel_budget(1000, target):
        double(x)
    double(x)
"""


def run(folder, *arguments):
    (folder / "test_kernels.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-p", "roundhouse.pytest_plugin", "-p", "no:cacheprovider", *arguments]
    environment = os.environ | harness.plugin_environment()
    environment["PYTHONPATH"] = os.pathsep.join([str(harness.ROOT / "python"), environment.get("PYTHONPATH", "")])
    return subprocess.run(
        [*command, "test_kernels.py"], cwd=folder, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


def test_kernels_over_their_budget_fail_with_the_lines_that_cost_most(tmp_path):
    done = run(tmp_path, "--junitxml=report.xml")
    outcome = re.search(r"(\d+) failed, (\d+) passed", done.stdout)
    assert outcome and outcome.groups() == ("3", "4"), done.stdout
    assert "double is over its budget of 0.5 us" in done.stdout
    assert re.search(r"test_kernels.py:\d+ double", done.stdout)
    assert "kernel_budget: no NKI kernel was called in the block" in done.stdout
    assert "assert np.float32(1.0) == 2" in done.stdout
    summary = done.stdout.partition("simulated kernel times")[2]
    times = {
        name: float(time) for name, time in re.findall(r"::(\S+)  double: (\d+\.\d+) us of 1000$", summary, re.MULTILINE)
    }
    assert times.keys() == {"test_kept", "test_targets[trn1]", "test_targets[trn2]", "test_targets[trn3]"}
    assert times["test_kept"] == times["test_targets[trn3]"] != times["test_targets[trn1]"]
    report = xml.etree.ElementTree.parse(tmp_path / "report.xml")
    values = [entry.get("value") for entry in report.iter("property") if entry.get("name") == "simulated kernel time"]
    assert f"double: {times['test_kept']:.2f} us of 1000" in values


def test_processes_of_xdist_report_too(tmp_path):
    done = run(tmp_path, "-n", "2", "-k", "kept")
    assert re.search(r"test_kept  double: \d+\.\d+ us of 1000", done.stdout), done.stdout + done.stderr


def test_projects_without_kernels_load_nothing():
    check = "import sys, roundhouse.pytest_plugin; sys.exit(any(name.startswith(('numpy', 'roundhouse.nki')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], env=os.environ | {"PYTHONPATH": str(harness.ROOT / "python")}).returncode == 0
