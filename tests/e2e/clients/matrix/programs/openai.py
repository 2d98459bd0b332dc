import json

import openai
from rows import *

client = openai.OpenAI(base_url=URL, api_key=KEY, max_retries=0)


def user(content):
    return {"role": "user", "content": content}


def create(messages, client=client, **more):
    return client.chat.completions.create(model=MODEL, messages=messages, **more)


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
    chunks = create([user("Hello")], stream=True)
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)


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
    from pydantic import BaseModel

    class Person(BaseModel):
        name: str
        age: int

    parse = getattr(client.chat.completions, "parse", None) or client.beta.chat.completions.parse
    parsed = parse(model=MODEL, messages=[user(BOB)], response_format=Person).choices[0].message.parsed
    assert (parsed.name, parsed.age) == ("Bob", 40)


def reasoning():
    assert create([user("Hello")]).choices[0].message.reasoning_content


def stream_usage():
    chunks = list(create([user("Hello")], stream=True, stream_options={"include_usage": True}))
    assert chunks[-1].usage.total_tokens > 0


def wrong_key():
    other = openai.OpenAI(base_url=URL, api_key="sk-wrong", max_retries=0)
    raises(openai.AuthenticationError, lambda: create([user("Hi")], client=other))


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    create([user("Hi")], client=client.with_options(max_retries=2))
    assert_retried()


def abort():
    reply(LONG)
    with create([user("Hi")], stream=True) as chunks:
        next(iter(chunks))
    assert_left()


def broken_stream():
    next_is("stream-cut")
    raises(Exception, lambda: drain(create([user("Hi")], stream=True)))


def timeout():
    reply(LATE)
    raises(openai.APITimeoutError, lambda: create([user("Hi")], timeout=0.5))


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
