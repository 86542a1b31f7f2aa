"""NkiTensor: a view of memory of the simulated core."""

import math
import operator
from dataclasses import dataclass

import numpy as np

from roundhouse.nki import bridge, dtypes, views
from roundhouse.nki.errors import refuse
from roundhouse.nki.indexing import index
from roundhouse.nki.objects import NKIObject
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.views import Layout


class Storage:
    """A buffer of a session, given back when no view is left."""

    def __init__(self, session, number, region, row_bytes):
        self.session = session
        self.number = number
        self.on_chip = region.on_chip
        # Bytes of one partition, of everything in HBM.
        self.row_bytes = row_bytes
        # What HBM is outside of the simulation: a NumPy array.
        self.array = None

    def __del__(self):
        if self.session.is_open and self.on_chip:
            self.session.release(self.session.handle, self.number)


@dataclass(frozen=True)
class Indices:
    """Rows of an HBM view that are chosen while the kernel runs: one index for each partition."""

    tensor: "NkiTensor"
    stride: int
    bound: int


class NkiTensor(NKIObject):
    """A tensor in SBUF, PSUM or HBM, or a view of one. See NKI's documentation of the class for what its methods do.

    `dtype` is NKI's name (`dtypes.name_of`)."""

    def __init__(self, shape, dtype, storage, buffer=MemoryRegion.sbuf, name="", *, layout=None, indices=None):
        self.dtype = dtype
        self.storage = storage
        self.buffer = buffer
        self.name = name
        self.layout = layout or Layout.contiguous(shape)
        self.indices = indices
        self._pattern = None

    shape = property(operator.attrgetter("layout.shape"))
    strides = property(operator.attrgetter("layout.strides"))
    offset = property(operator.attrgetter("layout.offset"))
    ndim = property(lambda self: len(self.layout.shape))
    size = property(lambda self: math.prod(self.layout.shape))

    # Views.

    @property
    def view_type(self):
        """The class of views of this tensor."""
        return NkiTensor

    def __getitem__(self, key):
        return index(self, key)

    def __setitem__(self, key, value):
        from roundhouse.nki.language import store

        store(self[key], value)

    def slice(self, dim, start, end, step=1):
        self._not_indirect(dim)
        return self._view(self.layout.slice(dim, start, end, step))

    def select(self, dim, index):
        if isinstance(index, (int, np.integer)):
            self._not_indirect(dim)
            if self.buffer.on_chip and dim % self.ndim == 0:
                return self._view(self.layout.slice(0, index % self.shape[0], index % self.shape[0] + 1))
            return self._view(self.layout.select(dim, int(index)))
        self._keeps_partitions(dim)
        stride = self.strides[dim]
        return self._view(self._moved(self.layout.select(dim, 0), index, stride))

    def vector_select(self, dim, vector_offset):
        if dim != 0 or self.buffer.on_chip:
            raise refuse("accessPattern", "vector_select takes dimension 0 of a tensor in HBM")
        indices = Indices(vector_offset, self.strides[0], self.shape[0])
        layout = self.layout._replace(shape=(vector_offset.shape[0],) + self.shape[1:])
        return self._indirect(layout, indices)

    def permute(self, dims):
        if dims[0] != 0 and (self.buffer.on_chip or self.indices):
            raise refuse("accessPattern", f"permute({tuple(dims)}): the partition dimension stays first")
        return self._view(self.layout.permute(tuple(dims)))

    def broadcast(self, dim, size):
        self._keeps_partitions(dim)
        return self._view(self.layout.broadcast(dim, size))

    def expand_dim(self, dim):
        self._keeps_partitions(dim)
        return self._view(self.layout.expand_dim(dim))

    def squeeze_dim(self, dim):
        self._keeps_partitions(dim)
        return self._view(self.layout.squeeze_dim(dim))

    def reshape_dim(self, dim, shape):
        if tuple(shape) not in ((self.shape[dim],), (-1,)):
            self._keeps_partitions(dim)
        return self._view(self.layout.reshape_dim(dim, shape))

    def flatten_dims(self, start_dim, end_dim):
        self._keeps_partitions(start_dim)
        return self._view(self.layout.flatten_dims(start_dim, end_dim))

    def reshape(self, shape):
        shape = views.infer(shape, self.size)
        if (self.buffer.on_chip or self.indices) and shape[0] != self.shape[0]:
            raise refuse(
                "partitionRange", f"reshape to {shape} changes the {self.shape[0]} partitions, which stay as they are"
            )
        if self.buffer.on_chip or self.indices:
            # Partitions are never one piece with what is in them.
            rest = self.layout._replace(shape=self.shape[1:], strides=self.strides[1:]).reshape(shape[1:])
            layout = rest._replace(shape=shape, strides=self.strides[:1] + rest.strides)
            return self._view(layout)
        return self._view(self.layout.reshape(shape))

    def rearrange(self, src_pattern, dst_pattern, fixed_sizes=None):
        if self.buffer.on_chip and src_pattern[0] != dst_pattern[0]:
            raise refuse("accessPattern", f"rearrange to {dst_pattern}: the partition dimension stays first, and whole")
        return self._view(views.rearrange(self.layout, src_pattern, dst_pattern, fixed_sizes))

    def view(self, dtype):
        dtype = dtypes.name_of(dtype)
        old, new = dtypes.ELEMENTS[self.dtype][1], dtypes.ELEMENTS[dtype][1]
        last = self.shape[-1] * old
        aligned = all(stride * old % new == 0 for stride in (*self.strides[:-1], self.offset))
        if self.strides[-1] != 1 or last % new or not aligned or self.indices or self.layout.registers:
            raise refuse(
                "accessPattern", f"{self} cannot be seen as {dtype}: its last dimension must be in one piece and divide into it"
            )
        strides = tuple(stride * old // new for stride in self.strides[:-1]) + (1,)
        return self._view(Layout(self.shape[:-1] + (last // new,), strides, self.offset * old // new), dtype)

    reinterpret_cast = view

    def ap(self, pattern, offset=None, scalar_offset=None, vector_offset=None, indirect_dim=0, dtype=None):
        if scalar_offset is not None and vector_offset is not None:
            raise refuse("accessPattern", "ap takes scalar_offset or vector_offset, not both")
        dtype = dtypes.name_of(dtype or self.dtype)
        old, new = dtypes.ELEMENTS[self.dtype][1], dtypes.ELEMENTS[dtype][1]
        stride = self.strides[indirect_dim] * old // new
        start = self.offset * old // new + (offset or 0)
        layout = Layout(
            tuple(int(count) for _, count in pattern), tuple(int(stride) for stride, _ in pattern), start,
            self.layout.registers,
        )
        view = self._view(layout, dtype)
        if scalar_offset is not None:
            return view._view(view._moved(layout, scalar_offset, stride))
        if vector_offset is not None:
            return view._indirect(layout, Indices(vector_offset, stride, self.shape[indirect_dim]))
        return view

    def indirect(self, index, num_elem=None):
        raise NotImplementedError("NkiTensor.indirect: tensor indirection of NeuronCore-v4 is not simulated yet")

    def is_contiguous(self):
        return self.layout.is_contiguous(1 if self.buffer.on_chip else 0)

    def is_indirect(self):
        return self.indices is not None or bool(self.layout.registers)

    def get_pattern(self):
        return [[stride, count] for stride, count in zip(self.strides, self.shape)]

    def _view(self, layout, dtype=None, indices=None):
        kind = self.view_type
        view = kind.__new__(kind)
        view.dtype, view.storage, view.buffer, view.name = dtype or self.dtype, self.storage, self.buffer, self.name
        view.layout, view.indices, view._pattern = layout, indices or self.indices, None
        return view

    def _moved(self, layout, index, stride):
        """`layout` at a dynamic index: of a register, or of one element that a register is loaded with."""
        from roundhouse.nki.isa.registers import as_register

        if self.is_indirect():
            raise refuse("accessPattern", f"{self} is chosen dynamically already; only once is possible")
        register = as_register(index)
        if register.number is None:
            return layout._replace(offset=layout.offset + register.value * stride)
        return layout.moved(register.number, stride)

    def _indirect(self, layout, indices):
        if self.is_indirect() or self.buffer.on_chip:
            raise refuse("accessPattern", f"{self}: a vector of offsets addresses a tensor in HBM, and only once")
        return self._view(layout, indices=indices)

    def _not_indirect(self, dim):
        if self.indices and dim % self.ndim == 0:
            raise refuse("accessPattern", f"{self}: its first dimension is chosen by indices and cannot be sliced")

    def _keeps_partitions(self, dim):
        if (self.buffer.on_chip or self.indices) and dim == 0:
            raise refuse("accessPattern", f"dimension 0 of {self} is the partitions, which stay as they are")

    # What the library is told.

    def pattern(self):
        """The view as an operand, packed."""
        if self._pattern is None:
            self._pattern = self._as_pattern()
        return self._pattern

    def _as_pattern(self):
        shape, strides, offset, registers = self.layout
        on_chip = self.buffer.on_chip
        partitions, partition_stride, start = (shape[0], strides[0], 0) if shape else (1, 0, 0)
        free = list(zip(shape[1:], strides[1:]))
        if on_chip:
            row = self.storage.row_bytes // dtypes.ELEMENTS[self.dtype][1]
            if partitions > 1 and partition_stride != row:
                raise refuse(
                    "accessPattern",
                    f"{self} has a partition stride of {partition_stride} elements, a partition has {row}; partitions follow "
                    "one another",
                )
            start, offset = divmod(offset, row)
            start += self.storage.start_partition
            partition_stride = 0
        elif self.indices:
            partition_stride = 0
        if len(free) > 4 or not on_chip:
            free = merged(free)
        words = [
            self.storage.number, bridge.schema().elements[self.dtype], start, partitions, partition_stride, offset,
            len(registers),
        ]
        for pair in (*registers, *free):
            words += pair
        return bridge.pattern(words)

    # Looking at it.

    def numpy(self):
        """The present values."""
        if not self.storage.session.executes:
            self.storage.session.announce()  # for the refusal
        values = np.empty(self.shape, dtypes.numpy_dtype(self.dtype))
        words = self.pattern()[16:]  # without the kind and the count
        bridge.call(
            "rh_kernel_read", self.storage.session.handle, words, len(words) // 8, values.ctypes.data, values.nbytes
        )
        return values

    def __array__(self, dtype=None, copy=None):
        values = self.numpy()
        return values if dtype is None else values.astype(dtype)

    def __str__(self):
        name = f"{self.name} " if self.name else ""
        return f"{name}[{', '.join(map(str, self.shape))}] {self.dtype} in {self.buffer.value}"

    def __repr__(self):
        session = self.storage.session
        return f"NkiTensor({self})\n{self.numpy()}" if session.is_open and session.executes else f"NkiTensor({self})"

    def __bool__(self):
        raise TypeError("a tensor has no truth value in a kernel: load it into a register, or compare it outside")


def merged(dimensions):
    """The same elements in as few dimensions as possible."""
    found = []
    for count, stride in dimensions:
        if count == 1:
            continue
        if found and found[-1][1] == count * stride:
            found[-1] = (found[-1][0] * count, stride)
        else:
            found.append((count, stride))
    return found
