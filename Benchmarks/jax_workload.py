"""What one JAX process takes on the backend that JAX_PLATFORMS names; nothing here knows which.

    python Benchmarks/jax_workload.py gpt|cnn|chain|tiny

Prints one JSON object: seconds of a step (the best of several after a first), seconds of compilation,
and the process's peak memory in bytes.
"""

import json
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Tests" / "python"))

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

import models  # noqa: E402

CHAIN = 2_000_000


def model(wanted):
    return wanted.step, (wanted.start(), wanted.batch(0)), 5


def chain():
    def step(x):
        y = jnp.tanh(x * 2 + 1) * x
        return jnp.exp(-y * y) + jnp.sqrt(jnp.abs(y)) - x / (1 + y * y)

    return step, (np.linspace(-3, 3, CHAIN, dtype=np.float32),), 20


def tiny():
    return lambda x: x + 1, (np.zeros(8, np.float32),), 2000


WORKLOADS = {
    "gpt": lambda: model(next(model for model in models.full_models() if not model.half)),
    "cnn": lambda: model(models.cnn(batch_size=64, side=32, channels=32)),
    "chain": chain,
    "tiny": tiny,
}


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def peak_memory():
    """Bytes. Linux's own count, as that of `getrusage` begins with what the parent process had."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def main(name):
    step, arguments, repeats = WORKLOADS[name]()
    arguments = jax.device_put(arguments)
    # The first compilation of a process starts threads and reads tables.
    jax.jit(lambda x: x * 3)(1.0).block_until_ready()
    lowered = jax.jit(step).lower(*arguments)
    compiled = []
    compilation = seconds(lambda: compiled.append(lowered.compile()))
    run = jax.jit(step)
    once = lambda: jax.block_until_ready(run(*arguments))  # noqa: E731
    once()
    times = [seconds(once) for _ in range(repeats)]
    print(json.dumps({"step": min(times), "compilation": compilation, "peak": peak_memory()}))


if __name__ == "__main__":
    main(sys.argv[1])
