"""The line that says, while a script runs, how far it is: on a terminal in place, elsewhere a line now and then."""

import sys
import threading
import time

from roundhouse import library
from roundhouse.report import most_costly_first, seconds_text

ERASE = "\r\x1b[K"
TERMINAL_INTERVAL = 0.25  # seconds between looks
PLAIN_INTERVAL = 10.0  # seconds between lines


def line(status, wall_seconds):
    """`step 12 (jit_step)  simulated 18.517 ms  wall 3.2 s`. A step is a call of the program that took longest in all."""
    programs = most_costly_first(status["programs"])
    wall = f"wall {wall_seconds:.1f} s"
    if not programs:
        return f"no program has run yet  {wall}"
    program = programs[0]
    return f"step {program['calls']} ({program['name']})  simulated {seconds_text(program.get('last_seconds'))}  {wall}"


class LiveStatus:
    """Shows the line on standard error for as long as the context is open."""

    def __init__(self, start):
        self.start = start  # time.monotonic() of the beginning
        self.in_place = sys.stderr.isatty()
        self.lock = threading.RLock()
        self.streams = []
        self.shown = False
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self.run, name="roundhouse-live", daemon=True)

    def __enter__(self):
        if self.in_place:
            self.originals = sys.stdout, sys.stderr
            self.streams = [GuardedStream(stream, self) for stream in self.originals]
            sys.stdout, sys.stderr = self.streams
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.closing.set()
        self.thread.join()
        self.erase()
        if self.in_place:
            sys.stdout, sys.stderr = self.originals

    def wait_until_idle(self):
        """Waits for programs that the script started and left running; Ctrl-C ends the waiting."""
        try:
            while any(program["running"] for program in library.answer("roundhouse_status_json")["programs"]):
                time.sleep(0.01)
        except KeyboardInterrupt:
            pass

    def run(self):
        interval = TERMINAL_INTERVAL if self.in_place else PLAIN_INTERVAL
        while not self.closing.wait(interval):
            text = line(library.answer("roundhouse_status_json"), time.monotonic() - self.start)
            if self.in_place:
                self.draw(text)
            else:
                print(text, file=sys.stderr, flush=True)

    def draw(self, text):
        with self.lock:
            # Behind what the script has left on the current line there is no place for ours.
            if all(stream.at_line_start for stream in self.streams):
                stream = self.originals[1]
                stream.write(ERASE + text)
                stream.flush()
                self.shown = True

    def erase(self):
        with self.lock:
            if self.shown:
                stream = self.originals[1]
                stream.write(ERASE)
                stream.flush()
                self.shown = False


class GuardedStream:
    """A stream of the script: takes the line away before the script writes."""

    def __init__(self, stream, live):
        self.stream = stream
        self.live = live
        self.at_line_start = True

    def write(self, text):
        with self.live.lock:
            if text and self.stream.isatty():
                self.live.erase()
                self.at_line_start = text.endswith("\n")
            return self.stream.write(text)

    def writelines(self, lines):
        for text in lines:
            self.write(text)

    def __getattr__(self, name):
        return getattr(self.stream, name)
