"""A small client of the standard library that does what the drills ask for; each program replaces one part by a defect."""

import json
import os
import random
import sys
import time
import urllib.error
import urllib.request

BASE = os.environ["MOONSHOT_BASE_URL"]
KEY = os.environ["MOONSHOT_API_KEY"]
QUESTION = {"model": "kimi-k2.6", "messages": [{"role": "user", "content": "Which cities are named in your answer?"}]}
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


class Stop(Exception):
    """An error that is reported and not retried."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def send(body, opener=None):
    """One request; returns the parsed answer, or the wait before the next attempt."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {KEY}"}
    request = urllib.request.Request(f"{BASE}/chat/completions", json.dumps(body).encode(), headers)
    try:
        with (opener or urllib.request.build_opener(NoRedirect)).open(request, timeout=60) as response:
            return json.load(response), None
    except urllib.error.HTTPError as error:
        text = error.read().decode()
        is_json = "json" in error.headers.get("Content-Type", "")
        problem = json.loads(text)["error"] if is_json else {"message": "the answer is not JSON", "type": ""}
        message = f"error {error.code}: {problem['message']}"
        if error.code < 500 and (error.code != 429 or problem["type"] == "exceeded_current_quota_error"):
            raise Stop(message) from None
        return None, (float(error.headers.get("Retry-After", 0)), message)
    except OSError as error:
        return None, (0, f"the connection failed: {error}")


def ask(body, opener=None):
    """The message of a whole answer."""
    for attempt in range(3):
        answer, failed = send(body, opener)
        if answer:
            choice = answer["choices"][0]
            if choice["finish_reason"] not in ("stop", "tool_calls"):
                raise Stop(f"the answer is incomplete: finish_reason {choice['finish_reason']}")
            return choice["message"]
        if attempt < 2:
            time.sleep(max(failed[0], 0.3 * 2**attempt * (1 + random.random() / 4)))
    raise Stop(failed[1])


def run_tool(call):
    if call["function"]["name"] != "get_weather":
        return f"error: there is no tool {call['function']['name']}"
    try:
        return f"18 degrees in {json.loads(call['function']['arguments'])['city']}"
    except ValueError as error:
        return f"error: the arguments are not JSON: {error}"


def ask_with_tools(calls_of=lambda message: message["tool_calls"]):
    messages = [{"role": "user", "content": "How is the weather in Zurich?"}]
    for _ in range(10):
        message = ask({"model": "kimi-k2.6", "messages": messages, "tools": [WEATHER]})
        messages.append(message)
        if not message.get("tool_calls"):
            return message["content"]
        for call in calls_of(message):
            messages.append({"role": "tool", "tool_call_id": call["id"], "content": run_tool(call)})
    raise Stop("no answer after 10 rounds of tool calls")


def main(work):
    try:
        print(work())
    except Stop as error:
        print(error, file=sys.stderr)
        sys.exit(1)
