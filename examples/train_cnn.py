"""Trains a convolutional network, in Flax, on the 1797 handwritten digits that come with scikit-learn.

    python examples/train_cnn.py [--epochs N]

A plain JAX script: it trains on whatever device JAX has.
"""

import argparse

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

BATCH = 64


class CNN(nnx.Module):
    def __init__(self, rngs):
        self.convolutions = nnx.List([
            nnx.Conv(1, 32, (3, 3), use_bias=False, rngs=rngs),
            nnx.Conv(32, 64, (3, 3), use_bias=False, rngs=rngs),
        ])
        self.norms = nnx.List([nnx.BatchNorm(features, momentum=0.9, rngs=rngs) for features in (32, 64)])
        self.dropout = nnx.Dropout(0.2, rngs=rngs)
        self.head = nnx.Linear(2 * 2 * 64, 10, rngs=rngs)

    def __call__(self, x):
        for convolution, norm in zip(self.convolutions, self.norms):
            x = nnx.max_pool(nnx.relu(norm(convolution(x))), (2, 2), strides=(2, 2))
        return self.head(self.dropout(x.reshape(len(x), -1)))


@nnx.jit
def train_step(model, optimizer, images, labels):
    def loss(model):
        return optax.softmax_cross_entropy_with_integer_labels(model(images), labels).mean()

    value, gradients = nnx.value_and_grad(loss)(model)
    optimizer.update(model, gradients)
    return value


@nnx.jit
def correct(model, images, labels):
    return jnp.sum(model(images).argmax(-1) == labels)


def main():
    parser = argparse.ArgumentParser(description="Trains a CNN on scikit-learn's digits.")
    parser.add_argument("--epochs", type=int, default=3)
    epochs = parser.parse_args().epochs

    digits = load_digits()
    images = (digits.images / 16).astype(np.float32)[..., None]
    train_x, test_x, train_y, test_y = train_test_split(images, digits.target, test_size=360, random_state=0)
    print(f"{len(train_x)} images to learn from, {len(test_x)} to test with, on {jax.devices()[0]}")

    model = CNN(nnx.Rngs(0))
    optimizer = nnx.Optimizer(model, optax.adamw(3e-3), wrt=nnx.Param)
    random = np.random.default_rng(0)
    for epoch in range(1, epochs + 1):
        model.train()
        order = random.permutation(len(train_x))[: len(train_x) // BATCH * BATCH].reshape(-1, BATCH)
        losses = [train_step(model, optimizer, train_x[rows], train_y[rows]) for rows in order]
        model.eval()
        accuracy = correct(model, test_x, test_y) / len(test_x)
        print(f"epoch {epoch}  loss {np.mean(losses):.4f}  test accuracy {accuracy:.1%}", flush=True)


if __name__ == "__main__":
    main()
