"""The pytest plugin: the fixture `kimi_mock` and the mark `kimi_scenario`."""

from collections.abc import Iterator

import pytest

from .command import CommandNotFoundError
from .server import KimiMock, MockError, MockStartError, start


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("kimi_mock_options", "options of `kimi-contract mock`, such as --limits 0", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "kimi_scenario(id, times=1): the mock answers the first requests of the test with this scenario"
    )


@pytest.fixture(scope="session")
def kimi_mock_process(pytestconfig: pytest.Config) -> Iterator[KimiMock]:
    """The mock's process: started for the first test that needs it, ended after the last."""
    try:
        mock = start(pytestconfig.getini("kimi_mock_options"))
    except (CommandNotFoundError, MockStartError) as error:
        pytest.fail(str(error), pytrace=False)
    with mock:
        yield mock


@pytest.fixture
def kimi_mock(kimi_mock_process: KimiMock, request: pytest.FixtureRequest) -> KimiMock:
    """The mock, as at its start: the test sees no request, scenario or reply of another test."""
    kimi_mock_process.reset()
    # pytest lists the nearest mark first; the queue takes them in reading order.
    for mark in reversed(list(request.node.iter_markers("kimi_scenario"))):
        _queue(kimi_mock_process, mark)
    return kimi_mock_process


@pytest.fixture(autouse=True)
def _apply_kimi_scenario(request: pytest.FixtureRequest) -> None:
    """A test with the mark gets the mock also where it does not name the fixture."""
    if request.node.get_closest_marker("kimi_scenario") is not None:
        request.getfixturevalue("kimi_mock")


def _queue(mock: KimiMock, mark: pytest.Mark) -> None:
    times = mark.kwargs.get("times", 1)
    if len(mark.args) != 1 or not isinstance(mark.args[0], str) or set(mark.kwargs) - {"times"}:
        pytest.fail('write the mark as @pytest.mark.kimi_scenario("id") or kimi_scenario("id", times=2)', pytrace=False)
    try:
        mock.next(mark.args[0], times)
    except MockError as error:
        pytest.fail(f"kimi_scenario: {error}", pytrace=False)
