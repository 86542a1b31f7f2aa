"""`make bench`: measures the simulator beside XLA:CPU and OpenBLAS, and its model beside real chips.

    python Benchmarks/bench.py [OUTPUT.json]

Prints one line per figure with its limit, and writes the same as JSON (.build/bench.json). The
figures of a ratio are taken in the same run on the same machine. Standard error says what is going on.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "Tests" / "python"))
os.environ["JAX_PLATFORMS"] = "cpu"

import harness  # noqa: E402
import jax_speed  # noqa: E402
import nki_speed  # noqa: E402
import product  # noqa: E402
import time_only  # noqa: E402
import xla  # noqa: E402
from figure import Figure  # noqa: E402


def openblas():
    """The OpenBLAS that comes in NumPy's wheel."""
    libraries = Path(numpy.__file__).parents[1] / "numpy.libs"
    return next(libraries.glob("libscipy_openblas64_*"))


def from_swift():
    """What the tools measure of themselves: model against measurement row by row, copies, and the fp32 tile."""
    print("The model beside measurements, and the fp32 tile beside OpenBLAS ...", file=sys.stderr)
    files = [ROOT / "Benchmarks" / name for name in ("measured-instructions.csv", "model-of-measurements.csv")]
    command = [*map(str, (harness.tool("roundhouse-bench"), *files, openblas()))]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def comparison_table(rows):
    """The model beside each measurement, with the reason where it is off."""
    lines = ["row    measured     model     error  what"]
    for row in rows:
        figures = f"{row['id']}  {row['measured']:9.5g} {row['model']:9.5g} {100 * row['error']:8.1f}%"
        lines.append(f"{figures}  {row['what']}, {row['shape']}, {row['figure']}".rstrip(", "))
        if row["reason"]:
            lines.append(f"       {row['reason']}")
    return "\n".join(lines)


def table(figures):
    width = max(len(figure.name) for figure in figures)
    return "\n".join(f"{figure.name:{width}}  {figure.described()}" for figure in figures)


def main(output: Path):
    swift = from_swift()
    figures = [Figure(**figure) for figure in swift["figures"]]
    figures += product.figures() + xla.figures() + jax_speed.figures() + nki_speed.figures() + time_only.figures()
    print(comparison_table(swift["comparison"]))
    print(f"{len(swift['omissions'])} measurements have no instruction in the model\n")
    print(table(figures))
    document = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "figures": [figure.as_json() for figure in figures],
        "comparison": swift["comparison"],
        "omissions": swift["omissions"],
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(document, indent=1) + "\n")
    print(f"\nWritten to {output}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".build" / "bench.json")
