"""The sequencers' registers, and what is known about the core."""

import sys

from roundhouse.nki import bridge
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.enums import nc_version
from roundhouse.nki.isa.instruction import emit
from roundhouse.nki.objects import NKIObject
from roundhouse.nki.session import current, is_running


class VirtualRegister(NKIObject):
    """A register. Its value is known as the kernel runs, so that Python may branch on it, but not while it is recorded for a
    compiled program. A frozen one counts a loop and cannot be written."""

    def __init__(self, state=None, frozen=False):
        # The library's register; None while the value is a constant.
        self.number = None
        self._constant = state
        self.frozen = frozen

    @property
    def value(self):
        if self.number is None:
            return 0 if self._constant is None else self._constant
        return register_value(self.number)

    def __int__(self):
        return self.value

    __index__ = __int__

    def __bool__(self):
        if is_unknown(self):
            from roundhouse.nki import device_loops

            return device_loops.asked(self, sys._getframe(1))
        if is_running():
            compare_branch()
        return self.value != 0

    def __repr__(self):
        return "VirtualRegister()" if is_unknown(self) else f"VirtualRegister({self.value})"


def register_value(number):
    """What the library's register holds."""
    if not current().executes:
        raise refuse(
            "tracedValue",
            "what the register holds is not known while the kernel is recorded for a compiled program: Python cannot look at it; use "
            "it in addresses and as the bound of a device loop",
        )
    return bridge.functions().rh_kernel_register_value(current().handle, number)


def is_unknown(value):
    """Whether this is a register that holds what is known when a compiled program runs."""
    return isinstance(value, VirtualRegister) and value.number is not None and not current().executes


def compare_branch():
    """Every engine's sequencer branches: a turn of a loop on the device."""
    for engine in ("tensor", "vector", "scalar", "gpsimd", "sync"):
        emit("compare_branch", engine=engine)


def register_alloc(x=None):
    if x is not None and not isinstance(x, int):
        register = VirtualRegister()
        register_load(register, x)
        return register
    register = VirtualRegister(x)
    if not current().executes:
        # A loop may change it before the line that reads it now.
        register_move(register, x or 0)
    return register


def _number(register):
    """The library's register, a new one where there is none."""
    if register.number is None:
        register.number = bridge.functions().rh_kernel_register(current().handle)
    return register.number


def register_load(dst, src):
    _refuse_frozen(dst)
    # The program that is timed afterwards has the value as it was.
    value = int(src.numpy().reshape(-1)[0]) if src.size == 1 and current().executes else None
    return emit("register_load", register=_number(dst), src=src, minimum=value, maximum=value)


def register_move(dst, src):
    _refuse_frozen(dst)
    return move(dst, src)


def register_store(dst, src):
    if src.number is None:
        move(src, src)
    return emit("register_store", dst=dst, register=src.number)


def move(dst, src, more=0):
    """`dst = src + more`."""
    if is_unknown(src):
        return emit("register_move", register=_number(dst), value=more, source=src.number)
    value = int(src) + more
    return emit("register_move", register=_number(dst), value=value)


def _refuse_frozen(register):
    if register.frozen:
        raise refuse("frozenRegister", "a register that counts a loop cannot be written; move it to one of your own")


def as_register(index):
    """A register with a number, a register's value, or one element of a tensor."""
    if isinstance(index, VirtualRegister):
        return index
    if isinstance(index, int):
        return VirtualRegister(index)
    register = VirtualRegister()
    register_load(register, index)
    return register


def get_nc_version():
    return nc_version[{"v2": "gen2", "v3": "gen3", "v4": "gen4"}[current().core["generation"]]]


def get_nc_sub_version():
    return 0
