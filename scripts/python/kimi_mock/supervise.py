"""Runs a command until standard input ends: `python supervise.py COMMAND…`.

The tests hold the other end of the pipe. However they end, by an interrupt, a signal or `kill -9`, the operating system
closes it, and the command is ended with its child processes. npx starts the mock as a grandchild.
"""

import os
import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 5.0


def main(command: list[str]) -> None:
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)

    def wait_for_child() -> None:
        # The command ended by itself; its exit code is that of this process.
        os._exit(child.wait() & 0xFF)

    threading.Thread(target=wait_for_child, daemon=True).start()
    while os.read(0, 4096):
        pass
    _end(child, force=False)
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        _end(child, force=True)


def _end(child: "subprocess.Popen[bytes]", *, force: bool) -> None:
    if os.name == "nt":
        arguments = ["taskkill", "/T", "/F", "/PID", str(child.pid)]
        subprocess.run(arguments, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return
    try:
        os.killpg(child.pid, signal.SIGKILL if force else signal.SIGTERM)
    except ProcessLookupError:
        pass


if __name__ == "__main__":
    main(sys.argv[1:])
