"""A character-level GPT in plain JAX with optax's AdamW, trained on this file."""

import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

WIDTH, HEADS, LAYERS, CONTEXT, BATCH = 64, 4, 2, 48, 8
text = np.frombuffer(Path(__file__).read_bytes(), np.uint8).astype(np.int32)


def initial_parameters(key):
    keys = iter(jax.random.split(key, 2 + 4 * LAYERS))

    def normal(*shape):
        return 0.05 * jax.random.normal(next(keys), shape)

    return {
        "tokens": normal(256, WIDTH),
        "positions": normal(CONTEXT, WIDTH),
        "blocks": [
            {
                "norms": jnp.ones((2, WIDTH)),
                "qkv": normal(WIDTH, 3, HEADS, WIDTH // HEADS),
                "out": normal(HEADS, WIDTH // HEADS, WIDTH),
                "up": normal(WIDTH, 4 * WIDTH),
                "down": normal(4 * WIDTH, WIDTH),
            }
            for _ in range(LAYERS)
        ],
    }


def rms_norm(x, scale):
    return x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + 1e-6) * scale


def block(parameters, x):
    q, k, v = jnp.einsum("btw,wchd->cbthd", rms_norm(x, parameters["norms"][0]), parameters["qkv"])
    scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) / q.shape[-1] ** 0.5
    causal = jnp.tril(jnp.ones(scores.shape[-2:], bool))
    weights = jax.nn.softmax(jnp.where(causal, scores, -jnp.inf))
    x = x + jnp.einsum("bhqk,bkhd,hdw->bqw", weights, v, parameters["out"])
    return x + jax.nn.gelu(rms_norm(x, parameters["norms"][1]) @ parameters["up"]) @ parameters["down"]


def loss(parameters, window):
    x = parameters["tokens"][window[:, :-1]] + parameters["positions"]
    for layer in parameters["blocks"]:
        x = block(layer, x)
    logits = x @ parameters["tokens"].T
    return optax.softmax_cross_entropy_with_integer_labels(logits, window[:, 1:]).mean()


optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(optax.linear_schedule(0, 3e-3, 5)))


@jax.jit
def step(parameters, state, window):
    value, gradients = jax.value_and_grad(loss)(parameters, window)
    updates, state = optimizer.update(gradients, state, parameters)
    return optax.apply_updates(parameters, updates), state, value


parameters = initial_parameters(jax.random.key(1))
state = optimizer.init(parameters)
random = np.random.default_rng(0)
losses = []
for _ in range(15):
    starts = random.integers(0, len(text) - CONTEXT - 1, BATCH)
    window = np.stack([text[start : start + CONTEXT + 1] for start in starts])
    parameters, state, value = step(parameters, state, window)
    losses.append(value)
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
np.savez(sys.argv[1], losses=losses, tokens=parameters["tokens"], qkv=parameters["blocks"][0]["qkv"])
