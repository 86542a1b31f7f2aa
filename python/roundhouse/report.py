"""The summary of every program that a script compiled, for people."""

SHOWN = 20  # programs; the rest of a script's are usually single operations


def seconds_text(seconds):
    """With the unit that gives one to three digits before the point, as the tool writes it: `1.234 ms`.

    None is the time of what could not be timed."""
    if seconds is None:
        return "unknown"
    for scale, unit in ((1, "s"), (1e3, "ms"), (1e6, "us")):
        if seconds * scale >= 1:
            return f"{seconds * scale:.3f} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def bytes_text(count):
    for scale, unit in ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB")):
        if count >= scale:
            return f"{count / scale:.2f} {unit}"
    return f"{count} bytes"


def most_costly_first(programs):
    """Those that were called, by simulated time of all their calls; those that could not be timed before all others."""

    def order(program):
        seconds = program.get("total_seconds")
        return (seconds is not None, -(seconds or 0))

    return sorted((program for program in programs if program["calls"]), key=order)


def text(library, wall_seconds):
    """The summary: the programs by total simulated time, and in words what bounds the first of them."""
    status = library.answer("roundhouse_status_json")
    programs = most_costly_first(status["programs"])
    if not programs:
        return "No program ran on the simulated Trainium: the script compiled none, or for another platform."
    times = [program.get("total_seconds") for program in programs]
    total = sum(time for time in times if time is not None)
    summaries = [library.answer("roundhouse_summary_json", program["id"]) for program in programs[:SHOWN]]

    rows = [["program", "calls", "per call", "in all", "MFU", "HBM peak", "bottleneck"]]
    for program, summary, time in zip(programs, summaries, times):
        row = [program["name"], str(program["calls"])]
        row += [seconds_text(None if time is None else time / program["calls"]), seconds_text(time)]
        if summary is None:
            row += ["", "", ""]
        else:
            row += [f"{summary['mfu']:.1%}", bytes_text(summary["hbm_peak_bytes"])]
            row += [summary["bottleneck"].split(":")[0].rstrip(".")]
        rows.append(row)
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = [
        "",
        f"Simulated on {status['instance']}, {status['devices']} devices of kind {status['device_kind']}: "
        f"{seconds_text(total)} in {len(programs)} programs, {seconds_text(wall_seconds)} of wall time",
    ]
    if untimed := times.count(None):
        lines.append(f"{untimed} of them could not be timed and count nothing here: please report this.")
    if status["physical_cores_each"] == 2:
        lines.append("Of a device's 2 physical cores, programs use one: times, MFU and bottlenecks are that core's.")
    lines += ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    if rest := programs[SHOWN:]:
        share = sum(time for time in times[SHOWN:] if time is not None) / (total or 1)
        lines.append(f"... and {len(rest)} more programs with {share:.1%} of the simulated time")
    if summaries[0] is not None:
        lines.append(f"{programs[0]['name']}: {summaries[0]['bottleneck']}")
    return "\n".join(lines)
