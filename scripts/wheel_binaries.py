"""Puts what scripts/build-wheel has built into the wheel, beside the Python files."""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BINARIES = {
    "libroundhouse_pjrt.so": "roundhouse/libroundhouse_pjrt.so",
    "roundhouse": "roundhouse/bin/roundhouse",
}


class WheelBinaries(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":
            return  # ROUNDHOUSE_PJRT_LIBRARY names the library then.
        release = Path(self.root, ".build-plugin", "release")
        for name, place in BINARIES.items():
            if not (release / name).is_file():
                raise FileNotFoundError(f"{release / name} is not built: run scripts/build-wheel")
            build_data["force_include"][str(release / name)] = place
        # Any CPython will do. auditwheel puts the manylinux tag.
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-linux_x86_64"
