"""`--record` and `roundhouse runs`: what is kept of runs, and what becomes of files that are none of ours."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys

import jax
import jax.numpy as jnp
import pytest

import harness


@pytest.fixture
def data(tmp_path):
    return {"ROUNDHOUSE_DATA": str(tmp_path / "data" / "history.sqlite"), "ROUNDHOUSE_THREADS": "1"}


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.mlir"
    path.write_text(harness.module_text(lambda x: jnp.tanh(x @ x), jax.ShapeDtypeStruct((128, 128), jnp.float32)))
    return path


def tool(data, *arguments, check=True, **options):
    done = subprocess.run(
        [harness.tool(), *map(str, arguments)],
        env=os.environ | data,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        **options,
    )
    assert not check or done.returncode == 0, done.stderr
    return done


def export(data):
    return json.loads(tool(data, "runs", "export").stdout)


def test_nothing_recorded_is_no_failure(data):
    assert "No run was recorded yet" in tool(data, "runs").stdout
    assert export(data) == []
    assert "no run was recorded yet" in tool(data, "runs", "show", 1, check=False).stderr
    assert not os.path.exists(data["ROUNDHOUSE_DATA"])


def test_runs_are_kept_listed_and_compared(data, model, tmp_path):
    for chip in ("trn1", "trn2"):
        printed = json.loads(tool(data, "run", model, "--time-only", "--chip", chip, "--json", "--record").stdout)
    tool(data, "run", model, "--time-only")
    first, second = export(data)
    assert [first["id"], second["id"]] == [1, 2]
    assert (first["chip"], second["chip"]) == ("trn1", "trn2")
    assert second["subject"] == str(model)
    assert second["settings"]["chip"] == "trn2"
    program = second["programs"][0]
    for key in ("simulated_seconds", "model_flops", "mfu", "hbm_peak_bytes", "bottleneck"):
        assert program[key] == printed["summary"][key]
    assert program["name"] == "main" and program["calls"] == 1

    listed = tool(data, "runs", "list").stdout.splitlines()
    assert listed[0].split()[:2] == ["run", "time"] and len(listed) == 3
    assert "trn1" in listed[1] and "trn2" in listed[2]
    assert len(tool(data, "runs", "list", "--limit", 1).stdout.splitlines()) == 2
    assert f"roundhouse run {model}" in tool(data, "runs", "show", 2).stdout
    assert json.loads(tool(data, "runs", "show", 2, "--json").stdout) == second

    difference = tool(data, "runs", "diff", 1, 2).stdout
    assert "chip: trn1 -> trn2" in difference
    seconds = [run["programs"][0]["simulated_seconds"] for run in (first, second)]
    assert f"{seconds[1] / seconds[0] - 1:+.1%}".replace("%", " %") in difference

    rows = list(csv.DictReader(io.StringIO(tool(data, "runs", "export", "--format", "csv").stdout)))
    assert [row["chip"] for row in rows] == ["trn1", "trn2"]
    assert [float(row["simulated_seconds"]) for row in rows] == seconds


def test_the_commit_is_that_of_the_folder(data, model, tmp_path):
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", tmp_path]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "one"], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    inner = tmp_path / "inner"
    inner.mkdir()
    tool(data, "run", model, "--time-only", "--record", cwd=inner)
    subprocess.run([*git, "pack-refs", "--all"], check=True)
    tool(data, "run", model, "--time-only", "--record", cwd=inner)
    subprocess.run([*git, "worktree", "add", "-q", tmp_path / "tree"], check=True)
    tool(data, "run", model, "--time-only", "--record", cwd=tmp_path / "tree")
    tool(data, "run", model, "--time-only", "--record", cwd="/")
    assert [run.get("commit") for run in export(data)] == [commit, commit, commit, None]


def test_a_jax_script_is_recorded_with_its_programs(data, tmp_path):
    script = tmp_path / "train.py"
    script.write_text(
        "import jax\nstep = jax.jit(lambda x: x @ x)\nx = jax.numpy.eye(64)\nfor _ in range(3): x = step(x)\nprint(x.sum())\n"
    )
    environment = os.environ | harness.plugin_environment() | data
    environment |= {"ROUNDHOUSE_TOOL": str(harness.tool()), "JAX_PLATFORMS": "neuron,cpu"}
    command = [sys.executable, "-m", "roundhouse", "jax", "run", "--instance", "trn1.2xlarge", "--record", str(script)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Recorded as run 1." in done.stderr
    (run,) = export(data)
    assert run["subject"] == str(script) and run["instance"] == "trn1.2xlarge" and run["chip"] == "trn1"
    assert run["settings"]["ROUNDHOUSE_INSTANCE"] == "trn1.2xlarge"
    assert {program["name"]: program["calls"] for program in run["programs"]}["jit__lambda"] == 3
    assert all(program["simulated_seconds"] > 0 for program in run["programs"])


def test_many_processes_record_at_once(data, model):
    command = [harness.tool(), "run", model, "--time-only", "--record"]
    running = [
        subprocess.Popen(command, env=os.environ | data, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    for process in running:
        assert process.wait() == 0, process.stderr.read()
    assert [run["id"] for run in export(data)] == [1, 2, 3, 4, 5, 6]


def test_what_is_no_history_is_refused_before_the_run_and_left_alone(data, model, tmp_path):
    path = tmp_path / "data" / "history.sqlite"
    path.parent.mkdir()
    contents = {"corruptHistory": b"no database " * 100}
    connection = sqlite3.connect(tmp_path / "other")
    connection.execute("create table run (id integer)")
    connection.commit()
    connection.close()
    contents["foreignDatabase"] = (tmp_path / "other").read_bytes()
    for code, content in contents.items():
        path.write_bytes(content)
        for arguments in (["run", model, "--time-only", "--record"], ["runs", "list"], ["runs", "export"]):
            done = tool(data, *arguments, check=False)
            assert done.returncode == 1 and done.stdout == ""
            assert done.stderr.startswith(f"error: {path}: {code}: "), done.stderr
            assert path.read_bytes() == content
        assert os.listdir(path.parent) == [path.name]


def test_a_run_that_does_not_fit_is_kept_not_at_all(data, model):
    tool(data, "run", model, "--time-only", "--record")
    size = os.path.getsize(data["ROUNDHOUSE_DATA"])
    run = export(data)[0] | {"command": "x" * 2**20}
    done = subprocess.run(
        ["bash", "-c", f'ulimit -f {size // 1024 + 64}; exec "$0" runs add -', harness.tool()],
        env=os.environ | data,
        input=json.dumps(run),
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert len(export(data)) == 1


def test_a_folder_that_cannot_be_made_is_named(data, model, tmp_path):
    (tmp_path / "data").write_text("a file")
    done = tool(data, "run", model, "--time-only", "--record", check=False)
    assert done.returncode == 1 and f"{tmp_path / 'data'}" in done.stderr and "unwritableFile" in done.stderr


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"time": 1}'])
def test_what_describes_no_run_is_refused(data, text):
    done = subprocess.run(
        [harness.tool(), "runs", "add", "-"], env=os.environ | data, input=text, capture_output=True, text=True
    )
    assert done.returncode == 1 and "does not describe a run" in done.stderr
