"""Runs users' scripts as Python does."""

import os
import runpy
import sys

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
OWN_FILES = (__file__, "<frozen runpy>")  # left out of tracebacks: the script's begin with the script


def run_script(script, arguments, module=False):
    """Runs the script as `python SCRIPT ARGUMENT ...` does, or the module as `python -m` does, and returns its exit status."""
    sys.argv = [script, *arguments]
    try:
        if module:
            sys.path.insert(0, os.getcwd())
            runpy.run_module(script, run_name="__main__", alter_sys=True)
        else:
            sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
            runpy.run_path(script, run_name="__main__")
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
