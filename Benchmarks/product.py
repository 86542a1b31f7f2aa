"""What a bf16 4096 x 4096 x 4096 product reaches of the Tensor engine's peak in the compiled schedule."""

import json
import sys
import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp

import harness
from figure import Figure

SIZE = 4096


def figures():
    print("bf16 product, time only ...", file=sys.stderr)
    operand = jax.ShapeDtypeStruct((SIZE, SIZE), jnp.bfloat16)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "product.mlir"
        path.write_text(harness.module_text(jnp.matmul, operand, operand))
        return [share_of_peak(path, chip) for chip in ("trn1", "trn2", "trn3")]


def share_of_peak(path, chip):
    done = harness.roundhouse("run", path, "--time-only", "--chip", chip, "--json")
    share = json.loads(done.stdout)["summary"]["mfu"]
    return Figure(f"bf16 product {SIZE}^3, {chip}: share of peak", 100 * share, "%", at_least=85)
