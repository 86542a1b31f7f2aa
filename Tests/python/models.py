"""The test models: training steps of the shapes that users write, each small enough for a laptop.

A `Model` gives a JAX step `(state, batch) -> (state, loss)`, an evaluation `(state, batch) ->
(outputs, loss, gradients)`, a starting state and a batch for each step. `double()` is the same
model computed in fp64 throughout, to measure errors against.

    python Tests/python/models.py FOLDER     exports all of them, with inputs and expected results
"""

import sys
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Callable

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen

sys.path.append(str(Path(__file__).resolve().parents[2] / "examples" / "gpt"))

import model as gpt_model  # noqa: E402


@dataclass(frozen=True)
class Model:
    name: str
    step: Callable  # (state, batch) -> (state, loss)
    evaluate: Callable  # (state, batch) -> (outputs, loss, gradients)
    start: Callable  # () -> state, as numpy arrays
    batch: Callable  # step number -> batch, as numpy arrays
    double: Callable  # () -> the same Model in fp64
    half: bool = False  # computes in bf16


def state_of(start):
    """Runs `start` once and keeps what it makes as numpy arrays."""
    return jax.tree.map(np.asarray, jax.jit(start)())


def widened(tree):
    """The same values with every floating-point leaf in fp64."""
    return jax.tree.map(lambda x: x.astype(np.float64) if x.dtype == np.float32 else x, tree)


def supervised(name, loss, optimizer, start, batch, make_double, half=False):
    """A model of a `loss(parameters, variables, batch) -> (loss, (outputs, variables))` and an optimizer.

    `variables` is state that is not trained: the running averages of BatchNorm.
    """

    def gradients_of(state, batch):
        return jax.value_and_grad(loss, has_aux=True)(state["parameters"], state["variables"], batch)

    def step(state, batch):
        (value, (_, variables)), gradients = gradients_of(state, batch)
        updates, optimizer_state = optimizer.update(gradients, state["optimizer"], state["parameters"])
        parameters = optax.apply_updates(state["parameters"], updates)
        return {"parameters": parameters, "variables": variables, "optimizer": optimizer_state}, value

    def evaluate(state, batch):
        (value, (outputs, _)), gradients = gradients_of(state, batch)
        return outputs, value, gradients

    return Model(name, step, evaluate, cache(start), batch, cache(make_double), half)


def gpt(name, config, double=False):
    def batch(index):
        # Words of a Markov chain: random tokens that can be learnt.
        random = np.random.default_rng(index)
        jumps = np.where(random.random((config.batch, config.context + 1)) < 0.8, 1, 7)
        return (np.cumsum(jumps, axis=1) % config.vocabulary).astype(np.int32)

    def loss(parameters, variables, tokens):
        logits = gpt_model.logits(config, parameters, tokens[:, :-1])
        wide = logits.astype(config.wide_dtype)
        value = optax.softmax_cross_entropy_with_integer_labels(wide, tokens[:, 1:]).mean()
        return value, (wide, variables)

    def start():
        narrow = replace(config, parameter_dtype=jnp.float32)
        state = state_of(lambda: gpt_model.initial_state(narrow, np.uint32(1))) | {"variables": {}}
        return widened(state) if double else state

    def make_double():
        wide = replace(config, parameter_dtype=jnp.float64, compute_dtype=jnp.float64)
        return gpt(name, wide, double=True)

    half = config.compute_dtype == jnp.bfloat16
    return supervised(name, loss, gpt_model.optimizer(config), start, batch, make_double, half)


def classification_batch(index, shape, classes, dtype):
    """Random inputs whose class is that of the nearest of `classes` fixed patterns."""
    patterns = np.random.default_rng(0).normal(size=(classes, *shape[1:]))
    random = np.random.default_rng(index + 1)
    labels = random.integers(0, classes, shape[0])
    inputs = patterns[labels] + random.normal(size=shape)
    return {"inputs": inputs.astype(np.float32).astype(dtype), "labels": labels.astype(np.int32)}


def mlp(name="mlp", batch_size=96, widths=(100, 257, 129, 10), double=False):
    def network(parameters, x):
        for index, layer in enumerate(parameters):
            x = x @ layer["kernel"] + layer["bias"]
            x = jax.nn.relu(x) if index + 1 < len(parameters) else x
        return x

    def loss(parameters, variables, batch):
        outputs = network(parameters, batch["inputs"])
        value = optax.softmax_cross_entropy_with_integer_labels(outputs, batch["labels"]).mean()
        return value, (outputs, variables)

    # With b2 at 0.999, 1 - b2**step would lose three digits, and the last bit of a power would show.
    optimizer = optax.adam(1e-3, b2=0.99)

    def start():
        random = np.random.default_rng(0)
        parameters = [
            {
                "kernel": (random.normal(size=(m, n)) * (2 / m) ** 0.5).astype(np.float32),
                "bias": np.zeros(n, np.float32),
            }
            for m, n in zip(widths, widths[1:])
        ]
        state = {"parameters": parameters, "variables": {}, "optimizer": state_of(lambda: optimizer.init(parameters))}
        return widened(state) if double else state

    batch = partial(
        classification_batch,
        shape=(batch_size, widths[0]),
        classes=widths[-1],
        dtype=np.float64 if double else np.float32,
    )
    return supervised(name, loss, optimizer, start, batch, lambda: mlp(name, batch_size, widths, double=True))


class CNN(linen.Module):
    """Two convolutions with BatchNorm, max pooling and a mean over the image."""

    channels: int
    classes: int
    dtype: Any

    @linen.compact
    def __call__(self, x):
        convolution = partial(linen.Conv, use_bias=False, param_dtype=self.dtype)
        norm = partial(linen.BatchNorm, use_running_average=False, momentum=0.9, param_dtype=self.dtype)
        x = linen.relu(norm()(convolution(self.channels, (3, 3))(x)))
        x = linen.max_pool(x, (2, 2), strides=(2, 2))
        x = linen.relu(norm()(convolution(2 * self.channels, (3, 3), strides=(2, 2))(x)))
        return linen.Dense(self.classes, param_dtype=self.dtype)(x.mean(axis=(1, 2)))


def cnn(name="cnn", batch_size=16, side=20, channels=16, double=False):
    network = CNN(channels, 10, jnp.float64 if double else jnp.float32)
    shape = (batch_size, side, side, 3)

    def loss(parameters, variables, batch):
        outputs, variables = network.apply(
            {"params": parameters, "batch_stats": variables}, batch["inputs"], mutable=["batch_stats"]
        )
        value = optax.softmax_cross_entropy_with_integer_labels(outputs, batch["labels"]).mean()
        return value, (outputs, variables["batch_stats"])

    optimizer = optax.sgd(0.05, momentum=0.9)

    def start():
        narrow = CNN(channels, 10, jnp.float32)
        variables = state_of(lambda: narrow.init(jax.random.key(0), jnp.zeros(shape, jnp.float32)))
        state = {
            "parameters": variables["params"],
            "variables": variables["batch_stats"],
            "optimizer": state_of(lambda: optimizer.init(variables["params"])),
        }
        return widened(state) if double else state

    batch = partial(classification_batch, shape=shape, classes=10, dtype=np.float64 if double else np.float32)
    make_double = partial(cnn, name, batch_size, side, channels, double=True)
    return supervised(name, loss, optimizer, start, batch, make_double)


def rnn(name="rnn", batch_size=16, length=24, features=12, hidden=65, double=False):
    """A gated recurrent network: `lax.scan` and its gradient are while loops."""

    def cell(parameters, h, x):
        gate = jax.nn.sigmoid(x @ parameters["gate_x"] + h @ parameters["gate_h"] + parameters["gate_bias"])
        candidate = jnp.tanh(x @ parameters["x"] + h @ parameters["h"] + parameters["bias"])
        h = gate * h + (1 - gate) * candidate
        return h, h

    def loss(parameters, variables, batch):
        inputs = jnp.swapaxes(batch["inputs"], 0, 1)
        h = jnp.zeros((inputs.shape[1], hidden), inputs.dtype)
        last, _ = jax.lax.scan(partial(cell, parameters), h, inputs)
        outputs = last @ parameters["head"]
        value = optax.softmax_cross_entropy_with_integer_labels(outputs, batch["labels"]).mean()
        return value, (outputs, variables)

    optimizer = optax.sgd(0.1, momentum=0.9)

    def start():
        random = np.random.default_rng(0)

        def matrix(m, n):
            return (random.normal(size=(m, n)) / m**0.5).astype(np.float32)

        parameters = {
            "gate_x": matrix(features, hidden),
            "gate_h": matrix(hidden, hidden),
            "gate_bias": np.zeros(hidden, np.float32),
            "x": matrix(features, hidden),
            "h": matrix(hidden, hidden),
            "bias": np.zeros(hidden, np.float32),
            "head": matrix(hidden, 5),
        }
        state = {"parameters": parameters, "variables": {}, "optimizer": state_of(lambda: optimizer.init(parameters))}
        return widened(state) if double else state

    batch = partial(
        classification_batch,
        shape=(batch_size, length, features),
        classes=5,
        dtype=np.float64 if double else np.float32,
    )
    make_double = partial(rnn, name, batch_size, length, features, hidden, double=True)
    return supervised(name, loss, optimizer, start, batch, make_double)


DEMO = gpt_model.GPTConfig()
SMALL = replace(DEMO, vocabulary=100, context=65, layers=2, heads=4, width=64, batch=3, learning_rate=3e-3)
GPT2_SMALL = replace(DEMO, vocabulary=50257, context=1024, layers=12, heads=12, width=768, batch=8)
SINGLE = jnp.float32


def small_models():
    """Sizes at which 20 steps take seconds; dimensions that no tile divides."""
    return [
        mlp(),
        cnn(),
        rnn(),
        gpt("gpt_small_fp32", replace(SMALL, compute_dtype=SINGLE)),
        gpt("gpt_small_bf16", SMALL),
    ]


def full_models():
    """The demo's own size, as it trains and in fp32."""
    return [gpt("gpt_full_fp32", replace(DEMO, compute_dtype=SINGLE)), gpt("gpt_full_bf16", DEMO)]


def exported(function, *arguments):
    """The module text of a function, with one argument and one result per leaf."""
    return jax.jit(function, keep_unused=True).lower(*arguments).as_text()


def numbered(prefix, tree):
    """The leaves as safetensors entries `prefix0`, `prefix1`, ... in JAX's order."""
    return {f"{prefix}{index}": np.array(leaf, order="C") for index, leaf in enumerate(jax.tree.leaves(tree))}


def gpt2_small_step():
    """The text of a training step of GPT-2 small, without making its parameters."""
    state = jax.eval_shape(partial(gpt_model.initial_state, GPT2_SMALL), jax.ShapeDtypeStruct((), jnp.uint32))
    tokens = jax.ShapeDtypeStruct((GPT2_SMALL.batch, GPT2_SMALL.context + 1), jnp.int32)
    return exported(partial(gpt_model.train_step, GPT2_SMALL), state, tokens)


def export_all(folder: Path):
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    for model in small_models() + full_models():
        arguments = (model.start(), model.batch(0))
        for name, function in [(model.name, model.step), (model.name + "_evaluate", model.evaluate)]:
            (folder / f"{name}.mlir").write_text(exported(function, *arguments))
            save_file(numbered("arg", arguments), folder / f"{name}.inputs.safetensors")
            save_file(numbered("result", jax.jit(function)(*arguments)), folder / f"{name}.expected.safetensors")
    (folder / "gpt2_small_step.mlir").write_text(gpt2_small_step())


if __name__ == "__main__":
    export_all(Path(sys.argv[1]))
