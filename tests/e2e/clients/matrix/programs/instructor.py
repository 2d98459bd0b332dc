import instructor
import openai
from pydantic import BaseModel
from rows import *


class Person(BaseModel):
    name: str
    age: int


def client(mode=instructor.Mode.JSON_SCHEMA, key=KEY, **more):
    plain = openai.OpenAI(base_url=URL, api_key=key, **{"max_retries": 0, **more})
    return instructor.from_openai(plain, mode=mode)


def extract(text, mode=instructor.Mode.JSON_SCHEMA, kind=Person, **more):
    messages = [{"role": "user", "content": text}]
    return client(mode, **more).chat.completions.create(
        model=MODEL, messages=messages, response_model=kind, max_retries=1
    )


def bob(mode):
    made = extract(BOB, mode)
    assert (made.name, made.age) == ("Bob", 40)


def stream():
    messages = [{"role": "user", "content": BOB}]
    parts = client().chat.completions.create_partial(model=MODEL, messages=messages, response_model=Person)
    assert list(parts)[-1].age == 40


def json_object():
    bob(instructor.Mode.JSON)
    bob(instructor.Mode.MD_JSON)


def vision():
    content = ["Who is this? Bob is 40 years old.", instructor.Image.from_base64(IMAGE)]
    messages = [{"role": "user", "content": content}]
    made = client().chat.completions.create(model=MODEL, messages=messages, response_model=Person, max_retries=1)
    assert made.name


def multi_turn():
    messages = [
        {"role": "user", "content": "Bob is 40 years old."},
        {"role": "assistant", "content": "I see."},
        {"role": "user", "content": "Extract the person."},
    ]
    made = client().chat.completions.create(model=MODEL, messages=messages, response_model=Person, max_retries=1)
    assert (made.name, made.age) == ("Bob", 40)


def reasoning():
    made, raw = client().chat.completions.create_with_completion(
        model=MODEL, messages=[{"role": "user", "content": BOB}], response_model=Person
    )
    assert made.name == "Bob" and raw.choices[0].message.reasoning_content


def wrong_key():
    raises(Exception, lambda: extract("Hi", key="sk-wrong"), "Invalid Authentication")


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    client(max_retries=2).chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": BOB}], response_model=Person, max_retries=1
    )
    assert_retried()


def broken_stream():
    next_is("stream-cut")
    raises(Exception, stream)


def timeout():
    reply(LATE)
    raises(Exception, lambda: extract("Hi", timeout=0.5), "time")


run_rows(
    {
        "chat": lambda: bob(instructor.Mode.JSON_SCHEMA),
        "stream": stream,
        "multi-turn": multi_turn,
        "tool-loop": "extracts one object; it runs no tools. Its mode TOOLS forces a tool, which Kimi refuses with thinking on",
        "parallel-tools": "its mode PARALLEL_TOOLS forces tools, which Kimi refuses with thinking on",
        "vision": vision,
        "json_object": json_object,
        "json_schema": lambda: bob(instructor.Mode.JSON_SCHEMA),
        "reasoning": reasoning,
        "stream-usage": "a partial object carries no usage",
        "401": wrong_key,
        "429-retried": retried,
        "abort": "create_partial gives no handle that ends the stream",
        "broken-stream": broken_stream,
        "timeout": timeout,
    }
)
