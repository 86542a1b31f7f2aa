"""A small diffusion U-Net (down, attention, up with skip; time embedding; GroupNorm) and two DDPM sampling steps."""

import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen
from sklearn.datasets import load_digits

images = (load_digits().images / 8 - 1).astype(np.float32)[..., None]
STEPS = 50
betas = np.linspace(1e-4, 0.1, STEPS, dtype=np.float32)
kept = np.cumprod(1 - betas)


class ResidualBlock(linen.Module):
    features: int

    @linen.compact
    def __call__(self, x, time):
        h = linen.Conv(self.features, (3, 3))(linen.swish(linen.GroupNorm(4)(x)))
        h = h + linen.Dense(self.features)(linen.swish(time))[:, None, None]
        h = linen.Conv(self.features, (3, 3))(linen.swish(linen.GroupNorm(4)(h)))
        return h + (x if x.shape == h.shape else linen.Conv(self.features, (1, 1))(x))


class UNet(linen.Module):
    @linen.compact
    def __call__(self, x, step):
        frequencies = jnp.exp(-jnp.arange(8) * 0.8)
        angles = step[:, None] * frequencies
        time = linen.Dense(32)(jnp.concatenate([jnp.sin(angles), jnp.cos(angles)], -1))
        x = skip = ResidualBlock(16)(linen.Conv(16, (3, 3))(x), time)
        x = ResidualBlock(32)(linen.Conv(16, (3, 3), strides=(2, 2))(x), time)
        flat = linen.GroupNorm(4)(x).reshape(len(x), 16, 32)
        x = x + linen.MultiHeadDotProductAttention(num_heads=2)(flat, flat).reshape(x.shape)
        x = jax.image.resize(x, (len(x), 8, 8, 32), "nearest")
        x = linen.ConvTranspose(16, (3, 3))(x)
        x = ResidualBlock(16)(jnp.concatenate([x, skip], -1), time)
        return linen.Conv(1, (3, 3))(linen.swish(linen.GroupNorm(4)(x)))


model = UNet()
parameters = model.init(jax.random.key(0), images[:1], jnp.zeros(1))
optimizer = optax.adam(2e-3)
state = optimizer.init(parameters)


@jax.jit
def train(parameters, state, x, key):
    time_key, noise_key = jax.random.split(key)
    time = jax.random.randint(time_key, (len(x),), 0, STEPS)
    noise = jax.random.normal(noise_key, x.shape)
    share = jnp.asarray(kept)[time][:, None, None, None]

    def loss(parameters):
        noisy = jnp.sqrt(share) * x + jnp.sqrt(1 - share) * noise
        return jnp.mean((model.apply(parameters, noisy, time) - noise) ** 2)

    value, gradients = jax.value_and_grad(loss)(parameters)
    updates, state = optimizer.update(gradients, state)
    return optax.apply_updates(parameters, updates), state, value


@jax.jit
def denoise(parameters, x, time):
    predicted = model.apply(parameters, x, jnp.full(len(x), time))
    beta, share = jnp.asarray(betas)[time], jnp.asarray(kept)[time]
    return (x - beta / jnp.sqrt(1 - share) * predicted) / jnp.sqrt(1 - beta)


losses = []
for index in range(8):
    x = images[16 * index : 16 * (index + 1)]
    parameters, state, value = train(parameters, state, x, jax.random.fold_in(jax.random.key(1), index))
    losses.append(value)
sample = jax.random.normal(jax.random.key(2), (4, 8, 8, 1))
for time in (STEPS - 1, STEPS - 2):
    sample = denoise(parameters, sample, time)
print(f"loss {losses[0]:.4f} to {losses[-1]:.4f}")
np.savez(sys.argv[1], losses=losses, sample=sample)
