"""An MLP on scikit-learn's digits, in plain JAX: momentum SGD written out."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype(np.float32)


def initial_parameters(key, widths=(64, 128, 96, 10)):
    keys = jax.random.split(key, len(widths) - 1)
    return [
        (jax.random.normal(key, (rows, columns)) * (2 / rows) ** 0.5, jnp.zeros(columns))
        for key, rows, columns in zip(keys, widths, widths[1:])
    ]


def logits(parameters, x):
    *hidden, (weights, bias) = parameters
    for kernel, offset in hidden:
        x = jax.nn.relu(x @ kernel + offset)
    return x @ weights + bias


def loss(parameters, x, y):
    chosen = jnp.take_along_axis(jax.nn.log_softmax(logits(parameters, x)), y[:, None], axis=1)
    return -chosen.mean()


@jax.jit
def step(parameters, velocity, x, y):
    value, gradients = jax.value_and_grad(loss)(parameters, x, y)
    velocity = jax.tree.map(lambda v, g: 0.9 * v - 0.05 * g, velocity, gradients)
    return jax.tree.map(jnp.add, parameters, velocity), velocity, value


parameters = initial_parameters(jax.random.key(0))
velocity = jax.tree.map(jnp.zeros_like, parameters)
losses = []
for index in range(20):
    rows = slice(64 * index, 64 * (index + 1))
    parameters, velocity, value = step(parameters, velocity, images[rows], labels[rows])
    losses.append(value)
accuracy = (logits(parameters, images[-256:]).argmax(-1) == labels[-256:]).mean()
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}, accuracy {accuracy:.3f}")
np.savez(sys.argv[1], losses=losses, kernel=parameters[0][0], logits=logits(parameters, images[-256:]))
