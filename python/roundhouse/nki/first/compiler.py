"""neuronxcc.nki.compiler: addresses chosen by hand. Hints to AWS's compiler are taken and change nothing."""

from roundhouse.nki.regions import MemoryRegion

BANK_BYTES = 2048


class _Places:
    """An allocator that is given as `buffer=`: block numbers, each modulo its number of tiles, in a row."""

    def __init__(self, region, base, step, partition, tiles):
        self.region = region
        self._base, self._step, self._partition, self._tiles = base, step, partition, tiles

    def place(self, numbers, row_bytes):
        at = 0
        for number, tiles in zip(numbers, self._tiles):
            at = at * tiles + number % tiles
        return self._partition, self._base + at * (self._step or row_bytes)


class sbuf:
    @staticmethod
    def mod_alloc(*, base_addr, base_partition=0, num_par_tiles=(), num_free_tiles=()):
        return _Places(MemoryRegion.sbuf, base_addr, None, base_partition, num_free_tiles)

    @staticmethod
    def auto_alloc():
        return MemoryRegion.sbuf


class psum:
    @staticmethod
    def mod_alloc(
        *, base_bank, base_addr=0, base_partition=0, num_bank_tiles=(), num_par_tiles=(), num_free_tiles=()
    ):
        base = base_bank * BANK_BYTES + base_addr
        return _Places(MemoryRegion.psum, base, BANK_BYTES, base_partition, num_bank_tiles)

    @staticmethod
    def auto_alloc():
        return MemoryRegion.psum


def _unchanged(function=None, **options):
    return (lambda function: function) if function is None else function


def no_reorder():
    """What loops take as `directives`; instructions are never reordered here."""
    return "no_reorder"


skip_middle_end_transformations = force_auto_alloc = enable_stack_allocator = _unchanged
