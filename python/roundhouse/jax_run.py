"""`roundhouse jax run`: runs a JAX script, unchanged, on a simulated Trainium and says what its programs cost."""

import argparse
import os
import sys
import time

from roundhouse import history, library, report
from roundhouse.live import LiveStatus
from roundhouse.scripts import run_script

USAGE = 64  # the exit status of the tool for arguments that cannot be understood


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="roundhouse jax run",
        description="Runs a JAX script, unchanged, on a simulated Trainium. Everything after the script is its own.",
        epilog="Sets JAX_PLATFORMS=neuron,cpu unless it is set. `roundhouse doctor` lists the other variables that count.",
    )
    parser.add_argument(
        "--instance", metavar="NAME", help="the simulated machine, such as trn1.2xlarge (sets ROUNDHOUSE_INSTANCE)"
    )
    parser.add_argument("--record", action="store_true", help="keep the run in the history, for `roundhouse runs`")
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
        if options.record:
            history.check()
    except (library.LibraryError, history.HistoryError) as error:
        print(f"error: {error}; `roundhouse doctor` tells more", file=sys.stderr)
        return 1

    start = time.monotonic()
    with LiveStatus(start) as live:
        status = run_script(options.script, options.arguments, options.module)
        live.wait_until_idle()
    wall_seconds = time.monotonic() - start
    print(report.text(library, wall_seconds), file=sys.stderr)
    if options.record:
        keep(options, arguments, wall_seconds)
    return status


def keep(options, arguments, wall_seconds):
    """Records the run. It ran: that it could not be recorded is told, and does not change how it ended."""
    run = history.description(library, options.script, arguments, wall_seconds)
    if run is None:
        return
    try:
        print(f"Recorded as run {history.record(run)}.", file=sys.stderr)
    except history.HistoryError as error:
        print(f"error: the run was not recorded: {error}", file=sys.stderr)
