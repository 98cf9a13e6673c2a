#!/usr/bin/env python3
"""Kills a program that types and saves, at random moments, and looks what is left.

    tests/robustness/kill9.py build/dev/bin/typist [--rounds 1000] [--seed 1]

After each SIGKILL the project is opened again. It must open without a problem, every text must be whole, and
nothing typed more than one second before the kill may be missing. Exit code 1 at the first round that fails;
the folder is kept then.
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time


def read_lines(pipe, lines):
    for line in pipe:
        lines.append((time.monotonic(), line.split()))


def one_round(program, folder, delay):
    """Returns (age of the oldest lost edit or 0, edits typed, error or None)."""
    process = subprocess.Popen([program, "type", folder], stdout=subprocess.PIPE, text=True)
    lines = []
    reader = threading.Thread(target=read_lines, args=(process.stdout, lines))
    reader.start()
    deadline = time.monotonic() + 20
    while not any(words == ["ready"] for _, words in lines) and time.monotonic() < deadline:
        if process.poll() is not None:
            break
        time.sleep(0.001)
    time.sleep(delay)
    killed = time.monotonic()
    process.send_signal(signal.SIGKILL)
    process.wait()
    reader.join()

    typed = [(when, words[1], int(words[2])) for when, words in lines if words and words[0] == "typed"]
    problems = [" ".join(words) for _, words in lines if words and words[0] == "problem"]
    if problems:
        return 0, len(typed), problems[0]
    shown = subprocess.run([program, "show", folder], stdout=subprocess.PIPE, text=True, timeout=30)
    found = {}
    for line in shown.stdout.splitlines():
        words = line.split()
        if words[0] == "problem":
            return 0, len(typed), line
        if words[1] == "corrupt":
            return 0, len(typed), "the text of " + words[0] + " is corrupt"
        found[words[0]] = int(words[1])
    if shown.returncode:
        return 0, len(typed), "show ended with %d" % shown.returncode
    oldest = 0.0
    for when, block, number in typed:
        # A later text of the same block may well have replaced it; a smaller number means it was lost.
        if found.get(block, -1) < number:
            oldest = max(oldest, killed - when)
    return oldest, len(typed), None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    folder = os.path.join(tempfile.mkdtemp(prefix="strateg-kill9-"), "project")
    subprocess.run([arguments.program, "create", folder], check=True)
    begin, worst, edits, lossy = time.monotonic(), 0.0, 0, 0
    for number in range(arguments.rounds):
        # One round in six lives longer than the second that may be lost, or nothing would be proved.
        delay = chance.random() * chance.choice([0.02, 0.1, 0.3, 0.3, 0.6]) if number % 6 else 1.3 + chance.random()
        lost, typed, error = one_round(arguments.program, folder, delay)
        edits += typed
        worst = max(worst, lost)
        lossy += lost > 0
        if error or lost > 1.0:
            print("round %d: %s" % (number, error or "an edit %.3f s old was lost" % lost))
            print("the project is kept in " + folder)
            return 1
    print("%d kills, %d edits: nothing corrupt; the oldest edit lost was %.0f ms old (%d rounds lost any); %.0f s"
          % (arguments.rounds, edits, worst * 1000, lossy, time.monotonic() - begin))
    shutil.rmtree(os.path.dirname(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
