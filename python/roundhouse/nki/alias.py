"""Imported first, makes `import nki` mean Roundhouse's in this process.

The name belongs to AWS: it is never installed, and a real installation is shadowed only where this module is imported.
"""

import importlib
import sys

MODULES = ["", ".collectives", ".isa", ".language", ".typing"]


def install():
    for module in MODULES:
        sys.modules["nki" + module] = importlib.import_module("roundhouse.nki" + module)


install()
