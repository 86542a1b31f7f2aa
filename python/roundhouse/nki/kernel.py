"""Calling kernels: `@nki.jit`, `nki.simulate`."""

import collections
import copy
import functools
import inspect
import os
import sys
import time
import warnings

import numpy as np

from roundhouse.nki import bridge, device_loops, dtypes, strict
from roundhouse.nki.arguments import Inputs, PerRank, each, is_array, leaves, output, style_of
from roundhouse.nki.cores import World
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


def simulate(kernel, ranks=None):
    """The kernel for NumPy or PyTorch arrays; `simulate(kernel)[2](...)` and `simulate(kernel[2])(...)` run it on two cores.

    `simulate(kernel, ranks=n)(...)` runs it on n logical cores at once, the ranks of `nki.collectives`, and returns a list of
    their results. Each has HBM of its own: arguments are copied for every rank but those that `PerRank` gives to one.
    """
    kernel = kernel if isinstance(kernel, Kernel) else Kernel(kernel)
    return kernel if ranks is None else kernel.on(ranks)


class Kernel:
    """A kernel function, how many cores it runs on, and on how many ranks at once. After a call, `time` says how long that took
    on the chip."""

    def __init__(self, fn, cores=1):
        functools.update_wrapper(self, fn)
        self.fn = fn
        self.cores = cores
        # None where results are those of one rank, not a list.
        self.ranks = None
        self._world = None  # of the last call, and its sessions
        self._sessions = []
        self._host_seconds = 0.0  # of the last call

    def __getitem__(self, cores):
        cores = cores[0] if isinstance(cores, tuple) and len(cores) == 1 else cores
        if cores not in (1, 2):
            raise ValueError(f"kernel[{cores}]: a logical core has 1 or 2 physical ones")
        return Kernel(self.fn, cores).on(self.ranks)

    def on(self, ranks):
        """The kernel on so many ranks."""
        if ranks is not None and (not isinstance(ranks, int) or ranks < 1):
            raise ValueError(f"ranks is {ranks}; it is a number of ranks, or None")
        found = copy.copy(self)
        found.ranks, found._sessions = ranks, []
        return found

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
        """The simulated time of the last call; with several cores or ranks, of the slowest."""
        if not self._sessions:
            raise RuntimeError("the kernel has not been called")
        return max(KernelTime(session.time(other)) for session, other in self._pairs())

    def profile(self, folder):
        """Writes the profile of the last call to `NAME.rhprofile` in a folder, with several cores or ranks one for each,
        `NAME-rankN-coreN`; those of later calls in this process to `NAME-2` and so on. `roundhouse profile view` shows them.
        Returns the paths."""
        if not self._sessions:
            raise RuntimeError("the kernel has not been called")
        os.makedirs(folder, exist_ok=True)
        _profiles[folder, self.__name__] += 1
        number = _profiles[folder, self.__name__]
        paths = []
        for session, other in self._pairs():
            name = self.__name__ + (f"-{number}" if number > 1 else "")
            name += f"-rank{session.cores.rank}" if self.ranks is not None else ""
            name += f"-core{session.core_number}" if self.cores > 1 else ""
            paths.append(os.path.join(folder, f"{name}.rhprofile"))
            session.profile(other, paths[-1], name, self._host_seconds)
        return paths

    def _pairs(self):
        """Each session, with that of the other core of its logical core, or None where there is no other."""
        for session in self._sessions:
            others = [other for other in self._sessions if other.cores is session.cores and other is not session]
            yield session, others[0] if others else None

    @property
    def reports(self):
        """What was wrong in the last call without being refused."""
        found = [report for session in self._sessions for report in session.reports()]
        return found + ([race for rank in self._world.ranks for race in rank.accesses.races] if self._world else [])

    def _launch(self, args, kwargs):
        self._forget()
        self._world = World(self.ranks or 1, self.cores)
        rank_inputs = [self._inputs(rank.rank, args, kwargs) for rank in self._world.ranks]

        def instance(cores, core):
            inputs = rank_inputs[cores.rank]
            grid = (self.cores,) if self.cores > 1 else ()
            session = Session(self.fn.__name__, (core,), grid, inputs.shared, cores)
            self._sessions.append(session)
            return self._instance(session, inputs.bound, lambda array, name: inputs.take(array, name, session))

        start = time.perf_counter()
        results = self._world.run(instance)
        self._host_seconds = time.perf_counter() - start
        for inputs in rank_inputs:
            inputs.write_back()
        self._report()
        style = style_of([args, kwargs])
        results = each(results, lambda leaf: style(output(leaf)) if isinstance(leaf, NkiTensor) else leaf)
        return results[0] if self.ranks is None else results

    def _inputs(self, rank, args, kwargs):
        """The arguments of a rank."""
        own = set()

        def choose(leaf):
            if not isinstance(leaf, PerRank):
                return leaf
            if self.ranks != len(leaf.values):
                raise ValueError(f"PerRank has {len(leaf.values)} values, the kernel {self.ranks or 'no'} ranks")
            each(leaf.values[rank], lambda array: own.add(id(array)))
            return leaf.values[rank]

        args, kwargs = each([args, kwargs], choose)
        return Inputs(self.bind(args, kwargs), (lambda array: id(array) in own) if self.ranks else lambda array: True)

    def trace(self, bound, chip):
        """Records the kernel for arrays of these shapes, which need no values. Returns its results, the numbers of its
        arguments' buffers, and the session."""
        self._forget()
        self._world = World()
        session = Session(self.fn.__name__, cores=self._world.ranks[0], chip=chip, executes=False)
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
                bound.arguments[name] = each(value, lambda leaf: self._argument(leaf, name, take))
            try:
                with strict.language(self.fn, bound.arguments):
                    result = self._run(session, bound)
            finally:
                session.finish()
            bridge.call("rh_kernel_place", session.handle)
        return result

    def _argument(self, value, name, take):
        return take(value, name) if is_array(value) and not isinstance(value, NkiTensor) else value

    def _run(self, session, bound):
        return self.fn(*bound.args, **bound.kwargs)


def _has_tracers(value):
    """Whether an argument is an array of a program that JAX is tracing."""
    if "jax" not in sys.modules:
        return False
    return any(isinstance(leaf, sys.modules["jax"].core.Tracer) for leaf in leaves(value))
