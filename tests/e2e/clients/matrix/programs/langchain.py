import json

import openai
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_openai import ChatOpenAI
from rows import *


def create(**more):
    return ChatOpenAI(**{"model": MODEL, "api_key": KEY, "base_url": URL, "max_retries": 0, **more})


model = create()
DROPPED = "the client drops reasoning_content, so the second request is refused with 400, as on the service"


def lose(text, calls):
    bound = model.bind_tools([WEATHER])
    messages = [HumanMessage(text)]
    first = bound.invoke(messages)
    assert len(first.tool_calls) == calls
    messages += [first] + [ToolMessage("21 degrees", tool_call_id=call["id"]) for call in first.tool_calls]
    raises(openai.BadRequestError, lambda: bound.invoke(messages), "reasoning_content is missing")


def chat():
    assert model.invoke("Hello").content


def stream():
    assert "".join(chunk.content for chunk in model.stream("Hello"))


def multi_turn():
    messages = [HumanMessage("My name is Ada.")]
    messages += [model.invoke(messages), HumanMessage("What is my name?")]
    assert "Ada" in model.invoke(messages).content


def vision():
    content = [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": IMAGE}}]
    assert model.invoke([HumanMessage(content)]).content


def json_object():
    bound = model.bind(response_format={"type": "json_object"})
    assert json.loads(bound.invoke("A person named Bob, 40, as JSON with name and age").content)["name"] == "Bob"


def json_schema():
    structured = model.with_structured_output({"title": "person", **PERSON}, method="json_schema")
    assert structured.invoke(BOB) == {"name": "Bob", "age": 40}


def reasoning():
    assert "reasoning_content" not in model.invoke("Hello").model_dump_json()


def stream_usage():
    usage = [chunk.usage_metadata for chunk in create(stream_usage=True).stream("Hello") if chunk.usage_metadata]
    assert usage[-1]["total_tokens"] > 0


def wrong_key():
    raises(openai.AuthenticationError, lambda: create(api_key="sk-wrong").invoke("Hi"))


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    create(max_retries=2).invoke("Hi")
    assert_retried()


def abort():
    reply(LONG)
    chunks = model.stream("Hi")
    next(chunks)
    chunks.close()
    assert_left()


def broken_stream():
    next_is("stream-cut")
    raises(Exception, lambda: drain(model.stream("Hi")))


def timeout():
    reply(LATE)
    raises(openai.APITimeoutError, lambda: create(timeout=0.5).invoke("Hi"))


run_rows(
    {
        "chat": chat,
        "stream": stream,
        "multi-turn": multi_turn,
        "tool-loop": Defect(DROPPED, lambda: lose(QUESTION, 1)),
        "parallel-tools": Defect("two calls are read; " + DROPPED, lambda: lose(QUESTION_OF_TWO, 2)),
        "vision": vision,
        "json_object": json_object,
        "json_schema": json_schema,
        "reasoning": Defect("the client does not pass reasoning_content on", reasoning),
        "stream-usage": stream_usage,
        "401": wrong_key,
        "429-retried": retried,
        "abort": abort,
        "broken-stream": broken_stream,
        "timeout": timeout,
    }
)
