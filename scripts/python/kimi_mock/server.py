"""Starts the mock as a process, and calls its control routes."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any
from urllib.parse import urlsplit

from .command import INSTALL, find_command

_SUPERVISOR = Path(__file__).with_name("supervise.py")
_LISTENING = re.compile(r"^listening on (http://\S+)\s*$")
# The mock is on this machine: a proxy of the environment must not receive its requests.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class MockStartError(Exception):
    """The command did not start a mock."""


class MockError(Exception):
    """The mock refused a control call."""


class KimiMock:
    """A running mock."""

    def __init__(self, base_url: str, process: "subprocess.Popen[bytes]") -> None:
        self.base_url = base_url
        """The base URL for a client, such as `http://127.0.0.1:40123/v1`."""
        self._process = process

    def next(self, scenario: str, times: int = 1) -> None:
        """Answers the next requests with a scenario or fault, such as `rate_limit_reached_error.rpm`. Keeps the order of the calls."""
        self._call("PUT", "/scenarios", {"id": scenario, "times": times})

    def reply(self, reply: str | dict[str, Any], times: int = 1, match: dict[str, Any] | None = None) -> None:
        """Answers the next chat requests with this text, or with a reply as in a fixture file; `match` limits it to some requests."""
        fixture: dict[str, Any] = {"reply": reply, "times": times}
        self._call("POST", "/fixtures", fixture if match is None else {**fixture, "match": match})

    def requests(self) -> list[dict[str, Any]]:
        """The journal: the requests since the last reset, oldest first, with what the mock answered."""
        journal = self._call("GET", "/requests")
        entries = journal["requests"] if isinstance(journal, dict) else journal
        return list(entries)

    def reset(self) -> None:
        """Removes queued scenarios, replies, limits and the journal."""
        self._call("POST", "/reset")

    def close(self) -> None:
        """Ends the process. A second call does nothing."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()

    def __enter__(self) -> "KimiMock":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        parts = urlsplit(self.base_url)
        data = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        url = f"{parts.scheme}://{parts.netloc}/__mock{path}"
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with _OPENER.open(request, timeout=30) as response:
                answer = response.read()
        except urllib.error.HTTPError as error:
            raise MockError(f"{method} /__mock{path}: {_to_detail(error.read())}") from None
        except OSError as error:
            raise MockError(f"{method} {url} failed: {error}. Has the mock ended?") from None
        return json.loads(answer) if answer else None


def start(options: Sequence[str] = (), timeout: float = 60.0) -> KimiMock:
    """Starts a mock on a free port, and returns when it listens.

    `options` are options of the command `mock`, such as `["--limits", "0"]`.
    Raises CommandNotFoundError where there is no command, MockStartError where it starts no mock.
    """
    command = [*find_command(), "mock", "--port", "0", "--quiet", *options]
    shown = " ".join(command)
    # A file and not a pipe: a pipe that is not read would stop the mock once it is full.
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, str(_SUPERVISOR), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            # An interrupt of the terminal reaches the tests only, which then end the mock.
            start_new_session=os.name != "nt",
        )
        mock = KimiMock("", process)
        assert process.stdout is not None
        lines: Queue[str] = Queue()
        threading.Thread(target=_read_lines, args=(process.stdout, lines), daemon=True).start()
        try:
            line = lines.get(timeout=timeout)
        except Empty:
            mock.close()
            raise MockStartError(f"`{shown}` did not listen within {timeout:g} s.{_to_tail(errors)}") from None
        except BaseException:
            mock.close()
            raise
        found = _LISTENING.match(line)
        if found is None:
            mock.close()
            said = f" It printed: {line.strip()}" if line.strip() else ""
            # npx is the last resort: the package is most likely not installed.
            next_step = f"\n{INSTALL}" if "--no-install" in command else ""
            raise MockStartError(f"`{shown}` did not start a mock.{said}{_to_tail(errors)}{next_step}")
        mock.base_url = found.group(1)
        return mock


def _read_lines(stream: IO[bytes], lines: "Queue[str]") -> None:
    for line in stream:
        lines.put(line.decode(errors="replace"))
    # The process ended.
    lines.put("")


def _to_tail(errors: IO[bytes]) -> str:
    errors.seek(0)
    text = errors.read().decode(errors="replace").strip()
    return f"\nIts standard error ends with:\n{text[-2000:]}" if text else ""


def _to_detail(body: bytes) -> str:
    try:
        problem = json.loads(body)
        near = problem.get("near")
        detail = problem.get("detail") or problem.get("title") or body.decode(errors="replace")
        return f"{detail} (near: {', '.join(map(str, near))})" if near else str(detail)
    except (ValueError, AttributeError):
        return body.decode(errors="replace")[:500]
