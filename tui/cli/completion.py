"""Shell completion."""

import click
from click.shell_completion import get_completion_class


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands.

    For bash, put into ~/.bashrc: eval "$(dateline completion bash)"
    """
    from tui.cli.main import cli

    completer = get_completion_class(shell)
    assert completer is not None
    # Without the check of the shell's version that click would run first.
    source = completer(cli, {}, "dateline", "_DATELINE_COMPLETE")
    click.echo(source.source_template % source.source_vars())
