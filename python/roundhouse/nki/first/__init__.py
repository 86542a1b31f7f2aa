"""NKI's first generation, `neuronxcc.nki`: results are returned, tensors are indexed with arrays, calls have masks."""

from roundhouse.nki import typing
from roundhouse.nki.first import compiler, isa, language
from roundhouse.nki.first.kernel import baremetal, benchmark, jit, profile, simulate_kernel

__all__ = ["baremetal", "benchmark", "compiler", "isa", "jit", "language", "profile", "simulate_kernel", "typing"]
