"""NKI kernels beside NumPy, and how fast they are recorded and timed: one process for all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import harness
from figure import Figure

WORKLOAD = Path(__file__).with_name("nki_workload.py")


def figures():
    print("NKI kernels: ours and NumPy with ml_dtypes ...", file=sys.stderr)
    environment = os.environ | harness.plugin_environment() | {"NEURON_PLATFORM_TARGET_OVERRIDE": "trn2"}
    done = subprocess.run(
        [sys.executable, str(WORKLOAD)], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    measured = json.loads(done.stdout)
    result = []
    for key, name in (("attention", "attention 4096x128 bf16"), ("matmul", "matmul 2048x2048x2048 bf16")):
        ours, numpy = measured[key]["ours"], measured[key]["numpy"]
        note = f"{ours:.3g} s against {numpy:.3g} s"
        result.append(Figure(f"NKI, {name}: times faster than NumPy", numpy / ours, "x", at_least=10, note=note))
    for key, name, limit in (("recorded", "recording and running", 1e6), ("timed", "timing", 1e6)):
        result.append(Figure(f"NKI, {name} small instructions", measured["rates"][key], "1/s", at_least=limit))
        size = measured["rates"][f"{key}_bytes"]
        result.append(Figure(f"NKI, {name}: memory of an instruction", size, "bytes", at_most=300))
    return result
