"""`python -m roundhouse.nki [--time] [--profile DIR] [--strict-language] SCRIPT.py ARGUMENT ...`: runs a script of NKI kernels, unchanged, on the simulated core."""

import argparse
import os
import sys

from roundhouse import library
from roundhouse.nki.errors import NkiValidationError
from roundhouse.scripts import run_script


def main(arguments=None):
    """Returns the exit status: the script's, or 1 after an exception."""
    parser = argparse.ArgumentParser(
        prog="roundhouse nki run",
        description="Runs a script with NKI kernels, unchanged, on a simulated NeuronCore. Everything after the script is its own.",
        epilog="NEURON_PLATFORM_TARGET_OVERRIDE names the target: trn1, trn2 or trn3 (the default).",
    )
    parser.add_argument("--time", action="store_true", help="says after each call of a kernel how long it takes on the chip")
    parser.add_argument("--profile", metavar="DIR", help="leaves a profile of each call, for `roundhouse profile view DIR`")
    parser.add_argument("--strict-language", action="store_true", help="refuses Python that the NKI compiler does not take")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("arguments", metavar="ARGUMENT", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    if not os.path.isfile(options.script):
        print(f"error: {options.script} does not exist", file=sys.stderr)
        return 1
    try:
        library.loaded()
    except library.LibraryError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    from roundhouse.nki import alias, kernel, strict  # noqa: F401

    strict.is_on = options.strict_language
    reports = []
    if options.time:
        reports.append(lambda called: print(f"{called.__name__}: {called.time}", file=sys.stderr))
    if options.profile:
        try:
            os.makedirs(options.profile, exist_ok=True)
        except FileExistsError:
            print(f"error: {options.profile}: this is a file; name a folder for profiles", file=sys.stderr)
            return 1
        except OSError as error:
            print(f"error: {options.profile}: {error.strerror}; name another folder for profiles", file=sys.stderr)
            return 1
        reports.append(lambda called: print(*(f"profile: {path}" for path in called.profile(options.profile)), sep="\n", file=sys.stderr))
    if reports:
        kernel.after_call = lambda called: [_say(report, called) for report in reports]
    return run_script(options.script, options.arguments)


def _say(report, called):
    try:
        report(called)
    except NkiValidationError as error:
        # Of a kernel in a compiled program, whose loops depend on values.
        print(f"{called.__name__}: {error.message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
