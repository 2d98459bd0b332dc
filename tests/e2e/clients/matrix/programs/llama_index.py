import json

import openai
from llama_index.core.base.llms.types import ChatMessage, ImageBlock, TextBlock
from llama_index.core.tools import FunctionTool
from llama_index.llms.openai_like import OpenAILike
from pydantic import BaseModel
from rows import *

DROPPED = "the client drops reasoning_content, so the second request is refused with 400, as on the service"


class Person(BaseModel):
    name: str
    age: int


def create(**more):
    # its default temperature of 0.1 is refused by Kimi
    given = {"model": MODEL, "api_base": URL, "api_key": KEY, "is_chat_model": True, "temperature": 1, "max_retries": 0}
    return OpenAILike(**{**given, "is_function_calling_model": True, "context_window": 262144, **more})


llm = create()


def user(content):
    return ChatMessage(role="user", content=content)


def get_weather(city: str) -> str:
    """Weather of a city"""
    return "21 degrees"


def lose(text, calls):
    tool = FunctionTool.from_defaults(get_weather)
    messages = [user(text)]
    first = llm.chat_with_tools([tool], chat_history=messages, allow_parallel_tool_calls=True)
    made = llm.get_tool_calls_from_response(first)
    assert len(made) == calls, made
    messages.append(first.message)
    for call in made:
        more = {"tool_call_id": call.tool_id}
        messages.append(ChatMessage(role="tool", content="21 degrees", additional_kwargs=more))
    raises(
        openai.BadRequestError,
        lambda: llm.chat_with_tools([tool], chat_history=messages),
        "reasoning_content is missing",
    )


def chat():
    assert llm.chat([user("Hello")]).message.content


def stream():
    assert "".join(part.delta or "" for part in llm.stream_chat([user("Hello")]))


def multi_turn():
    messages = [user("My name is Ada.")]
    messages += [llm.chat(messages).message, user("What is my name?")]
    assert "Ada" in llm.chat(messages).message.content


def vision():
    blocks = [TextBlock(text="What is this?"), ImageBlock(url=IMAGE)]
    assert llm.chat([ChatMessage(role="user", blocks=blocks)]).message.content


def json_object():
    prompt = user("A person named Bob, 40, as JSON with name and age")
    assert json.loads(llm.chat([prompt], response_format={"type": "json_object"}).message.content)["name"] == "Bob"


def json_schema():
    structured = create(should_use_structured_outputs=True).as_structured_llm(Person)
    assert structured.chat([user(BOB)]).raw == Person(name="Bob", age=40)


def reasoning():
    assert llm.chat([user("Hello")]).raw.choices[0].message.reasoning_content


def stream_usage():
    parts = list(llm.stream_chat([user("Hello")], stream_options={"include_usage": True}))
    assert parts[-1].raw.usage.total_tokens > 0


def wrong_key():
    raises(openai.AuthenticationError, lambda: create(api_key="sk-wrong").chat([user("Hi")]))


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    create(max_retries=3).chat([user("Hi")])
    assert_retried()


def abort():
    reply(LONG)
    parts = llm.stream_chat([user("Hi")])
    next(parts)
    parts.close()
    assert_left()


def broken_stream():
    next_is("stream-cut")
    raises(Exception, lambda: drain(llm.stream_chat([user("Hi")])))


def timeout():
    reply(LATE)
    raises(openai.APITimeoutError, lambda: create(timeout=0.5).chat([user("Hi")]))


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
        "reasoning": reasoning,
        "stream-usage": stream_usage,
        "401": wrong_key,
        "429-retried": retried,
        "abort": abort,
        "broken-stream": broken_stream,
        "timeout": timeout,
    }
)
