"""Sends a temperature that the model does not take."""

from kimi import QUESTION, ask, main

main(lambda: ask({**QUESTION, "temperature": 0.2})["content"])
