"""What becomes of a kernel's arguments and results: arrays of NumPy, PyTorch and JAX, and tensors in HBM."""

import sys

import numpy as np

from roundhouse.nki import dtypes
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.session import INPUT


class PerRank:
    """An argument, or an array inside of one, of each rank: `simulate(kernel, ranks=2)(PerRank([a, b]))`."""

    def __init__(self, values):
        self.values = list(values)


def each(value, change):
    """`value` with every leaf of its lists, tuples and dictionaries changed."""
    if isinstance(value, (list, tuple)):
        changed = [each(part, change) for part in value]
        return type(value)(*changed) if hasattr(value, "_fields") else type(value)(changed)
    if isinstance(value, dict):
        return {key: each(part, change) for key, part in value.items()}
    return change(value)


def leaves(value):
    """What is in lists, tuples and dictionaries, and those of each rank."""
    found = []
    each(value, lambda leaf: found.extend(leaves(leaf.values) if isinstance(leaf, PerRank) else [leaf]))
    return found


def is_array(value):
    return hasattr(value, "__array__") and hasattr(value, "shape") and not np.isscalar(value)


class Inputs:
    """The arguments of a rank: arrays become tensors in HBM, of which those that are the rank's `own` share their memory, so that
    the kernel may write to them."""

    def __init__(self, bound, is_own):
        self.bound = bound
        # The arrays of shared HBM tensors, in the order in which every instance makes them.
        self.shared = []
        self._is_own = is_own
        self._arrays = {}

    def take(self, value, name, session):
        if id(value) not in self._arrays:
            array = dtypes.stored(_numpy(value))
            usable = array.flags.c_contiguous and array.flags.writeable and array.flags.aligned
            if not (usable and array.ctypes.data % 16 == 0 and self._is_own(value)):
                array = np.array(array, order="C")
            self._arrays[id(value)] = value, array
        array = self._arrays[id(value)][1]
        return session.tensor(array.shape, array.dtype, MemoryRegion.shared_hbm, name, array=array, role=INPUT)

    def write_back(self):
        for original, array in self._arrays.values():
            if self._is_own(original):
                _write_back(original, array)


def _numpy(value):
    if "torch" in sys.modules and isinstance(value, sys.modules["torch"].Tensor):
        torch = sys.modules["torch"]
        value = value.detach().cpu()
        if value.dtype == torch.bfloat16:
            return value.view(torch.int16).numpy().view(dtypes.numpy_dtype("bfloat16"))
        return value.numpy()
    return np.asarray(value)


def _write_back(original, array):
    """Arrays of the caller have what the kernel wrote to them."""
    if isinstance(original, np.ndarray) and original is not array and original.flags.writeable:
        if not np.shares_memory(original, array):
            original[...] = array


def output(tensor):
    values = tensor.storage.array
    whole = values is not None and tensor.shape == values.shape and tensor.is_contiguous() and not tensor.offset
    return values if whole else tensor.numpy()


def style_of(arguments):
    """What makes a result of the kind that the arguments are."""
    kinds = [type(leaf).__module__.partition(".")[0] for leaf in leaves(arguments) if is_array(leaf)]
    if "torch" in kinds:
        import torch

        def as_torch(array):
            if array.dtype == dtypes.numpy_dtype("bfloat16"):
                return torch.from_numpy(array.view(np.int16)).view(torch.bfloat16)
            return torch.from_numpy(array)

        return as_torch
    if "jaxlib" in kinds or "jax" in kinds:
        import jax.numpy as jnp

        return jnp.asarray
    return lambda array: array
