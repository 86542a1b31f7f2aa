"""Where tensors are."""

from enum import Enum


class MemoryRegion(Enum):
    """The memories that kernels see."""

    sbuf = "sbuf"
    psum = "psum"
    private_hbm = "private_hbm"
    shared_hbm = "shared_hbm"


def region_of(buffer):
    """A memory by its constant or its name."""
    if isinstance(buffer, MemoryRegion):
        return buffer
    return MemoryRegion({"hbm": "private_hbm"}.get(buffer, buffer))


_ON_CHIP = MemoryRegion.sbuf, MemoryRegion.psum


def is_on_chip(buffer):
    return region_of(buffer) in _ON_CHIP


def is_hbm(buffer):
    return region_of(buffer) not in _ON_CHIP


def is_psum(buffer):
    return region_of(buffer) is MemoryRegion.psum


def is_sbuf(buffer):
    return region_of(buffer) is MemoryRegion.sbuf
