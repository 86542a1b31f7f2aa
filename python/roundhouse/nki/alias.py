"""Imported first, makes `import nki` and `import neuronxcc.nki` mean Roundhouse's in this process.

The names belong to AWS: they are never installed, and a real installation is shadowed only where this module is imported.
`nki_cpu_simulator` is the name under which the tests of nki-library look for a simulator: `pytest -p roundhouse.nki.alias
--test-mode simulation` runs them here.
"""

import importlib
import sys
import types

MODULES = {
    "nki": "roundhouse.nki",
    "nki.collectives": "roundhouse.nki.collectives",
    "nki.isa": "roundhouse.nki.isa",
    "nki.isa.constants": "roundhouse.nki.isa.enums",
    "nki.language": "roundhouse.nki.language",
    "nki.typing": "roundhouse.nki.typing",
    "neuronxcc.nki": "roundhouse.nki.first",
    "neuronxcc.nki.compiler": "roundhouse.nki.first.compiler",
    "neuronxcc.nki.isa": "roundhouse.nki.first.isa",
    "neuronxcc.nki.language": "roundhouse.nki.first.language",
    "neuronxcc.nki.typing": "roundhouse.nki.typing",
    "nki_cpu_simulator.nki": "roundhouse.nki",
    "nki_cpu_simulator.nki.isa": "roundhouse.nki.isa",
    "nki_cpu_simulator.nki.isa.constants": "roundhouse.nki.isa.enums",
    "nki_cpu_simulator.nki.language": "roundhouse.nki.language",
    "nki_cpu_simulator.nki.language.dtypes": "roundhouse.nki.language",
    "nki_cpu_simulator.nki.tensor": "roundhouse.nki.tensor",
    "nki_cpu_simulator.nki.typing": "roundhouse.nki.typing",
}
# Modules that need only be there.
EMPTY = ["neuronxcc", "nki_cpu_simulator", "nki_cpu_simulator.nki.builtin", "nki_cpu_simulator.nki.compiler"]


def install():
    for name in EMPTY:
        sys.modules[name] = types.ModuleType(name)
    for name, module in MODULES.items():
        sys.modules[name] = importlib.import_module(module)
    # `import a.b as c` looks for the attribute.
    for name in [*MODULES, *EMPTY]:
        parent, _, last = name.rpartition(".")
        if parent and not hasattr(sys.modules[parent], last):
            setattr(sys.modules[parent], last, sys.modules[name])


install()
