"""Runs of the writer's process, with what they cost."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass

from index.library import Library

# As `getrusage` has it.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1_024


@dataclass(frozen=True, slots=True)
class WriterRun:
    """What one refresh cost, from the start of its process to the end."""

    words: int
    """Words of the articles it stored."""
    seconds: float
    cpu_seconds: float
    peak_mb: float
    """Largest resident set. Never below that of the process that started it."""


def run_writer(library: Library) -> WriterRun:
    """Refresh a library in the process that the screen uses for it.

    Raises:
        RuntimeError: if the refresh fails.
    """
    command = [sys.executable, "-m", "index.processes.refresh"]
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(library.directory), str(library.log)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    *_, last = process.stdout
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.stdin.close()
    process.stdout.close()
    # Waited for here and not by `process`, to be told what it used.
    process.returncode = os.waitstatus_to_exitcode(status)
    end = json.loads(last)
    if process.returncode or "progress" not in end:
        raise RuntimeError(f"The writer ended with {process.returncode}: {end}")
    return WriterRun(
        end["progress"]["words"],
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * _RSS_UNIT / 1e6,
    )
