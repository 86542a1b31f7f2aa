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

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "Tests" / "python"))
os.environ["JAX_PLATFORMS"] = "cpu"

import blas  # noqa: E402
import harness  # noqa: E402
import time_only  # noqa: E402
import xla  # noqa: E402
from figure import Figure  # noqa: E402


def from_swift():
    """What the tools measure of themselves: model against measurements, and the fp32 tile."""
    command = [str(harness.tool("roundhouse-probe")), "bench"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [Figure(**row) for row in rows]


def table(figures):
    width = max(len(figure.name) for figure in figures)
    return "\n".join(f"{figure.name:{width}}  {figure.described()}" for figure in figures)


def main(output: Path):
    figures = []
    for section in (from_swift, xla.figures, time_only.figures):
        figures += section()
    figures += blas.figures([figure for figure in figures if figure.name == blas.TILE])
    print(table(figures))
    document = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "figures": [figure.as_json() for figure in figures],
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(document, indent=1) + "\n")
    print(f"\nWritten to {output}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".build" / "bench.json")
