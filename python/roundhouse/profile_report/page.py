"""The page itself: what its template is given."""

from pathlib import Path

import bokeh
import jinja2
from bokeh.core.json_encoder import serialize_json
from bokeh.embed import json_item
from bokeh.resources import Resources
from markupsafe import Markup

from roundhouse.profile_report import figures, palette, plots, timeline
from roundhouse.report import bytes_text, seconds_text

SMALL_DESCRIPTOR = 512  # bytes: below, a descriptor takes the time of one of this size (timing-model.md)
NO_LINES = "The program does not say its source lines; lowered.as_text(debug_info=True) exports them."


def html(document):
    """One HTML file, whole, of a checked document."""
    models = {
        "roofline": plots.roofline(document),
        "timeline": timeline.layout(document) if document["lanes"] else None,
        "hbm": plots.hbm(document),
        "sbuf": plots.on_chip(document, "sbuf", "SBUF"),
        "psum": plots.on_chip(document, "psum", "PSUM"),
        "transfers": plots.transfers(document),
    }
    drawn = {name: json_item(model, name) for name, model in models.items() if model is not None}
    words = {
        "op": document["strings"],
        "location": document["strings"],
        "mnemonic": document["strings"],
        "mixed": ["", " and others"],
        "lane": [lane["name"] for lane in document["lanes"]],
        "blocker": [f"for {name}" for name in document["blockers"]],
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"time": seconds_text, "bytes": bytes_text, "percent": _percent}
    return environment.get_template("page.html").render(
        document=document,
        drawn=drawn,
        bokeh_js=Markup("\n".join(Resources(mode="inline", components=["bokeh"]).js_raw)),
        data=_inside_script({"plots": drawn, "words": words, "pairs": palette.PAIRS}),
        light=palette.variables(dark=False),
        dark=palette.variables(dark=True),
        tables=[
            _table("Operations", "Operation", document["operations"], engine=True),
            _table("Source lines", "Line", _known_lines(document), engine=False, empty=NO_LINES),
            _table("Instructions", "Instruction", document["opcodes"], engine=True),
        ],
        regions=_regions(document),
        holds=_holds(document),
        resolution=document["spans"]["resolution"] / timeline.TICKS_PER_SECOND,
        bokeh_version=bokeh.__version__,
        transfers=_transfers(document),
        unit=figures.TimeUnit(document["program"]["seconds"]).name,
        colours={
            "timeline": timeline.coloured(document) + ["others"] * (len(document["operations"]) > len(palette.SERIES)),
            "hbm": [kind["name"] for kind in plots.held_kinds(document)],
        },
    )


def _inside_script(value):
    """JSON that may stand in a <script> element: nothing in it ends the element or opens a comment."""
    return Markup(serialize_json(value).replace("<", "\\u003c"))


def _percent(share):
    return "unknown" if share is None else f"{share:.1%}".replace("%", " %")


def _known_lines(document):
    """The shares of the source lines; none where the program names no line at all."""
    lines = document["lines"]
    return lines if any(share["name"] for share in lines) else []


def _table(title, name, shares, engine, empty="None."):
    """The shares by busy time, largest first. A cell is (text, what it sorts by, share to draw as a bar or None)."""
    busy = sum(share["busy_seconds"] for share in shares) or 1
    rows = []
    for share in sorted(shares, key=lambda share: -share["busy_seconds"]):
        part = share["busy_seconds"] / busy
        rows.append(
            [
                (share["name"], share["name"], None),
                *([(share["engine"], share["engine"], None)] if engine else []),
                (_percent(part), part, part),
                *((seconds_text(share[key]), share[key], None) for key in ("busy_seconds", "waiting_seconds", "dma_seconds")),
                (bytes_text(share["hbm_bytes"]), share["hbm_bytes"], None),
                (f"{share['instructions']:,}", share["instructions"], None),
            ]
        )
    columns = [name, *(["Engine"] if engine else []), "Share", "Busy", "Waited", "DMA", "HBM traffic", "Instructions"]
    return {"title": title, "columns": columns, "rows": rows, "sorted": "Share", "empty": empty}


def _regions(document):
    """What bounds the call from when until when, the longest stretches first."""
    total = document["program"]["seconds"] or 1
    rows = []
    for region in sorted(document["regions"], key=lambda region: region["start_seconds"] - region["end_seconds"]):
        part = (region["end_seconds"] - region["start_seconds"]) / total
        rows.append(
            [
                *((seconds_text(region[key]), region[key], None) for key in ("start_seconds", "end_seconds")),
                (_percent(part), part, part),
                *((region[key], region[key], None) for key in ("bound", "busiest")),
                (_percent(region["busy_share"]), region["busy_share"], None),
                *((region[key], region[key], None) for key in ("waits_for", "op", "location")),
            ]
        )
    columns = ["From", "Until", "Share", "Bound by", "Busiest", "Busy", "It waits for", "It works on", "Line"]
    return {"title": "What bounds it, when", "columns": columns, "rows": rows, "sorted": "Share", "empty": "Nothing ran."}


def _holds(document):
    """What the HBM holds at its peak, most first."""
    held = sorted(document["memory"]["peak"]["holds"], key=lambda buffer: -buffer["bytes"])
    total = sum(buffer["bytes"] for buffer in held) or 1
    rows = [
        [
            *((buffer[key], buffer[key], None) for key in ("name", "kind", "op", "location")),
            (_percent(buffer["bytes"] / total), buffer["bytes"], buffer["bytes"] / total),
            (bytes_text(buffer["bytes"]), buffer["bytes"], None),
        ]
        for buffer in held
    ]
    columns = ["Buffer", "Kind", "Operation", "Line", "Share", "Bytes"]
    return {"title": "In HBM at the peak", "columns": columns, "rows": rows, "sorted": "Share", "empty": "Nothing."}


def _transfers(document):
    """The sums under the plot of DMA."""
    groups = document["transfers"]
    moved = sum(group["bytes"] for group in groups)
    small = sum(group["bytes"] for group in groups if group["bytes_per_descriptor"] < SMALL_DESCRIPTOR)
    return {
        "bytes": moved,
        "descriptors": sum(group["descriptors"] for group in groups),
        "small": small / moved if moved else 0,
        "small_below": SMALL_DESCRIPTOR,
        "efficiency": sum(group["bytes"] * group["efficiency"] for group in groups) / moved if moved else 0,
    }
