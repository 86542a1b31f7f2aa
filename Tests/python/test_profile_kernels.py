"""`roundhouse nki run --profile`: profiles of kernels agree with what the kernels say of their time, line by line."""

import json
import os
import subprocess
import sys

import harness
import pytest

SCRIPT = '''
import json
import numpy as np
import nki
import nki.isa as nisa
import nki.language as nl


@nki.jit
def scale(x, factor):
    out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
    for i in range(x.shape[0] // 128):
        tile = nl.ndarray((128, x.shape[1]), dtype=x.dtype, buffer=nl.sbuf)
        nisa.dma_copy(dst=tile, src=x[i * 128:(i + 1) * 128, :])
        nisa.tensor_scalar(dst=tile, data=tile, op0=nl.multiply, operand0=factor)
        nisa.activation(dst=tile, op=nl.exp, data=tile)
        nisa.dma_copy(dst=out[i * 128:(i + 1) * 128, :], src=tile)
    return out


for rows in (1024, 256):
    kernel = nki.simulate(scale)
    kernel(np.zeros((rows, 512), np.float32), 2.0)
    print(json.dumps(kernel.time.report))
'''


@pytest.fixture(scope="module")
def profiled(tmp_path_factory):
    """The folder of two calls' profiles, and what each said of its time."""
    folder = tmp_path_factory.mktemp("kernels")
    (folder / "kernels.py").write_text(SCRIPT)
    environment = {**os.environ, **harness.plugin_environment(), "NEURON_PLATFORM_TARGET_OVERRIDE": "trn2"}
    environment["PYTHONPATH"] = str(harness.ROOT / "python")
    command = [sys.executable, "-m", "roundhouse.nki", "--profile", str(folder / "out"), "kernels.py"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [f"profile: {folder}/out/{name}.rhprofile" for name in ("scale", "scale-2")]
    return folder / "out", [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("call, name", enumerate(["scale", "scale-2"]))
def test_sums_are_the_kernels(profiled, call, name):
    folder, said = profiled[0], profiled[1][call]
    output = folder / f"{name}.json"
    harness.roundhouse("profile", "view", folder, "--program", name, "--format", "json", "--output", output)
    tables = json.loads(output.read_text())
    instructions, summary = tables["instruction"], tables["summary"][0]
    assert summary["total_time"] * 1e6 == pytest.approx(said["microseconds"], rel=1e-12)
    assert len(instructions) == said["instructions"]
    # The tables have whole nanoseconds.
    for engine in said["engines"]:
        own = [row["duration"] for row in instructions if row["engine"] == engine["name"]]
        assert len(own) == engine["instructions"]
        assert sum(own) == pytest.approx(engine["busy"] * 1e3, abs=len(own) + 1e-6)
    for line in said["lines"]:
        own = [row["duration"] for row in instructions if row["nki_source_location"] == line["location"]]
        assert len(own) == line["instructions"]
        assert sum(own) == pytest.approx(line["busy"] * 1e3, abs=len(own) + 1e-6)
    assert sum(row["read_bytes"] for row in tables["dma"] if row["op"] == "read") == said["hbm_bytes_read"]
    assert summary["hbm_write_bytes"] == said["hbm_bytes_written"]


def test_a_difference_names_the_lines(profiled):
    folder = profiled[0]
    text = harness.roundhouse("profile", "diff", folder / "scale.rhprofile", folder / "scale-2.rhprofile").stdout
    lines = [line for line in text.splitlines() if "kernels.py:" in line]
    assert len(lines) == 4 and all("-75" in line for line in lines)


def test_what_cannot_be_written_is_refused_in_one_line(tmp_path):
    (tmp_path / "kernels.py").write_text(SCRIPT)
    (tmp_path / "file").write_text("")
    environment = {**os.environ, **harness.plugin_environment(), "NEURON_PLATFORM_TARGET_OVERRIDE": "trn2"}
    environment["PYTHONPATH"] = str(harness.ROOT / "python")
    command = [sys.executable, "-m", "roundhouse.nki", "--profile", str(tmp_path / "file"), "kernels.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"error: {tmp_path}/file: this is a file; name a folder for profiles"]


def test_profiles_of_two_cores_hold_what_they_waited_for(tmp_path):
    script = """
import numpy as np
import nki
import nki.isa as nisa
import nki.language as nl


@nki.jit
def late(x):
    both = nl.ndarray((2, 64, 32), dtype=x.dtype, buffer=nl.shared_hbm)
    tile = nl.load(x)
    for _ in range(200 * nl.program_id(0)):
        nisa.activation(dst=tile, op=nl.tanh, data=tile)
    nl.store(both[nl.program_id(0)], tile)
    nisa.core_barrier(both, (0, 1))


kernel = late[2]
kernel(np.zeros((64, 32), np.float32))
kernel.profile("out")
print(kernel.time.microseconds)
"""
    (tmp_path / "late.py").write_text(script)
    environment = {**os.environ, **harness.plugin_environment(), "NEURON_PLATFORM_TARGET_OVERRIDE": "trn2"}
    environment["PYTHONPATH"] = str(harness.ROOT / "python")
    command = [sys.executable, "-m", "roundhouse.nki", "late.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    totals = []
    for core in range(2):
        profile, output = tmp_path / "out" / f"late-core{core}.rhprofile", tmp_path / "profile.json"
        harness.roundhouse("profile", "view", profile, "--format", "json", "--output", output)
        totals.append(json.loads(output.read_text())["summary"][0]["total_time"] * 1e6)
    # The first core has nothing to do but to wait for the second.
    assert max(totals) == pytest.approx(float(done.stdout), rel=1e-12)
    assert min(totals) == pytest.approx(max(totals), abs=0.1)
