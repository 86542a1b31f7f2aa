"""fp8 by hand, as fp8 training does it: e4m3 operands forward, e5m2 gradients backward, a scale per tensor."""

import sys

import jax
import jax.numpy as jnp
import numpy as np

FORWARD, BACKWARD = jnp.float8_e4m3fn, jnp.float8_e5m2


def quantise(x, dtype):
    largest = float(jnp.finfo(dtype).max)
    scale = largest / jnp.maximum(jnp.abs(x).max(), 1e-12)
    return jnp.clip(x * scale, -largest, largest).astype(dtype), scale


def product(a, b):
    """The product of scaled fp8 operands, accumulated in fp32."""
    (a, a_scale), (b, b_scale) = a, b
    return jnp.matmul(a, b, preferred_element_type=jnp.float32) / (a_scale * b_scale)


@jax.custom_vjp
def dense(x, weights):
    return product(quantise(x, FORWARD), quantise(weights, FORWARD))


def dense_forward(x, weights):
    x, weights = quantise(x, FORWARD), quantise(weights, FORWARD)
    return product(x, weights), (x, weights)


def dense_backward(saved, gradient):
    (x, x_scale), (weights, weights_scale) = saved
    gradient = quantise(gradient, BACKWARD)
    return product(gradient, (weights.T, weights_scale)), product((x.T, x_scale), gradient)


dense.defvjp(dense_forward, dense_backward)


def loss(parameters, x, y):
    return jnp.mean((dense(jax.nn.relu(dense(x, parameters["in"])), parameters["out"]) - y) ** 2)


@jax.jit
def step(parameters, x, y):
    value, gradients = jax.value_and_grad(loss)(parameters, x, y)
    return jax.tree.map(lambda leaf, g: leaf - 0.1 * g, parameters, gradients), value


keys = jax.random.split(jax.random.key(0))
parameters = {"in": 0.2 * jax.random.normal(keys[0], (32, 64)), "out": 0.2 * jax.random.normal(keys[1], (64, 8))}
mixing = np.random.default_rng(0).normal(size=(32, 8)).astype(np.float32) / 6
losses = []
for index in range(10):
    x = np.random.default_rng(index + 1).normal(size=(48, 32)).astype(np.float32)
    parameters, value = step(parameters, x, np.tanh(x @ mixing))
    losses.append(value)
codes = quantise(parameters["in"], FORWARD)[0]
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
np.savez(sys.argv[1], losses=losses, kernel=parameters["in"], codes=codes.astype(np.float32))
