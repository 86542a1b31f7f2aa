"""Calling kernels of the first generation: grids of instances, `benchmark`, `baremetal`, `profile`, `simulate_kernel`."""

import functools
import itertools
import math

from roundhouse.nki import bridge, strict
from roundhouse.nki.first.functions import nc, spmd_dim
from roundhouse.nki.first.tiles import Tile
from roundhouse.nki.kernel import Kernel
from roundhouse.nki.tensor import NkiTensor


class FirstKernel(Kernel):
    """A kernel function and its grid. The instances of one core run one after the other on it."""

    def __init__(self, fn, grid=()):
        dims = [dim if isinstance(dim, spmd_dim) else (dim,) for dim in grid]
        super().__init__(fn, math.prod(size for dim in dims for size in dim if isinstance(size, nc)))
        # Samples of AWS launch `kernel[0]`, and have results: the one instance of a kernel without a grid.
        self.grid = tuple(math.prod(dim) for dim in dims) if dims != [(0,)] else ()
        # How many cores share each dimension.
        self._split = [math.prod(size for size in dim if isinstance(size, nc)) for dim in dims]
        if 0 in self.grid:
            raise ValueError(f"kernel{list(self.grid)}: a grid without instances runs nothing; its sizes are 1 or more")

    def __getitem__(self, grid):
        return FirstKernel(self.fn, grid if isinstance(grid, tuple) and not isinstance(grid, spmd_dim) else (grid,))

    def _argument(self, value, name, take):
        value = super()._argument(value, name, take)
        return Tile.of(value) if isinstance(value, NkiTensor) else value

    def _run(self, session, bound):
        strict.refuse_first_generation(self.fn)
        # As this generation's compiler does it for tensors that it allocates.
        bridge.functions().rh_kernel_spill_psum(session.handle)
        core = session.program[0]
        session.grid, result = self.grid, None
        for program in itertools.product(*map(range, self.grid)):
            number = 0
            for at, cores in zip(program, self._split):
                number = number * cores + at % cores
            if number == core:
                session.program, session._shared_made = program, 0
                result = self.fn(*bound.args, **bound.kwargs)
                if session.pending is not None:
                    session.pending.storage
        return result


def jit(fn=None, **options):
    return functools.partial(jit, **options) if fn is None else FirstKernel(getattr(fn, "fn", fn))


def simulate_kernel(kernel, *args, **kwargs):
    return (kernel if isinstance(kernel, Kernel) else FirstKernel(kernel))(*args, **kwargs)


class Latency:
    """Every call takes the same simulated time, in microseconds."""

    def __init__(self, kernel):
        self._kernel = kernel

    def get_latency_percentile(self, percentile):
        return self._kernel.time.microseconds


class Benchmarked(FirstKernel):
    @property
    def benchmark_result(self):
        result = type("BenchmarkResult", (), {})()
        result.nc_latency = Latency(self)
        return result


def benchmark(kernel=None, **options):
    """The kernel; what `warmup`, `iters` and the file names are for has no meaning here: one call tells the time."""
    if kernel is None:
        return functools.partial(benchmark, **options)
    return Benchmarked(getattr(kernel, "fn", kernel), getattr(kernel, "grid", ()))


baremetal = profile = benchmark
