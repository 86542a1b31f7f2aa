"""Writes Documentation/nki-coverage.md: what of NKI's public names there is, from the package itself.

The names are in nki_names.csv: those of NKI 0.6 and of its first generation, `neuronxcc.nki`, as their documentation lists them.
"""

import csv
import importlib
import re
from pathlib import Path

import harness
import nki_cases  # noqa: F401  puts the package on the path
from roundhouse.nki import collectives
from roundhouse.nki.isa import missing
from roundhouse.nki.language import tiles

DOCUMENT = harness.ROOT / "Documentation" / "nki-coverage.md"
MISSING = {
    "nki.isa": {*missing.NAMES, "register_move", "register_store"},
    "nki.language": {*tiles.MISSING, "float8_e4m3fn_x4", "float8_e5m2_x4", "float4_e2m1fn_x4"},
    "nki.collectives": {*collectives.NAMES},
    "nki.language.NkiTensor": {"indirect"},
}
# What a name that is there does not do yet; it says so when it is asked for it.
LIMITS = {
    "nki.jit": "two cores run one after the other",
    "nki.isa.activation": "no accumulation over several instructions (`reduce_cmd` other than reset_reduce with `reduce_res`)",
    "nki.isa.activation_reduce": "needs `reduce_res`",
    "nki.isa.dma_copy": "no `priority`",
    "nki.isa.dma_transpose": "two dimensions, no gathered rows, no `priority`",
    "nki.isa.nc_matmul": "no `perf_mode`, `tile_position`, `tile_size`; 0/1 hints for types that they do not matter for",
    "nki.isa.NkiInstruction": "no `depends_on`",
    "nki.isa.tensor_copy": "no tensor indirection",
    "nki.language.broadcast_to": "to other partitions: no 32-bit integers",
    "nki.language.fori_loop": "the branch takes no time",
    "nki.language.while_loop": "the branch takes no time",
    "nki.language.dynamic_range": "the branch takes no time",
}


def names():
    with open(Path(__file__).with_name("nki_names.csv")) as file:
        yield from csv.DictReader(file)


def status(module, name):
    if name in MISSING.get(module, ()):
        return "not yet"
    owner = importlib.import_module("roundhouse." + module.removesuffix(".NkiTensor"))
    owner = getattr(owner, "NkiTensor") if module.endswith("NkiTensor") else owner
    return "yes" if hasattr(owner, name) else "not yet"


def tested(name):
    """The test files that use a name."""
    pattern = re.compile(rf"\b(?:nisa|nl|nki|t|x|tile)\.{name}\b|[\"']{name}[\"' ]")
    files = sorted(Path(__file__).parent.glob("*nki_*.py"))
    files = [file for file in files if file.name not in ("nki_coverage.py", "nki_cases.py")]
    return [file.stem.removeprefix("test_") for file in files if pattern.search(file.read_text())]


def document():
    rows, counts = {}, {"yes": 0, "not yet": 0}
    first = 0
    for row in names():
        first += bool(row["neuronxcc.nki"])
        if not row["nki"]:
            continue
        found = status(row["module"], row["name"])
        counts[found] += 1
        note = LIMITS.get(f"{row['module']}.{row['name']}", "")
        where = ", ".join(tested(row["name"])) if found == "yes" else ""
        rows.setdefault(row["module"], []).append(f"| {row['name']} | {found} | {where} | {note} |")
    total = counts["yes"] + counts["not yet"]
    text = [
        "# What of NKI there is",
        "",
        "Written by `Tests/python/nki_coverage.py` from the package; a test holds it against the code.",
        "",
        f"Of the {total} public names of NKI 0.6 there are {counts['yes']}. Of its first generation, `neuronxcc.nki` with "
        f"{first} names, there is nothing yet: kernels for it have to be moved to `nki`.",
        "What is not there yet raises `NotImplementedError` with its name when it is called.",
    ]
    for module, lines in rows.items():
        text += ["", f"## {module}", "", "| name | there | tested in | but |", "| --- | --- | --- | --- |", *lines]
    return "\n".join(text) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document())
