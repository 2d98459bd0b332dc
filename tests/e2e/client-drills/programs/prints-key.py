"""Prints its configuration with the key."""

import sys

from kimi import BASE, KEY, QUESTION, ask, main

print(f"configuration: base_url={BASE} api_key={KEY}", file=sys.stderr)
main(lambda: ask(QUESTION)["content"])
