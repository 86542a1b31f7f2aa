"""Where the instances of a kernel run: on the physical cores of a logical NeuronCore, and on several of these, its ranks."""

import numpy as np

from roundhouse.nki import dtypes
from roundhouse.nki.errors import NkiValidationError
from roundhouse.nki.turns import Turns


class World:
    """The ranks that run a kernel together, each a logical core of one or two physical ones."""

    def __init__(self, ranks=1, cores=1):
        self.ranks = [Cores(self, rank, _names(ranks, rank, cores)) for rank in range(ranks)]
        self.turns = Turns(name for rank in self.ranks for name in rank.names)

    def run(self, instance):
        """What `instance(logical core, core)` returns on the last core of each rank, by rank."""
        where = {name: (rank, core) for rank in self.ranks for core, name in enumerate(rank.names)}
        results = self.turns.run(lambda name: instance(*where[name]))
        return [results[rank.names[-1]] for rank in self.ranks]


class Cores:
    """The physical cores of a logical NeuronCore, which is a rank of a world; each runs an instance of the kernel."""

    def __init__(self, world, rank, names):
        # By core, what the instances are called in errors.
        self.world, self.rank, self.names = world, rank, names
        self.count = len(names)
        self.accesses = SharedAccesses()

    def meet(self, core, what, given, location):
        """Waits until every core is at `what`; what each has given, by core."""
        met = self.world.turns.meet(self.names[core], self.names, what, given, location)
        return {core: met[name] for core, name in enumerate(self.names)}


def _names(ranks, rank, cores):
    if ranks == 1:
        return [f"core {core}" for core in range(cores)]
    return [f"rank {rank}"] if cores == 1 else [f"core {core} of rank {rank}" for core in range(cores)]


class SharedAccesses:
    """What cores have done to tensors that they share since their last barrier, and what of it is a race."""

    def __init__(self):
        self.races = []
        self._tensors = {}

    def note(self, core, tensor, writes, location):
        """Remembers an access. Rows that indices choose are not known here: they are left out."""
        array = tensor.storage.array
        if array is None or tensor.is_indirect():
            return
        marks, done = self._tensors.setdefault(id(array), (np.zeros(array.nbytes, np.uint8), []))
        size = dtypes.ELEMENTS[tensor.dtype][1]
        touched = np.lib.stride_tricks.as_strided(
            marks[tensor.offset * size :], (*tensor.shape, size), (*(stride * size for stride in tensor.strides), 1)
        )
        # Bits 0 and 1 of what core 0 has read and written, bits 2 and 3 of core 1.
        others = (3 if writes else 2) << 2 * (1 - core)
        if (touched & others).any():
            other = next(place for by, wrote, place in reversed(done) if by != core and (wrote or writes))
            race = NkiValidationError(
                "race",
                f"core {core} {'writes' if writes else 'reads'} what core {1 - core} uses at {other} without a core_barrier between",
                location=location,
            )
            if str(race) not in map(str, self.races):
                self.races.append(race)
        touched |= (2 if writes else 1) << 2 * core
        done.append((core, writes, location))

    def settle(self, tensor):
        """A barrier on a tensor: what was done to it is done."""
        self._tensors.pop(id(tensor.storage.array), None)
