"""A block of a mixture of experts: top-2 routing with capacity, dispatch and combine, load-balancing loss."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax

TOKENS, WIDTH, EXPERTS, CHOSEN, CAPACITY = 96, 32, 6, 2, 40


def initial_parameters(key):
    keys = jax.random.split(key, 3)
    return {
        "router": 0.3 * jax.random.normal(keys[0], (WIDTH, EXPERTS)),
        "up": 0.2 * jax.random.normal(keys[1], (EXPERTS, WIDTH, 64)),
        "down": 0.2 * jax.random.normal(keys[2], (EXPERTS, 64, WIDTH)),
    }


def layer(parameters, x):
    probabilities = jax.nn.softmax(x @ parameters["router"])
    gates, experts = jax.lax.top_k(probabilities, CHOSEN)
    gates = gates / gates.sum(-1, keepdims=True)
    # The place of each choice in its expert's queue; what is beyond the capacity is dropped.
    chosen = jax.nn.one_hot(experts, EXPERTS, dtype=jnp.int32).transpose(1, 0, 2).reshape(-1, EXPERTS)
    places = (jnp.cumsum(chosen, axis=0) - 1).reshape(CHOSEN, TOKENS, EXPERTS).transpose(1, 0, 2)
    place = jnp.take_along_axis(places, experts[..., None], axis=-1)[..., 0]
    kept = place < CAPACITY
    gates = jnp.where(kept, gates, 0)
    slots = jnp.where(kept, place, CAPACITY)
    queues = jnp.zeros((EXPERTS, CAPACITY + 1, WIDTH)).at[experts, slots].set(x[:, None])[:, :CAPACITY]
    hidden = jax.nn.silu(jnp.einsum("ecw,ewh->ech", queues, parameters["up"]))
    results = jnp.einsum("ech,ehw->ecw", hidden, parameters["down"])
    picked = results.at[experts, slots].get(mode="fill", fill_value=0)
    load = jnp.bincount(experts.ravel(), length=EXPERTS) / experts.size
    balance = EXPERTS * jnp.sum(load * probabilities.mean(0))
    return x + jnp.einsum("tk,tkw->tw", gates, picked), balance


def loss(parameters, x, target):
    output, balance = layer(parameters, x)
    return jnp.mean((output - target) ** 2) + 0.01 * balance


optimizer = optax.adam(3e-3)


@jax.jit
def step(parameters, state, x, target):
    value, gradients = jax.value_and_grad(loss)(parameters, x, target)
    updates, state = optimizer.update(gradients, state)
    return optax.apply_updates(parameters, updates), state, value


parameters = initial_parameters(jax.random.key(0))
state = optimizer.init(parameters)
random = np.random.default_rng(0)
mixing = random.normal(size=(WIDTH, WIDTH)).astype(np.float32) / WIDTH**0.5
losses = []
for _ in range(10):
    x = random.normal(size=(TOKENS, WIDTH)).astype(np.float32)
    parameters, state, value = step(parameters, state, x, np.tanh(x @ mixing))
    losses.append(value)
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
output, balance = layer(parameters, x)
np.savez(sys.argv[1], losses=losses, output=output, balance=balance, router=parameters["router"])
