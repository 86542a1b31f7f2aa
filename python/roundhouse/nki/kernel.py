"""Calling kernels: `@nki.jit`, `nki.simulate` and what becomes of arguments and results."""

import collections
import functools
import inspect
import os
import sys
import time
import warnings

import numpy as np

from roundhouse.nki import bridge, device_loops, dtypes, strict
from roundhouse.nki.cores import Cores
from roundhouse.nki.errors import NkiWarning
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.session import INPUT, Session, is_running, running
from roundhouse.nki.tensor import NkiTensor
from roundhouse.nki.timing import KernelTime

# How many profiles this process wrote, by folder and kernel.
_profiles = collections.Counter()

# Called with each kernel after it was called, when there is one: the runner's report of time.
after_call = None


def jit(fn=None, **options):
    """A kernel: runs on the simulated core with NumPy, JAX or PyTorch arrays, and inside of other kernels as it is."""
    unknown = options.keys() - {"mode", "platform_target", "show_compiler_tb", "debug_kernel", "experimental_flags"}
    if unknown:
        raise TypeError(f"nki.jit has no option {', '.join(sorted(unknown))}")
    return functools.partial(jit, **options) if fn is None else Kernel(fn)


def simulate(kernel):
    """The kernel for NumPy or PyTorch arrays; `simulate(kernel)[2](...)` and `simulate(kernel[2])(...)` run it on two cores."""
    return kernel if isinstance(kernel, Kernel) else Kernel(kernel)


class Kernel:
    """A kernel function and how many cores it runs on. After a call, `time` says how long that took on the chip."""

    def __init__(self, fn, cores=1):
        functools.update_wrapper(self, fn)
        self.fn = fn
        self.cores = cores
        self._sessions = []
        self._host_seconds = 0.0  # of the last call

    def __getitem__(self, cores):
        cores = cores[0] if isinstance(cores, tuple) and len(cores) == 1 else cores
        if cores not in (1, 2):
            raise ValueError(f"kernel[{cores}]: a logical core has 1 or 2 physical ones")
        return Kernel(self.fn, cores)

    def __get__(self, owner, kind=None):
        return self if owner is None else functools.partial(self, owner)

    def __call__(self, *args, **kwargs):
        if is_running():
            # A kernel inside of a kernel is a function.
            return self.fn(*args, **kwargs)
        if _has_tracers([args, kwargs]):
            from roundhouse.nki import in_jax

            return in_jax.call(self, args, kwargs)
        return self._launch(args, kwargs)

    @property
    def time(self):
        """The simulated time of the last call; with several cores, of the slowest."""
        if not self._sessions:
            raise RuntimeError("the kernel has not been called")
        return max((KernelTime(session.time()) for session in self._sessions), key=lambda time: time.microseconds)

    def profile(self, folder):
        """Writes the profile of the last call to `NAME.rhprofile` in a folder, with several cores one for each, `NAME-coreN`;
        those of later calls in this process to `NAME-2` and so on. `roundhouse profile view` shows them. Returns the paths."""
        if not self._sessions:
            raise RuntimeError("the kernel has not been called")
        os.makedirs(folder, exist_ok=True)
        _profiles[folder, self.__name__] += 1
        number = _profiles[folder, self.__name__]
        paths = []
        for core, session in enumerate(self._sessions):
            name = self.__name__ + (f"-{number}" if number > 1 else "") + (f"-core{core}" if self.cores > 1 else "")
            paths.append(os.path.join(folder, f"{name}.rhprofile"))
            session.profile(paths[-1], name, self._host_seconds)
        return paths

    @property
    def reports(self):
        """What was wrong in the last call without being refused."""
        found = [report for session in self._sessions for report in session.reports()]
        return found + (self._sessions[0].cores.accesses.races if self._sessions else [])

    def _launch(self, args, kwargs):
        bound, arrays, shared = self.bind(args, kwargs), {}, []
        self._forget()
        cores = Cores(self.cores)

        def instance(core):
            session = Session(self.fn.__name__, (core,), (self.cores,) if self.cores > 1 else (), shared, cores)
            self._sessions.append(session)
            return self._instance(session, bound, lambda array, name: _input(array, name, session, arrays))

        start = time.perf_counter()
        result = cores.run(instance)
        self._host_seconds = time.perf_counter() - start
        for original, array in arrays.values():
            _write_back(original, array)
        self._report()
        style = _style((args, kwargs))
        return _each(result, lambda leaf: style(_output(leaf)) if isinstance(leaf, NkiTensor) else leaf)

    def trace(self, bound, chip):
        """Records the kernel for arrays of these shapes, which need no values. Returns its results, the numbers of its
        arguments' buffers, and the session."""
        self._forget()
        session = Session(self.fn.__name__, cores=Cores(1), chip=chip, executes=False)
        self._sessions.append(session)
        numbers = []

        def take(array, name):
            # Memory that nothing touches.
            memory = dtypes.stored(np.empty(array.shape, array.dtype))
            tensor = session.tensor(memory.shape, memory.dtype, MemoryRegion.shared_hbm, name, array=memory, role=INPUT)
            numbers.append(tensor.storage.number)
            return tensor

        result = self._instance(session, bound, take)
        device_loops.finish(session)
        self._report()
        return result, numbers, session

    def bind(self, args, kwargs):
        bound = inspect.signature(self.fn).bind(*args, **kwargs)
        bound.apply_defaults()
        return bound

    def _forget(self):
        for session in self._sessions:
            session.close()
        self._sessions = []

    def _report(self):
        for report in self.reports:
            warnings.warn(f"{report}", NkiWarning, stacklevel=4)
        if after_call is not None:
            after_call(self)

    def _instance(self, session, bound, take):
        """What one instance returns; `take(array, name)` makes a tensor of an array argument."""
        bound = inspect.BoundArguments(bound.signature, bound.arguments.copy())
        with running(session):
            for name, value in bound.arguments.items():
                bound.arguments[name] = _each(value, lambda leaf: self._argument(leaf, name, take))
            with strict.language(self.fn, bound.arguments):
                result = self._run(session, bound)
            bridge.call("rh_kernel_place", session.handle)
        return result

    def _argument(self, value, name, take):
        return take(value, name) if _is_array(value) and not isinstance(value, NkiTensor) else value

    def _run(self, session, bound):
        return self.fn(*bound.args, **bound.kwargs)


def _each(value, change):
    """`value` with every leaf of its lists, tuples and dictionaries changed."""
    if isinstance(value, (list, tuple)):
        changed = [_each(part, change) for part in value]
        return type(value)(*changed) if hasattr(value, "_fields") else type(value)(changed)
    if isinstance(value, dict):
        return {key: _each(part, change) for key, part in value.items()}
    return change(value)


def _has_tracers(value):
    """Whether an argument is an array of a program that JAX is tracing."""
    if "jax" not in sys.modules:
        return False
    leaves = []
    _each(value, leaves.append)
    return any(isinstance(leaf, sys.modules["jax"].core.Tracer) for leaf in leaves)


def _is_array(value):
    return hasattr(value, "__array__") and hasattr(value, "shape") and not np.isscalar(value)


def _input(value, name, session, arrays):
    """An array argument as a tensor in HBM that shares its memory, so that a kernel may write to it."""
    if id(value) not in arrays:
        array = dtypes.stored(_numpy(value))
        usable = array.flags.c_contiguous and array.flags.writeable and array.flags.aligned
        if not (usable and array.ctypes.data % 16 == 0):
            array = np.array(array, order="C")
        arrays[id(value)] = value, array
    array = arrays[id(value)][1]
    return session.tensor(array.shape, array.dtype, MemoryRegion.shared_hbm, name, array=array, role=INPUT)


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


def _output(tensor):
    values = tensor.storage.array
    whole = values is not None and tensor.shape == values.shape and tensor.is_contiguous() and not tensor.offset
    return values if whole else tensor.numpy()


def _style(arguments):
    """What makes a result of the kind that the arguments are."""
    kinds = []
    _each(list(arguments), lambda leaf: kinds.append(type(leaf).__module__.partition(".")[0]) if _is_array(leaf) else None)
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
