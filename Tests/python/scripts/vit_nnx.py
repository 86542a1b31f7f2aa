"""A vision transformer in Flax nnx, on scikit-learn's digits."""

import sys

import jax
import numpy as np
import optax
from flax import nnx
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype(np.float32).reshape(-1, 8, 8, 1)


class Block(nnx.Module):
    def __init__(self, width, heads, rngs):
        self.norms = nnx.List([nnx.LayerNorm(width, rngs=rngs) for _ in range(2)])
        self.attention = nnx.MultiHeadAttention(heads, width, decode=False, rngs=rngs)
        self.up = nnx.Linear(width, 2 * width, rngs=rngs)
        self.down = nnx.Linear(2 * width, width, rngs=rngs)

    def __call__(self, x):
        x = x + self.attention(self.norms[0](x))
        return x + self.down(nnx.gelu(self.up(self.norms[1](x))))


class ViT(nnx.Module):
    def __init__(self, width, rngs):
        self.patches = nnx.Conv(1, width, (2, 2), strides=(2, 2), rngs=rngs)
        self.token = nnx.Param(jax.random.normal(rngs.params(), (1, 1, width)) * 0.02)
        self.positions = nnx.Param(jax.random.normal(rngs.params(), (1, 17, width)) * 0.02)
        self.blocks = nnx.List([Block(width, 4, rngs) for _ in range(2)])
        self.norm = nnx.LayerNorm(width, rngs=rngs)
        self.head = nnx.Linear(width, 10, rngs=rngs)

    def __call__(self, x):
        x = self.patches(x).reshape(len(x), 16, -1)
        token = jax.numpy.broadcast_to(self.token[...], (len(x), 1, x.shape[-1]))
        x = jax.numpy.concatenate([token, x], axis=1) + self.positions[...]
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x[:, 0]))


model = ViT(48, nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adamw(2e-3), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer, x, y):
    def loss(model):
        return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()

    value, gradients = nnx.value_and_grad(loss)(model)
    optimizer.update(model, gradients)
    return value


losses = []
for index in range(12):
    rows = slice(64 * index, 64 * (index + 1))
    losses.append(step(model, optimizer, images[rows], labels[rows]))
logits = model(images[-128:])
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}, accuracy {(logits.argmax(-1) == labels[-128:]).mean():.3f}")
np.savez(sys.argv[1], losses=losses, logits=logits, positions=model.positions[...])
