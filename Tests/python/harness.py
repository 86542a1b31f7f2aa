"""Drives the built tools from Python and compares whole arrays.

The tools are found in the folder that ROUNDHOUSE_BIN names, else in .build/release:

- `roundhouse run MODEL --inputs F --outputs F` runs one module;
- `roundhouse-probe run --jobs` reads lines `MODEL IN OUT` from standard input and answers each
  with one line, `ok` or what went wrong. It compiles a path once, however often it is named.
  `roundhouse-probe reference --jobs` does the same with the plain evaluator.
"""

import json
import os
import subprocess
from pathlib import Path

import jax
import ml_dtypes
import numpy as np

ROOT = Path(__file__).resolve().parents[2]

# The safetensors package reads and writes no bf16 or fp8 as numpy arrays, hence `save` and `load`.
# The format has no names for the last few types; those are the tools' own.
DTYPES = {
    "BOOL": np.bool_,
    "U8": np.uint8,
    "I8": np.int8,
    "U16": np.uint16,
    "I16": np.int16,
    "U32": np.uint32,
    "I32": np.int32,
    "U64": np.uint64,
    "I64": np.int64,
    "F8_E4M3": ml_dtypes.float8_e4m3fn,
    "F8_E5M2": ml_dtypes.float8_e5m2,
    "F16": np.float16,
    "BF16": ml_dtypes.bfloat16,
    "F32": np.float32,
    "F64": np.float64,
    "F8_E8M0": ml_dtypes.float8_e8m0fnu,
    "C64": np.complex64,
    "F8_E4M3_IEEE": ml_dtypes.float8_e4m3,
    "F8_E3M4": ml_dtypes.float8_e3m4,
    "I4": ml_dtypes.int4,
    "U4": ml_dtypes.uint4,
    "C128": np.complex128,
}
DTYPE_NAMES = {np.dtype(dtype): name for name, dtype in DTYPES.items()}


def save(path, arrays):
    """Writes named numpy arrays as a safetensors file."""
    header, offset = {}, 0
    arrays = {name: np.array(array, order="C") for name, array in arrays.items()}
    for name, array in arrays.items():
        end = offset + array.nbytes
        header[name] = {
            "dtype": DTYPE_NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [offset, end],
        }
        offset = end
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for array in arrays.values():
            file.write(array.tobytes())


def load(path):
    """The named numpy arrays of a safetensors file."""
    data = Path(path).read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    arrays = {}
    for name, entry in json.loads(data[8:start]).items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = np.frombuffer(data[start + begin : start + end], DTYPES[entry["dtype"]])
            arrays[name] = values.reshape(entry["shape"])
    return arrays


def save_arguments(path, tree):
    """Writes the leaves, in JAX's order, as arg0, arg1, ..."""
    save(path, {f"arg{index}": leaf for index, leaf in enumerate(jax.tree.leaves(tree))})


def load_results(path):
    """result0, result1, ... as a list."""
    arrays = load(path)
    return [arrays[f"result{index}"] for index in range(len(arrays))]


def module_text(function, *arguments):
    """The module of a function, with one argument and one result per leaf."""
    return jax.jit(function, keep_unused=True).lower(*arguments).as_text()


def tool(name="roundhouse"):
    folder = Path(os.environ.get("ROUNDHOUSE_BIN", ROOT / ".build" / "release"))
    path = folder / name
    assert path.exists(), f"{path} is not built: run `make build`, or name its folder in ROUNDHOUSE_BIN"
    return path


def plugin_environment():
    """Variables with which a Python process finds the built plugin, unless they are set already."""
    library = ROOT / ".build-plugin" / "release" / "libroundhouse_pjrt.so"
    return {"ROUNDHOUSE_PJRT_LIBRARY": os.environ.get("ROUNDHOUSE_PJRT_LIBRARY", str(library))}


def roundhouse(*arguments, check=True):
    """Runs the command and returns the finished process, with its output as text."""
    command = [str(tool()), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert not check or done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done


def run(folder, function, *arguments, options=()):
    """The results of a JAX function as `roundhouse run` computes them, as a list."""
    model, inputs, outputs = (folder / name for name in ("model.mlir", "inputs.safetensors", "outputs.safetensors"))
    model.write_text(module_text(function, *arguments))
    save_arguments(inputs, arguments)
    roundhouse("run", model, "--inputs", inputs, "--outputs", outputs, *options)
    return load_results(outputs)


class Probe:
    """`roundhouse-probe SUBCOMMAND --jobs [CHIP]`, started again should it die."""

    def __init__(self, subcommand="run", *chip):
        self.command = [str(tool("roundhouse-probe")), subcommand, "--jobs", *chip]
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            self.process.communicate()

    def results(self, folder, function, *arguments):
        """The results of a JAX function as a list."""
        model, inputs, outputs = (folder / name for name in ("model.mlir", "in.safetensors", "out.safetensors"))
        model.write_text(module_text(function, *arguments))
        save_arguments(inputs, arguments)
        self.run(model, inputs, outputs)
        return load_results(outputs)

    def run(self, *files):
        """Runs one job; an AssertionError says what went wrong."""
        if not self.process:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(" ".join(map(str, files)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer:
            died, self.process = self.process, None
            raise AssertionError(f"roundhouse-probe died of {files[0]}: status {died.wait()}")
        assert answer == "ok", answer


def relative_error(ours, exact):
    """The relative L2 distance of whole arrays. Where `exact` has NaN or infinity, `ours` must have the same."""
    ours, exact = np.asarray(ours), np.asarray(exact)
    assert ours.shape == exact.shape, f"shape {ours.shape}, expected {exact.shape}"
    if exact.dtype.kind in "iub":
        return 0.0 if np.array_equal(ours, exact) else np.inf
    kind = np.complex128 if np.iscomplexobj(exact) else np.float64
    ours, exact = ours.astype(kind), exact.astype(kind)
    finite = np.isfinite(exact)
    if not np.array_equal(ours[~finite], exact[~finite], equal_nan=True) or not np.isfinite(ours[finite]).all():
        return np.inf
    distance, size = np.linalg.norm(ours[finite] - exact[finite]), np.linalg.norm(exact[finite])
    return distance / size if size > 0 else (0.0 if distance == 0 else np.inf)


# Integers and booleans are exact. Otherwise a relative L2 error: 1e-5 for fp32, and one unit in
# the last place for narrower types, whose last rounding may fall to the other side.
TOLERANCES = {
    np.dtype(np.float64): 1e-10,
    np.dtype(np.float32): 1e-5,
    np.dtype(np.complex128): 1e-10,
    np.dtype(np.complex64): 1e-5,
    np.dtype(np.float16): 2**-10,
    np.dtype(ml_dtypes.bfloat16): 2**-7,
    np.dtype(ml_dtypes.float8_e4m3fn): 2**-3,
    np.dtype(ml_dtypes.float8_e5m2): 2**-2,
}


def assert_agree(ours, expected):
    """Asserts that each array has the expected type and shape, and its values within TOLERANCES."""
    expected = [np.asarray(array) for array in expected]
    assert [array.dtype for array in ours] == [array.dtype for array in expected]
    for index, (got, wanted) in enumerate(zip(ours, expected)):
        tolerance = TOLERANCES.get(wanted.dtype, 0.0)
        error = relative_error(got, wanted)
        assert error <= tolerance, f"result {index}: relative L2 error {error:.3g}, at most {tolerance:.3g} expected"
