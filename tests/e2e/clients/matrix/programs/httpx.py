"""No client library: httpx and the event stream read by hand."""

import json
import time

import httpx
from rows import *


def post(messages, key=KEY, timeout=30, **more):
    headers = {"Authorization": f"Bearer {key}"}
    body = {"model": MODEL, "messages": messages, **more}
    return httpx.post(f"{URL}/chat/completions", headers=headers, json=body, timeout=timeout)


def ask(messages, **more):
    return post(messages, **more).raise_for_status().json()["choices"][0]["message"]


def read(messages, **more):
    body = {"model": MODEL, "messages": messages, "stream": True, **more}
    headers = {"Authorization": f"Bearer {KEY}"}
    with httpx.stream("POST", f"{URL}/chat/completions", headers=headers, json=body, timeout=30) as answer:
        for line in answer.iter_lines():
            if line == "data: [DONE]":
                return
            if line:
                yield json.loads(line.removeprefix("data: "))
    raise EOFError("the stream ended without [DONE]")


def user(content):
    return {"role": "user", "content": content}


def loop(text, calls):
    messages = [user(text)]
    message = ask(messages, tools=[WEATHER])
    assert len(message["tool_calls"]) == calls
    messages.append(message)
    messages += [{"role": "tool", "tool_call_id": call["id"], "content": "21 degrees"} for call in message["tool_calls"]]
    assert "21 degrees" in ask(messages, tools=[WEATHER])["content"]


def chat():
    assert ask([user("Hello")])["content"]


def stream():
    assert "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in read([user("Hello")]))


def multi_turn():
    messages = [user("My name is Ada.")]
    messages += [ask(messages), user("What is my name?")]
    assert "Ada" in ask(messages)["content"]


def vision():
    content = [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": IMAGE}}]
    assert ask([user(content)])["content"]


def json_object():
    made = ask([user("A person named Bob, 40, as JSON with name and age")], response_format={"type": "json_object"})
    assert json.loads(made["content"])["name"] == "Bob"


def json_schema():
    format = {"type": "json_schema", "json_schema": {"name": "person", "schema": PERSON, "strict": True}}
    assert json.loads(ask([user(BOB)], response_format=format)["content"]) == {"name": "Bob", "age": 40}


def reasoning():
    assert ask([user("Hello")])["reasoning_content"]


def stream_usage():
    chunks = list(read([user("Hello")], stream_options={"include_usage": True}))
    assert chunks[-1]["usage"]["total_tokens"] > 0


def wrong_key():
    assert post([user("Hi")], key="sk-wrong").status_code == 401


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    for _ in range(3):
        answer = post([user("Hi")])
        if answer.status_code == 200:
            break
        time.sleep(float(answer.headers["retry-after"]))
    assert_retried()


def abort():
    reply(LONG)
    chunks = read([user("Hi")])
    next(chunks)
    chunks.close()
    assert_left()


def broken_stream():
    next_is("stream-cut")
    raises((httpx.TransportError, EOFError), lambda: drain(read([user("Hi")])))


def timeout():
    reply(LATE)
    raises(httpx.TimeoutException, lambda: post([user("Hi")], timeout=0.5))


run_rows(
    {
        "chat": chat,
        "stream": stream,
        "multi-turn": multi_turn,
        "tool-loop": lambda: loop(QUESTION, 1),
        "parallel-tools": lambda: loop(QUESTION_OF_TWO, 2),
        "vision": vision,
        "json_object": json_object,
        "json_schema": json_schema,
        "reasoning": reasoning,
        "stream-usage": stream_usage,
        "401": wrong_key,
        "429-retried": retried,
        "abort": abort,
        "broken-stream": broken_stream,
        "timeout": timeout,
    }
)
