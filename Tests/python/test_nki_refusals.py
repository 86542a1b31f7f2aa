"""Bad kernels are refused by the right rule, with the kernel's line; hostile instructions do no harm."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import harness
import nki_bad_kernels
from nki_cases import nki, nl, nisa


def marked(kernel):
    """The rule and the line that the kernel's comment names."""
    lines, first = inspect.getsourcelines(kernel)
    [(number, rule)] = [
        (first + index, found[1]) for index, line in enumerate(lines) if (found := re.search(r"# refused: (\w+)", line))
    ]
    return rule, number


@pytest.mark.parametrize("kernel, target", nki_bad_kernels.KERNELS, ids=lambda value: getattr(value, "__name__", value))
def test_a_bad_kernel_is_refused_at_its_line(kernel, target, monkeypatch):
    monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", target)
    rule, line = marked(kernel)
    with pytest.raises(nki.NkiValidationError) as error:
        nki.jit(kernel)(np.ones((128, 64), np.float32), np.arange(128, dtype=np.int32).reshape(128, 1))
    assert (error.value.rule, error.value.location) == (rule, f"{kernel.__code__.co_filename}:{line}"), error.value


def test_there_are_at_least_sixty_bad_kernels():
    assert len(nki_bad_kernels.KERNELS) >= 60


def test_an_error_names_its_operands():
    @nki.jit
    def kernel(x):
        nisa.tensor_copy(nl.ndarray((128, 32), nl.bfloat16, name="narrow"), nl.load(x))

    with pytest.raises(nki.NkiValidationError) as error:
        kernel(np.ones((128, 64), np.float32))
    assert str(error.value).splitlines()[1:] == [
        "  dst: narrow [128, 32] bfloat16 in sbuf", "  src: [128, 64] float32 in sbuf",
    ]  # fmt: skip


def test_a_read_of_what_nothing_wrote_is_reported_with_both_lines():
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        tile = nl.ndarray(x.shape, x.dtype, name="tile")
        nisa.memset(tile[:, 0:3], 1.0)
        nl.store(out, tile)
        return out

    with pytest.warns(nki.NkiWarning, match="where nothing has been written"):
        found = kernel(np.ones((128, 4), np.float32))
    np.testing.assert_array_equal(np.isnan(found), np.arange(4) == np.full((128, 1), 3))
    [report] = kernel.reports
    first = kernel.fn.__code__.co_firstlineno
    assert report.location == f"{__file__}:{first + 5}" and f"{__file__}:{first + 3}" in report.message


def test_what_is_missing_says_its_name():
    @nki.jit
    def kernel(x):
        x.indirect(x)

    with pytest.raises(NotImplementedError, match="NkiTensor.indirect"):
        kernel(np.ones((128, 4), np.float32))


def test_hostile_instructions_are_refused_or_executed():
    script = Path(__file__).with_name("nki_hostile_cases.py")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", script, "1", "20000"], capture_output=True, text=True, cwd=harness.ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    refused, timed = done.stdout.splitlines()
    assert int(refused.split()[1]) > 1000 and timed == "timed True"
