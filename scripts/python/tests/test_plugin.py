"""The plugin's own tests. `tests/e2e/clients/python-plugin.test.ts` runs them with the mock of the clone."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from kimi_mock import KimiMock, MockError, start

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(mock: KimiMock) -> tuple[int, str]:
    body = {"model": "kimi-k2.6", "messages": [{"role": "user", "content": "hi"}]}
    headers = {"Authorization": "Bearer sk-any", "Content-Type": "application/json"}
    url = f"{mock.base_url}/chat/completions"
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    try:
        with OPENER.open(request, timeout=30) as response:
            return response.status, json.load(response)["choices"][0]["message"]["content"]
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["error"]["type"]


def test_next_answers_so_many_requests(kimi_mock: KimiMock) -> None:
    kimi_mock.next("rate_limit_reached_error.rpm", times=2)
    assert [ask(kimi_mock)[0] for _ in range(3)] == [429, 429, 200]


def test_requests_lists_what_was_asked(kimi_mock: KimiMock) -> None:
    ask(kimi_mock)
    [entry] = kimi_mock.requests()
    assert (entry["status"], entry["body"]["messages"][0]["content"]) == (200, "hi")
    assert "sk-any" not in json.dumps(entry)


def test_reset_removes_journal_and_queue(kimi_mock: KimiMock) -> None:
    ask(kimi_mock)
    kimi_mock.next("server_error")
    kimi_mock.reset()
    assert kimi_mock.requests() == []
    assert ask(kimi_mock)[0] == 200


def test_reply_answers_in_own_words_once(kimi_mock: KimiMock) -> None:
    kimi_mock.reply("Hello from the test.")
    assert ask(kimi_mock) == (200, "Hello from the test.")
    assert ask(kimi_mock)[1] != "Hello from the test."


def test_reply_applies_to_requests_that_match(kimi_mock: KimiMock) -> None:
    kimi_mock.reply("Sunny.", match={"user": "weather"})
    assert ask(kimi_mock)[1] != "Sunny."


@pytest.mark.kimi_scenario("rate_limit_reached_error.tpm")
@pytest.mark.kimi_scenario("exceeded_current_quota_error")
def test_marks_apply_in_reading_order(kimi_mock: KimiMock) -> None:
    assert [ask(kimi_mock)[1] for _ in range(2)] == ["rate_limit_reached_error", "exceeded_current_quota_error"]
    assert ask(kimi_mock)[0] == 200


@pytest.mark.kimi_scenario("server_error", times=2)
def test_leaves_a_request_and_a_scenario_behind(kimi_mock: KimiMock) -> None:
    assert ask(kimi_mock)[0] >= 500


def test_sees_nothing_of_the_test_before(kimi_mock: KimiMock) -> None:
    assert kimi_mock.requests() == []
    assert ask(kimi_mock)[0] == 200


def test_an_unknown_scenario_is_named_with_its_neighbours(kimi_mock: KimiMock) -> None:
    with pytest.raises(MockError, match="server_eror.*server_error"):
        kimi_mock.next("server_eror")


def test_a_second_close_does_nothing() -> None:
    mock = start()
    mock.close()
    mock.close()
    with pytest.raises(MockError, match="Has the mock ended"):
        mock.requests()


def run_pytest(folder: Path, text: str, **env: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(textwrap.dedent(text))
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "kimi_mock.plugin", "-p", "no:cacheprovider", "test_it.py"],
        cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, timeout=120,
    )


USES_MOCK = "def test_it(kimi_mock): assert kimi_mock.requests() == []"


@pytest.mark.parametrize(
    ("env", "message"),
    [
        ({"KIMI_CONTRACT_COMMAND": "", "PATH": "/nowhere"}, "neither `kimi-contract` nor `npx` on PATH"),
        ({"KIMI_CONTRACT_COMMAND": "no-such-program x"}, "there is no program `no-such-program` on PATH"),
        ({"KIMI_CONTRACT_COMMAND": "'node"}, "is not a command line"),
        ({"KIMI_CONTRACT_COMMAND": f"'{sys.executable}' -c 'raise SystemExit(\"no mock here\")'"}, "no mock here"),
    ],
)
def test_a_command_that_starts_no_mock_is_named(tmp_path: Path, env: dict[str, str], message: str) -> None:
    done = run_pytest(tmp_path, USES_MOCK, **env)
    assert done.returncode == 1
    assert message in done.stdout
    assert "Traceback" not in done.stdout


def test_a_package_that_npx_does_not_find_is_to_be_installed(tmp_path: Path) -> None:
    npx = tmp_path / "bin" / "npx"
    npx.parent.mkdir()
    npx.write_text("#!/bin/sh\necho 'kimi-contract: not found' >&2\nexit 127\n")
    npx.chmod(0o755)
    done = run_pytest(tmp_path, USES_MOCK, KIMI_CONTRACT_COMMAND="", PATH=str(npx.parent))
    assert done.returncode == 1
    assert "kimi-contract: not found\nInstall the npm package kimi-contract in this project, or set" in done.stdout


@pytest.mark.parametrize("mark", ["kimi_scenario()", "kimi_scenario('server_error', time=2)", "kimi_scenario('no-such')"])
def test_a_wrong_mark_fails_its_test(tmp_path: Path, mark: str) -> None:
    done = run_pytest(tmp_path, f"import pytest\n@pytest.mark.{mark}\ndef test_it(): pass\n")
    assert done.returncode == 1
    assert "kimi_scenario" in done.stdout and "Traceback" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_the_mock_ends_with_the_tests(tmp_path: Path, signal_name: str) -> None:
    address = tmp_path / "address"
    (tmp_path / "test_it.py").write_text(
        f"import pathlib, time\ndef test_it(kimi_mock):\n"
        f"    pathlib.Path({str(address)!r}).write_text(kimi_mock.base_url + '\\n')\n    time.sleep(60)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-p", "kimi_mock.plugin", "-p", "no:cacheprovider", "test_it.py"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: address.exists() and address.read_text().endswith("\n"))
    url = address.read_text().strip().removesuffix("/v1") + "/__mock/health"
    assert is_up(url)
    run.send_signal(getattr(signal, signal_name))
    run.wait(30)
    wait_until(lambda: not is_up(url))


def is_up(url: str) -> bool:
    try:
        with OPENER.open(url, timeout=5):
            return True
    except OSError:
        return False


def wait_until(condition) -> None:  # type: ignore[no-untyped-def]
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("the condition was not met within a minute")
