"""Imported first, makes `import nki` and `import neuronxcc.nki` mean Roundhouse's in this process.

The names belong to AWS: they are never installed, and a real installation is shadowed only where this module is imported.
"""

import importlib
import sys
import types

MODULES = {
    "nki": ("roundhouse.nki", ["", ".collectives", ".isa", ".language", ".typing"]),
    "neuronxcc.nki": ("roundhouse.nki.first", ["", ".compiler", ".isa", ".language"]),
}


def install():
    for name, (module, parts) in MODULES.items():
        for part in parts:
            sys.modules[name + part] = importlib.import_module(module + part)
    sys.modules["neuronxcc.nki.typing"] = sys.modules["nki.typing"]
    sys.modules["neuronxcc"] = types.ModuleType("neuronxcc")
    sys.modules["neuronxcc"].nki = sys.modules["neuronxcc.nki"]


install()
