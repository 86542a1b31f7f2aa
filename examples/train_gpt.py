"""Trains a character-level GPT, in Flax, on the text of this repository.

    python examples/train_gpt.py [--steps N]

A plain JAX script: it trains on whatever device JAX has.
"""

import argparse
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

LAYERS, WIDTH, HEADS, CONTEXT, BATCH = 4, 256, 8, 256, 8


class Block(nnx.Module):
    def __init__(self, rngs):
        types = {"dtype": jnp.bfloat16, "rngs": rngs}
        self.attention_norm = nnx.LayerNorm(WIDTH, rngs=rngs)
        self.attention = nnx.MultiHeadAttention(HEADS, WIDTH, decode=False, use_bias=False, **types)
        self.mlp_norm = nnx.LayerNorm(WIDTH, rngs=rngs)
        self.up = nnx.Linear(WIDTH, 4 * WIDTH, **types)
        self.down = nnx.Linear(4 * WIDTH, WIDTH, **types)

    def __call__(self, x):
        x = x + self.attention(self.attention_norm(x), mask=nnx.make_causal_mask(x[..., 0]))
        return x + self.down(nnx.gelu(self.up(self.mlp_norm(x))))


class GPT(nnx.Module):
    def __init__(self, rngs):
        self.tokens = nnx.Embed(256, WIDTH, rngs=rngs)
        self.positions = nnx.Embed(CONTEXT, WIDTH, rngs=rngs)
        self.blocks = nnx.List([Block(rngs) for _ in range(LAYERS)])
        self.norm = nnx.LayerNorm(WIDTH, rngs=rngs)

    def __call__(self, tokens):
        x = self.tokens(tokens) + self.positions(jnp.arange(CONTEXT))
        for block in self.blocks:
            x = block(x)
        return self.tokens.attend(self.norm(x))


def read_text():
    root = Path(__file__).resolve().parents[1]
    files = sorted(path for pattern in ("*.md", "Documentation/*.md", "Sources/**/*.swift") for path in root.glob(pattern))
    return np.frombuffer(b"".join(path.read_bytes() for path in files), np.uint8).astype(np.int32)


@nnx.jit
def step(model, optimizer, window):
    def loss(model):
        logits = model(window[:, :-1]).astype(jnp.float32)
        return optax.softmax_cross_entropy_with_integer_labels(logits, window[:, 1:]).mean()

    value, gradients = nnx.value_and_grad(loss)(model)
    optimizer.update(model, gradients)
    return value


def main():
    parser = argparse.ArgumentParser(description="Trains a character-level GPT on this repository's text.")
    parser.add_argument("--steps", type=int, default=40)
    steps = parser.parse_args().steps

    text = read_text()
    print(f"{len(text)} bytes of text, on {jax.devices()[0]}")
    model = nnx.jit(lambda: GPT(nnx.Rngs(0)))()
    schedule = optax.warmup_cosine_decay_schedule(1e-4, 1e-3, 10, 1000, 1e-4)
    optimizer = nnx.Optimizer(model, optax.adamw(schedule, b2=0.95, weight_decay=0.1), wrt=nnx.Param)
    random = np.random.default_rng(0)
    for index in range(1, steps + 1):
        starts = random.integers(0, len(text) - CONTEXT, BATCH)
        window = text[starts[:, None] + np.arange(CONTEXT + 1)]
        print(f"step {index:3}  loss {step(model, optimizer, window):.4f}", flush=True)


if __name__ == "__main__":
    main()
