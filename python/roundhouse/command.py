"""The `roundhouse` command of the package, and `python -m roundhouse`.

What drives Python happens here; every other command is the tool's, a program of its own that the wheel carries.
"""

import argparse
import os
import sys
from pathlib import Path

from roundhouse import __version__

# The commands of this package: `run(arguments)` returns the exit status.
TOOL = Path(__file__).parent / "bin" / "roundhouse"


def main(arguments=None):
    arguments = sys.argv[1:] if arguments is None else arguments
    match arguments:
        case ["jax", "run", *rest]:
            from roundhouse import jax_run

            sys.exit(jax_run.main(rest))
        case ["jax", *rest]:
            help_asked = rest in (["-h"], ["--help"])
            print("usage: roundhouse jax run [--instance NAME] [--record] SCRIPT [ARGUMENT ...]", file=sys.stderr)
            sys.exit(0 if help_asked else 64)
        case ["nki", "run", *rest]:
            from roundhouse.nki.__main__ import main as run_kernels

            sys.exit(run_kernels(rest))
        case ["nki", *rest]:
            help_asked = rest in (["-h"], ["--help"])
            print("usage: roundhouse nki run [--time] [--profile DIR] [--strict-language] SCRIPT [ARGUMENT ...]", file=sys.stderr)
            sys.exit(0 if help_asked else 64)
        case ["profile-html", *rest]:
            from roundhouse import profile_report

            sys.exit(profile_report.main(rest))
        case ["doctor", *rest]:
            from roundhouse import doctor

            argparse.ArgumentParser(prog="roundhouse doctor", description=doctor.__doc__).parse_args(rest)
            sys.exit(doctor.main())
        case ["--version"]:
            print(f"roundhouse {__version__}")
        case _ if TOOL.is_file():
            # What the tool leaves to Python comes back to this one, also where no venv is active.
            os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", "")])
            os.execv(TOOL, [str(TOOL), *arguments])
        case _:
            sys.exit(f"error: this installation has no {TOOL}: install the wheel of `make wheel`")
