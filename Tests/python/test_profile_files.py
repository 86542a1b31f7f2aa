"""Profiles on a full disk, in folders that nobody may write to, and of runs that are killed while they write."""

import os
import subprocess

import harness
import pytest

GPT = harness.ROOT / "examples" / "gpt" / "step.mlir"


def roundhouse(limit, *arguments):
    """With files of at most so many blocks of 1 KiB. A process that writes more is killed by SIGXFSZ."""
    command = ["bash", "-c", f'ulimit -f {limit}; exec "$@"', "bash", str(harness.tool()), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def test_a_run_that_is_killed_while_it_writes_leaves_no_profile(tmp_path):
    done = roundhouse(16, "run", GPT, "--time-only", "--profile", tmp_path)
    assert done.returncode < 0 or done.returncode > 128
    left = os.listdir(tmp_path)
    assert len(left) == 1 and left[0].endswith(".part")
    view = harness.roundhouse("profile", "view", tmp_path, check=False)
    assert view.returncode == 1 and "notAProfile" in view.stderr and view.stdout == ""


def test_a_view_that_is_killed_leaves_the_one_before(tmp_path):
    harness.roundhouse("run", GPT, "--time-only", "--profile", tmp_path)
    output = tmp_path / "step.csv"
    harness.roundhouse("profile", "view", tmp_path, "--format", "csv", "--limit", 100, "--output", output)
    before = output.read_bytes()
    done = roundhouse(16, "profile", "view", tmp_path, "--format", "csv", "--output", output)
    assert done.returncode != 0
    assert output.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "json", "perfetto", "report-json"])
def test_a_full_disk_is_one_clear_error(tmp_path, form):
    harness.roundhouse("run", GPT, "--time-only", "--profile", tmp_path)
    before = sorted(os.listdir(tmp_path))
    code = 'trap "" XFSZ; ulimit -f 16; exec "$@"'
    command = ["bash", "-c", code, "bash", str(harness.tool()), "profile", "view", str(tmp_path), "--format", form]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if not line.startswith("note:")]
    assert len(errors) == 1 and errors[0].startswith("error: ") and "unwritableFile" in errors[0]
    assert "make room" in errors[0]
    assert sorted(os.listdir(tmp_path)) == before
