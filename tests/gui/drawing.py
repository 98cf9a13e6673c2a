#!/usr/bin/env python3
"""The grid draws only what changed. After each of many random edits what is on the display must be, pixel by pixel,
what a drawing from nothing gives.

Usage: drawing.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

from desk import Desk, need, step


def main():
    need("Xvfb", "openbox")
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    shots.mkdir(parents=True, exist_ok=True)
    desk = Desk(shots)
    try:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        step("150 random edits, each drawing against one from nothing")
        result = subprocess.run([program, "--check-drawing", "150", str(project)], env=desk.env, cwd=shots, capture_output=True,
                                text=True, timeout=300)
        print(result.stdout.strip())
        same = re.fullmatch(r"same (\d+)\n", result.stdout)
        assert result.returncode == 0 and same, (result.returncode, result.stdout, result.stderr[-2000:])
        assert int(same.group(1)) > 75, "too few drawings were compared"
        step("nothing on stderr")
        warnings = [line for line in result.stderr.splitlines() if "WARNING" in line or "CRITICAL" in line or "assert" in line]
        assert not warnings, "\n".join(warnings)
    finally:
        desk.close()


if __name__ == "__main__":
    main()
