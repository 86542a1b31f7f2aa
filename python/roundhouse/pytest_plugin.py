"""For pytest: the fixture `kernel_budget`, which guards the simulated time of NKI kernels.

pytest loads this module in every project of the environment, so nothing of Roundhouse is imported before a test uses it.
"""

import contextlib
import os

import pytest

PROPERTY = "simulated kernel time"


@pytest.fixture
def kernel_budget(request):
    """`with kernel_budget(40, target="trn2"):` fails the test if a call of an NKI kernel in the block takes more than 40
    microseconds on the chip, which is the environment's where none is given, or if there is no call. Each kernel's time is in
    pytest's summary, and in the properties of its JUnit report."""

    @contextlib.contextmanager
    def budget(microseconds, target=None):
        from roundhouse.nki import kernel

        calls = []
        before, kernel.after_call = kernel.after_call, lambda called: calls.append((called.__name__, called.time))
        try:
            with _target(target):
                yield
        finally:
            kernel.after_call = before
        for name, time in calls:
            text = f"{name}: {time.microseconds:.2f} us of {microseconds:g}"
            if (PROPERTY, text) not in request.node.user_properties:
                request.node.user_properties.append((PROPERTY, text))
        if not calls:
            pytest.fail("kernel_budget: no NKI kernel was called in the block")
        slow = [f"{name} is over its budget of {microseconds:g} us\n{time}" for name, time in calls if time > microseconds]
        if slow:
            pytest.fail("\n".join(dict.fromkeys(slow)), pytrace=False)

    return budget


@contextlib.contextmanager
def _target(name):
    variable = "NEURON_PLATFORM_TARGET_OVERRIDE"
    before = os.environ.get(variable)
    if name is not None:
        os.environ[variable] = name
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(variable, None)
        else:
            os.environ[variable] = before


def pytest_terminal_summary(terminalreporter):
    rows = [
        f"{report.nodeid}  {text}"
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        for name, text in report.user_properties
        if name == PROPERTY and report.when == "call"
    ]
    if rows:
        terminalreporter.section(f"{PROPERTY}s")
        for row in rows:
            terminalreporter.write_line(row)
