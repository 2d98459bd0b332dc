import json
import os

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm
from rows import *

litellm.suppress_debug_info = True


def user(content):
    return {"role": "user", "content": content}


def create(messages, **more):
    given = {"model": "moonshot/" + MODEL, "api_base": URL, "api_key": KEY, "num_retries": 0, "max_retries": 0}
    return litellm.completion(messages=messages, **{**given, **more})


def loop(text, calls):
    messages = [user(text)]
    message = create(messages, tools=[WEATHER]).choices[0].message
    assert len(message.tool_calls) == calls
    messages.append(message)
    messages += [{"role": "tool", "tool_call_id": call.id, "content": "21 degrees"} for call in message.tool_calls]
    assert "21 degrees" in create(messages, tools=[WEATHER]).choices[0].message.content


def chat():
    assert create([user("Hello")]).choices[0].message.content


def stream():
    assert "".join(c.choices[0].delta.content or "" for c in create([user("Hello")], stream=True))


def multi_turn():
    messages = [user("My name is Ada.")]
    messages += [create(messages).choices[0].message, user("What is my name?")]
    assert "Ada" in create(messages).choices[0].message.content


def vision():
    content = [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": IMAGE}}]
    assert create([user(content)]).choices[0].message.content


def json_object():
    reply = create([user("A person named Bob, 40, as JSON with name and age")], response_format={"type": "json_object"})
    assert json.loads(reply.choices[0].message.content)["name"] == "Bob"


def json_schema():
    format = {"type": "json_schema", "json_schema": {"name": "person", "schema": PERSON, "strict": True}}
    reply = create([user(BOB)], response_format=format)
    assert json.loads(reply.choices[0].message.content) == {"name": "Bob", "age": 40}


def reasoning():
    assert create([user("Hello")]).choices[0].message.reasoning_content


def stream_usage():
    chunks = list(create([user("Hello")], stream=True, stream_options={"include_usage": True}))
    assert [c.usage.total_tokens for c in chunks if getattr(c, "usage", None)][-1] > 0


def wrong_key():
    raises(litellm.AuthenticationError, lambda: create([user("Hi")], api_key="sk-wrong"))


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    create([user("Hi")], num_retries=2)
    assert_retried()


def abort():
    reply(LONG)
    chunks = create([user("Hi")], stream=True)
    next(iter(chunks))
    chunks.completion_stream.close()
    assert_left()


def broken_stream():
    next_is("stream-cut")
    raises(Exception, lambda: drain(create([user("Hi")], stream=True)))


def timeout():
    reply(LATE)
    raises(litellm.Timeout, lambda: create([user("Hi")], timeout=0.5))


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
