"""The command `dateline`."""

import contextlib
import os
import sys
from typing import Any

import click

from index.model import one_line

COMMANDS = {
    "add": "tui.cli.keeping",
    "remove": "tui.cli.keeping",
    "refresh": "tui.cli.keeping",
    "doctor": "tui.cli.keeping",
    "search": "tui.cli.reading",
    "show": "tui.cli.reading",
    "analyse": "tui.cli.reading",
    "entities": "tui.cli.reading",
    "completion": "tui.cli.completion",
}
"""Every command and the module that holds it; modules are imported when their command runs."""

READER = "open"
"""The command for a first word that is none: it opens the reader on folders."""


class _Commands(click.Group):
    """Commands by name; anything else is a folder to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from importlib import import_module

        module = "tui.cli.reader" if cmd_name == READER else COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = "reader" if cmd_name == READER else cmd_name
        command: click.Command = getattr(import_module(module), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version")):
            args = [READER, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("dateline", "[OPTIONS] [FOLDER]...")
        formatter.write_usage("dateline", "COMMAND [OPTIONS] [ARGUMENT]...", prefix="       ")


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"dateline {version('dateline')}")
        context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Print the version and end.",
)
def cli() -> None:
    """Search and read your own pile of saved news articles, by the names in them.

    Without a command the reader opens: on the FOLDERs given, each kept in a library of its own,
    or on the library "default". Options of the reader: --library NAME, --data DIR.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the program; ends the process with status 0, 1 or 2."""
    # A terminal or pipe that cannot take a character gets a substitute, not an error.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        result: Any = cli.main(args=arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "dateline"
        click.echo(f"dateline: {one_line(error.format_message())} Try “{where} --help”.", err=True)
        return 2
    except click.ClickException as error:
        click.echo(f"dateline: {one_line(error.format_message())}", err=True)
        return 1
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        import logging

        logging.getLogger(__name__).exception("command failed")
        click.echo(
            f"dateline: {type(error).__name__}: {one_line(str(error))[:300]}"
            " The log file that “dateline doctor” names says more.",
            err=True,
        )
        return 1
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    main()
