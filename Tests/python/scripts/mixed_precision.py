"""fp16 compute with fp32 master weights and dynamic loss scaling: an overflow skips the step and halves the scale."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax

optimizer = optax.sgd(0.05, momentum=0.9)


def loss(parameters, x, y):
    half = jax.tree.map(lambda leaf: leaf.astype(jnp.float16), parameters)
    hidden = jax.nn.relu(x.astype(jnp.float16) @ half["in"])
    return jnp.mean((hidden @ half["out"] - y.astype(jnp.float16)).astype(jnp.float32) ** 2)


@jax.jit
def step(state, x, y):
    scale = state["scale"]
    value, gradients = jax.value_and_grad(lambda p: loss(p, x, y) * scale)(state["parameters"])
    gradients = jax.tree.map(lambda leaf: leaf / scale, gradients)
    finite = jnp.all(jnp.stack([jnp.isfinite(leaf).all() for leaf in jax.tree.leaves(gradients)]))
    updates, optimizer_state = optimizer.update(gradients, state["optimizer"])
    after = {"parameters": optax.apply_updates(state["parameters"], updates), "optimizer": optimizer_state}
    before = {"parameters": state["parameters"], "optimizer": state["optimizer"]}
    chosen = jax.tree.map(lambda new, old: jnp.where(finite, new, old), after, before)
    return chosen | {"scale": jnp.where(finite, scale * 2, scale / 2)}, value / scale, finite


keys = jax.random.split(jax.random.key(0))
parameters = {"in": 0.2 * jax.random.normal(keys[0], (32, 48)), "out": 0.2 * jax.random.normal(keys[1], (48, 5))}
state = {"parameters": parameters, "optimizer": optimizer.init(parameters), "scale": jnp.float32(2**20)}
random = np.random.default_rng(0)
mixing = random.normal(size=(32, 5)).astype(np.float32) / 6
losses, scales, skipped = [], [], []
for _ in range(12):
    x = random.normal(size=(64, 32)).astype(np.float32)
    state, value, finite = step(state, x, x @ mixing)
    losses.append(value)
    scales.append(state["scale"])
    skipped.append(not finite)
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}, {sum(skipped)} steps skipped")
assert any(skipped) and not all(skipped), "the scale starts above what fp16 holds"
np.savez(sys.argv[1], losses=losses, kernel=state["parameters"]["in"], scales=scales, skipped=skipped)
