"""`jax.profiler.trace` around steps on simulated devices, as XProf and `jax.profiler.ProfileData` read it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jax.profiler import ProfileData
from xprof.convert import raw_to_tool_data

import harness

CASE = Path(__file__).with_name("profiler_case.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("xprof")
    done = subprocess.run(
        [sys.executable, CASE, folder],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": "neuron"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def file(folder):
    (path,) = (folder / "plugins" / "profile").glob("*/*.xplane.pb")
    return path


def device_planes(folder):
    planes = ProfileData.from_file(str(file(folder))).planes
    return {
        plane.name: {line.name: list(line.events) for line in plane.lines}
        for plane in planes
        if plane.name.startswith("/device:")
    }


def names(*devices):
    return {name for id in devices for name in (f"/device:CUSTOM:NeuronCore-v3 {id} (simulated)", f"/device:TPU:{id}")}


def test_devices_have_rows_of_what_ran(folder):
    planes = device_planes(folder)
    assert set(planes) == names(0, 1)
    for id in range(2):
        rows = planes[f"/device:TPU:{id}"]
        modules, ops = rows["XLA Modules"], rows["XLA Ops"]
        assert [module.name.split("(")[0] for module in modules] == ["jit_train"] * 3
        assert len(rows["Steps"]) == 3
        assert len({round(module.duration_ns) for module in modules}) == 1
        for module, later in zip(modules, modules[1:]):
            assert module.end_ns <= later.start_ns
        # Ops are one behind the other, in their module, and take all of it but for the launch.
        for module in modules:
            own = [op for op in ops if module.start_ns <= op.start_ns and op.end_ns <= module.end_ns + 1]
            assert len(own) * 3 == len(ops)
            launch = own[0].start_ns - module.start_ns
            assert sum(op.duration_ns for op in own) == pytest.approx(module.duration_ns - launch, abs=len(own))
            assert all(op.end_ns <= next.start_ns + 1 for op, next in zip(own, own[1:]))
        engines = planes[f"/device:CUSTOM:NeuronCore-v3 {id} (simulated)"]
        assert {event.name for event in engines["Tensor"]} >= {"nc_matmul"}
        assert engines["Vector"] and engines["DMA of Sync"]
        busy = sum(event.duration_ns for event in engines["Tensor"])
        assert 0 < busy < sum(module.duration_ns for module in modules)


def test_a_run_stands_where_the_host_began_it(folder):
    data = ProfileData.from_file(str(file(folder)))
    host = [
        event
        for plane in data.planes
        if plane.name == "/host:CPU"
        for line in plane.lines
        for event in line.events
        if event.name == "train"
    ]
    modules = [event for id in range(2) for event in device_planes(folder)[f"/device:TPU:{id}"]["XLA Modules"]]
    assert len(host) == len(modules) == 6
    for step, module in zip(sorted(host, key=lambda event: event.start_ns), modules):
        assert step.start_ns <= module.start_ns <= step.end_ns


def test_each_trace_has_its_own_runs(folder):
    again = device_planes(folder / "again")
    assert set(again) == names(1)
    assert len(again["/device:TPU:1"]["XLA Modules"]) == 1
    assert device_planes(folder / "idle") == {}


def tool(folder, name):
    data, _ = raw_to_tool_data.xspace_to_tool_data(
        [str(file(folder))], name, {"use_saved_result": False, "group_by": "program"}
    )
    return json.loads(data)


def rows(table):
    keys = [column["id"] for column in table["cols"]]
    return [dict(zip(keys, (cell["v"] for cell in row["c"]))) for row in table["rows"]]


def test_xprof_draws_the_devices(folder):
    events = tool(folder, "trace_viewer@")["traceEvents"]
    processes = {event["args"]["name"].split(" ", 1)[1] for event in events if event["name"] == "process_name"}
    assert processes >= names(0, 1)
    assert {"nc_matmul", "tensor_tensor"} <= {event["name"] for event in events if event["ph"] == "X"}


def test_xprof_tells_where_the_time_went(folder):
    overview = tool(folder, "overview_page")
    assert any(table.get("p", {}).get("device_type") == "NeuronCore-v3 (simulated)" for table in overview)
    assert tool(folder, "op_profile")["deviceType"] == "TPU"

    ops = device_planes(folder)["/device:TPU:0"]["XLA Ops"] + device_planes(folder)["/device:TPU:1"]["XLA Ops"]
    told = rows(tool(folder, "hlo_stats"))
    assert sum(row["total_self_time"] for row in told) == pytest.approx(sum(op.duration_ns for op in ops) / 1e3, rel=1e-3)
    assert {row["category"] for row in told} >= {"dot_general", "tanh"}

    # Two products of 128 x 256 x 256 in each of six steps.
    products = [row for row in told if row["category"] == "dot_general"]
    flops = sum(row["model_flop_rate"] * row["total_self_time"] * 1e3 for row in products)
    assert flops == pytest.approx(6 * 2 * 2 * 128 * 256 * 256, rel=0.01)

    # Each with its line of the script.
    line = next(number for number, text in enumerate(CASE.read_text().split("\n"), 1) if "x @ weights" in text)
    assert all(f"{CASE.name}:{line}<" in row["source_info"] for row in products)

    framework = rows(tool(folder, "framework_op_stats")[0])
    assert {row["type"] for row in framework} >= {"dot_general", "tanh"}
