"""`roundhouse ls`, `monitor` and `top` beside processes that run, and the profiles that a process leaves."""

import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pytest

import harness

# Runs a step over and over until standard input ends.
TRAIN = """
import os, select, sys
import jax, jax.numpy as jnp
step = jax.jit(lambda x: jnp.tanh(x @ x))
x = step(jnp.eye(256)).block_until_ready()
print("ready", flush=True)
while not select.select([sys.stdin], [], [], 0.01)[0]:
    x = step(x).block_until_ready()
"""


@pytest.fixture
def machine(tmp_path):
    """Variables of a simulated machine that no other test sees."""
    return harness.plugin_environment() | {"XDG_RUNTIME_DIR": str(tmp_path), "ROUNDHOUSE_THREADS": "1"}


def start(machine, code=TRAIN, **variables):
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | machine | {"JAX_PLATFORMS": "neuron,cpu", "NEURON_RT_VISIBLE_CORES": "1"} | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture
def training(machine):
    process = start(machine, NEURON_PROCESS_TAG="training")
    yield process
    process.kill()
    process.wait()


def tool(machine, *arguments):
    done = subprocess.run(
        [harness.tool(), *arguments], env=os.environ | machine, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def processes(machine):
    return [process["pid"] for process in json.loads(tool(machine, "ls", "-j"))[0]["neuron_processes"]]


def test_ls_sees_a_process_from_its_first_device_to_its_end(machine, training):
    assert processes(machine) == [training.pid]
    training.communicate("end")
    assert processes(machine) == []
    assert not list(Path(machine["XDG_RUNTIME_DIR"]).glob("roundhouse/*.json"))


def test_a_killed_process_is_forgotten(machine, training):
    training.kill()
    training.wait()
    assert list(Path(machine["XDG_RUNTIME_DIR"]).glob("roundhouse/*.json"))
    assert processes(machine) == []
    assert not list(Path(machine["XDG_RUNTIME_DIR"]).glob("roundhouse/*.json"))


def test_a_child_leaves_its_parent_on_the_list(machine):
    process = start(
        machine,
        """
import os, sys
import jax
jax.devices("neuron")
child = os.fork()
if child == 0:
    sys.exit()
os.waitpid(child, 0)
print("ready", flush=True)
sys.stdin.read()
""",
    )
    try:
        assert processes(machine) == [process.pid]
    finally:
        process.communicate("")


def test_nothing_is_written_while_nobody_watches(machine, training):
    file = Path(machine["XDG_RUNTIME_DIR"]) / "roundhouse" / f"{training.pid}.json"
    written = file.stat().st_mtime_ns
    assert json.loads(file.read_text())["status"]["programs"] == []
    time.sleep(1.5)
    assert file.stat().st_mtime_ns == written


def test_monitor_counts_the_calls_of_each_period(machine, training):
    lines = tool(machine, "monitor", "--interval", "1.5", "--count", "2").splitlines()
    runtime = json.loads(lines[1])["neuron_runtime_data"][0]
    assert (runtime["pid"], runtime["neuron_runtime_tag"]) == (training.pid, "training")
    report = runtime["report"]
    assert report["execution_stats"]["execution_summary"]["completed"] > 0
    core = report["neuroncore_counters"]["neuroncores_in_use"]["1"]
    assert 0 < core["neuroncore_utilization"] <= 50  # one of two physical cores
    assert core["v3d"]["nc_v3.2"]["neuroncore_utilization"] == pytest.approx(2 * core["neuroncore_utilization"])
    latency = report["execution_stats"]["latency_stats"]
    # A product of 256 x 256: 2 n^3 operations in the simulated time of a call.
    assert core["flops"] == pytest.approx(2 * 256**3 / latency["total_latency"]["p50"], rel=0.01)
    assert 0 < latency["device_latency"]["p50"] < latency["total_latency"]["p50"] < 1e-3
    memory = report["memory_used"]["neuron_runtime_used_bytes"]
    assert memory["usage_breakdown"]["neuroncore_memory_usage"]["1"]["tensors"] >= 256 * 256 * 4
    assert memory["host"] > 2**20
    assert "jit__lambda" in [model["name"] for model in report["memory_used"]["loaded_models"]]


def test_top_prints_one_picture_where_there_is_no_terminal(machine, training):
    lines = tool(machine, "top").splitlines()
    assert "running on a simulated trn2.3xlarge" in lines[0]
    assert lines[1].startswith("NeuronCore v3d Utilization (Avg: ")
    assert "\x1b" not in "".join(lines)
    step = next(line for line in lines if line.startswith("jit__lambda"))
    assert int(step.split()[1]) > 0 and "us" in step
    assert any(">[1]:all<" in line and "[2]:training" in line for line in lines)


class Screen:
    """`roundhouse top` on a terminal of its own."""

    def __init__(self, machine, width=120, height=40):
        self.terminal, other = pty.openpty()
        self.resize(width, height)
        self.settings = termios.tcgetattr(other)
        self.other = other
        self.process = subprocess.Popen(
            [harness.tool(), "top"], env=os.environ | machine, stdin=other, stdout=other, stderr=other
        )
        self.seen = ""

    def resize(self, width, height):
        ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def until(self, pattern, seconds=10):
        """Reads until the pattern stands in what came after the last call; returns that."""
        end = time.monotonic() + seconds
        self.seen = ""
        while not re.search(pattern, self.seen, re.DOTALL):
            assert time.monotonic() < end, f"no {pattern!r} in {self.seen!r}"
            if select.select([self.terminal], [], [], 0.1)[0]:
                self.seen += os.read(self.terminal, 65536).decode(errors="replace")
        return self.seen

    def press(self, key):
        os.write(self.terminal, key.encode())

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)
        os.close(self.other)


@pytest.fixture
def screen(machine, training):
    screen = Screen(machine)
    yield screen
    screen.close()


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_top_shows_steps_as_they_are_made(screen):
    steps = []
    while len(set(steps)) < 3:
        found = re.search(r"jit__lambda +(\d+) ", plain(screen.until(r"jit__lambda[^\n]*(idle|running)")))
        steps.append(int(found[1]))
    assert steps == sorted(steps)


@pytest.mark.parametrize("leave", ["q", "\x03", signal.SIGTERM])
def test_top_gives_the_terminal_back(screen, leave):
    taken = screen.until(r"select tab")
    assert taken.startswith("\x1b[?1049h")
    assert termios.tcgetattr(screen.other) != screen.settings
    if isinstance(leave, str):
        screen.press(leave)
    else:
        screen.process.send_signal(leave)
    assert screen.process.wait(5) == (0 if isinstance(leave, str) else 128 + leave)
    assert screen.until(r"\x1b\[\?1049l").endswith("\x1b[?25h\x1b[?1049l")
    assert termios.tcgetattr(screen.other) == screen.settings


def test_top_follows_keys_and_the_terminals_size(screen):
    screen.until(r"Utilization \(Avg")
    screen.press("f")
    screen.until(r"Teraflops \(Sum")
    screen.press("2")
    screen.until(r">\[2\]:training<")
    screen.resize(60, 20)
    lines = []
    while len(lines) != 20:
        picture = screen.until(r"\x1b\[H.*\x1b\[J").split("\x1b[H")[-1]
        lines = re.split(r"\r*\n", plain(picture))
    assert max(map(len, lines)) <= 60, picture


# MARK: Profiles


def inspect(tmp_path, machine, code, **variables):
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | machine | {"JAX_PLATFORMS": "neuron,cpu", "NEURON_RT_INSPECT_ENABLE": "1"} | variables,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )


TWO_PROGRAMS = """
import os
import jax, jax.numpy as jnp
@jax.jit
def step(params, batch):
    return jax.tree.map(lambda w: w - jnp.mean(batch @ w), params), jnp.sum(batch)
params = {"w": jnp.ones((128, 64))}
for _ in range(3):
    params, loss = step(params, jnp.ones((32, 128)))
jax.block_until_ready(params)
os.chdir("/")
"""


def test_every_program_that_ran_leaves_a_profile(tmp_path, machine):
    done = inspect(tmp_path, machine, TWO_PROGRAMS)
    assert done.returncode == 0, done.stderr
    folders = list((tmp_path / "output").iterdir())
    assert len(folders) == 1 and re.fullmatch(r"i-simulated_pid_\d+", folders[0].name)
    files = [path for path in folders[0].iterdir()]
    assert all(path.suffix == ".rhprofile" for path in files)
    steps = [path for path in files if path.name.startswith("jit_step-")]
    assert len(steps) == 1
    assert "jit_step" in tool(machine, "profile", "view", steps[0])
    (summary,) = json.loads(tool(machine, "profile", "view", steps[0], "--format", "summary-json")).values()
    # `params` are the weights, `batch` the inputs: the names come along with the program.
    assert summary["weight_size_bytes"] == 128 * 64 * 4
    assert summary["inputs_and_weights_size_bytes"] == 128 * 64 * 4 + 32 * 128 * 4


def test_profiles_are_not_written_unasked(tmp_path, machine):
    assert inspect(tmp_path, machine, TWO_PROGRAMS, NEURON_RT_INSPECT_ENABLE="0").returncode == 0
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "variables, says",
    [
        ({"NEURON_RT_INSPECT_ENABLE": "yes"}, "NEURON_RT_INSPECT_ENABLE is 'yes'; set 1"),
        ({"NEURON_RT_INSPECT_OUTPUT_DIR": "/dev/null/here"}, "NEURON_RT_INSPECT_OUTPUT_DIR"),
    ],
)
def test_profiles_that_cannot_be_written_are_refused_at_once(tmp_path, machine, variables, says):
    done = inspect(tmp_path, machine, TWO_PROGRAMS, **variables)
    assert done.returncode != 0 and says in done.stderr
