"""The same JAX scripts on XLA:CPU and on the simulated device, one process each."""

import json
import os
import subprocess
import sys
from pathlib import Path

import harness
from figure import Figure

WORKLOAD = Path(__file__).with_name("jax_workload.py")
# Limits of a step's time, of compilation and of peak memory, as ratios to XLA:CPU.
STEP_LIMITS = {"gpt": ("fp32 GPT step", 1.3), "cnn": ("CNN step", 2.0), "chain": ("2 million elements, a chain", 2.0)}
COMPILATION_LIMIT = MEMORY_LIMIT = 1.5
DISPATCH_LIMIT = 100  # microseconds more than XLA:CPU's


def measured(platform, workload):
    # Compiled anew, whatever ran before.
    own = {"JAX_PLATFORMS": platform, "NEURON_CC_FLAGS": "--no_cache"}
    environment = os.environ | harness.plugin_environment() | own
    command = [sys.executable, str(WORKLOAD), workload]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def compared(workload):
    """XLA:CPU before and after ours, so that a machine that slows down does not favour either."""
    print(f"JAX, {workload}: XLA:CPU and ours ...", file=sys.stderr)
    first, ours, second = (measured(platform, workload) for platform in ("cpu", "roundhouse", "cpu"))
    return ours, {key: min(first[key], second[key]) for key in first}


def figures():
    result = []
    for workload, (name, limit) in STEP_LIMITS.items():
        ours, xla = compared(workload)

        def ratio(key, what, at_most):
            note = f"{ours[key]:.4g} against {xla[key]:.4g}"
            result.append(Figure(f"JAX, {name}: {what} / XLA:CPU", ours[key] / xla[key], "x", at_most=at_most, note=note))

        ratio("step", "time", limit)
        ratio("compilation", "compilation", COMPILATION_LIMIT)
        ratio("peak", "peak memory", MEMORY_LIMIT)
    ours, xla = compared("tiny")
    more = 1e6 * (ours["step"] - xla["step"])
    result.append(Figure("JAX, tiny function: more than XLA:CPU", more, "us", at_most=DISPATCH_LIMIT))
    return result
