"""Tensors of NKI's first generation: arithmetic operators, index arrays, block dimensions, results without a destination."""

import itertools

import numpy as np

from roundhouse.nki import dtypes
from roundhouse.nki.errors import refuse
from roundhouse.nki.first.indices import steps
from roundhouse.nki.regions import is_hbm, is_on_chip, is_psum, region_of
from roundhouse.nki.session import current
from roundhouse.nki.tensor import NkiTensor
from roundhouse.nki.views import Layout


def _operator(name, reverse=False):
    def apply(self, other):
        from roundhouse.nki.first import language

        return getattr(language, name)(*((other, self) if reverse else (self, other)))

    return apply


class Tile(NkiTensor):
    """A tensor, or a view of one."""

    @property
    def view_type(self):
        return Tile

    @staticmethod
    def of(tensor):
        return Tile(None, tensor.dtype, tensor.storage, tensor.buffer, tensor.name, layout=tensor.layout)

    def __getitem__(self, key):
        key = key if isinstance(key, tuple) else (key,)
        at = next((dim for dim, part in enumerate(key) if isinstance(part, NkiTensor)), None)
        if at is not None:
            # One element on chip, which chooses while the kernel runs.
            return self.select(at, key[at])[key[:at] + key[at + 1 :]]
        if any(isinstance(part, np.ndarray) and part.ndim for part in key):
            return self._by_arrays(key)
        return super().__getitem__(tuple(part.item() if isinstance(part, np.ndarray) else part for part in key))

    def __setitem__(self, key, value):
        assign(self[key], value)

    def _by_arrays(self, key):
        """The view that index arrays name, whose indices go up by the same steps along each of their dimensions."""
        arrays = [np.arange(n)[part] if isinstance(part, slice) else np.asarray(part) for n, part in zip(self.shape, key)]
        if len(key) != self.ndim or any(isinstance(part, slice) and part != slice(None) for part in key):
            raise refuse("accessPattern", f"{self} is indexed by {len(key)} arrays; it takes one for each dimension")
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
        strides, offset = [0] * len(shape), self.offset
        for array, stride in zip(arrays, self.strides):
            array = array.reshape((1,) * (len(shape) - array.ndim) + array.shape)
            origin, found = steps(array)
            offset += origin * stride
            strides = [old + step * stride for old, step in zip(strides, found)]
        return self._view(Layout(tuple(shape), tuple(strides), offset, self.layout.registers))

    __add__, __radd__ = _operator("add"), _operator("add", True)
    __sub__, __rsub__ = _operator("subtract"), _operator("subtract", True)
    __mul__, __rmul__ = _operator("multiply"), _operator("multiply", True)
    __truediv__, __rtruediv__ = _operator("divide"), _operator("divide", True)
    __lt__, __le__, __gt__, __ge__ = map(_operator, ("less", "less_equal", "greater", "greater_equal"))
    __and__, __or__, __xor__ = map(_operator, ("bitwise_and", "bitwise_or", "bitwise_xor"))

    def __iadd__(self, other):
        accumulate(self, other)
        return self

    def __neg__(self):
        return self * -1.0


class Pending(Tile):
    """The result of an instruction that has been called but has no destination yet: the one it is assigned to, or a new
    tile when it is used otherwise, at the latest before the next instruction. A matrix product can add to its destination."""

    def __init__(self, shape, dtype, buffer, emit, is_product=False):
        self._storage = None
        self._emit = emit
        self.is_product = is_product
        super().__init__(shape, dtypes.name_of(dtype), None, region_of(buffer))
        session = current()
        if session.pending is not None:
            session.pending.storage
        session.pending = self

    @property
    def storage(self):
        if self._storage is None and self._emit is not None:
            self.into(Tile.of(current().tensor(self.shape, self.dtype, self.buffer)))
        return self._storage

    @storage.setter
    def storage(self, storage):
        self._storage = storage

    def into(self, dst, **fields):
        """Executes the instruction with this destination, if it has none."""
        emit, self._emit = self._emit, None
        current().pending = None
        self._storage, self.layout = dst.storage, dst.layout
        emit(dst, **fields)

    @property
    def is_waiting(self):
        return self._emit is not None

    def fits(self, dst):
        """Whether the instruction can write there: products go to PSUM, nothing goes to HBM."""
        return is_on_chip(dst.buffer) and (is_psum(dst.buffer) or not is_psum(self.buffer))


def assign(dst, value):
    """`dst[...] = value`."""
    from roundhouse.nki import isa

    if isinstance(value, Blocks):
        raise refuse("shapeMismatch", "blocks are assigned one by one")
    if not isinstance(value, NkiTensor):
        isa.memset(dst, value)
    elif isinstance(value, Pending) and value.is_waiting and value.fits(dst):
        value.into(dst)
    elif is_hbm(dst.buffer) or is_hbm(value.buffer):
        isa.dma_copy(dst, value)
    elif value.storage is not dst.storage or value.layout != dst.layout:
        isa.tensor_copy(dst, value)


def accumulate(dst, value):
    """`dst += value`: of a matrix product, in PSUM."""
    from roundhouse.nki import isa, language

    if isinstance(value, Pending) and value.is_waiting and value.is_product and is_psum(dst.buffer):
        value.into(dst, accumulate=None)
    else:
        isa.tensor_tensor(dst, dst, value, language.add)


class Blocks:
    """A tensor on chip with dimensions before the partitions: tiles by number, each made when it is first used."""

    def __init__(self, blocks, shape, dtype, buffer, place):
        self.blocks = tuple(blocks)
        self.tile_shape = tuple(shape)
        self.dtype, self.buffer = dtype, buffer
        self._place = place
        self._tiles = {}

    shape = property(lambda self: self.blocks + self.tile_shape)
    ndim = property(lambda self: len(self.shape))

    def __getitem__(self, key):
        tile, rest = self._tile(key)
        return tile[rest] if rest else tile

    def __setitem__(self, key, value):
        tile, rest = self._tile(key)
        assign(tile[rest] if rest else tile, value)

    def _tile(self, key):
        key = key if isinstance(key, tuple) else (key,)
        numbers, rest = key[: len(self.blocks)], key[len(self.blocks) :]
        if len(numbers) < len(self.blocks) or not all(isinstance(n, (int, np.integer)) for n in numbers):
            raise refuse("accessPattern", f"the first {len(self.blocks)} indices are the numbers of a block")
        if not all(0 <= n < size for n, size in zip(numbers, self.blocks)):
            raise refuse("outOfBounds", f"there is no block {numbers} among {self.blocks}")
        if numbers not in self._tiles:
            address = self._place(numbers)
            tensor = current().tensor(self.tile_shape, self.dtype, self.buffer, address=address)
            self._tiles[numbers] = Tile.of(tensor)
        return self._tiles[numbers], rest

    def numpy(self):
        tiles = [self[numbers].numpy() for numbers in itertools.product(*map(range, self.blocks))]
        return np.stack(tiles).reshape(self.shape)
