import asyncio
import base64

import openai
from pydantic import BaseModel
from pydantic_ai import Agent, BinaryContent
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.moonshotai import MoonshotAIProvider
from rows import *


class Person(BaseModel):
    name: str
    age: int


def agent(output=str, key=KEY, retries=0, timeout=60, **more):
    client = openai.AsyncOpenAI(base_url=URL, api_key=key, max_retries=retries, timeout=timeout)
    return Agent(OpenAIChatModel(MODEL, provider=MoonshotAIProvider(openai_client=client)), output_type=output, **more)


def loop(text, calls):
    asked = []
    helper = agent()

    @helper.tool_plain
    def get_weather(city: str) -> str:
        """Weather of a city"""
        asked.append(city)
        return "21 degrees"

    result = helper.run_sync(text)
    assert "21 degrees" in result.output and len(asked) == calls, (result.output, asked)


def chat():
    assert agent().run_sync("Hello").output


async def read(text="Hello", stop=False):
    async with agent().run_stream(text) as result:
        parts = []
        async for part in result.stream_text(delta=True, debounce_by=None):
            parts.append(part)
            if stop:
                break
        return "".join(parts), None if stop else result.usage


def stream():
    assert asyncio.run(read())[0]


def stream_usage():
    usage = asyncio.run(read())[1]
    usage = usage() if callable(usage) else usage
    assert usage.output_tokens > 0


def multi_turn():
    first = agent().run_sync("My name is Ada.")
    assert "Ada" in agent().run_sync("What is my name?", message_history=first.all_messages()).output


def vision():
    picture = BinaryContent(base64.b64decode(IMAGE.split(",")[1]), media_type="image/png")
    assert agent().run_sync(["What is this?", picture]).output


def json_schema():
    # the default form of output, a tool named final_result
    assert agent(Person).run_sync("A person named Bob aged 40").output == Person(name="Bob", age=40)


def reasoning():
    parts = agent().run_sync("Hello").all_messages()[-1].parts
    assert [part.content for part in parts if part.part_kind == "thinking"][0]


def wrong_key():
    error = raises(ModelHTTPError, lambda: agent(key="sk-wrong").run_sync("Hi"))
    assert error.status_code == 401


def retried():
    next_is("rate_limit_reached_error.rpm", 2)
    agent(retries=2).run_sync("Hi")
    assert_retried()


def abort():
    reply(LONG)
    asyncio.run(read(stop=True))
    assert_left()


def broken_stream():
    next_is("stream-cut")
    raises(Exception, lambda: asyncio.run(read()))


def timeout():
    reply(LATE)
    raises(Exception, lambda: agent(timeout=0.5).run_sync("Hi"), "time")


run_rows(
    {
        "chat": chat,
        "stream": stream,
        "multi-turn": multi_turn,
        "tool-loop": lambda: loop(QUESTION, 1),
        "parallel-tools": lambda: loop(QUESTION_OF_TWO, 2),
        "vision": vision,
        "json_object": "an output type is a schema; json_object is not offered",
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
