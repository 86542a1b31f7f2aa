"""The fp32 128x128x512 tile beside OpenBLAS (numpy's) on one thread."""

import json
import os
import subprocess
import sys

from figure import Figure

# The name under which `roundhouse-bench` reports the speed of our tile, in GFLOP/s.
TILE = "fp32 tile 128x128x512"

# OpenBLAS reads its thread count when it is loaded, hence another process.
MEASURE = """
import json, time
import numpy as np
a, b = (np.random.default_rng(0).normal(size=s).astype(np.float32) for s in ((128, 128), (128, 512)))
out, best = np.empty((128, 512), np.float32), float("inf")
for _ in range(200):
    start = time.perf_counter()
    for _ in range(10):
        np.matmul(a, b, out=out)
    best = min(best, (time.perf_counter() - start) / 10)
print(json.dumps(2 * 128 * 128 * 512 / best / 1e9))
"""


def figures(ours):
    """OpenBLAS's speed, and the ratio of each figure in `ours` to it."""
    print("OpenBLAS, one thread ...", file=sys.stderr)
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", MEASURE]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    blas = json.loads(done.stdout)
    ratios = [Figure(f"{TILE}: ours / OpenBLAS", figure.value / blas, "x", at_least=0.8) for figure in ours]
    return [Figure(f"{TILE}: OpenBLAS", blas, "GFLOP/s"), *ratios]
