"""Where tensors are."""

from enum import Enum


class MemoryRegion(Enum):
    """The memories that kernels see."""

    sbuf = "sbuf"
    psum = "psum"
    private_hbm = "private_hbm"
    shared_hbm = "shared_hbm"

    def __init__(self, name):
        self.on_chip = name in ("sbuf", "psum")


def region_of(buffer):
    """A memory by its constant or its name."""
    if isinstance(buffer, MemoryRegion):
        return buffer
    return MemoryRegion({"hbm": "private_hbm"}.get(buffer, buffer))


def is_on_chip(buffer):
    return region_of(buffer).on_chip


def is_hbm(buffer):
    return not region_of(buffer).on_chip


def is_psum(buffer):
    return region_of(buffer) is MemoryRegion.psum


def is_sbuf(buffer):
    return region_of(buffer) is MemoryRegion.sbuf
