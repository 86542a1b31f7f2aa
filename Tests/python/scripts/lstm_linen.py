"""An LSTM over sequences (lax.scan forward and backward through time) in Flax linen: which of two waves is it?"""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen


class Classifier(linen.Module):
    @linen.compact
    def __call__(self, x):
        x = linen.RNN(linen.OptimizedLSTMCell(32))(x)
        x = linen.RNN(linen.GRUCell(24), reverse=True, keep_order=True)(x)
        return linen.Dense(2)(x[:, -1])


def batch(index, size=32, length=24):
    random = np.random.default_rng(index)
    labels = random.integers(0, 2, size)
    phase = random.uniform(0, 2 * np.pi, (size, 1))
    wave = np.sin(phase + np.arange(length) * np.where(labels, 0.4, 0.6)[:, None])
    return (wave[..., None] + 0.1 * random.normal(size=(size, length, 1))).astype(np.float32), labels


model = Classifier()
parameters = model.init(jax.random.key(0), batch(0)[0])
optimizer = optax.adam(1e-2)
state = optimizer.init(parameters)


@jax.jit
def step(parameters, state, x, y):
    def loss(parameters):
        return optax.softmax_cross_entropy_with_integer_labels(model.apply(parameters, x), y).mean()

    value, gradients = jax.value_and_grad(loss)(parameters)
    updates, state = optimizer.update(gradients, state)
    return optax.apply_updates(parameters, updates), state, value


losses = []
for index in range(12):
    parameters, state, value = step(parameters, state, *batch(index))
    losses.append(value)
logits = model.apply(parameters, batch(99)[0])
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
np.savez(sys.argv[1], losses=losses, logits=logits, sum=jnp.sum(logits))
