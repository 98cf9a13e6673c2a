"""What a command took, as the operating system counted it."""
import dataclasses
import os
import re
import statistics
import subprocess
import time


@dataclasses.dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds of all its processes and threads
    peak: float  # MB, the largest of its processes


def run(commands, timeout=1200):
    """Runs commands one after another. Returns what they took together, or None where the time was over."""
    total = Run(0, 0, 0)
    for command in commands:
        start = time.monotonic()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        finished = _wait(child.pid, start + timeout - total.wall)
        if finished is None:
            os.killpg(child.pid, 9)
            os.wait4(child.pid, 0)
            return None
        child.returncode = 0  # it was waited for here
        total.wall += time.monotonic() - start
        total.cpu += finished.ru_utime + finished.ru_stime
        total.peak = max(total.peak, finished.ru_maxrss / 1024)
    return total


def _wait(pid, end):
    while True:
        remaining = end - time.monotonic()
        done, _, usage = os.wait4(pid, 0 if remaining > 600 else os.WNOHANG)
        if done:
            return usage
        if remaining <= 0:
            return None
        time.sleep(0.002)


def median(runs):
    return Run(*(statistics.median(getattr(r, field) for r in runs) for field in ("wall", "cpu", "peak")))


def pages_of(pdf):
    out = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True).stdout
    found = re.search(r"^Pages:\s+(\d+)", out, re.MULTILINE)
    return int(found.group(1)) if found else 0
