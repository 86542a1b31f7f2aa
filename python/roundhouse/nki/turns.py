"""Instances of a kernel that run side by side: one at a time, until it waits for others or ends, so that every call takes the
same course."""

import threading

from roundhouse.nki.errors import NkiValidationError


class Turns:
    """A thread for each of `members`, which texts name in errors. Their simulated times are their own."""

    def __init__(self, members):
        self._members = list(members)
        lock = threading.Lock()
        self._changed = {member: threading.Condition(lock) for member in self._members}
        self._lock = lock
        self._turn = self._members[0]
        # What each waits for: the name of the meeting, who takes part, what it gives, its line.
        self._waiting = {}
        self._met = {}
        self._ended = set()
        self._error = None
        self._results = {}

    def run(self, work):
        """What `work(member)` returns, by member. What it raises in any of them ends all."""
        if len(self._members) == 1:
            return {self._turn: work(self._turn)}
        # Daemons: an interrupt ends the process whatever they do.
        threads = [threading.Thread(target=self._main, args=(member, work), daemon=True) for member in self._members]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._error is not None:
            raise self._error
        return self._results

    def meet(self, member, others, what, given, location, join=dict):
        """Waits until all of `others`, one of which this is, are at `what`; `join` of what each has given, by member."""
        with self._lock:
            self._waiting[member] = what, frozenset(others), given, location
            if all(self._waiting.get(other, ())[:2] == (what, frozenset(others)) for other in others):
                met = join({other: self._waiting[other][2] for other in others})
                for other in others:
                    self._met[other] = met
                    del self._waiting[other]
            else:
                self._pass_on()
                self._await_turn(member)
            return self._met.pop(member)

    def _main(self, member, work):
        try:
            with self._lock:
                self._await_turn(member)
            self._results[member] = work(member)
        except _OtherFailed:
            pass
        except BaseException as error:  # raised again by run
            self._error = self._error or error
        finally:
            with self._lock:
                self._ended.add(member)
                self._pass_on()

    def _await_turn(self, member):
        self._changed[member].wait_for(lambda: self._turn == member or self._error is not None)
        if self._error is not None:
            raise _OtherFailed

    def _pass_on(self):
        idle = self._ended | self._waiting.keys()
        self._turn = next((member for member in self._members if member not in idle), None)
        if self._turn is None and self._waiting and self._error is None:
            self._error = self._deadlock()
        for member in self._members if self._turn is None else [self._turn]:
            self._changed[member].notify()

    def _deadlock(self):
        waits = [f"{member} at {wait[0]} ({wait[3]})" for member, wait in self._waiting.items()]
        ended = [f"{member} has ended" for member in self._members if member in self._ended]
        return NkiValidationError(
            "synchronization",
            f"instances wait for each other for ever: {', '.join(waits + ended)}; all must come to the same core_barrier, "
            "sendrecv with the same pipe_id, or collective of the same kind and group, in the same order",
            location=next(wait[3] for wait in self._waiting.values()),
        )


class _OtherFailed(Exception):
    """Ends an instance when another has failed."""
