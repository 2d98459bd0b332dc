"""Carries out the first tool call of an answer and drops the others."""

from kimi import ask_with_tools, main

main(lambda: ask_with_tools(lambda message: message["tool_calls"][:1]))
