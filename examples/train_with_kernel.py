"""Trains a classifier of handwritten digits whose layers are NKI kernels, forwards and backwards.

    JAX_PLATFORMS=neuron python examples/train_with_kernel.py     # the kernels are part of the compiled step
    JAX_PLATFORMS=cpu python examples/train_with_kernel.py        # the step calls them back

Needs the wheel with JAX, and scikit-learn for the digits.
"""

import argparse

import jax
import jax.numpy as jnp
import roundhouse.nki.alias  # noqa: F401  `import nki` means Roundhouse's from here on
from sklearn.datasets import load_digits

import nki
import nki.isa as nisa
import nki.language as nl

BATCH, PIXELS, HIDDEN, CLASSES = 128, 64, 128, 10


@nki.jit
def product(lhsT, rhs):
    """lhsT.T @ rhs, where the contraction, and each side of the result, fits one pass of the Tensor engine."""
    out = nl.ndarray((lhsT.shape[1], rhs.shape[1]), dtype=lhsT.dtype, buffer=nl.shared_hbm)
    left = nl.ndarray(lhsT.shape, dtype=lhsT.dtype, buffer=nl.sbuf)
    right = nl.ndarray(rhs.shape, dtype=rhs.dtype, buffer=nl.sbuf)
    nisa.dma_copy(dst=left, src=lhsT)
    nisa.dma_copy(dst=right, src=rhs)
    sums = nl.ndarray(out.shape, dtype=nl.float32, buffer=nl.psum)
    nisa.nc_matmul(dst=sums, stationary=left, moving=right)
    result = nl.ndarray(out.shape, dtype=out.dtype, buffer=nl.sbuf)
    nisa.tensor_copy(dst=result, src=sums)
    nisa.dma_copy(dst=out, src=result)
    return out


@jax.custom_vjp
def linear(x, w):
    """x @ w"""
    return product(x.T, w)


def linear_forward(x, w):
    return linear(x, w), (x, w)


def linear_backward(saved, gradient):
    x, w = saved
    return product(gradient.T, w.T), product(x, gradient)


linear.defvjp(linear_forward, linear_backward)


def loss(parameters, images, labels):
    hidden = jax.nn.relu(linear(images, parameters["in"]))
    scores = linear(hidden, parameters["out"])
    return -jnp.take_along_axis(jax.nn.log_softmax(scores), labels[:, None], axis=1).mean()


@jax.jit
def step(parameters, images, labels):
    value, gradients = jax.value_and_grad(loss)(parameters, images, labels)
    return jax.tree.map(lambda p, g: p - 0.5 * g, parameters, gradients), value


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=40)
    steps = parser.parse_args().steps
    digits = load_digits()
    images = (digits.data / 16).astype("float32")
    labels = digits.target.astype("int32")
    keys = jax.random.split(jax.random.key(0))
    parameters = {
        "in": jax.random.normal(keys[0], (PIXELS, HIDDEN)) * PIXELS**-0.5,
        "out": jax.random.normal(keys[1], (HIDDEN, CLASSES)) * HIDDEN**-0.5,
    }
    for index in range(steps):
        start = index * BATCH % (len(images) - BATCH)
        batch = slice(start, start + BATCH)
        parameters, value = step(parameters, images[batch], labels[batch])
        if index % 10 == 0 or index == steps - 1:
            print(f"step {index:3}  loss {value:.5f}")
    print(f"one product: {product.time!r} simulated")


if __name__ == "__main__":
    main()
