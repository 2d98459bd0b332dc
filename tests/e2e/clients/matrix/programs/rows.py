"""Runs the rows of the clients matrix for one Python client and prints one JSON line for each.

A row is a function that raises when the client does not work, a reason why the client does not offer it, or `Defect(reason, show)`: a
mistake of the client that `show` has to find, so that a version without it is noticed.
"""

import json
import os
import sys
import threading
import time
import traceback
import urllib.request
from collections import namedtuple

URL = os.environ["KIMI_BASE_URL"]
KEY = os.environ["MOONSHOT_API_KEY"]
MODEL = "kimi-k2.6"
# a PNG of 2 × 2 red pixels
IMAGE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwyBNAAj7wP9ClGmQwAAAABJRU5ErkJggg=="
QUESTION = "What is the weather in Paris?"
QUESTION_OF_TWO = "What is the weather in Paris and in Berlin?"
BOB = "Extract the person: Bob is 40 years old."
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
    "required": ["name", "age"],
    "additionalProperties": False,
}
WEATHER = {"type": "function", "function": {"name": "get_weather", "description": "Weather of a city", "parameters": CITY}}
# takes many seconds to stream, and starts after five seconds
LONG = {"reply": {"content": "word " * 2000, "pace": "slow"}}
LATE = {"reply": {"content": "late", "delayMs": 5000}}
NAMES = (
    "chat stream multi-turn tool-loop parallel-tools vision json_object json_schema "
    "reasoning stream-usage 401 429-retried abort broken-stream timeout"
).split()

Defect = namedtuple("Defect", "reason show")


def run_rows(rows):
    for row in NAMES:
        control("POST", "/reset")
        print(json.dumps({"row": row, **run_row(rows.get(row, "not run"))}), flush=True)
    os._exit(0)


def run_row(entry):
    if isinstance(entry, str):
        return {"outcome": "not run" if entry == "not run" else "not offered", "detail": entry}
    reason, show = entry if isinstance(entry, Defect) else (None, entry)
    try:
        show()
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        return {"outcome": "fails", "detail": f"{type(error).__name__}: {error}"[:600]}
    return {"outcome": "defect" if reason else "works", "detail": reason or ""}


def control(method, path, body=None):
    request = urllib.request.Request(
        URL.removesuffix("/v1") + "/__mock" + path,
        method=method,
        data=json.dumps(body).encode() if body else None,
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        text = response.read()
    return json.loads(text) if text else None


def next_is(id, times=1):
    """The next requests get a scenario or fault."""
    control("PUT", "/scenarios", {"id": id, "times": times})


def reply(fixture):
    """The next request gets a reply of our own."""
    control("POST", "/fixtures", {"times": 1, **fixture})


def requests():
    return [one for one in control("GET", "/requests")["requests"] if one["method"] == "POST"]


def assert_retried():
    statuses = [one["status"] for one in requests()]
    assert statuses == [429, 429, 200], statuses


def assert_left():
    for _ in range(50):
        if requests()[-1].get("clientLeft"):
            return
        time.sleep(0.1)
    raise AssertionError("the journal does not say that the client left")


def raises(kind, call, text=""):
    try:
        call()
    except kind as error:
        assert text in f"{type(error).__name__}: {error}", f"{type(error).__name__}: {error}"
        return error
    raise AssertionError("no error")


def drain(stream):
    for _ in stream:
        pass
