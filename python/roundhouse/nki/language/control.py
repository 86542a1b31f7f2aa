"""Loops, the launch grid and slices."""

import contextlib
import math

from roundhouse.nki import device_loops
from roundhouse.nki.errors import refuse
from roundhouse.nki.indexing import DynamicSlice
from roundhouse.nki.isa.registers import VirtualRegister, compare_branch, is_unknown, move
from roundhouse.nki.session import current


def ds(start, size):
    return DynamicSlice(start, int(size))


def affine_range(start, stop=None, step=1):
    return range(start) if stop is None else range(start, stop, step)


sequential_range = static_range = affine_range


def dynamic_range(start, stop=None, step=1):
    start, stop = (0, start) if stop is None else (start, stop)
    if is_unknown(start) or is_unknown(stop):
        yield from _on_device(start, stop, step)
        return
    for value in range(int(start), int(stop), step):
        yield value
        compare_branch()


def fori_loop(lower, upper, body_fun, step=1):
    for value in dynamic_range(lower, upper, step):
        body_fun(value if isinstance(value, VirtualRegister) else VirtualRegister(value, frozen=True))


def while_loop(init, body_fun):
    register = init
    if is_unknown(init):
        with device_loops.while_holds(init):
            register = body_fun(init)
            if register is not init:
                move(init, register)
        return
    while register:
        register = body_fun(register)


def _on_device(start, stop, step):
    """A loop whose bounds are known when the program runs: one round, with the register that counts."""
    if not isinstance(step, int) or step < 1:
        raise refuse("deviceLoop", f"the step of a device loop is {step!r}; it is a positive number")
    register, bound = VirtualRegister(), VirtualRegister()
    move(register, start)
    # Its own: the body may change the register that it is from.
    move(bound, stop)
    with device_loops.while_holds(register, bound):
        register.frozen = True
        yield register
        move(register, register, step)


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
