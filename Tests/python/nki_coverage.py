"""Writes Documentation/nki-coverage.md: what of NKI's public names there is, from the package itself.

The names are in nki_names.csv: those of NKI 0.6 and of its first generation, `neuronxcc.nki`, as their documentation lists them.
"""

import csv
import pkgutil
import re
from pathlib import Path

import harness
import nki_cases  # noqa: F401  puts the package on the path
from roundhouse.nki.first import language as first_language

DOCUMENT = harness.ROOT / "Documentation" / "nki-coverage.md"
MISSING = {
    "nki.language.NkiTensor": {"indirect"},
}
# What a name that is there does not do yet; it says so when it is asked for it.
LIMITS = {
    "nki.isa.dma_copy": "`priority` does not change the time; rows that a register leads out of a tensor, skipped, take none",
    "nki.isa.dma_transpose": "`priority` does not change the time",
    "nki.isa.nc_matmul": "no tensor indirection",
    "nki.isa.nc_matmul_mx": "no tensor indirection",
    "nki.tensor": "for annotations; `nl.ndarray` makes the tensors",
    "nki.isa.NkiInstruction": "no `depends_on`",
    "nki.isa.tensor_copy": "no tensor indirection",
    "nki.collectives.all_to_all_v": "trn3 only: between instances, where other chips have it, nothing is simulated",
    "nki.language.fmod": "exact for quotients and products within 24 bits",
    "nki.language.gather_flattened": "axis 0 only",
    "nki.language.mod": "exact for quotients and products within 24 bits",
    "nki.language.broadcast_to": "to other partitions: no 32-bit integers",
}
# Why a name is not there.
UNUSED = "left out of NKI 0.6; no kernel of nki-samples uses it"
REASONS = {
    "nki.FrameworkKernel": "kernels get into frameworks by calling them in JAX",
    "nki.isa.builtin_custom_op": "C++ for GpSimd's processors, whose instructions are not public",
    "nki.language.all_reduce": UNUSED,
    "nki.language.atomic_rmw": UNUSED,
    "nki.language.gemm_grid": UNUSED,
    "nki.language.gemm_stationary_grid": UNUSED,
    "nki.language.loop_reduce": "left out of NKI 0.6; two contributed samples use it; add with `+=` or `nl.add` in the loop",
    "nki.compiler.allocation_scope": UNUSED,
    "nki.compiler.multi_buffer": "left out of NKI 0.6; tiles without addresses get as many places as there is room for",
    "nki.language.NkiTensor.indirect": "NeuronCore-v4 only; no kernel of nki-library uses it",
}


def names():
    with open(Path(__file__).with_name("nki_names.csv")) as file:
        yield from csv.DictReader(file)


def status(package, module, name):
    """Whether `nki` (or `first`, the older generation) has a name that does something."""
    if name in MISSING.get(module, ()) or (package == "nki.first" and name in first_language.MISSING):
        return "not yet"
    try:
        owner = pkgutil.resolve_name(f"roundhouse.{package}" + module.removeprefix("nki"))
    except (AttributeError, ModuleNotFoundError):
        return "not yet"
    return "yes" if hasattr(owner, name) else "not yet"


def tested(name):
    """The test files that use a name."""
    pattern = re.compile(rf"\b(?:nisa|nl|nki|ncc|t|x|tile)\.{name}\b|[\"']{name}[\"' ]")
    files = sorted(Path(__file__).parent.glob("*nki_*.py"))
    files = [file for file in files if file.name not in ("nki_coverage.py", "nki_cases.py")]
    return [file.stem.removeprefix("test_") for file in files if pattern.search(file.read_text())]


def document():
    rows, counts = {}, {"nki": [], "nki.first": []}
    for row in names():
        module, name = row["module"], row["name"]
        cells = []
        for package, column in (("nki", "nki"), ("nki.first", "neuronxcc.nki")):
            cells.append(status(package, module, name) if row[column] else "")
            if row[column]:
                counts[package].append(cells[-1] == "yes")
        where = ", ".join(tested(name)) if "yes" in cells else ""
        note = LIMITS.get(f"{module}.{name}", "")
        if "not yet" in cells:
            note = REASONS[f"{module}.{name}"]
        rows.setdefault(module, []).append(f"| {name} | {cells[0]} | {cells[1]} | {where} | {note} |")
    newer, older = counts["nki"], counts["nki.first"]
    text = [
        "# What of NKI there is",
        "",
        "Written by `Tests/python/nki_coverage.py` from the package; a test holds it against the code.",
        "",
        f"Of the {len(newer)} public names of NKI 0.6 (`nki`) there are {sum(newer)}; of the {len(older)} of its first generation "
        f"(`neuronxcc.nki`), {sum(older)}.",
        "What is not there yet raises `NotImplementedError` with its name when it is called, or is no name of the module; its line "
        "says why.",
    ]
    for module, lines in rows.items():
        header = ["| name | nki | neuronxcc.nki | tested in | but |", "| --- | --- | --- | --- | --- |"]
        text += ["", f"## {module}", "", *header, *lines]
    return "\n".join(text) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document())
