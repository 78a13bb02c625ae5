"""`python -m tui` is `dateline`."""

from tui.cli.main import main

main()
