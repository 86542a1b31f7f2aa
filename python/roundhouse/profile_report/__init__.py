"""The page of a profile: one HTML file that shows, offline, where the time, the bytes and the memory of a run went.

`roundhouse profile view DIR --format html` makes a report document (document.py says what is in it) and hands it to
`roundhouse profile-html - PAGE.html`, which is `main` here. The plots are Bokeh's, the rest is HTML.
"""

import argparse
import contextlib
import os
import sys
import tempfile
from pathlib import Path

from roundhouse.profile_report import document


class ReportError(Exception):
    """What keeps the page from being written, with the place and the remedy; `status` is the command's, of sysexits.h."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def page_of(path):
    """The page, as text, of the document in the file `path`."""
    try:
        profile = document.read(path)
    except OSError as error:
        raise ReportError(os.EX_NOINPUT, f"{path}: {error.strerror}") from None
    except document.DocumentError as error:
        raise ReportError(os.EX_DATAERR, f"{path}: {error}") from None
    try:
        from roundhouse.profile_report import page
    except ModuleNotFoundError as error:
        message = f"the page needs the Python package {error.name}, and {sys.executable} has none"
        raise ReportError(os.EX_UNAVAILABLE, f'{message}: pip install "roundhouse[report]", or: pip install bokeh') from None
    return page.html(profile)


def write(text, path):
    """Writes the file as a whole or not at all: a page that stopped half way is never taken for one."""
    path = Path(path)
    unfinished = None
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            unfinished = Path(file.name)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # The rights that a file made by open() would have; mkstemp's are the owner's alone.
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
        unfinished.replace(path)
    except OSError as error:
        if unfinished:
            with contextlib.suppress(OSError):
                unfinished.unlink()
        raise ReportError(os.EX_CANTCREAT, f"{path}: cannot be written: {error.strerror}") from None


def main(arguments):
    parser = argparse.ArgumentParser(
        prog="roundhouse profile-html",
        description="Draws the page of a profile from the document that `roundhouse profile view --format report-json` writes.",
    )
    parser.add_argument("document", help="the document, a JSON file; - is the input")
    parser.add_argument("page", help="the HTML file to write")
    options = parser.parse_args(arguments)
    try:
        write(page_of(options.document), options.page)
    except ReportError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.status
    print(options.page)
    return 0

