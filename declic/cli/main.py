"""What the command line understands, and how a mistake is told."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from declic import __version__
from declic.cli import (
    author,
    collect,
    doctor,
    export,
    feedback,
    grade,
    lab,
    papers,
    privacy,
    run,
    safekeeping,
)
from declic.cli.parsers import Parser
from declic.errors import DeclicError
from declic.i18n import LANGUAGE_VARIABLE, Words
from declic.settings import load

_ = Words("cli")

# jsonschema would load its grammar, a second, for a format (iri) that no schema here asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 1 with a sentence on standard error."""
    try:
        os.environ.setdefault(LANGUAGE_VARIABLE, load().language)
        return _run(parser().parse_args(arguments))
    except DeclicError as fault:
        print(fault, file=sys.stderr)
        return 1
    except OSError as fault:  # a disk that is full or read-only, a folder that is gone
        print(
            _(
                "{file} can't be read or written ({reason}). Make room on the disk, or give"
                " yourself the right to write there; then try again. What was done before stays."
            ).format(file=fault.filename or fault.filename2 or _("A file"), reason=fault.strerror),
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
    settings = load(
        data=options.data,
        port=getattr(options, "port", None),
        address=getattr(options, "address", None),
        workshop=getattr(options, "workshop", None),
        tls=getattr(options, "tls", None) or None,
        open_browser=False if getattr(options, "no_browser", False) else None,
    )
    status: int = options.command(settings, options)
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands, its texts in the user's language."""
    top = Parser(prog="declic", description=_("Digital-inclusion workshops."))
    top.add_argument("--version", action="version", version=__version__, help=_("show the version"))
    commands = top.add_subparsers(
        title=_("commands"), required=True, metavar=_("command"), parser_class=Parser
    )
    parts = (
        run,
        doctor,
        lab,
        author,
        collect,
        grade,
        feedback,
        papers,
        export,
        safekeeping,
        privacy,
    )
    for part in parts:
        part.add_commands(commands, _common())
    return top


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", metavar=_("folder"), help=_("folder of what people produced"))
    return common
