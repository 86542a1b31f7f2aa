"""`roundhouse run --time-only` of a GPT-2 small training step: wall time and peak memory."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import harness
import models
from figure import Figure

# A small process of its own starts the tool: Linux counts the memory of whoever forks a process
# in that process's peak, and this one holds JAX.
LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([status, time.perf_counter() - start, usage.ru_maxrss * 1024]))
"""


def measured(*command):
    """Wall seconds and peak resident bytes of a command that succeeds."""
    launcher = [sys.executable, "-S", "-c", LAUNCHER, *map(str, command)]
    done = subprocess.run(launcher, check=True, stdout=subprocess.PIPE, text=True)
    status, wall, peak = json.loads(done.stdout)
    assert status == 0, f"{' '.join(map(str, command))} ended with status {status}"
    return wall, peak


def figures():
    print("GPT-2 small, time only ...", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gpt2_small_step.mlir"
        path.write_text(models.gpt2_small_step())
        wall, peak = measured(harness.tool(), "run", path, "--time-only", "--json")
    return [
        Figure("GPT-2 small step, --time-only: wall time", wall, "s", at_most=5),
        Figure("GPT-2 small step, --time-only: peak memory", peak / 1e9, "GB", at_most=1),
    ]
