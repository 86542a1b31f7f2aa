"""Every target imports what Package.swift declares for it, and nothing else: compilers let transitive imports pass."""

import json
import re
import subprocess

import pytest

import harness

IMPORT = re.compile(
    r"^(?:@\w+(?:\(\w+\))? )*(?:(?:public|package|internal|private) )?import (?:(?:struct|class|enum|func) )?(\w+)", re.M
)
# Parts of the toolchain, which packages do not declare.
TOOLCHAIN = {"Foundation", "FoundationEssentials", "Synchronization", "Testing", "PackageDescription", "Glibc", "Musl", "Darwin"}

PACKAGE = json.loads(
    subprocess.run(["swift", "package", "dump-package"], cwd=harness.ROOT, check=True, capture_output=True).stdout
)
FOLDERS = {"test": "Tests", "regular": "Sources", "executable": "Sources"}


def declared(target):
    return {entry[0] for dependency in target["dependencies"] for entry in dependency.values() if entry[0] is not None}


def imported(target):
    folder = harness.ROOT / (target.get("path") or f"{FOLDERS[target['type']]}/{target['name']}")
    sources = list(folder.rglob("*.swift"))
    return {name for source in sources for name in IMPORT.findall(source.read_text())} - TOOLCHAIN


@pytest.mark.parametrize("target", PACKAGE["targets"], ids=lambda target: target["name"])
def test_a_target_imports_what_it_declares(target):
    assert imported(target) <= declared(target)


@pytest.mark.parametrize(
    "target", [target for target in PACKAGE["targets"] if target["type"] != "test"], ids=lambda target: target["name"]
)
def test_a_target_declares_nothing_that_it_does_not_import(target):
    assert declared(target) <= imported(target)
