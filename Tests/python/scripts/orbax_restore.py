"""Trains, saves with Orbax, restores into a fresh state and goes on: the curve is that of a run without the break."""

import sys
import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
import orbax.checkpoint

optimizer = optax.adam(1e-2)


def initial_state():
    keys = jax.random.split(jax.random.key(0))
    parameters = {
        "in": 0.3 * jax.random.normal(keys[0], (16, 32)),
        "out": (0.3 * jax.random.normal(keys[1], (32, 3))).astype(jnp.bfloat16),
    }
    return {"parameters": parameters, "optimizer": optimizer.init(parameters), "step": jnp.int32(0)}


@jax.jit
def step(state, x):
    def loss(parameters):
        return jnp.mean((jax.nn.softplus(x @ parameters["in"]) @ parameters["out"] - x[:, :3]) ** 2)

    value, gradients = jax.value_and_grad(loss)(state["parameters"])
    updates, optimizer_state = optimizer.update(gradients, state["optimizer"])
    parameters = optax.apply_updates(state["parameters"], updates)
    return {"parameters": parameters, "optimizer": optimizer_state, "step": state["step"] + 1}, value


def train(state, steps):
    losses = []
    for index in steps:
        state, value = step(state, np.random.default_rng(index).normal(size=(48, 16)).astype(np.float32))
        losses.append(value)
    return state, losses


unbroken, expected = train(initial_state(), range(8))
state, losses = train(initial_state(), range(4))
with tempfile.TemporaryDirectory() as folder:
    checkpointer = orbax.checkpoint.StandardCheckpointer()
    checkpointer.save(Path(folder) / "checkpoint", state)
    checkpointer.wait_until_finished()
    restored = checkpointer.restore(Path(folder) / "checkpoint", jax.tree.map(jnp.zeros_like, state))
restored, rest = train(restored, range(4, 8))
assert losses + rest == expected, "the restored run left the curve"
jax.tree.map(np.testing.assert_array_equal, restored, unbroken)
print(f"loss {expected[0]:.4f} to {expected[-1]:.4f}")
np.savez(sys.argv[1], losses=expected, kernel=restored["parameters"]["in"], step=restored["step"])
