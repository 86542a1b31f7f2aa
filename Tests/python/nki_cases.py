"""What tests of NKI kernels share: the package, found beside them, and kernels of one instruction."""

import os
import sys

import numpy as np

import harness

sys.path.insert(0, str(harness.ROOT / "python"))
os.environ.update(harness.plugin_environment())

from roundhouse import nki  # noqa: E402
from roundhouse.nki import isa as nisa, language as nl  # noqa: E402

GENERATIONS = ("trn1", "trn2", "trn3")


def random(*shape, dtype=np.float32, seed=0):
    return np.random.default_rng(seed).standard_normal(shape).astype(dtype)


def on_tiles(body, *arrays, shape=None, dtype=None, reports=()):
    """What `body(dst, *tiles)` leaves in a tile of SBUF, when each array is loaded into one."""

    @nki.jit
    def kernel(*arguments):
        tiles = [nl.load(argument) for argument in arguments]
        dst = nl.ndarray(shape or arrays[0].shape, dtype or arrays[0].dtype)
        body(dst, *tiles)
        out = nl.ndarray(dst.shape, dst.dtype, buffer=nl.shared_hbm)
        nl.store(out, dst)
        return out

    result = kernel(*arrays)
    assert [report.rule for report in kernel.reports] == list(reports)
    return result
