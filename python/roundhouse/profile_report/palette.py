"""Every colour of the page, once, in pairs: on white and on dark paper.

The series follow Okabe and Ito's palette, which people with any of the common kinds of colour blindness tell apart. Plots are
drawn in the light colours; page.js swaps each for its partner, so no colour may stand twice in a column.
"""

PAPER = {
    "paper": ("#ffffff", "#14181d"),
    "panel": ("#f6f8fa", "#1c2229"),
    "line": ("#d8dee4", "#343c46"),
    "grid": ("#e9edf1", "#272e37"),
    "ink": ("#1b2128", "#e8ecf0"),
    "quiet": ("#57606a", "#9aa5b1"),
    "accent": ("#0b62a3", "#63b3ef"),
    "simulated": ("#8a4b00", "#ffc266"),
}

SERIES = [
    ("#0072b2", "#3f9fdc"),
    ("#e69f00", "#f2b134"),
    ("#009e73", "#2fc496"),
    ("#d55e00", "#ff8440"),
    ("#cc79a7", "#e598c2"),
    ("#56b4e9", "#92d3fa"),
    ("#4b3f9e", "#988df0"),
]
OTHERS = ("#98a2ad", "#66717e")

PAIRS = [*PAPER.values(), *SERIES, OTHERS]
LIGHT = {name: light for name, (light, _) in PAPER.items()}


def series(count):
    """The light colours of `count` series; beyond the table all are those of the others."""
    return [SERIES[index][0] if index < len(SERIES) else OTHERS[0] for index in range(count)]


def variables(dark):
    """As CSS declarations: `--ink: #1b2128; ...`."""
    return " ".join(f"--{name}: {pair[dark]};" for name, pair in PAPER.items()) + " " + " ".join(
        f"--series-{index}: {pair[dark]};" for index, pair in enumerate([*SERIES, OTHERS])
    )
