"""The simulator beside XLA:CPU: values and time of one fp32 GPT training step, and its compilation."""

import json
import sys
import tempfile
import time
from pathlib import Path

import jax

import harness
import models
from figure import Figure

REPEATS = 5


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def xla_compilation(model):
    """Seconds XLA:CPU takes from StableHLO to an executable: the best of two."""

    def once():
        jax.clear_caches()
        lowered = jax.jit(model.step).lower(model.start(), model.batch(0))
        return seconds(lowered.compile)

    return min(once() for _ in range(2))


def xla_step(model):
    """Seconds of one step on XLA:CPU with all cores: the best of `REPEATS` after a first."""
    step, arguments = jax.jit(model.step), jax.device_put((model.start(), model.batch(0)))
    jax.block_until_ready(step(*arguments))
    return min(seconds(lambda: jax.block_until_ready(step(*arguments))) for _ in range(REPEATS))


def our_step(model, folder):
    """Seconds of compilation and of one step (values and time) of ours, the best of `REPEATS`."""
    path, inputs = folder / f"{model.name}.mlir", folder / f"{model.name}.safetensors"
    arguments = model.start(), model.batch(0)
    path.write_text(harness.module_text(model.step, *arguments))
    harness.save_arguments(inputs, arguments)
    done = harness.roundhouse("run", path, "--inputs", inputs, "--repeat", REPEATS, "--json")
    host = json.loads(done.stdout)["host"]
    return host["compile_seconds"], min(host["step_seconds"])


def compared(model, folder):
    print(f"{model.name}: XLA:CPU and ours ...", file=sys.stderr)
    # XLA before and after ours, so that a machine that slows down does not favour either.
    before = xla_step(model)
    compilation, step = our_step(model, folder)
    xla = min(before, xla_step(model))
    xla_compile = xla_compilation(model)
    return [
        Figure(f"{model.name}: XLA:CPU step", xla, "s"),
        Figure(f"{model.name}: our step", step, "s"),
        Figure(f"{model.name}: our step / XLA:CPU", step / xla, "x", at_most=2.0),
        Figure(f"{model.name}: XLA:CPU compilation", xla_compile, "s"),
        Figure(f"{model.name}: our compilation", compilation, "s"),
        Figure(f"{model.name}: our compilation / XLA:CPU", compilation / xla_compile, "x", at_most=2.0),
    ]


def figures():
    model = next(model for model in models.full_models() if not model.half)
    with tempfile.TemporaryDirectory() as folder:
        return compared(model, Path(folder))
