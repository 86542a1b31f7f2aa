"""The report document: what a page shows, as one JSON object. Swift writes it (ReportDocument.swift); here it is read.

Units: seconds, bytes, FLOP, and fractions of 1; in `spans` alone ticks of 1/33.6 ns, so that its columns stay short. Names
are the user's: any text. `SCHEMA` holds every field; where a value may be null, the page leaves it out.

    program      what ran: its name, the simulated core, instructions executed, the time of one call and of its launch,
                 and the share of engine and DMA time that rests on estimated costs
    headline     what bounds the call, in two words and in a sentence; model FLOP utilisation of the core's bf16 peak, and
                 that of everything the Tensor engine did; price only where prices were given
    roofline     the core's peaks; `whole` is the call, `points` its operations: FLOP, HBM bytes both ways, and the time
                 that the busiest engine or DMA gave to them
    lanes        of the timeline, from the top: the engines, then DMA queues
    spans        columns of equal length, one entry per drawn span. `lane` counts lanes; `op`, `location` (source line) and
                 `mnemonic` count `strings`; `blocker` counts `blockers` (-1: waited for nobody); merged spans have more than
                 one instruction and are busy for less than they are long; in those that are `mixed` (1) the named one takes most
                 of the time. Neighbours with gaps up to `resolution` are merged
    utilization  for each unit the busy share of equal bins over the whole call
    regions      the call's time, cut where what bounds it changes: the unit that is busy for more than half of it, or latency;
                 what the busiest unit works on longest, and whom it waits for longest ("": nobody)
    operations, lines, opcodes
                 the same total cut in three ways: by StableHLO operation, by source line and by instruction. `engine` is the
                 busiest one; busy is of all engines together, dma of the DMA engines on average
    memory       steps: from times[i] to times[i + 1] so many bytes. HBM by kind; `peak` says what its most is made of
    transfers    DMA by size of descriptors; efficiency is the bandwidth reached of what the DMA engines can move
    advice       most gain first; gain_seconds is the call's time less that of the same call timed without the cost
    settings     what made this report: versions, options, machine
"""

import json
import math
import sys
from pathlib import Path

VERSION = 1

SHARE = {
    "name": str,
    "engine": str,
    "instructions": int,
    "busy_seconds": float,
    "waiting_seconds": float,
    "dma_seconds": float,
    "hbm_bytes": int,
}
STEPS = {"capacity": int, "times": [float], "bytes": [int]}
HELD = {"name": str, "kind": str, "bytes": int, "op": str, "location": str}
ROOF_POINT = {"name": str, "flops": float, "bytes": int, "seconds": float}

SCHEMA = {
    "version": int,
    "program": {
        "name": str,
        "core": str,
        "instructions": int,
        "seconds": float,
        "launch_seconds": float,
        "estimated_share": float,
    },
    "headline": {
        "bound_by": str,
        "because": str,
        "mfu": (float, None),
        "hfu": (float, None),
        "price": (
            {"per_hour": float, "per_million_tokens": (float, None), "currency": str, "source": str},
            None,
        ),
    },
    "roofline": {
        "hbm_bytes_per_second": float,
        "ceilings": [{"name": str, "flops_per_second": float}],
        "whole": ROOF_POINT,
        "points": [ROOF_POINT],
    },
    "lanes": [{"name": str, "kind": str}],
    "blockers": [str],
    "strings": [str],
    "spans": {
        "lane": [int],
        "start": [int],
        "end": [int],
        "busy": [int],
        "waiting": [int],
        "blocker": [int],
        "instructions": [int],
        "mixed": [int],
        "op": [int],
        "location": [int],
        "mnemonic": [int],
        "resolution": int,
    },
    "utilization": [{"name": str, "busy": [float]}],
    "regions": [
        {
            "start_seconds": float,
            "end_seconds": float,
            "bound": str,
            "busiest": str,
            "busy_share": float,
            "waits_for": str,
            "op": str,
            "location": str,
        }
    ],
    "operations": [SHARE],
    "lines": [SHARE],
    "opcodes": [SHARE],
    "memory": {
        "hbm": {"capacity": int, "times": [float], "kinds": [{"name": str, "bytes": [int]}]},
        "sbuf": STEPS,
        "psum": STEPS,
        "peak": {"seconds": float, "bytes": int, "holds": [HELD]},
    },
    "transfers": [
        {
            "bytes_per_descriptor": float,
            "descriptors": int,
            "bytes": int,
            "efficiency": float,
            "queue": str,
            "what": str,
            "op": str,
            "location": str,
        }
    ],
    "advice": [{"title": str, "evidence": str, "remedy": str, "places": [str], "gain_seconds": (float, None)}],
    "settings": [{"name": str, "value": str}],
}

INDICES = {
    "lane": ("lanes", 0),
    "blocker": ("blockers", -1),
    "op": ("strings", 0),
    "location": ("strings", 0),
    "mnemonic": ("strings", 0),
}


class DocumentError(Exception):
    pass


def read(path):
    """The document in the file, or in the input for `-`. Raises DocumentError, naming the field, where it is not one; OSError as open() does."""
    text = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"no report document: no JSON ({error}); write it again with --format report-json") from None
    if isinstance(found, dict) and found.get("version") not in (None, VERSION):
        raise DocumentError(f"a report document of version {found['version']!r}, and this package reads version {VERSION}")
    _check(found, SCHEMA, "")
    _check_lengths(found)
    return found


def _check(value, schema, place):
    """One value against its part of SCHEMA: a type, a list of one schema, fields by name, or a choice with None."""
    if isinstance(schema, tuple):
        if value is not None:
            _check(value, schema[0], place)
    elif isinstance(schema, dict):
        _require(isinstance(value, dict), place, "an object")
        for name, part in schema.items():
            _require(name in value, f"{place}.{name}", "there")
            _check(value[name], part, f"{place}.{name}")
    elif isinstance(schema, list):
        _require(isinstance(value, list), place, "a list")
        for index, entry in enumerate(value):
            _check(entry, schema[0], f"{place}[{index}]")
    elif schema is float:
        _require(type(value) in (int, float) and math.isfinite(value), place, "a finite number")
    elif schema is int:
        _require(type(value) is int and abs(value) < 2**63, place, "a whole number")
    else:
        _require(type(value) is schema, place, "text")


def _check_lengths(found):
    spans = found["spans"]
    columns = {name: column for name, column in spans.items() if isinstance(column, list)}
    for name, column in columns.items():
        _require(len(column) == len(columns["lane"]), f".spans.{name}", "as long as the other columns")
    for name, (of, lowest) in INDICES.items():
        inside = all(lowest <= index < len(found[of]) for index in columns[name])
        _require(inside, f".spans.{name}", f"a place in {of}")
    memory = found["memory"]
    series = {f"hbm.kinds[{i}].bytes": kind["bytes"] for i, kind in enumerate(memory["hbm"]["kinds"])}
    series |= {"sbuf.bytes": memory["sbuf"]["bytes"], "psum.bytes": memory["psum"]["bytes"]}
    for place, values in series.items():
        times = memory[place.split(".")[0]]["times"]
        _require(len(values) == len(times), f".memory.{place}", "as long as its times")


def _require(holds, place, what):
    if not holds:
        field = place[1:] or "the whole"
        raise DocumentError(f"no report document: '{field}' is not {what}; write it again with --format report-json")
