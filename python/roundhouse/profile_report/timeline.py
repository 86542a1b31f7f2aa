"""The timeline of engines and DMA queues, and below it their use over the whole call, which chooses what part is seen."""

import numpy
from bokeh.layouts import column
from bokeh.models import BoxZoomTool, ColumnDataSource, FixedTicker, PanTool, Range1d, RangeTool, WheelZoomTool

from roundhouse.profile_report import figures
from roundhouse.profile_report.palette import LIGHT, OTHERS, SERIES

TICKS_PER_SECOND = 33.6e9
ENGINE_HEIGHT, QUEUE_HEIGHT = 34, 17  # pixels of a lane


def layout(document):
    """One Bokeh column: the two plots share their time."""
    unit = figures.TimeUnit(document["program"]["seconds"])
    seen = Range1d(0, max(unit.of(document["program"]["seconds"]), 1e-9), bounds="auto", name="seen")
    return column(
        _lanes(document, unit, seen), _use(document, unit, seen), sizing_mode="stretch_width", spacing=4, name="timeline"
    )


def coloured(document):
    """The operations that take most of the time; each has the colour of its place."""
    return [share["name"] for share in document["operations"][: len(SERIES)]]


def _lanes(document, unit, seen):
    lanes, spans = document["lanes"], document["spans"]
    heights = [ENGINE_HEIGHT if lane["kind"] == "engine" else QUEUE_HEIGHT for lane in lanes]
    tops = -numpy.cumsum([0, *heights[:-1]])
    middles = [float(top - height / 2) for top, height in zip(tops, heights, strict=True)]
    made = figures.plot(
        sum(heights) + 40,
        "Timeline of engines and DMA queues. The tables under Where the time goes hold its totals.",
        x_range=seen,
        y_range=Range1d(-sum(heights), 0),
        x_axis_location="above",
        name="lanes",
    )
    made.yaxis.ticker = FixedTicker(ticks=middles)
    made.yaxis.major_label_overrides = {middle: _short(lane["name"]) for middle, lane in zip(middles, lanes, strict=True)}
    made.yaxis.major_tick_line_color = None
    made.ygrid.ticker = FixedTicker(ticks=[float(top) for top in tops])

    leaders = {name: index for index, name in enumerate(coloured(document))}
    groups = numpy.array([leaders.get(name, len(SERIES)) for name in document["strings"]], dtype=int)
    columns = {name: numpy.array(values) for name, values in spans.items() if isinstance(values, list)}
    group = groups[columns["op"].astype(int)] if len(columns["op"]) else numpy.zeros(0, int)
    lane = columns["lane"].astype(int)
    middle, half = numpy.array(middles), numpy.array(heights) * 0.42
    scale = unit.per_second / TICKS_PER_SECOND
    length = numpy.maximum(columns["end"] - columns["start"], 1)
    renderers = []
    for index in range(len(SERIES) + 1):
        chosen = numpy.flatnonzero(group == index)
        if not len(chosen):
            continue
        source = ColumnDataSource(
            {
                "left": columns["start"][chosen] * scale,
                "right": columns["end"][chosen] * scale,
                "top": (middle + half)[lane[chosen]].astype(numpy.float32),
                "bottom": (middle - half)[lane[chosen]].astype(numpy.float32),
                # Merged spans that were idle in between are paler.
                "dense": (0.3 + 0.7 * numpy.minimum(columns["busy"][chosen] / length[chosen], 1)).astype(numpy.float32),
                "busy": (columns["busy"][chosen] * scale).astype(numpy.float32),
                "waiting": (columns["waiting"][chosen] * scale).astype(numpy.float32),
                **{
                    name: columns[name][chosen].astype(numpy.int32)
                    for name in ("lane", "blocker", "instructions", "mixed", "op", "location", "mnemonic")
                },
            }
        )
        colour = SERIES[index][0] if index < len(SERIES) else OTHERS[0]
        renderers.append(
            made.quad(
                left="left",
                right="right",
                top="top",
                bottom="bottom",
                source=source,
                fill_color=colour,
                fill_alpha="dense",
                # A line as well: what is thinner than a pixel stays to be seen.
                line_color=colour,
                line_alpha="dense",
                line_width=0.5,
                hover_line_color=LIGHT["ink"],
                hover_line_alpha=1,
                hover_line_width=1.5,
                name="spans",
            )
        )
    # page.js puts the words in place of the numbers of `strings`, `lanes` and `blockers`.
    figures.hover(
        made,
        [
            ("operation", "@op@mixed"),
            ("line", "@location"),
            ("on", "@lane: @mnemonic x @instructions"),
            ("from", f"@left{{0.000000}} to @right{{0.000000}} {unit.name}"),
            ("busy", f"@busy{{0.000000}} {unit.name}"),
            ("waited", f"@waiting{{0.000000}} {unit.name} @blocker"),
        ],
        renderers,
    )
    pan, box = PanTool(dimensions="width"), BoxZoomTool(dimensions="width")
    wheel = WheelZoomTool(dimensions="width", modifiers="ctrl", zoom_on_axis=False)
    made.add_tools(pan, box, wheel)
    made.toolbar.active_drag, made.toolbar.active_scroll = pan, wheel
    return made


def _use(document, unit, seen):
    rows = document["utilization"]
    end = max(unit.of(document["program"]["seconds"]), 1e-9)
    made = figures.plot(
        max(len(rows), 1) * 26 + 50,
        "Use of each unit over time: " + ", ".join(f"{row['name']} {_mean(row['busy']):.1%}" for row in rows),
        x_range=Range1d(0, end),
        y_range=Range1d(-max(len(rows), 1), 0.1),
        x_axis_label=f"time ({unit.name})",
        name="use",
    )
    lefts, rights, bottoms, tops, names, busy = [], [], [], [], [], []
    for index, row in enumerate(rows):
        bins = len(row["busy"])
        edges = numpy.linspace(0, end, bins + 1)
        base = -index - 1
        lefts += list(edges[:-1])
        rights += list(edges[1:])
        bottoms += [base] * bins
        tops += [base + 0.86 * min(share, 1) for share in row["busy"]]
        names += [row["name"]] * bins
        busy += row["busy"]
    arrays = {"left": lefts, "right": rights, "bottom": bottoms, "top": tops, "busy": busy}
    source = ColumnDataSource({name: numpy.array(values, dtype=numpy.float32) for name, values in arrays.items()})
    source.data["name"] = names
    drawn = made.quad(
        left="left", right="right", top="top", bottom="bottom", source=source, fill_color=SERIES[0][0], line_color=None
    )
    figures.hover(made, [("", "@name"), ("busy", "@busy{0.0 %}"), ("from", f"@left{{0.000}} {unit.name}")], [drawn])
    ticks = [-index - 0.6 for index in range(len(rows))]
    made.yaxis.ticker = FixedTicker(ticks=ticks)
    made.yaxis.major_label_overrides = {
        tick: f"{_short(row['name'])} {_mean(row['busy']):.0%}" for tick, row in zip(ticks, rows, strict=True)
    }
    made.yaxis.major_tick_line_color = None
    made.ygrid.ticker = FixedTicker(ticks=[-index - 1 for index in range(len(rows))])
    window = RangeTool(x_range=seen)
    window.overlay.fill_color, window.overlay.fill_alpha = LIGHT["accent"], 0.1
    window.overlay.line_color, window.overlay.line_alpha = LIGHT["accent"], 0.8
    made.add_tools(window)
    return made


def _mean(values):
    return sum(values) / len(values) if values else 0



def _short(name):
    """That leaves a phone's width to the plot."""
    return name if len(name) <= 20 else name[:19] + "…"
