"""The plots beside the timeline: roofline, memory over time, and DMA."""

import math

import numpy
from bokeh.models import BasicTickFormatter, ColumnDataSource, Label, NumeralTickFormatter, Range1d, Span

from roundhouse.profile_report import figures
from roundhouse.profile_report.palette import LIGHT, SERIES, series
from roundhouse.report import bytes_text, seconds_text


def flops_text(rate):
    for scale, unit in ((1e15, "PFLOP/s"), (1e12, "TFLOP/s"), (1e9, "GFLOP/s"), (1e6, "MFLOP/s")):
        if rate >= scale:
            return f"{rate / scale:.2f} {unit}"
    return f"{rate:.0f} FLOP/s"


def roofline(document):
    """FLOP/s over FLOP per byte of HBM, both logarithmic, under the peaks; None where no operation has both."""
    roof = document["roofline"]
    bandwidth = roof["hbm_bytes_per_second"]
    points = [point for point in roof["points"] if min(point["flops"], point["bytes"], point["seconds"]) > 0]
    whole = roof["whole"]
    whole = whole if min(whole["flops"], whole["bytes"], whole["seconds"]) > 0 else None
    if not points and not whole:
        return None
    placed = [*points, *([whole] if whole else [])]
    x = [point["flops"] / point["bytes"] for point in placed]
    y = [point["flops"] / point["seconds"] for point in placed]
    highest = max(ceiling["flops_per_second"] for ceiling in roof["ceilings"])
    ridge = highest / bandwidth
    left, right = 10 ** math.floor(math.log10(min(*x, ridge / 30))), 10 ** math.ceil(math.log10(max(*x, ridge * 10)))
    made = figures.plot(
        340,
        f"Roofline of {len(points)} operations under the core's peaks.",
        x_axis_type="log",
        y_axis_type="log",
        x_range=Range1d(left, right),
        y_range=Range1d(min(*y, highest / 1000) / 3, highest * 4),
        x_axis_label="FLOP per byte of HBM traffic",
        y_axis_label="FLOP per second",
    )
    made.line([left, ridge], [left * bandwidth, highest], line_color=LIGHT["quiet"], line_width=2)
    for index, ceiling in enumerate(sorted(roof["ceilings"], key=lambda ceiling: -ceiling["flops_per_second"])):
        peak = ceiling["flops_per_second"]
        dash = "dashed" if index else "solid"
        made.line([peak / bandwidth, right], [peak, peak], line_color=LIGHT["quiet"], line_width=2, line_dash=dash)
        made.add_layout(_label(right, peak, f"{ceiling['name']} {flops_text(peak)} ", align="right", x_offset=-4, y_offset=3))
    made.add_layout(_label(ridge / 6, highest / 6, f"HBM {bandwidth / 1e9:.0f} GB/s", align="right", x_offset=-6, y_offset=2))

    longest = max((point["seconds"] for point in points), default=1)
    source = ColumnDataSource(
        {
            "x": x[: len(points)],
            "y": y[: len(points)],
            "size": [8 + 26 * math.sqrt(point["seconds"] / longest) for point in points],
            "name": [point["name"] for point in points],
            "rate": [flops_text(rate) for rate in y[: len(points)]],
            "time": [seconds_text(point["seconds"]) for point in points],
            "bytes": [bytes_text(point["bytes"]) for point in points],
        }
    )
    drawn = made.scatter(
        "x", "y", size="size", source=source, fill_color=SERIES[0][0], fill_alpha=0.5, line_color=SERIES[0][0]
    )
    rows = [("operation", "@name"), ("reached", "@rate at @x{0.00} FLOP per byte"), ("time", "@time"), ("HBM", "@bytes")]
    figures.hover(made, rows, [drawn])
    if whole:
        made.scatter([x[-1]], [y[-1]], size=15, marker="diamond", fill_color=SERIES[3][0], line_color=LIGHT["paper"])
        made.add_layout(_label(x[-1], y[-1], "whole call", x_offset=10, y_offset=-8, colour=LIGHT["ink"]))
    # Names for paper, where nothing hovers: those of the longest operations that have room for theirs.
    named = [(x[-1], y[-1])] if whole else []
    for point, at in sorted(zip(points, zip(x, y, strict=False), strict=False), key=lambda pair: -pair[0]["seconds"])[:6]:
        if not any(abs(math.log10(at[0] / other[0])) < 0.7 and abs(math.log10(at[1] / other[1])) < 0.4 for other in named):
            named.append(at)
            radius = 4 + 13 * math.sqrt(point["seconds"] / longest)
            made.add_layout(_label(*at, point["name"][:24], "center", y_offset=-radius - 15, colour=LIGHT["ink"]))
    return made


def held_kinds(document):
    """The kinds of buffers that hold anything at any time; each has the colour of its place."""
    return [kind for kind in document["memory"]["hbm"]["kinds"] if any(kind["bytes"])]


def hbm(document):
    """HBM by kind, stacked, over the call, with its peak marked; None for a program that holds nothing."""
    memory = document["memory"]["hbm"]
    if not held_kinds(document):
        return None
    unit = figures.TimeUnit(document["program"]["seconds"])
    peak = document["memory"]["peak"]
    scale, name = _byte_unit(peak["bytes"])
    made = figures.plot(
        300,
        f"HBM over time by kind; at most {bytes_text(peak['bytes'])}.",
        x_range=Range1d(0, max(unit.of(document["program"]["seconds"]), 1e-9)),
        x_axis_label=f"time ({unit.name})",
        y_axis_label=f"HBM ({name})",
    )
    times = _step_times(memory["times"], document["program"]["seconds"], unit)
    below = numpy.zeros(len(times))
    kinds = held_kinds(document)
    for kind, colour in zip(kinds, series(len(kinds)), strict=True):
        above = below + _step_values(kind["bytes"]) / scale
        made.varea(times, below, above, fill_color=colour, fill_alpha=0.85)
        below = above
    made.y_range = Range1d(0, float(below.max()) * 1.12)
    at = unit.of(peak["seconds"])
    made.add_layout(Span(location=at, dimension="height", line_color=LIGHT["ink"], line_dash="dotted"))
    left_half = at < made.x_range.end / 2
    text = f"peak {bytes_text(peak['bytes'])} at {seconds_text(peak['seconds'])}"
    made.add_layout(
        _label(
            at,
            float(below.max()),
            text,
            align="left" if left_half else "right",
            x_offset=6 if left_half else -6,
            y_offset=4,
            colour=LIGHT["ink"],
        )
    )
    return made


def on_chip(document, which, title):
    """SBUF or PSUM over time, of its capacity; None where it was never used."""
    memory = document["memory"][which]
    if not memory["times"] or not any(memory["bytes"]):
        return None
    unit = figures.TimeUnit(document["program"]["seconds"])
    scale, name = _byte_unit(memory["capacity"])
    made = figures.plot(
        200,
        f"{title} over time; at most {bytes_text(max(memory['bytes']))} of {bytes_text(memory['capacity'])}.",
        x_range=Range1d(0, max(unit.of(document["program"]["seconds"]), 1e-9)),
        y_range=Range1d(0, memory["capacity"] / scale * 1.08),
        x_axis_label=f"time ({unit.name})",
        y_axis_label=f"{title} ({name})",
    )
    times = _step_times(memory["times"], document["program"]["seconds"], unit)
    values = _step_values(memory["bytes"]) / scale
    made.varea(times, numpy.zeros(len(times)), values, fill_color=SERIES[0][0], fill_alpha=0.6)
    made.line(times, values, line_color=SERIES[0][0])
    made.add_layout(
        Span(location=memory["capacity"] / scale, dimension="width", line_color=LIGHT["quiet"], line_dash="dashed")
    )
    return made


def transfers(document):
    """Efficiency of DMA over bytes per descriptor; None where nothing was moved."""
    groups = [group for group in document["transfers"] if group["bytes"] > 0]
    if not groups:
        return None
    most = max(group["bytes"] for group in groups)
    sizes = [group["bytes_per_descriptor"] for group in groups]
    made = figures.plot(
        340,
        f"Efficiency of {len(groups)} groups of DMA transfers over the size of their descriptors.",
        x_axis_type="log",
        x_range=Range1d(2 ** math.floor(math.log2(min(sizes)) - 0.5), 2 ** math.ceil(math.log2(max(sizes)) + 0.5)),
        y_range=Range1d(-0.06, 1.1),
        x_axis_label="bytes per descriptor",
        y_axis_label="efficiency",
    )
    made.xaxis.ticker.base = 2
    made.xaxis.ticker.mantissas = [1]
    made.xaxis.formatter = BasicTickFormatter(use_scientific=False)
    made.yaxis.formatter = NumeralTickFormatter(format="0 %")
    source = ColumnDataSource(
        {
            "x": sizes,
            "y": [group["efficiency"] for group in groups],
            "size": [7 + 30 * math.sqrt(group["bytes"] / most) for group in groups],
            "moved": [bytes_text(group["bytes"]) for group in groups],
            **{name: [group[name] for group in groups] for name in ("descriptors", "queue", "what", "op", "location")},
        }
    )
    drawn = made.scatter(
        "x", "y", size="size", source=source, fill_color=SERIES[1][0], fill_alpha=0.5, line_color=SERIES[3][0]
    )
    rows = [
        ("moved", "@moved in @descriptors descriptors of @x{0,0} bytes"),
        ("efficiency", "@y{0.0 %}"),
        ("what", "@what, by the queue of @queue"),
        ("operation", "@op"),
        ("line", "@location"),
    ]
    figures.hover(made, rows, [drawn])
    return made


def _label(x, y, text, align="left", colour=None, **options):
    return Label(
        x=x,
        y=y,
        text=text,
        text_align=align,
        text_color=colour or LIGHT["quiet"],
        text_font=figures.FONT,
        text_font_size="12px",
        **options,
    )


def _byte_unit(count):
    units = ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB"), (1, "bytes"))
    return next((unit for unit in units if count >= unit[0]), units[-1])


def _step_times(times, end, unit):
    """The corners of a staircase: every time but the first twice."""
    return numpy.repeat([unit.of(time) for time in [*times, end]], 2)[1:-1]


def _step_values(values):
    return numpy.repeat(numpy.array(values, dtype=float), 2)
