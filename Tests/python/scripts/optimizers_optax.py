"""One small network under many of optax's optimizers, with schedules, clipping, weight decay and averaging."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax

OPTIMIZERS = {
    "adamw": optax.adamw(1e-2, weight_decay=1e-2),
    "lion": optax.lion(1e-3),
    "adafactor": optax.adafactor(1e-2, min_dim_size_to_factor=8),
    "lamb": optax.lamb(1e-2),
    "rmsprop": optax.rmsprop(1e-3, momentum=0.9),
    "adagrad": optax.adagrad(5e-2),
    "accumulated": optax.MultiSteps(optax.sgd(optax.cosine_decay_schedule(0.1, 20)), every_k_schedule=2),
    "clipped": optax.chain(optax.clip_by_global_norm(0.5), optax.scale_by_adam(), optax.scale(-1e-2)),
}
random = np.random.default_rng(0)
teacher = random.normal(size=(24, 4)).astype(np.float32) / 5


def initial_parameters():
    keys = jax.random.split(jax.random.key(0))
    return {"in": 0.2 * jax.random.normal(keys[0], (24, 32)), "out": 0.2 * jax.random.normal(keys[1], (32, 4))}


def loss(parameters, x):
    return jnp.mean((jnp.tanh(x @ parameters["in"]) @ parameters["out"] - jnp.sin(x @ teacher)) ** 2)


def train(optimizer):
    @jax.jit
    def step(parameters, state, x):
        value, gradients = jax.value_and_grad(loss)(parameters, x)
        updates, state = optimizer.update(gradients, state, parameters)
        return optax.apply_updates(parameters, updates), state, value

    parameters = initial_parameters()
    state, average, losses = optimizer.init(parameters), parameters, []
    random = np.random.default_rng(1)
    for _ in range(12):
        x = random.normal(size=(40, 24)).astype(np.float32)
        parameters, state, value = step(parameters, state, x)
        average = optax.incremental_update(parameters, average, 0.1)
        losses.append(value)
    print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
    return losses, average["out"]


results = {}
for name, optimizer in OPTIMIZERS.items():
    results[f"{name}_losses"], results[f"{name}_average"] = train(optimizer)
np.savez(sys.argv[1], **results)
