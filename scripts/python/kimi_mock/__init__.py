"""kimi-contract's mock of the Kimi chat API for Python tests."""

from .command import CommandNotFoundError
from .server import KimiMock, MockError, MockStartError, start

__all__ = ["CommandNotFoundError", "KimiMock", "MockError", "MockStartError", "start"]
