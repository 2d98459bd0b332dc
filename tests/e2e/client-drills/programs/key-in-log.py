"""Writes each request with its headers to a log file."""

import os

from kimi import KEY, QUESTION, ask, main

with open(os.path.join(os.environ["LOG_FOLDER"], "requests.log"), "a", encoding="utf-8") as log:
    log.write(f"POST /chat/completions Authorization: Bearer {KEY}\n")
main(lambda: ask(QUESTION)["content"])
