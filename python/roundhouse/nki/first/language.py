"""neuronxcc.nki.language: the names of the newer generation, for tiles of this one, and what is different."""

from roundhouse.nki import language as newer
from roundhouse.nki.first import functions
from roundhouse.nki.first.masked import masked
from roundhouse.nki.first.tiles import Tile
from roundhouse.nki.isa.instruction import refusing
from roundhouse.nki.tensor import NkiTensor

MISSING = ["all_reduce", "atomic_rmw", "gemm_grid", "gemm_stationary_grid", "loop_reduce"]


def _of_tiles(function):
    """A function of the newer generation for tiles of this one."""

    def wrapped(*args, mask=None, **kwargs):
        if mask is not None:
            return masked(function, mask, *args, **kwargs)
        made = function(*args, **kwargs)
        return Tile.of(made) if isinstance(made, NkiTensor) else made

    wrapped.__name__ = function.__name__
    if hasattr(function, "op_name"):
        wrapped.op_name = function.op_name
    return wrapped


def _names():
    found = {name: value for name, value in vars(newer).items() if not name.startswith("_")}
    for name, value in found.items():
        if callable(value) and not isinstance(value, type):
            found[name] = _of_tiles(value)
    own = {name: value for name, value in vars(functions).items() if getattr(value, "__module__", "") == functions.__name__}
    return found | own | {"mgrid": functions.mgrid} | refusing("neuronxcc.nki.language", MISSING)


globals().update(_names())
