"""Loops, the launch grid and slices."""

import contextlib
import math

from roundhouse.nki.indexing import DynamicSlice
from roundhouse.nki.isa.registers import VirtualRegister, compare_branch
from roundhouse.nki.session import current


def ds(start, size):
    return DynamicSlice(start, int(size))


def affine_range(start, stop=None, step=1):
    return range(start) if stop is None else range(start, stop, step)


sequential_range = static_range = affine_range


def dynamic_range(start, stop=None, step=1):
    for value in range(int(start)) if stop is None else range(int(start), int(stop), step):
        yield value
        compare_branch()


def fori_loop(lower, upper, body_fun, step=1):
    for value in dynamic_range(lower, upper, step):
        body_fun(VirtualRegister(value))


def while_loop(init, body_fun):
    register = init
    while register:
        register = body_fun(register)


@contextlib.contextmanager
def no_reorder():
    """Instructions are never reordered here."""
    yield


def program_id(axis=0):
    program = current().program
    return program[axis] if axis < len(program) else 0


def num_programs(axes=None):
    grid = current().grid
    axes = range(len(grid)) if axes is None else [axes] if isinstance(axes, int) else axes
    return math.prod(grid[axis] for axis in axes if axis < len(grid))


def program_ndim():
    return len(current().grid)


class _TileSize:
    """Sizes of tiles on the core of the kernel that runs."""

    pmax = 128
    psum_fmax = psum_bank_fmax = 512
    psum_bank_fmax_bytes = 2048
    gemm_stationary_fmax = 128
    gemm_moving_fmax = 512
    bn_stats_fmax = 512
    psum_min_align = 4
    sbuf_min_align = 1

    @property
    def psum_num_banks(self):
        return current().core["banks"]

    @property
    def sbuf_fmax_bytes(self):
        return current().core["sbuf"]

    total_available_sbuf_size = sbuf_fmax_bytes

    @property
    def sbuf_fmax(self):
        return self.sbuf_fmax_bytes // 4

    @property
    def sbuf_size_bytes(self):
        return self.sbuf_fmax_bytes * self.pmax


tile_size = _TileSize()
