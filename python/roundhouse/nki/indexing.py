"""`tensor[...]`: integers, slices, an ellipsis, and slices that begin at a register."""

from dataclasses import dataclass

import numpy as np

from roundhouse.nki.errors import refuse
from roundhouse.nki.regions import is_on_chip


@dataclass(frozen=True)
class DynamicSlice:
    """`size` elements from `start` on, which may be a register."""

    start: object
    size: int


def index(tensor, key):
    key = key if isinstance(key, tuple) else (key,)
    if key.count(Ellipsis) if all(part is Ellipsis or not hasattr(part, "shape") for part in key) else False:
        at = key.index(Ellipsis)
        key = key[:at] + (slice(None),) * (tensor.ndim - len(key) + 1) + key[at + 1 :]
    if len(key) > tensor.ndim:
        raise refuse("shapeMismatch", f"{len(key)} indices for {tensor}")
    view, dim = tensor, 0
    for position, part in enumerate(key):
        if isinstance(part, (int, np.integer)):
            view = view.select(dim, int(part))
            # A partition stays a dimension, and so does the last one.
            dim += is_on_chip(tensor.buffer) and position == 0
        elif isinstance(part, slice):
            view, dim = _slice(view, dim, part), dim + 1
        elif isinstance(part, DynamicSlice):
            view, dim = _dynamic(view, dim, part), dim + 1
        else:
            view = view.select(dim, part)
    least = 2 if is_on_chip(tensor.buffer) else 1
    while view.ndim < least:
        view = view.expand_dim(view.ndim)
    return view


def _slice(view, dim, part):
    size = view.shape[dim]
    if part == slice(None):
        return view
    start, stop, step = part.start or 0, size if part.stop is None else part.stop, part.step or 1
    if any(not isinstance(bound, (int, np.integer)) for bound in (start, stop, step)):
        raise refuse("accessPattern", "the bounds of a slice are numbers; use nl.ds(start, size) for a start in a register")
    start, stop = (bound + size if bound < 0 else bound for bound in (int(start), int(stop)))
    return view.slice(dim, start, stop, int(step))


def _dynamic(view, dim, part):
    if isinstance(part.start, (int, np.integer)):
        return view.slice(dim, int(part.start), int(part.start) + part.size)
    if is_on_chip(view.buffer) and dim == 0:
        raise refuse("accessPattern", "partitions are not chosen by a register")
    return view._view(view._moved(view.layout.slice(dim, 0, part.size), part.start, view.strides[dim]))
