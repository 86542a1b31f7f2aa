"""What of a run goes into the history that `roundhouse runs` shows. The tool keeps it; here it is put together."""

import json
import os
import shlex
import subprocess
from pathlib import Path

from roundhouse.command import TOOL
from roundhouse.report import most_costly_first


class HistoryError(Exception):
    """A run cannot be recorded; the message says why and what to do."""


def tool():
    """The tool of this package, or the one that ROUNDHOUSE_TOOL names."""
    override = os.environ.get("ROUNDHOUSE_TOOL")
    found = Path(override) if override else TOOL
    if not found.is_file():
        remedy = "correct ROUNDHOUSE_TOOL or unset it" if override else "install the wheel of `make wheel`"
        raise HistoryError(f"{found} does not exist: {remedy}")
    return found


def check():
    """Raises HistoryError where no run could be recorded: before a long run, not after it."""
    done = subprocess.run([tool(), "runs", "list", "--limit", "1"], capture_output=True, text=True)
    if done.returncode:
        raise HistoryError(done.stderr.strip().removeprefix("error: "))


def description(library, script, words, wall_seconds):
    """The run as `roundhouse runs add -` reads it; None where no program ran."""
    status = library.answer("roundhouse_status_json")
    programs = most_costly_first(status["programs"])
    if not programs:
        return None
    summaries = [library.answer("roundhouse_summary_json", program["id"]) or {} for program in programs]
    return {
        "time": "",  # the tool's to tell, as are the commit and the host
        "subject": str(script),
        "command": shlex.join(["roundhouse", "jax", "run", *map(str, words)]),
        "chip": next((summary["chip"] for summary in summaries if summary), ""),
        "instance": status["instance"],
        "version": status["version"],
        "host": "",
        "settings": {},
        "wall_seconds": wall_seconds,
        "programs": [
            {"name": program["name"], "calls": program["calls"]}
            | {key: summary[key] for key in ("simulated_seconds", "model_flops", "mfu", "hbm_peak_bytes", "bottleneck") if summary}
            for program, summary in zip(programs, summaries)
        ],
    }


def record(run):
    """Keeps a run and returns its number. Raises HistoryError."""
    done = subprocess.run([tool(), "runs", "add", "-"], input=json.dumps(run), capture_output=True, text=True)
    if done.returncode:
        raise HistoryError(done.stderr.strip().removeprefix("error: "))
    return int(done.stdout)
