"""What the plots have in common: type, colours, axes, and the unit of time."""

from bokeh.models import HoverTool, NumeralTickFormatter
from bokeh.plotting import figure

from roundhouse.profile_report.palette import LIGHT

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"


def plot(height, label, **options):
    """A plot as wide as its column, without frame or tools. `label` is what a screen reader says of it."""
    made = figure(
        height=height,
        sizing_mode="stretch_width",
        min_width=0,
        tools=[],
        toolbar_location=None,
        outline_line_color=None,
        background_fill_color=LIGHT["paper"],
        border_fill_color=LIGHT["paper"],
        html_attributes={"role": "img", "aria-label": label},
        # Bokeh clears its canvas from half a pixel on; what it drew before would stay to be seen at the edges.
        stylesheets=[":host { clip-path: inset(2px) }"],
        **options,
    )
    made.toolbar.logo = None
    made.min_border_left, made.min_border_right = 8, 18
    for axis in made.axis:
        axis.axis_label_text_font = axis.major_label_text_font = FONT
        axis.axis_label_text_font_style = "normal"
        axis.axis_label_text_font_size = axis.major_label_text_font_size = "12px"
        axis.axis_label_text_color = axis.major_label_text_color = LIGHT["quiet"]
        axis.axis_line_color = axis.major_tick_line_color = LIGHT["line"]
        axis.minor_tick_line_color = None
    made.grid.grid_line_color = LIGHT["grid"]
    return made


def hover(made, rows, renderers):
    """A tooltip of `rows` (label, text with @columns), for these renderers alone. Bokeh escapes what columns hold."""
    made.add_tools(HoverTool(tooltips=rows, renderers=renderers, visible=False, muted_policy="ignore"))


def percent_axis(axis):
    axis.formatter = NumeralTickFormatter(format="0 %")


class TimeUnit:
    """The unit that gives a whole run one to three digits: `name`, and how many are in a second."""

    def __init__(self, seconds):
        units = (("s", 1), ("ms", 1e3), ("us", 1e6), ("ns", 1e9))
        self.name, self.per_second = next((unit for unit in units if seconds * unit[1] >= 1), units[-1])

    def of(self, seconds):
        return seconds * self.per_second
