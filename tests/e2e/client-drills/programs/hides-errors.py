"""Prints an empty line and ends with 0 when there is no answer."""

from kimi import QUESTION, Stop, ask

try:
    print(ask(QUESTION)["content"])
except Stop:
    print("")
