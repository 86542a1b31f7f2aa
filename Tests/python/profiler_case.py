"""Trains three steps on each of two devices under `jax.profiler.trace`, into the folder that is named."""

import sys

import jax
import jax.numpy as jnp
import numpy as np


@jax.jit
def train(weights, x):
    def loss(weights):
        return jnp.mean(jnp.tanh(x @ weights) ** 2)

    return weights - 0.1 * jax.grad(loss)(weights)


def steps(device, count):
    weights, x = jax.device_put((np.ones((256, 256), np.float32), np.ones((128, 256), np.float32)), device)
    for number in range(count):
        with jax.profiler.StepTraceAnnotation("train", step_num=number):
            weights = jax.block_until_ready(train(weights, x))


devices = jax.devices()[:2]
for device in devices:
    steps(device, 1)
with jax.profiler.trace(sys.argv[1]):
    for device in devices:
        steps(device, 3)
# A second trace of the same process has only what ran meanwhile, and none may be empty.
with jax.profiler.trace(sys.argv[1] + "/again"):
    steps(devices[1], 1)
with jax.profiler.trace(sys.argv[1] + "/idle"):
    pass
