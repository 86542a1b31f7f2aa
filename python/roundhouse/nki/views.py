"""How a view lies in its storage: shapes, strides and what indexing, reshaping and permuting make of them.

A layout counts elements. A tensor on chip is seen as rows, one for each partition: the stride of dimension 0 is the length of a
row, whatever lies between partitions in the memory.
"""

import math
from typing import NamedTuple

from roundhouse.nki.errors import refuse


class Layout(NamedTuple):
    shape: tuple
    strides: tuple
    offset: int = 0
    # (register, stride): registers that move the view while the kernel runs.
    registers: tuple = ()

    @staticmethod
    def contiguous(shape):
        return Layout(tuple(shape), row_major(shape))

    def slice(self, dim, start, end, step=1):
        dim = self._dim(dim)
        size = self.shape[dim]
        if not (0 <= start < end <= size) or step < 1:
            raise refuse(
                "outOfBounds",
                f"slice {start}:{end}:{step} of dimension {dim} is empty or reaches outside of 0:{size}",
            )
        return self._with(dim, -(-(end - start) // step), self.strides[dim] * step, start * self.strides[dim])

    def select(self, dim, index):
        dim = self._dim(dim)
        if not -self.shape[dim] <= index < self.shape[dim]:
            raise refuse("outOfBounds", f"index {index} is outside of dimension {dim}, which has {self.shape[dim]}")
        index %= self.shape[dim]
        return self._replace(
            shape=self.shape[:dim] + self.shape[dim + 1 :],
            strides=self.strides[:dim] + self.strides[dim + 1 :],
            offset=self.offset + index * self.strides[dim],
        )

    def permute(self, dims):
        if sorted(dims) != list(range(len(self.shape))):
            raise refuse("shapeMismatch", f"permute({tuple(dims)}): that is no order of {len(self.shape)} dimensions")
        return self._replace(
            shape=tuple(self.shape[d] for d in dims), strides=tuple(self.strides[d] for d in dims)
        )

    def broadcast(self, dim, size):
        dim = self._dim(dim)
        if self.shape[dim] != 1:
            raise refuse("shapeMismatch", f"dimension {dim} has {self.shape[dim]} elements; only one can be broadcast")
        return self._with(dim, size, 0)

    def expand_dim(self, dim):
        if not 0 <= dim <= len(self.shape):
            raise refuse("shapeMismatch", f"there is no place {dim} among {len(self.shape)} dimensions")
        stride = self.shape[dim] * self.strides[dim] if dim < len(self.shape) else 1
        return self._replace(
            shape=self.shape[:dim] + (1,) + self.shape[dim:],
            strides=self.strides[:dim] + (stride,) + self.strides[dim:],
        )

    def squeeze_dim(self, dim):
        dim = self._dim(dim)
        if self.shape[dim] != 1:
            raise refuse("shapeMismatch", f"dimension {dim} has {self.shape[dim]} elements; only one can be left out")
        return self.select(dim, 0)

    def reshape_dim(self, dim, shape):
        dim = self._dim(dim)
        shape = infer(shape, self.shape[dim])
        strides = tuple(stride * self.strides[dim] for stride in row_major(shape))
        return self._replace(
            shape=self.shape[:dim] + shape + self.shape[dim + 1 :],
            strides=self.strides[:dim] + strides + self.strides[dim + 1 :],
        )

    def flatten_dims(self, start, end):
        start, end = self._dim(start), self._dim(end)
        shape = self.shape[:start] + (math.prod(self.shape[start : end + 1]),) + self.shape[end + 1 :]
        return self.reshape(shape)

    def reshape(self, shape):
        shape = infer(shape, math.prod(self.shape))
        # Runs of dimensions that are one dimension in memory, innermost last, and what each becomes.
        old = [(n, s) for n, s in zip(self.shape, self.strides) if n != 1]
        runs = []
        for count, stride in old:
            if runs and runs[-1][1] == count * stride:
                runs[-1] = (runs[-1][0] * count, stride)
            else:
                runs.append((count, stride))
        strides, left = [], list(runs)
        for size in reversed(shape):
            if size == 1:
                strides.append(strides[-1] if strides else 1)
                continue
            if not left or left[-1][0] % size:
                raise refuse(
                    "accessPattern",
                    f"a view of shape {self.shape} with strides {self.strides} cannot be reshaped to {shape}: its elements "
                    "are not in one piece there; copy it first",
                )
            count, stride = left.pop()
            strides.append(stride)
            if count > size:
                left.append((count // size, stride * size))
        return self._replace(shape=shape, strides=tuple(reversed(strides)))

    def is_contiguous(self, first=0):
        """Whether the dimensions from `first` on are row-major without gaps."""
        dimensions = zip(self.shape[first:], self.strides[first:], row_major(self.shape[first:]))
        return all(count == 1 or stride == wanted for count, stride, wanted in dimensions)

    def moved(self, register, stride):
        return self._replace(registers=self.registers + ((register, stride),))

    def _with(self, dim, count, stride, offset=0):
        return self._replace(
            shape=self.shape[:dim] + (count,) + self.shape[dim + 1 :],
            strides=self.strides[:dim] + (stride,) + self.strides[dim + 1 :],
            offset=self.offset + offset,
        )

    def _dim(self, dim):
        if not -len(self.shape) <= dim < len(self.shape):
            raise refuse("shapeMismatch", f"there is no dimension {dim} in shape {self.shape}")
        return dim % len(self.shape)


def row_major(shape):
    strides, stride = [], 1
    for size in reversed(shape):
        strides.append(stride)
        stride *= size
    return tuple(reversed(strides))


def infer(shape, total):
    """A shape of `total` elements; one of its sizes may be -1."""
    shape = tuple(shape)
    known = math.prod(size for size in shape if size != -1)
    if shape.count(-1) == 1 and known and total % known == 0:
        shape = tuple(total // known if size == -1 else size for size in shape)
    if math.prod(shape) != total or min(shape, default=1) < 1:
        raise refuse("shapeMismatch", f"{total} elements do not have the shape {shape}")
    return shape


def rearrange(layout, source, destination, sizes):
    """einops with tuples: dimensions of `source` are split, put in the order of `destination` and merged there."""
    sizes = dict(sizes or {})
    groups = [(name,) if isinstance(name, str) else tuple(name) for name in source]
    if len(groups) != len(layout.shape):
        raise refuse("shapeMismatch", f"rearrange: {source} has {len(groups)} dimensions, the tensor {len(layout.shape)}")
    names = []
    for dim, group in reversed(list(enumerate(groups))):
        names[:0] = group
        layout = layout.reshape_dim(dim, tuple(sizes.get(name, -1) for name in group))
    targets = [(name,) if isinstance(name, str) else tuple(name) for name in destination]
    order = [name for group in targets for name in group]
    if sorted(order) != sorted(names):
        raise refuse("shapeMismatch", f"rearrange: {source} and {destination} do not have the same names")
    layout = layout.permute(tuple(names.index(name) for name in order))
    at = 0
    for group in targets:
        if len(group) > 1:
            layout = layout.flatten_dims(at, at + len(group) - 1)
        at += 1
    return layout
