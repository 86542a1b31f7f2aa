"""`roundhouse jax run`: runs a JAX script, unchanged, on a simulated Trainium and says what its programs cost."""

import argparse
import os
import runpy
import sys
import time

from roundhouse import library, report
from roundhouse.live import LiveStatus

USAGE = 64  # the exit status of the tool for arguments that cannot be understood
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
OWN_FILES = (__file__, "<frozen runpy>")  # left out of tracebacks: the script's begin with the script


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="roundhouse jax run",
        description="Runs a JAX script, unchanged, on a simulated Trainium. Everything after the script is its own.",
        epilog="Sets JAX_PLATFORMS=neuron,cpu unless it is set. `roundhouse doctor` lists the other variables that count.",
    )
    parser.add_argument(
        "--instance", metavar="NAME", help="the simulated machine, such as trn1.2xlarge (sets ROUNDHOUSE_INSTANCE)"
    )
    parser.add_argument("-m", dest="module", action="store_true", help="SCRIPT is the name of a module, as in python -m")
    parser.add_argument("script", metavar="SCRIPT")
    parser.add_argument("arguments", metavar="ARGUMENT", nargs=argparse.REMAINDER)
    return parser.parse_args(arguments)


def main(arguments):
    """Returns the exit status: the script's, or 1 after an exception, or 130 after Ctrl-C."""
    try:
        options = parse(arguments)
    except SystemExit as exit:
        return USAGE if exit.code else 0
    if not options.module and not os.path.isfile(options.script):
        print(f"error: {options.script} does not exist", file=sys.stderr)
        return 1
    # The CPU second, since some libraries ask for it by name; on a real machine it is there as well.
    os.environ.setdefault("JAX_PLATFORMS", "neuron,cpu")
    if options.instance:
        os.environ["ROUNDHOUSE_INSTANCE"] = options.instance
    try:
        library.loaded()
    except library.LibraryError as error:
        print(f"error: {error}; `roundhouse doctor` tells more", file=sys.stderr)
        return 1

    start = time.monotonic()
    with LiveStatus(start) as live:
        status = run_script(options)
        live.wait_until_idle()
    print(report.text(library, time.monotonic() - start), file=sys.stderr)
    return status


def run_script(options):
    """Runs the script as `python SCRIPT ARGUMENT ...` does and returns its exit status."""
    sys.argv = [options.script, *options.arguments]
    try:
        if options.module:
            sys.path.insert(0, os.getcwd())
            runpy.run_module(options.script, run_name="__main__", alter_sys=True)
        else:
            sys.path.insert(0, os.path.dirname(os.path.abspath(options.script)))
            runpy.run_path(options.script, run_name="__main__")
        return 0
    except SystemExit as exit:
        if exit.code is None or isinstance(exit.code, int):
            return exit.code or 0
        print(exit.code, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BaseException as error:
        frames = error.__traceback__
        while frames and frames.tb_frame.f_code.co_filename in OWN_FILES:
            frames = frames.tb_next
        sys.excepthook(type(error), error.with_traceback(frames), frames)
        return 1
