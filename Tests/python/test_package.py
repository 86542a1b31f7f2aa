"""The Python package: how JAX finds the devices, `roundhouse jax run` and `roundhouse doctor`."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

import harness
from roundhouse import command

TRAIN = """
import sys
import jax, jax.numpy as jnp
step = jax.jit(lambda x: jnp.tanh(x @ x))
x = jnp.eye(32)
for _ in range(int(sys.argv[1])):
    x = step(x)
print("last", float(x[0, 0]), *sys.argv[2:])
"""


def python(*arguments, check=True, **environment):
    """Runs Python with the built plugin and these variables; an empty JAX_PLATFORMS lets JAX choose."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=os.environ | harness.plugin_environment() | environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def jax_run(*arguments, **environment):
    return python("-m", "roundhouse", "jax", "run", *arguments, check=False, JAX_PLATFORMS="neuron,cpu", **environment)


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "train.py"
    path.write_text(TRAIN)
    return path


@pytest.mark.parametrize("platform", ["neuron", "roundhouse"])
def test_devices_have_the_name_that_was_asked_for(platform):
    asks = "import jax; d = jax.devices()[0]; print(jax.default_backend(), d.platform, d.device_kind, len(jax.devices()))"
    done = python("-c", asks, JAX_PLATFORMS=platform)
    assert done.stdout.split() == [platform, platform, "NC_v3d", "4"]
    assert done.stderr == ""


def test_the_cpu_stays_the_default_and_both_platforms_are_there():
    asks = "import jax; print(*[jax.devices(name)[0].platform for name in (None, 'neuron', 'roundhouse')])"
    done = python("-c", asks, JAX_PLATFORMS="")
    assert done.stdout.split() == ["cpu", "neuron", "roundhouse"]


def test_a_real_neuron_plugin_keeps_its_name(tmp_path):
    (tmp_path / "libneuronxla").mkdir()
    (tmp_path / "libneuronxla" / "__init__.py").write_text("")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    asks = "from roundhouse import jax_plugin; print(jax_plugin.platform_names())"
    assert python("-c", asks, PYTHONPATH=path).stdout.strip() == "['roundhouse']"


def test_a_missing_library_spoils_no_program_on_the_cpu():
    done = python("-c", "import jax; print(jax.jit(lambda x: x + 1)(1))", ROUNDHOUSE_PJRT_LIBRARY="/nowhere.so")
    assert done.stdout.strip() == "2"
    assert "/nowhere.so does not exist" in done.stderr


def test_donated_arguments_are_gone():
    asks = "import jax; x = jax.numpy.ones(8); jax.jit(lambda x: x + 1, donate_argnums=0)(x); print(x.is_deleted())"
    assert python("-c", asks, JAX_PLATFORMS="roundhouse").stdout.strip() == "True"


def test_jax_run_gives_the_script_its_arguments_and_sums_up(script):
    done = jax_run(script, 3, "--flag", "value")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("last 0.") and done.stdout.endswith("--flag value\n")
    summary = done.stderr.splitlines()
    assert any(line.startswith("Simulated on trn2.3xlarge, 4 devices of kind NC_v3d") for line in summary)
    header = next(line for line in summary if line.startswith("program")).split()
    assert header == ["program", "calls", "per", "call", "in", "all", "MFU", "HBM", "peak", "bottleneck"]
    assert next(line for line in summary if line.startswith("jit__lambda")).split()[1] == "3"


def test_a_program_that_cannot_be_timed_is_named_first_and_its_time_is_unknown():
    timed = {"id": 0, "name": "jit_timed", "calls": 2, "last_seconds": 0.5, "total_seconds": 1.0}
    untimed = {"id": 1, "name": "jit_untimed", "calls": 3}
    asks = f"""
from roundhouse import live, report
status = dict(instance="trn2.3xlarge", devices=4, device_kind="NC_v3d", physical_cores_each=1)
status["programs"] = [{timed}, {untimed}]
summary = dict(mfu=0.25, hbm_peak_bytes=1024, bottleneck="dma: busy")
class Library:
    def answer(self, name, id=None):
        return status if id is None else summary if id == 0 else None
print(live.line(status, 1.0))
print(report.text(Library(), 1.0))
"""
    lines = python("-c", asks).stdout.splitlines()
    assert lines[0] == "step 3 (jit_untimed)  simulated unknown  wall 1.0 s"
    assert "1.000 s in 2 programs" in lines[2] and lines[3].startswith("1 of them could not be timed")
    assert lines[5].split() == ["jit_untimed", "3", "unknown", "unknown"]
    assert lines[6].split() == ["jit_timed", "2", "500.000", "ms", "1.000", "s", "25.0%", "1.00", "KiB", "dma"]
    assert len(lines) == 7


def test_jax_run_on_another_instance(script):
    done = jax_run("--instance", "trn1.2xlarge", script, 1)
    assert "Simulated on trn1.2xlarge, 2 devices of kind NC_v2" in done.stderr


@pytest.mark.parametrize(
    "ending, status, message",
    [
        ("sys.exit(7)", 7, None),
        ("sys.exit('no data')", 1, "no data"),
        ("def f(): raise ValueError('boom')\nf()", 1, "ValueError: boom"),
    ],
)
def test_jax_run_ends_as_the_script_does_and_still_sums_up(script, ending, status, message):
    script.write_text(TRAIN + ending)
    done = jax_run(script, 2)
    assert done.returncode == status
    assert "Simulated on" in done.stderr
    assert message is None or message in done.stderr
    assert "runpy" not in done.stderr and "jax_run.py" not in done.stderr


def test_jax_run_refuses_what_it_cannot_run(script):
    assert jax_run("missing.py").returncode == 1
    assert jax_run().returncode == 64
    done = jax_run(script, 1, ROUNDHOUSE_INSTANCE="trn9.huge")
    assert done.returncode == 1 and "trn9.huge" in done.stderr


def test_interrupted_jax_run_still_sums_up(script):
    script.write_text(TRAIN + "print('ready', flush=True)\nimport time\ntime.sleep(60)")
    process = subprocess.Popen(
        [sys.executable, "-m", "roundhouse", "jax", "run", str(script), "2"],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": "neuron,cpu"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background jobs ignore interrupts, and so does what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while process.stdout.readline() not in ("ready\n", ""):
        pass
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted." in errors and "jit__lambda" in errors


def test_on_a_terminal_a_line_in_place_says_how_far_the_script_is(script):
    script.write_text(TRAIN + "import time; time.sleep(1); print('after')")
    terminal, other_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "roundhouse", "jax", "run", str(script), "4"],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": "neuron,cpu"},
        stdout=other_end,
        stderr=other_end,
    )
    os.close(other_end)
    shown, deadline = b"", time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # how a terminal ends on Linux
            break
        shown += part
    os.close(terminal)
    assert process.wait() == 0
    assert b"\r\x1b[Kstep 4 (jit__lambda)  simulated " in shown
    assert b"\r\x1b[Kafter\r\n" in shown


def test_doctor_is_content():
    done = python("-m", "roundhouse", "doctor", JAX_PLATFORMS="neuron")
    assert "4 of kind NC_v3d" in done.stdout and done.stdout.endswith("Everything works.\n")


@pytest.mark.parametrize(
    "variable, value, wanted",
    [
        ("ROUNDHOUSE_PJRT_LIBRARY", "/nowhere.so", "correct ROUNDHOUSE_PJRT_LIBRARY or unset it"),
        ("ROUNDHOUSE_INSTANCE", "trn9.huge", "trn9.huge"),
    ],
)
def test_doctor_names_what_is_wrong(variable, value, wanted):
    done = python("-m", "roundhouse", "doctor", check=False, JAX_PLATFORMS="neuron", **{variable: value})
    assert done.returncode == 1
    assert "PROBLEM" in done.stdout and wanted in done.stdout


def test_the_tool_hands_jax_run_to_the_package(script):
    environment = os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": "neuron,cpu"}
    environment["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), environment["PATH"]])
    done = subprocess.run([harness.tool(), "jax", "run", script, "2"], env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("last 0."), done.stderr
    assert "Simulated on trn2.3xlarge" in done.stderr


def test_the_tool_says_that_a_python_lacks_the_package(tmp_path):
    (tmp_path / "python3").write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')
    (tmp_path / "python3").chmod(0o755)
    done = subprocess.run([harness.tool(), "doctor"], env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 1
    assert "has no package roundhouse; install the wheel" in done.stderr


def test_the_package_tells_the_tool_its_own_python(monkeypatch):
    executed = []
    monkeypatch.setattr("roundhouse.command.TOOL", harness.ROOT / "README.md")
    monkeypatch.setattr("os.execv", lambda *words: executed.append(words))
    monkeypatch.setenv("PATH", "/nowhere")
    command.main(["chips"])
    assert executed == [(harness.ROOT / "README.md", [str(harness.ROOT / "README.md"), "chips"])]
    assert os.environ["PATH"].split(os.pathsep) == [os.path.dirname(sys.executable), "/nowhere"]
