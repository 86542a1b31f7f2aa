"""A deep network as a scan over stacked layers, rematerialised by jax.checkpoint under several policies."""

import sys

import jax
import jax.numpy as jnp
import numpy as np

DEPTH, WIDTH = 6, 48


def layer(x, weights):
    hidden = jax.nn.gelu(x @ weights["up"])
    normed = hidden - hidden.mean(-1, keepdims=True)
    return x + normed @ weights["down"], jnp.abs(normed).max()


def stacked(key):
    keys = jax.random.split(key)
    return {
        "up": jax.random.normal(keys[0], (DEPTH, WIDTH, 2 * WIDTH)) / WIDTH**0.5,
        "down": 0.3 * jax.random.normal(keys[1], (DEPTH, 2 * WIDTH, WIDTH)) / WIDTH**0.5,
    }


def loss(body, weights, x):
    x, peaks = jax.lax.scan(body, x, weights)
    return jnp.mean(x**2) + 0.01 * peaks.mean()


BODIES = {
    "plain": layer,
    "checkpoint": jax.checkpoint(layer),
    "dots": jax.checkpoint(layer, policy=jax.checkpoint_policies.dots_saveable),
    "nothing": jax.checkpoint(layer, prevent_cse=False, policy=jax.checkpoint_policies.nothing_saveable),
}

weights = stacked(jax.random.key(0))
x = jax.random.normal(jax.random.key(1), (20, WIDTH))
results = {}
for name, body in BODIES.items():
    value, gradients = jax.jit(jax.value_and_grad(lambda weights: loss(body, weights, x)))(weights)
    results |= {f"{name}_loss": value, f"{name}_up": gradients["up"], f"{name}_down": gradients["down"]}
    print(f"{name}: {value:.4f}")
np.savez(sys.argv[1], **results)
