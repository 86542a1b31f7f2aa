"""`roundhouse profile view` writes what scripts made for Neuron's profiler read."""

import csv
import json
import math
import subprocess
import sys

import harness
import pytest

GPT = harness.ROOT / "examples" / "gpt" / "step.mlir"

# As users of Neuron have it: the first key is the program's, whatever its hash.
SCRIPT = """
import json, sys

with open(sys.argv[1]) as file:
    profile = json.load(file)
metrics = profile[next(iter(profile))]
useful = metrics["hardware_flops"] - metrics["transpose_flops"]
print(f"{metrics['total_time'] * 1e6:.2f} us, MBU {metrics['mbu_estimated_percent'] * 100:.2f} %")
print(f"{useful / metrics['total_time'] / 1e12:.3f} TFLOP/s")
"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """The folder of a profile of the demo's training step, and what `run --json` said of it."""
    folder = tmp_path_factory.mktemp("profile")
    done = harness.roundhouse("run", GPT, "--time-only", "--json", "--profile", folder)
    return folder, json.loads(done.stdout)["summary"]


def view(folder, form, *options):
    return harness.roundhouse("profile", "view", folder, "--format", form, *options).stdout


@pytest.fixture(scope="module")
def metrics(profile):
    text = view(profile[0], "summary-json")
    assert text.count("\n") == 1
    (metrics,) = json.loads(text).values()
    return metrics


def test_a_script_for_neurons_summary_runs_unchanged(profile, metrics, tmp_path):
    path = tmp_path / "summary.json"
    view(profile[0], "summary-json", "--output", path)
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(path)], check=True, capture_output=True, text=True)
    rate = (metrics["hardware_flops"] - metrics["transpose_flops"]) / metrics["total_time"] / 1e12
    assert done.stdout == (
        f"{metrics['total_time'] * 1e6:.2f} us, MBU {metrics['mbu_estimated_percent'] * 100:.2f} %\n"
        f"{rate:.3f} TFLOP/s\n"
    )


def test_the_summary_says_what_the_run_said(profile, metrics):
    said = profile[1]
    assert metrics["total_time"] == said["simulated_seconds"]
    assert metrics["model_flops"] == said["model_flops"]
    assert metrics["hardware_flops"] - metrics["transpose_flops"] == said["hardware_flops"]
    assert metrics["hbm_read_bytes"] == said["hbm_bytes_read"]
    assert metrics["hbm_write_bytes"] == said["hbm_bytes_written"]
    assert math.isclose(metrics["mfu_estimated_percent"], said["mfu"], rel_tol=1e-12)
    for engine in said["engines"]:
        share = metrics[f"{engine['engine']}_engine_active_time_percent"]
        assert math.isclose(share, engine["busy_share"], rel_tol=1e-12)
        assert metrics[f"{engine['engine']}_engine_instruction_count"] == engine["instructions"]
    assert len(metrics) == 101
    assert [name for name, value in metrics.items() if value is None] == ["event_count"]
    assert all(0 <= value <= 1 for name, value in metrics.items() if name.endswith("_percent") and "achievable" not in name)


def test_the_csv_adds_up_to_the_summary(profile, metrics, tmp_path):
    path = tmp_path / "instructions.csv"
    view(profile[0], "csv", "--output", path)
    busy, count, moved = {}, {}, 0
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            # Whole ticks of 1/33.6 ns.
            ticks = float(row["busy (ns)"]) * 33.6
            assert abs(ticks - round(ticks)) < 1e-3
            busy[row["engine"]] = busy.get(row["engine"], 0) + round(ticks)
            count[row["engine"]] = count.get(row["engine"], 0) + 1
            moved += int(row["DMA moved (bytes)"])
    assert moved == metrics["dma_transfer_total_bytes"]
    for engine in ("tensor", "vector", "scalar", "gpsimd", "sync"):
        assert count.get(engine, 0) == metrics[f"{engine}_engine_instruction_count"]
        assert math.isclose(busy.get(engine, 0) / 33.6e9, metrics[f"{engine}_engine_instruction_time"], rel_tol=1e-14)


def test_the_tables_of_json_are_those_of_neuron(profile, metrics, tmp_path):
    path = tmp_path / "profile.json"
    view(profile[0], "json", "--output", path)
    tables = json.loads(path.read_text())
    assert tables["summary"] == [metrics]
    assert tables["warning"] == []
    assert tables["metadata"][0]["is_simulation"] is True
    assert len(tables["instruction"]) + len(tables["dma"]) == metrics["total_row_count"]
    assert sum(row.get("raw_flops", 0) for row in tables["instruction"]) == metrics["hardware_flops"]
    assert sum(row["transfer_bytes"] for row in tables["dma"]) == metrics["dma_transfer_total_bytes"]
    end = metrics["total_time"] * 1e9
    for row in tables["instruction"]:
        assert row["duration"] >= 0 and 0 <= row["timestamp"] <= row["timestamp"] + row["duration"] <= end + 1
    full = [value for table in ("sbuf_usage", "psum_usage") for row in tables[table] for name, value in row.items() if "percent" in name]
    assert 0.5 < max(full) <= 1 and min(full) == 0
    assert {row["hlo_name"] for row in tables["instruction"] if "hlo_name" in row} >= {"dot_general", "exponential"}


def test_a_limit_says_what_it_leaves_out(profile, metrics, tmp_path):
    path = tmp_path / "instructions.csv"
    done = harness.roundhouse("profile", "view", profile[0], "--format", "csv", "--limit", 500, "--output", path)
    with open(path, newline="") as file:
        assert len(list(csv.DictReader(file))) == 500
    left = metrics["trace_count"] - metrics["dma_transfer_count"] - 500
    assert f"leaves out the {left} that follow" in done.stderr
    refused = harness.roundhouse("profile", "view", profile[0], "--limit=-1", check=False)
    assert refused.returncode != 0 and "--limit is -1" in refused.stderr


def test_a_kernels_metrics_are_of_its_own_instructions(tmp_path):
    from nki_cases import nisa, nki, nl, random

    @nki.jit
    def product(x, w):
        out = nl.ndarray((128, 64), nl.float32, buffer=nl.shared_hbm)
        tile = nl.ndarray(out.shape, out.dtype)
        nisa.tensor_copy(tile, nl.matmul(nl.load(x), nl.load(w)))
        nl.store(out, tile)
        return out

    product(random(128, 128), random(128, 64))
    product.profile(tmp_path)
    (metrics,) = json.loads(view(tmp_path, "summary-json")).values()
    assert metrics["total_time"] * 1e6 == pytest.approx(product.time.microseconds, rel=1e-12)
    # x is turned for the Tensor engine against an identity, then multiplied; fp32 is worth four of bf16.
    turning, multiplying = 2 * 128 * 128 * 128, 2 * 128 * 128 * 64
    assert (metrics["hardware_flops"], metrics["transpose_flops"]) == (turning + multiplying, turning)
    assert metrics["adjusted_hardware_flops"] == 4 * (turning + multiplying)
    assert (metrics["hbm_read_bytes"], metrics["hbm_write_bytes"]) == (4 * 128 * (128 + 64), 4 * 128 * 64)
    assert (metrics["input_queue_bytes"], metrics["output_queue_bytes"]) == (4 * 128 * (128 + 64), 4 * 128 * 64)
    # Nothing says how many operations a model asks for.
    assert metrics["model_flops"] is None and metrics["mfu_hlo_estimated_percent"] == 0
    assert metrics["mfu_estimated_percent"] == metrics["mfu_inst_estimated_percent"] > 0
    path = tmp_path / "instructions.csv"
    view(tmp_path, "csv", "--output", path)
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert len(rows) == metrics["trace_count"] - metrics["dma_transfer_count"]
    assert {row["source"].rsplit("/")[-1].split(":")[0] for row in rows} == {"test_profile_metrics.py"}


def test_the_summary_for_people_names_every_metric(profile, metrics):
    lines = view(profile[0], "summary-text").splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ")]
    assert sorted(name for name in names if name in metrics) == sorted(metrics)
