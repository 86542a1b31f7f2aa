"""NKI's first generation, `neuronxcc.nki`: results are returned, tensors are indexed with arrays, calls have masks."""

from roundhouse.nki import typing
from roundhouse.nki.first import compiler, isa, language
from roundhouse.nki.first.kernel import baremetal, benchmark, jit, profile, simulate_kernel

# For annotations.
tensor = typing.tensor

__all__ = ["baremetal", "benchmark", "compiler", "isa", "jit", "language", "profile", "simulate_kernel", "tensor", "typing"]
