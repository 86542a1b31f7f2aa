"""The physical cores of a logical NeuronCore: instances of a kernel that take turns and wait for each other."""

import threading

import numpy as np

from roundhouse.nki import dtypes
from roundhouse.nki.errors import NkiValidationError


class Cores:
    """Runs an instance of a kernel on each core. One runs at a time, until it waits or ends, so that every call takes the same
    course; the cores' simulated times are their own."""

    def __init__(self, count):
        self.count = count
        self.accesses = SharedAccesses()
        self._changed = threading.Condition()
        self._turn = 0
        self._waiting = {}
        self._ended = set()
        self._met = {}
        self._error = None
        self._results = [None] * count

    def run(self, instance):
        """What `instance(core)` returns on the last core. What it raises on any of them ends all."""
        if self.count == 1:
            return instance(0)
        # Daemons: an interrupt ends the process whatever they do.
        threads = [threading.Thread(target=self._main, args=(core, instance), daemon=True) for core in range(self.count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._error is not None:
            raise self._error
        return self._results[-1]

    def meet(self, core, what, given, location):
        """Waits until every core is at `what`; what each has given, by core."""
        with self._changed:
            self._waiting[core] = what, given, location
            if len(self._waiting) == self.count and len({what for what, _, _ in self._waiting.values()}) == 1:
                self._met = {core: given for core, (_, given, _) in self._waiting.items()}
                self._waiting.clear()
            else:
                self._pass_on()
                self._await_turn(core)
            return self._met

    def _main(self, core, instance):
        try:
            with self._changed:
                self._await_turn(core)
            self._results[core] = instance(core)
        except _OtherFailed:
            pass
        except BaseException as error:  # raised again by run
            self._error = self._error or error
        finally:
            with self._changed:
                self._ended.add(core)
                self._pass_on()

    def _await_turn(self, core):
        self._changed.wait_for(lambda: self._turn == core or self._error is not None)
        if self._error is not None:
            raise _OtherFailed

    def _pass_on(self):
        ready = [core for core in range(self.count) if core not in self._ended and core not in self._waiting]
        self._turn = ready[0] if ready else None
        if not ready and self._waiting and self._error is None:
            waits = [f"core {core} at {what} ({place})" for core, (what, _, place) in sorted(self._waiting.items())]
            ended = [f"core {core} has ended" for core in sorted(self._ended)]
            place = next(place for _, _, place in self._waiting.values())
            self._error = NkiValidationError(
                "synchronization",
                f"cores wait for each other for ever: {', '.join(waits + ended)}; both must come to the same core_barrier, or "
                "sendrecv with the same pipe_id, in the same order",
                location=place,
            )
        self._changed.notify_all()


class _OtherFailed(Exception):
    """Ends an instance when another has failed."""


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
