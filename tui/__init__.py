"""The terminal program: command line and screen, clients of `index.library`."""
