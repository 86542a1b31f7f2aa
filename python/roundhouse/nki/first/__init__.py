"""NKI's first generation, `neuronxcc.nki`: results are returned, tensors are indexed with arrays, calls have masks."""

import contextlib

from roundhouse.nki import typing
from roundhouse.nki.first import compiler, isa, language
from roundhouse.nki.first.kernel import baremetal, benchmark, jit, profile, simulate_kernel

# NumPy knows the names of its types then: scripts write `array.astype(nl.bfloat16)`.
with contextlib.suppress(ImportError):
    import ml_dtypes  # noqa: F401

# For annotations.
tensor = typing.tensor

__all__ = ["baremetal", "benchmark", "compiler", "isa", "jit", "language", "profile", "simulate_kernel", "tensor", "typing"]
