"""NKI kernels on a simulated Trainium: values, refusals and time, with the interface of NKI 0.6.

`import nki` stays AWS's: see `roundhouse.nki.alias` for kernels that are to run as they are.
"""

import os

from roundhouse.nki import collectives, isa, language, typing, versions
from roundhouse.nki.arguments import PerRank
from roundhouse.nki.errors import NkiValidationError, NkiWarning
from roundhouse.nki.kernel import Kernel, jit, simulate
from roundhouse.nki.timing import KernelTime

# The name of `simulate` for the tests of nki-library.
cpu_simulate = simulate
# For annotations.
dtype = str

__all__ = [
    "Kernel", "KernelTime", "NkiValidationError", "NkiWarning", "PerRank", "collectives", "isa", "jit", "language", "simulate",
    "typing",
]

versions.take(os.environ.get("ROUNDHOUSE_NKI_VERSION") or versions.RELEASES[-1])
