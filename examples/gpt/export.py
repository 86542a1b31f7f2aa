"""Writes what `roundhouse demo` runs: init.mlir, step.mlir and program.json, beside this file.

    python examples/gpt/export.py [FOLDER]

The files are committed; with the package versions of Tests/python/requirements.txt this writes
them again bit for bit, on any machine.
"""

import json
import os
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

# The text is lowered for the CPU, whatever accelerators this machine has.
os.environ["JAX_PLATFORMS"] = "cpu"

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402

import model  # noqa: E402

DTYPE_NAMES = {"float32": "F32", "int32": "I32", "uint32": "U32"}  # as safetensors spells them


def tensor(leaf):
    return {"dtype": DTYPE_NAMES[str(leaf.dtype)], "shape": list(leaf.shape)}


def named_leaves(tree):
    """The leaves in the order in which JAX passes them, each with its dotted name."""
    paths = jax.tree_util.tree_leaves_with_path(tree)
    return [(jax.tree_util.keystr(path, simple=True, separator="."), leaf) for path, leaf in paths]


def readable(program):
    """JSON with one line per entry and per tensor of the state."""
    lines = []
    for key, value in program.items():
        if isinstance(value, list):
            entries = ",\n".join("    " + json.dumps(entry) for entry in value)
            lines.append(f'  "{key}": [\n{entries}\n  ]')
        else:
            lines.append(f'  "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def export(folder: Path, config: model.GPTConfig = model.GPTConfig()):
    init = partial(model.initial_state, config)
    step = partial(model.train_step, config)
    # Names give the modules their names: @jit_init and @jit_step.
    init.__name__, step.__name__ = "init", "step"

    seed = jax.ShapeDtypeStruct((), jnp.uint32)
    tokens = jax.ShapeDtypeStruct((config.batch, config.context + 1), jnp.int32)
    state = jax.eval_shape(init, seed)
    _, loss = jax.eval_shape(step, state, tokens)

    # keep_unused: the argument list is the state as it is, even where a leaf is not read.
    (folder / "init.mlir").write_text(jax.jit(init, keep_unused=True).lower(seed).as_text())
    (folder / "step.mlir").write_text(jax.jit(step, keep_unused=True).lower(state, tokens).as_text())

    settings = asdict(config) | {
        "parameter_dtype": jnp.dtype(config.parameter_dtype).name,
        "compute_dtype": jnp.dtype(config.compute_dtype).name,
    }
    program = {
        "name": "gpt",
        "description": "A character-level GPT and its AdamW training step",
        "settings": settings,
        # Tokens are bytes. A batch is `batch` windows of `context` + 1 bytes of these files.
        "text": {"files": ["README.md", "Documentation/*.md", "Sources/**/*.swift"], "encoding": "bytes"},
        # The state is what init returns from a seed, and what a step takes (then the tokens) and
        # returns (then the loss), leaf by leaf in this order.
        "init": {"file": "init.mlir", "arguments": ["seed"], "results": ["state"]},
        "step": {"file": "step.mlir", "arguments": ["state", "tokens"], "results": ["state", "loss"]},
        "seed": tensor(seed),
        "tokens": tensor(tokens),
        "loss": tensor(loss),
        "state": [{"name": name} | tensor(leaf) for name, leaf in named_leaves(state)],
    }
    (folder / "program.json").write_text(readable(program))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    folder.mkdir(parents=True, exist_ok=True)
    export(folder)
