"""`tensor[...]`: integers, slices, an ellipsis, and slices that begin at a register."""

from dataclasses import dataclass

import numpy as np

from roundhouse.nki.errors import refuse
from roundhouse.nki.views import Layout


@dataclass(frozen=True)
class DynamicSlice:
    """`size` elements from `start` on, which may be a register."""

    start: object
    size: int


_WHOLE = slice(None)


def index(tensor, key):
    """The view that a key names, made in one go: kernels index more often than they do anything else."""
    key = key if type(key) is tuple else (key,)
    layout, on_chip = tensor.layout, tensor.buffer.on_chip
    sizes, steps, offset = layout.shape, layout.strides, layout.offset
    shape, strides, moves, dim = [], [], [], 0
    for part in key:
        if part is Ellipsis:
            after = dim + len(sizes) - len(key) + 1
            shape += sizes[dim:after]
            strides += steps[dim:after]
            dim = max(dim, after)
            continue
        if dim == len(sizes):
            raise refuse("shapeMismatch", f"{len(key)} indices for {tensor}")
        size, stride = sizes[dim], steps[dim]
        if isinstance(part, slice):
            if part != _WHOLE:
                tensor._not_indirect(dim)
                start, stop, step = _bounds(part, size, dim)
                offset += start * stride
                size, stride = -(-(stop - start) // step), stride * step
            shape.append(size)
            strides.append(stride)
        elif isinstance(part, (int, np.integer)):
            tensor._not_indirect(dim)
            if not -size <= part < size:
                raise refuse("outOfBounds", f"index {part} is outside of dimension {dim}, which has {size}")
            offset += int(part) % size * stride
            if on_chip and dim == 0:
                # A partition stays a dimension, and so does the last one.
                shape.append(1)
                strides.append(stride)
        elif isinstance(part, DynamicSlice):
            if isinstance(part.start, (int, np.integer)):
                tensor._not_indirect(dim)
                _check(part.start, part.start + part.size, 1, size, dim)
                offset += int(part.start) * stride
            else:
                if on_chip and dim == 0:
                    raise refuse("accessPattern", "partitions are not chosen by a register")
                _check(0, part.size, 1, size, dim)
                moves.append((part.start, stride))
            shape.append(part.size)
            strides.append(stride)
        else:
            tensor._keeps_partitions(dim)
            moves.append((part, stride))
        dim += 1
    shape += sizes[dim:]
    strides += steps[dim:]
    while len(shape) < (2 if on_chip else 1):
        shape.append(1)
        strides.append(1)
    view = tensor._view(Layout(tuple(shape), tuple(strides), offset, layout.registers))
    for start, stride in moves:
        view = view._view(view._moved(view.layout, start, stride))
    return view


def _bounds(part, size, dim):
    """Where a slice begins and ends, and its step."""
    start, stop, step = part.start, part.stop, part.step
    start, stop, step = 0 if start is None else start, size if stop is None else stop, 1 if step is None else step
    if not (type(start) is type(stop) is type(step) is int):
        if any(not isinstance(bound, (int, np.integer)) for bound in (start, stop, step)):
            raise refuse(
                "accessPattern", "the bounds of a slice are numbers; use nl.ds(start, size) for a start in a register"
            )
        start, stop, step = int(start), int(stop), int(step)
    start, stop = start + size if start < 0 else start, stop + size if stop < 0 else stop
    _check(start, stop, step, size, dim)
    return start, stop, step


def _check(start, stop, step, size, dim):
    if not (0 <= start < stop <= size) or step < 1:
        raise refuse(
            "outOfBounds", f"slice {start}:{stop}:{step} of dimension {dim} is empty or reaches outside of 0:{size}"
        )
