"""neuronxcc.nki.compiler: addresses chosen by hand. Hints to AWS's compiler are taken and change nothing."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.session import current


class _Places:
    """An allocator that is given as `buffer=`: `function(block, partitions, row_bytes)` has the place of a block's tile, as
    (partition, byte) in SBUF and (bank, partition, byte) in PSUM."""

    def __init__(self, region, function):
        self.region, self._function = region, function

    def place(self, block, partitions, row_bytes):
        """The first partition, and the address in it."""
        place = self._function(block, partitions, row_bytes)
        parts = ("bank", "partition", "byte") if self.region is MemoryRegion.psum else ("partition", "byte")
        try:
            *bank, partition, byte = map(int, place)
        except (TypeError, ValueError):
            raise refuse("memorySpace", f"the allocation function gives {place!r} for block {block}; give {parts}") from None
        if 2 + len(bank) != len(parts):
            raise refuse("memorySpace", f"the allocation function gives {place!r} for block {block}; give {parts}")
        core = current().core
        return partition, byte + sum(bank) * (core["psum"] // core["banks"])


def _modulo(base, tiles, step):
    """Block numbers, each modulo its number of tiles (1 where none are given), in a row from `base` on."""

    def place(block):
        at = 0
        for number, count in zip(block, tiles or [1] * len(block)):
            at = at * count + number % count
        return base + at * step

    return place


class sbuf:
    @staticmethod
    def alloc(func):
        return _Places(MemoryRegion.sbuf, func)

    @staticmethod
    def mod_alloc(*, base_addr, base_partition=0, num_par_tiles=(), num_free_tiles=()):
        return sbuf.alloc(
            lambda block, partitions, row_bytes: (
                _modulo(base_partition, num_par_tiles, partitions)(block),
                _modulo(base_addr, num_free_tiles, row_bytes)(block),
            )
        )

    @staticmethod
    def auto_alloc():
        return MemoryRegion.sbuf


class psum:
    @staticmethod
    def alloc(func):
        return _Places(MemoryRegion.psum, func)

    @staticmethod
    def mod_alloc(
        *, base_bank, base_addr=0, base_partition=0, num_bank_tiles=(), num_par_tiles=(), num_free_tiles=()
    ):
        return psum.alloc(
            lambda block, partitions, row_bytes: (
                _modulo(base_bank, num_bank_tiles, 1)(block),
                _modulo(base_partition, num_par_tiles, partitions)(block),
                _modulo(base_addr, num_free_tiles, row_bytes)(block),
            )
        )

    @staticmethod
    def auto_alloc():
        return MemoryRegion.psum


def _unchanged(function=None, **options):
    return (lambda function: function) if function is None else function


def no_reorder():
    """What loops take as `directives`; instructions are never reordered here."""
    return "no_reorder"


skip_middle_end_transformations = force_auto_alloc = enable_stack_allocator = _unchanged
