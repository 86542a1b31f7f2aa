"""Says what is installed, what a JAX program would see, and what is wrong, with the remedy."""

import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import subprocess
import sys

from roundhouse import __version__, jax_plugin, library

JAX_SERVED = ((0, 8), (0, 10))  # the first and the last minor version
NEURON_PACKAGES = ("libneuronxla", "neuronx-cc", "jax-neuronx", "torch-neuronx", "nki")

# What a program on the simulated device reads. The library says what it made of the values.
VARIABLES = {
    "JAX_PLATFORMS": "the platforms JAX may use; the first is the default. neuron or roundhouse: the simulated Trainium",
    "ROUNDHOUSE_INSTANCE": "the simulated machine; default trn2.3xlarge",
    "ROUNDHOUSE_THREADS": "host threads that compute; default one per processor",
    "ROUNDHOUSE_PJRT_LIBRARY": "the library to load in place of the package's",
    "NEURON_LOGICAL_NC_CONFIG": "physical cores per device: 1 or 2; default 2 on trn2 and trn3",
    "NEURON_RT_NUM_CORES": "devices of this process; default all of the instance",
    "NEURON_RT_VISIBLE_CORES": "which devices this process has, such as 0-3,8; wins over NEURON_RT_NUM_CORES",
    "NEURON_CC_FLAGS": "flags of the Neuron compiler",
    "NEURON_RT_INSPECT_ENABLE": "1 leaves a profile of every program that ran, for `roundhouse profile`",
    "NEURON_RT_INSPECT_OUTPUT_DIR": "where to; default ./output",
    "NEURON_PROCESS_TAG": "the name of the process in `roundhouse top` and `monitor`; default its number",
    "ROUNDHOUSE_DATA": "the history of recorded runs; default ~/.local/share/roundhouse/history.sqlite",
    "NEURON_COMPILE_CACHE_URL": "the folder of compiled programs; default ~/.cache/roundhouse",
}

# Runs in a process of its own, so that this one lives to tell how it ended.
TRIAL = """
import json, jax, jax.numpy as jnp
devices = jax.devices()
result = jax.jit(lambda x: x @ x + 1)(jnp.ones((8, 8)))
assert (result == 9).all(), f"a product of ones came out as {result}"
print(json.dumps([devices[0].platform, [str(device) for device in devices], devices[0].device_kind]))
"""
TRIAL_SECONDS = 120


class Report:
    """Prints findings as they come and counts what is wrong."""

    def __init__(self):
        self.problems = 0

    def fact(self, name, text):
        print(f"{name:<12}{text}")

    def problem(self, name, text, remedy):
        self.problems += 1
        self.fact(name, f"PROBLEM: {text}")
        self.fact("", f"remedy: {remedy}")


def main():
    """Returns the exit status: 0 if a JAX program would run on the simulated device, else 1."""
    report = Report()
    report.fact("roundhouse", __version__)
    report.fact("python", f"{platform.python_version()} ({sys.executable})")
    check_system(report)
    check_library(report)
    check_jax(report)
    check_neuron(report)
    check_variables(report)
    if not report.problems:
        check_trial(report)
    print(f"\n{report.problems} problems." if report.problems else "\nEverything works.")
    return 1 if report.problems else 0


def version_of(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def check_system(report):
    name, version = platform.libc_ver()
    report.fact("system", f"{platform.system()} {platform.machine()}, {name or 'unknown libc'} {version}")
    if (platform.system(), platform.machine(), name) != ("Linux", "x86_64", "glibc"):
        report.problem("system", "the library is built for x86-64 Linux with glibc", "use such a machine or container")
    # The wheel's tag says the oldest glibc that has all the symbols the library needs.
    needed = oldest_glibc()
    if needed and name == "glibc" and tuple(map(int, version.split("."))) < needed:
        needed = ".".join(map(str, needed))
        report.problem("system", f"the wheel needs glibc {needed}", "use a newer distribution or container")


def oldest_glibc():
    """(2, 34) for an installed wheel with the tag manylinux_2_34, None where no wheel is installed."""
    try:
        tags = importlib.metadata.distribution("roundhouse").read_text("WHEEL") or ""
    except importlib.metadata.PackageNotFoundError:
        return None
    versions = [(int(major), int(minor)) for major, minor in re.findall(r"manylinux_(\d+)_(\d+)", tags)]
    return min(versions, default=None)


def check_library(report):
    try:
        functions = library.loaded()
    except library.LibraryError as error:
        report.problem("library", str(error), "install the wheel again")
        return
    report.fact("library", str(library.path()))
    version = functions.roundhouse_version().decode()
    if version != __version__:
        report.problem(
            "library", f"it is version {version}, the package is {__version__}", "install one wheel, unset the other"
        )


def check_jax(report):
    for package in ("jax", "jaxlib"):
        version = version_of(package)
        first, last = (".".join(map(str, minor)) for minor in JAX_SERVED)
        if version is None:
            report.problem(package, "it is not installed", "pip install 'roundhouse[jax]'")
        elif not JAX_SERVED[0] <= tuple(map(int, version.split(".")[:2])) <= JAX_SERVED[1]:
            remedy = f"pip install 'jax>={first},<0.{JAX_SERVED[1][1] + 1}'"
            report.problem(package, f"{version} is not among the versions served, {first} to {last}", remedy)
        else:
            report.fact(package, version)
    found = [point.value for point in importlib.metadata.entry_points(group="jax_plugins")]
    if jax_plugin.__name__ not in found:
        remedy = "install the wheel: PYTHONPATH alone does not announce a plugin to JAX"
        report.problem("plugin", "JAX does not find it among its plugins", remedy)
    else:
        report.fact("plugin", f"registers the platforms {', '.join(jax_plugin.platform_names())}")


def check_neuron(report):
    installed = [f"{package} {version}" for package in NEURON_PACKAGES if (version := version_of(package))]
    if not installed:
        return
    report.fact("neuron", f"installed: {', '.join(installed)}")
    if importlib.util.find_spec("libneuronxla"):
        report.fact("", "JAX_PLATFORMS=neuron is the real plugin; JAX_PLATFORMS=roundhouse the simulated device")


def check_variables(report):
    for name, meaning in VARIABLES.items():
        if name in os.environ:
            report.fact("variable", f"{name}={os.environ[name]}  ({meaning})")
    names = os.environ.get("JAX_PLATFORMS", "").split(",")
    if not set(names) & set(jax_plugin.platform_names()):
        report.fact("", "programs use the CPU unless they ask: set JAX_PLATFORMS=neuron, or use `roundhouse jax run`")


def check_trial(report):
    environment = os.environ | {"JAX_PLATFORMS": "roundhouse"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", TRIAL], env=environment, capture_output=True, text=True, timeout=TRIAL_SECONDS
        )
    except subprocess.TimeoutExpired:
        report.problem("devices", f"a small program did not end within {TRIAL_SECONDS} s", "report it")
        return
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"the process ended with status {done.returncode}"]
        report.problem("devices", lines[-1], "the message names the setting; else report it with all of its output")
        return
    name, devices, kind = json.loads(done.stdout.splitlines()[-1])
    report.fact("devices", f"{len(devices)} of kind {kind}: {devices[0]} to {devices[-1]}; a small program runs")
