"""The command `dateline`."""

import contextlib
import os
import sys
from typing import Any

import click
from click.shell_completion import CompletionItem

from index.model import one_line

COMMANDS = {
    "add": "tui.cli.keeping",
    "remove": "tui.cli.keeping",
    "refresh": "tui.cli.keeping",
    "doctor": "tui.cli.doctor",
    "search": "tui.cli.search",
    "show": "tui.cli.show",
    "analyse": "tui.cli.analyse",
    "entities": "tui.cli.entities",
    "entity": "tui.cli.entity",
    "names": "tui.cli.names",
    "config": "tui.cli.config",
    "completion": "tui.cli.completion",
}
"""Every command and the module that holds it; modules are imported when their command runs."""

READER = "open"
"""The command for a first word that is none: it opens the reader on folders."""

HELP = ("-h", "--help")
_OPTIONS = ("--data", "--library")
"""Options of the reader, which take a value."""

DONE, FAILED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
"""Exit status; `STOPPED` is what shells expect after Ctrl+C."""


class _Commands(click.Group):
    """Commands by name; anything else is a folder to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        import gc
        from importlib import import_module

        if cmd_name == READER:
            # All that comes until the first paint stays: the main screen lets it be collected.
            gc.disable()
        module = "tui.cli.reader" if cmd_name == READER else COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = "reader" if cmd_name == READER else cmd_name
        command: click.Command = getattr(import_module(module), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing and (word := _command_behind_options(args)):
            raise click.UsageError(options_behind(word), ctx)
        completes_first_word = ctx.resilient_parsing and not args
        if not completes_first_word and (not args or args[0] not in (*COMMANDS, "--version")):
            args = [HELP[0]] if any(flag in args for flag in HELP) else [READER, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("dateline", "[OPTIONS] [FOLDER]...")
        formatter.write_usage("dateline", "COMMAND [OPTIONS] [ARGUMENT]...", prefix="       ")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        if not incomplete.startswith("-"):
            # Folders stand first: in bash, what follows takes their place if there is anything.
            return [
                CompletionItem(incomplete, type="dir"),
                *super().shell_complete(ctx, incomplete),
            ]
        reader = self.get_command(ctx, READER)
        assert reader is not None
        known = [*super().shell_complete(ctx, incomplete), *reader.shell_complete(ctx, incomplete)]
        return list({item.value: item for item in known}.values())


def options_behind(command: str) -> str:
    """What to say when something stands before a command."""
    return f"Options stand behind the command: “dateline {command} …”."


def _command_behind_options(arguments: list[str]) -> str:
    """The command that options of the reader stand before, if one does and is no folder."""
    rest = arguments
    while rest and rest[0].startswith(_OPTIONS):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    stands_behind = len(rest) < len(arguments) and bool(rest) and rest[0] in COMMANDS
    return rest[0] if stands_behind and not os.access(rest[0], os.F_OK) else ""


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"dateline {version('dateline')}")
        context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": HELP})
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

    Without a command the reader opens: on FOLDERs, which get a library of their own, or on the
    library “default”. It takes the options --library NAME and --data DIR.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the program; ends the process with status 0, 1 or 2, or 130 after Ctrl+C."""
    # A terminal or pipe that cannot take a character gets a substitute, not an error.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status; what goes wrong is one line on standard error."""
    try:
        result: Any = cli.main(args=arguments, prog_name="dateline", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "dateline"
        sentence = error.format_message().rstrip(".")
        _complain(f"{sentence}. Try “{where.removesuffix(f' {READER}')} --help”.")
        return WRONG_USAGE
    except click.ClickException as error:
        _complain(error.format_message())
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone; click makes an exit of it, as it does when it has
        # answered a shell that completes.
        _discard_output()
        return DONE
    except OSError as error:
        # Such as a full disk: what is still in the buffer would fail again at exit.
        _discard_output()
        about = f"{error.filename}: " if error.filename else ""
        _complain(f"{about}{error.strerror or error}.")
        return FAILED
    except Exception as error:  # noqa: BLE001 - whatever it is, the user sees one line
        _log(error)
        what = f"{type(error).__name__}: {str(error)[:300]}"
        _complain(f"{what} (The log file that “dateline doctor” names says more.)")
        return FAILED
    return result if isinstance(result, int) else DONE


def _complain(sentence: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(f"dateline: {one_line(sentence)}", err=True)


def _discard_output() -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _log(error: Exception) -> None:
    import logging

    from index.library import data_directory, log_file, log_to

    if not logging.getLogger().handlers:
        # A command without a library has not opened the log yet.
        log_to(log_file(data_directory()))
    logging.getLogger(__name__).error("command failed", exc_info=error)


if __name__ == "__main__":
    main()
