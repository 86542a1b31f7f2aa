"""The committed example programs are what their scripts write."""

import re
import subprocess
import sys

import harness

GPT = harness.ROOT / "examples" / "gpt"


def test_exporting_the_gpt_again_gives_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, str(GPT / "export.py"), str(tmp_path)], check=True)
    for name in ("init.mlir", "step.mlir", "program.json"):
        assert (tmp_path / name).read_bytes() == (GPT / name).read_bytes(), f"export.py writes another {name}"


def test_the_kernels_in_swift_compute_what_plain_loops_do():
    done = subprocess.run([str(harness.tool("kernel-examples"))], check=True, capture_output=True, text=True)
    found = [re.fullmatch(r"(.+): largest error (\S+), simulated (\S+) us, (\d+) instructions", line) for line in done.stdout.splitlines()]
    # Half a unit in the last place of bf16 for results of up to 64, and of fp32 for those of some 1/400.
    assert [(line[1], float(line[2]) < bound) for line, bound in zip(found, (0.13, 1e-8), strict=True)] == [
        ("tiled matmul of bf16", True),
        ("softmax of fp32", True),
    ]
    assert all(float(line[3]) > 1 for line in found)
