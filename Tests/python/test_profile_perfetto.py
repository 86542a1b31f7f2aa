"""Perfetto traces of profiles: read with Perfetto's own messages, and loaded into its trace processor."""

import collections
import json

import jax
import jax.numpy as jnp
import pytest
from google.protobuf.unknown_fields import UnknownFieldSet
from perfetto.protos.perfetto.trace.perfetto_trace_pb2 import Trace

import harness
from trace_processor import TraceProcessor

ENGINES = {"tensor": "TensorMatrixE", "vector": "Vector", "scalar": "Scalar", "gpsimd": "GpSimd", "sync": "Sync"}


def step(weights, x):
    """A layer that is applied many times: a loop that the timing model finds to repeat."""

    def layer(x, _):
        return jnp.tanh(x @ weights), None

    return jax.lax.scan(layer, x, length=40)[0]


@pytest.fixture(scope="module")
def profiled(tmp_path_factory):
    """The trace's path, and what `roundhouse run` says of the same program."""
    folder = tmp_path_factory.mktemp("perfetto")
    model, trace = folder / "model.mlir", folder / "trace.pftrace"
    shape = jax.ShapeDtypeStruct((512, 512), jnp.float32)
    model.write_text(harness.module_text(step, shape, shape))
    told = harness.roundhouse("run", model, "--random", 1, "--json", "--profile", folder)
    harness.roundhouse("profile", "view", folder, "--format", "perfetto", "--output", trace)
    return trace, json.loads(told.stdout)["summary"]


def unknown_fields(message):
    """How many fields, in a message and those in it, Perfetto does not have."""
    count = len(UnknownFieldSet(message))
    for field, value in message.ListFields():
        if field.message_type is not None:
            count += sum(map(unknown_fields, value if field.is_repeated else [value]))
    return count


def test_messages_are_perfettos(profiled):
    trace, summary = profiled
    packets = Trace.FromString(trace.read_bytes()).packet
    assert all(packet.trusted_packet_sequence_id == 1 for packet in packets)
    assert sum(map(unknown_fields, packets)) == 0
    tracks = [packet.track_descriptor for packet in packets if packet.HasField("track_descriptor")]
    rows = {track.uuid: track for track in tracks}
    assert len(rows) == len(tracks)
    processes = [row.process for row in rows.values() if row.HasField("process")]
    assert len(processes) == 3
    assert all("simulated" in process.process_name for process in processes)
    assert all(list(process.process_labels) == ["simulated"] for process in processes)
    names = [row.thread.thread_name for row in rows.values() if row.HasField("thread")]
    assert names[:8] == ["TensorE", "TensorMatrixE", "Vector", "Scalar", "GpSimd", "Sync", "Throttling", "Run"]
    assert all(name.startswith("q") and "-E" in name for name in names[8:])
    kinds = collections.Counter(packet.track_event.type for packet in packets if packet.HasField("track_event"))
    assert kinds[1] == kinds[2] > 1000 and kinds[4] > 1000 and set(kinds) == {1, 2, 4}


def test_the_trace_processor_finds_nothing_wrong(profiled):
    trace, summary = profiled
    with TraceProcessor(trace) as processor:
        wrong = processor.query("select name, value from stats where severity in ('error', 'data_loss') and value > 0")
        assert wrong == []

        # No slice of a row lies in or over another one, and each has ended.
        assert processor.query("select count(*) from slice where depth > 0 or dur < 0") == [(0,)]

        def by_row(what):
            return dict(
                processor.query(
                    f"select thread.name, {what} from slice join thread_track on track_id = thread_track.id "
                    "join thread using (utid) where slice.name != 'ACT_TABLE_LOAD' group by thread.name"
                )
            )

        slices = by_row("count(*)")
        busy = by_row("sum(extract_arg(slice.arg_set_id, 'debug.busy_ticks'))")
        drawn = by_row("sum(ifnull(extract_arg(slice.arg_set_id, 'debug.executions'), 1))")
        ticks = summary["simulated_seconds"] * 33.6e9
        for engine in summary["engines"]:
            row = ENGINES[engine["engine"]]
            assert drawn.get(row, 0) == engine["instructions"]
            assert (busy.get(row) or 0) / ticks == pytest.approx(engine["busy_share"], abs=1e-9)
        dma = sum(value for row, value in busy.items() if "-E" in row)
        assert dma / ticks / 16 == pytest.approx(summary["dma_busy_share"], abs=1e-9)
        assert slices["Run"] == 1

        # An arrow leads forward in time.
        ((arrows, backward),) = processor.query(
            "select count(*), sum(after.ts < before.ts) from flow "
            "join slice before on before.id = slice_out join slice after on after.id = slice_in"
        )
        assert arrows > 100 and backward == 0
        source = processor.query("select distinct extract_arg(arg_set_id, 'debug.op') from slice where name = 'nc_matmul'")
        assert source == [("dot_general",)]

        counters = dict(
            processor.query(
                "select counter_track.name, max(value) from counter join counter_track on track_id = counter_track.id "
                "group by counter_track.name"
            )
        )
        assert counters["HBM use: inputs"] + counters["HBM use: weights"] == 2 * 512 * 512 * 4
        assert counters["SBUF use"] <= summary["sbuf_peak_bytes"]
        assert counters["Pending DMAs"] >= 1
        psum = sum(value for name, value in counters.items() if name.startswith("PSUM use, bank"))
        assert 0 < psum <= summary["psum_capacity_bytes"]
        assert 0 < counters["DMA throughput to and from HBM"]
