"""A GPT and its training step in plain JAX and optax: what a user's own script looks like.

Nothing here knows about Trainium. Parameters are a tree of dictionaries; they stay in
`parameter_dtype`, matrix multiplications run in `compute_dtype`, and layer norms, softmax and
the loss run in at least fp32, as mixed-precision training usually does.
"""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import optax


@dataclass(frozen=True)
class GPTConfig:
    """Shape and training settings. The defaults are the demo."""

    vocabulary: int = 256
    context: int = 256
    layers: int = 4
    heads: int = 8
    width: int = 256
    batch: int = 8
    parameter_dtype: Any = jnp.float32
    compute_dtype: Any = jnp.bfloat16
    learning_rate: float = 1e-3
    warmup_steps: int = 10
    decay_steps: int = 1000
    weight_decay: float = 0.1
    clip_norm: float = 1.0

    @property
    def wide_dtype(self):
        """The type of layer norms, softmax and loss: fp32, or fp64 when the model computes in it."""
        return jnp.promote_types(self.compute_dtype, jnp.float32)


def initial_parameters(config: GPTConfig, key):
    """GPT-2's initialisation: normal(0.02), residual projections scaled by 1/sqrt(2 * layers)."""
    width, dtype = config.width, config.parameter_dtype

    def normal(key, shape, scale=0.02):
        return scale * jax.random.normal(key, shape, dtype)

    def norm():
        return {"scale": jnp.ones(width, dtype), "bias": jnp.zeros(width, dtype)}

    def block(key):
        keys = jax.random.split(key, 4)
        residual = 0.02 / (2 * config.layers) ** 0.5
        return {
            "attention_norm": norm(),
            "attention": {
                # No bias: softmax ignores a key bias, whose gradient would be rounding noise.
                "qkv": normal(keys[0], (width, 3 * width)),
                "out": normal(keys[1], (width, width), residual),
                "out_bias": jnp.zeros(width, dtype),
            },
            "mlp_norm": norm(),
            "mlp": {
                "up": normal(keys[2], (width, 4 * width)),
                "up_bias": jnp.zeros(4 * width, dtype),
                "down": normal(keys[3], (4 * width, width), residual),
                "down_bias": jnp.zeros(width, dtype),
            },
        }

    token_key, position_key, *block_keys = jax.random.split(key, 2 + config.layers)
    return {
        "token_embedding": normal(token_key, (config.vocabulary, width)),
        "position_embedding": normal(position_key, (config.context, width)),
        "blocks": [block(key) for key in block_keys],
        "final_norm": norm(),
    }


def layer_norm(config, parameters, x):
    x = x.astype(config.wide_dtype)
    mean = x.mean(-1, keepdims=True)
    variance = jnp.square(x - mean).mean(-1, keepdims=True)
    x = (x - mean) * jax.lax.rsqrt(variance + 1e-5) * parameters["scale"] + parameters["bias"]
    return x.astype(config.compute_dtype)


def attention(config, parameters, x):
    batch, time, width = x.shape
    head_width = width // config.heads
    qkv = x @ parameters["qkv"].astype(x.dtype)
    q, k, v = (part.reshape(batch, time, config.heads, head_width) for part in jnp.split(qkv, 3, -1))
    scores = jnp.einsum("bqhd,bkhd->bhqk", q, k).astype(config.wide_dtype) / head_width**0.5
    causal = jnp.tril(jnp.ones((time, time), bool))
    weights = jax.nn.softmax(jnp.where(causal, scores, -jnp.inf)).astype(x.dtype)
    mixed = jnp.einsum("bhqk,bkhd->bqhd", weights, v).reshape(batch, time, width)
    return mixed @ parameters["out"].astype(x.dtype) + parameters["out_bias"].astype(x.dtype)


def mlp(parameters, x):
    x = x @ parameters["up"].astype(x.dtype) + parameters["up_bias"].astype(x.dtype)
    x = jax.nn.gelu(x, approximate=True)
    return x @ parameters["down"].astype(x.dtype) + parameters["down_bias"].astype(x.dtype)


def logits(config: GPTConfig, parameters, tokens):
    """Next-token logits of `tokens` i32 [batch, time], as [batch, time, vocabulary]; the head is tied."""
    embedding = parameters["token_embedding"]
    # Rounded after the look-up, so that the gradient's scatter adds up in parameter_dtype.
    x = (embedding[tokens] + parameters["position_embedding"][: tokens.shape[1]]).astype(config.compute_dtype)
    for block in parameters["blocks"]:
        x = x + attention(config, block["attention"], layer_norm(config, block["attention_norm"], x))
        x = x + mlp(block["mlp"], layer_norm(config, block["mlp_norm"], x))
    return layer_norm(config, parameters["final_norm"], x) @ embedding.T.astype(config.compute_dtype)


def loss(config: GPTConfig, parameters, tokens):
    """Mean cross entropy (nats) of predicting each of `tokens` i32 [batch, time + 1] from those before it."""
    predicted = logits(config, parameters, tokens[:, :-1]).astype(config.wide_dtype)
    return optax.softmax_cross_entropy_with_integer_labels(predicted, tokens[:, 1:]).mean()


def optimizer(config: GPTConfig):
    schedule = optax.warmup_cosine_decay_schedule(
        init_value=config.learning_rate / config.warmup_steps,
        peak_value=config.learning_rate,
        warmup_steps=config.warmup_steps,
        decay_steps=config.decay_steps,
        end_value=config.learning_rate / 10,
    )
    return optax.chain(
        optax.clip_by_global_norm(config.clip_norm),
        optax.adamw(schedule, b1=0.9, b2=0.95, weight_decay=config.weight_decay),
    )


def initial_state(config: GPTConfig, seed):
    """Parameters and optimizer state from a u32 seed."""
    parameters = initial_parameters(config, jax.random.key(seed))
    return {"parameters": parameters, "optimizer": optimizer(config).init(parameters)}


def train_step(config: GPTConfig, state, tokens):
    """One AdamW step on `tokens` i32 [batch, context + 1]: the new state, and the loss before it."""
    value, gradients = jax.value_and_grad(lambda p: loss(config, p, tokens))(state["parameters"])
    updates, optimizer_state = optimizer(config).update(gradients, state["optimizer"], state["parameters"])
    parameters = optax.apply_updates(state["parameters"], updates)
    return {"parameters": parameters, "optimizer": optimizer_state}, value
