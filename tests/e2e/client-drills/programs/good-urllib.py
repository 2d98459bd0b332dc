"""A tool loop with urllib, without streams."""

from kimi import ask_with_tools, main

main(ask_with_tools)
