"""A pytest plugin: writes what becomes of each test as it happens, so that a process that dies tells of what.

JAX_SUITE_RECORD names the file, one JSON value per line; tests that are finished in it are not run again.
"""

import ctypes
import gc
import json
import os
import time
from pathlib import Path

import pytest


class Recorder:
    def __init__(self, path):
        lines = path.read_text().splitlines() if path.exists() else []
        self.done = {entry["test"] for entry in map(json.loads, lines) if "outcome" in entry}
        self.file = path.open("a")
        self.tests = None

    def write(self, **entry):
        print(json.dumps(entry), file=self.file, flush=True)

    def pytest_collection_modifyitems(self, items):
        items[:] = [item for item in items if item.nodeid not in self.done]

    def pytest_collection_finish(self, session):
        import jax

        # Tests ask for the platform by name and skip those they do not know: here they run as for the CPU.
        jax.config.update("jax_test_dut", "cpu")
        jax.devices()
        self.write(memory=resident_bytes(), when="start", tests=len(session.items))

    def pytest_collectreport(self, report):
        if report.failed:
            self.write(test=report.nodeid, outcome="failed", message=str(report.longrepr)[-2000:], seconds=0)

    def pytest_runtest_logstart(self, nodeid):
        tests = nodeid.split("::")[0]
        if self.tests not in (None, tests):
            self.write_memory(self.tests)
        self.tests = tests
        self.write(test=nodeid, started=time.time())

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item, call):
        report = (yield).get_result()
        if report.when == "call" or not report.passed:
            message = "" if report.passed else last_error(call)
            self.write(test=item.nodeid, outcome=report.outcome, message=message, seconds=round(report.duration, 3))

    def pytest_sessionfinish(self):
        self.write_memory("end")

    def write_memory(self, when):
        """What stays when JAX has dropped what it could make again."""
        import jax

        jax.clear_caches()
        gc.collect()
        self.write(memory=resident_bytes(), when=when)


def last_error(call):
    """`Type: message` of the exception; a mismatch of arrays in one line."""
    text = call.excinfo.exconly() if call.excinfo else ""
    return text[:4000]


def resident_bytes():
    """What the process holds, without what it has freed."""
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def pytest_configure(config):
    config.pluginmanager.register(Recorder(Path(os.environ["JAX_SUITE_RECORD"])))
