"""A CNN with BatchNorm, dropout and pooling in Flax linen, on scikit-learn's digits."""

import sys

import jax
import numpy as np
import optax
from flax import linen
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype(np.float32).reshape(-1, 8, 8, 1)


class CNN(linen.Module):
    @linen.compact
    def __call__(self, x, training):
        for features in (16, 32):
            x = linen.Conv(features, (3, 3), use_bias=False)(x)
            x = linen.BatchNorm(use_running_average=not training, momentum=0.9)(x)
            x = linen.max_pool(linen.relu(x), (2, 2), strides=(2, 2))
        x = linen.avg_pool(x, (2, 2)).reshape(len(x), -1)
        x = linen.Dropout(0.1, deterministic=not training)(x)
        return linen.Dense(10)(x)


model = CNN()
variables = model.init(jax.random.key(0), images[:1], training=False)
parameters, statistics = variables["params"], variables["batch_stats"]
optimizer = optax.sgd(0.1, momentum=0.9, nesterov=True)
state = optimizer.init(parameters)


@jax.jit
def step(parameters, statistics, state, x, y, key):
    def loss(parameters):
        logits, changed = model.apply(
            {"params": parameters, "batch_stats": statistics},
            x,
            training=True,
            rngs={"dropout": key},
            mutable=["batch_stats"],
        )
        return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean(), changed["batch_stats"]

    (value, statistics), gradients = jax.value_and_grad(loss, has_aux=True)(parameters)
    updates, state = optimizer.update(gradients, state, parameters)
    return optax.apply_updates(parameters, updates), statistics, state, value


losses = []
for index in range(15):
    rows = slice(64 * index, 64 * (index + 1))
    key = jax.random.fold_in(jax.random.key(1), index)
    parameters, statistics, state, value = step(parameters, statistics, state, images[rows], labels[rows], key)
    losses.append(value)
logits = model.apply({"params": parameters, "batch_stats": statistics}, images[-256:], training=False)
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}, accuracy {(logits.argmax(-1) == labels[-256:]).mean():.3f}")
means = np.concatenate([leaf.ravel() for leaf in map(np.asarray, jax.tree.leaves(statistics))])
np.savez(sys.argv[1], losses=losses, logits=logits, statistics=means)
