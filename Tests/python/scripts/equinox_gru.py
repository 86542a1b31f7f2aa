"""A GRU in Equinox, with filtered transformations."""

import sys

import equinox
import jax
import jax.numpy as jnp
import numpy as np
import optax


class Model(equinox.Module):
    cell: equinox.nn.GRUCell
    norm: equinox.nn.LayerNorm
    head: equinox.nn.MLP

    def __init__(self, key):
        keys = jax.random.split(key)
        self.cell = equinox.nn.GRUCell(3, 24, key=keys[0])
        self.norm = equinox.nn.LayerNorm(24)
        self.head = equinox.nn.MLP(24, 1, 16, depth=2, key=keys[1])

    def __call__(self, sequence):
        start = jnp.zeros(self.cell.hidden_size)
        state, _ = jax.lax.scan(lambda state, x: (self.cell(x, state), None), start, sequence)
        return self.head(self.norm(state))[0]


def batch(index):
    x = np.random.default_rng(index).normal(size=(32, 10, 3)).astype(np.float32)
    return x, np.tanh(x.sum(axis=(1, 2)) / 5)


@equinox.filter_value_and_grad
def loss(model, x, y):
    return jnp.mean((jax.vmap(model)(x) - y) ** 2)


optimizer = optax.adam(5e-3)


@equinox.filter_jit
def step(model, state, x, y):
    value, gradients = loss(model, x, y)
    updates, state = optimizer.update(gradients, state)
    return equinox.apply_updates(model, updates), state, value


model = Model(jax.random.key(0))
state = optimizer.init(equinox.filter(model, equinox.is_inexact_array))
losses = []
for index in range(12):
    model, state, value = step(model, state, *batch(index))
    losses.append(value)
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
np.savez(sys.argv[1], losses=losses, predictions=jax.vmap(model)(batch(99)[0]), kernel=model.cell.weight_hh)
