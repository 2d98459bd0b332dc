"""Streams with http.client alone."""

import http.client
import json
import os
import sys
import time
from urllib.parse import urlsplit

BASE = urlsplit(os.environ["KIMI_BASE_URL"])
BODY = {
    "model": "kimi-k2.6",
    "stream": True,
    "messages": [{"role": "user", "content": "Which cities are named in your answer?"}],
}


class Refused(Exception):
    """An answer that no further attempt changes."""


def connect():
    connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=90)
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["KIMI_API_KEY"]}
    connection.request("POST", BASE.path + "/chat/completions", json.dumps(BODY), headers)
    return connection.getresponse()


def read(response):
    text, reason = [], None
    for line in response:
        line = line.decode().rstrip("\r\n")
        if not line.startswith("data:"):
            continue
        data = line[5:].strip()
        if data == "[DONE]":
            break
        chunk = json.loads(data)
        if "error" in chunk:
            raise Refused("error in the stream: " + chunk["error"]["message"])
        for choice in chunk["choices"]:
            text.append(choice["delta"].get("content") or "")
            reason = choice.get("finish_reason") or reason
    if reason != "stop":
        raise Refused(f"the answer is incomplete: finish_reason {reason}")
    return "".join(text)


def ask():
    problem = None
    for attempt in range(4):
        wait = 0.4 * 2**attempt
        try:
            response = connect()
            if response.status == 200:
                return read(response)
            text = response.read().decode()
            problem = f"status {response.status}: {text[:300]}"
            if response.status < 500 and (response.status != 429 or "exceeded_current_quota" in text):
                raise Refused(problem)
            wait = max(wait, float(response.headers.get("Retry-After", 0)))
        except (http.client.HTTPException, OSError) as error:
            problem = f"the connection failed: {error!r}"
        time.sleep(wait)
    raise Refused(problem)


try:
    sys.stdout.buffer.write(ask().encode() + b"\n")
except Refused as refused:
    sys.exit(str(refused))
