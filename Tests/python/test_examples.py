"""The committed example programs are what their scripts write."""

import subprocess
import sys

import harness

GPT = harness.ROOT / "examples" / "gpt"


def test_exporting_the_gpt_again_gives_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, str(GPT / "export.py"), str(tmp_path)], check=True)
    for name in ("init.mlir", "step.mlir", "program.json"):
        assert (tmp_path / name).read_bytes() == (GPT / name).read_bytes(), f"export.py writes another {name}"
