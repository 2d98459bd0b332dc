"""Python clients against the mock: applications written with openai, langchain-openai or litellm.

The server's address comes in KIMI_CONTRACT_MOCK_URL (ending in /v1); the valid key is `sk-python`.
Shapes and texts: recordings of api.moonshot.ai, July to September 2026.
"""

import json
import os

import httpx
import openai
import pytest
from openai import OpenAI

URL = os.environ["KIMI_CONTRACT_MOCK_URL"]
KEY = "sk-python"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get the current weather of a city",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
        },
    },
}


@pytest.fixture
def client():
    return OpenAI(api_key=KEY, base_url=URL, max_retries=0)


def ask(text):
    return [{"role": "user", "content": text}]


def test_openai_reads_an_answer_with_reasoning_and_usage(client):
    reply = client.chat.completions.create(model="kimi-k3", messages=ask("What is the capital of France?"))
    message = reply.choices[0].message
    assert message.content.strip()
    assert message.reasoning_content.strip()
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens
    assert reply.usage.completion_tokens_details.reasoning_tokens > 0


def test_openai_reads_a_stream_with_usage_last(client):
    stream = client.chat.completions.create(
        model="kimi-k2.6", messages=ask("Count from 1 to 5."), stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices).strip()
    assert [c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason] == ["stop"]
    assert chunks[-1].choices == [] and chunks[-1].usage.total_tokens > 0
    assert len({c.id for c in chunks}) == 1


def test_openai_runs_a_tool_loop(client):
    messages = ask("What's the weather like in Paris?")
    first = client.chat.completions.create(model="kimi-k2.6", messages=messages, tools=[WEATHER])
    assert first.choices[0].finish_reason == "tool_calls"
    call = first.choices[0].message.tool_calls[0]
    assert json.loads(call.function.arguments) == {"city": "Paris"}
    messages += [first.choices[0].message.model_dump(exclude_none=True)]
    messages += [{"role": "tool", "tool_call_id": call.id, "content": '{"temperature": "17 degrees"}'}]
    second = client.chat.completions.create(model="kimi-k2.6", messages=messages, tools=[WEATHER])
    assert "17 degrees" in second.choices[0].message.content


def test_openai_raises_its_own_errors(client):
    with pytest.raises(openai.AuthenticationError, match="Invalid Authentication"):
        OpenAI(api_key="sk-wrong", base_url=URL, max_retries=0).chat.completions.create(
            model="kimi-k3", messages=ask("hi")
        )
    with pytest.raises(openai.NotFoundError, match="Not found the model no-such-model or Permission denied"):
        client.chat.completions.create(model="no-such-model", messages=ask("hi"))
    with pytest.raises(openai.BadRequestError, match="invalid temperature: only 1 is allowed for this model"):
        client.chat.completions.create(model="kimi-k3", messages=ask("hi"), temperature=0.2)
    with pytest.raises(openai.RateLimitError) as caught:
        client.chat.completions.create(
            model="kimi-k3", messages=ask("hi"), extra_headers={"Prefer": "example=rate_limit_reached_error.rpm"}
        )
    assert caught.value.response.headers["retry-after"] == "1"


def test_openai_lists_models(client):
    assert "kimi-k3" in [model.id for model in client.models.list()]


def test_a_stream_that_is_cut_is_an_error(client):
    with pytest.raises((openai.APIError, httpx.TransportError)):
        for _ in client.chat.completions.create(
            model="kimi-k2.6", messages=ask("hi"), stream=True, extra_headers={"Prefer": "fault=stream-cut"}
        ):
            pass


def test_langchain_chats_streams_and_calls_tools():
    from langchain_openai import ChatOpenAI

    chat = ChatOpenAI(model="kimi-k2.6", api_key=KEY, base_url=URL, temperature=1, max_retries=0)
    assert chat.invoke("Hello!").content.strip()
    assert "".join(chunk.content for chunk in chat.stream("Tell me about rivers.")).strip()
    calls = chat.bind_tools([WEATHER]).invoke("What's the weather like in Oslo?").tool_calls
    assert [(call["name"], call["args"]) for call in calls] == [("get_weather", {"city": "Oslo"})]


def test_litellm_chats_and_streams(monkeypatch):
    # without it, a thread fetches prices from the network and imports litellm's modules a second time
    monkeypatch.setenv("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    import litellm

    given = {"model": "openai/kimi-k2.6", "api_base": URL, "api_key": KEY, "messages": ask("Hello!")}
    assert litellm.completion(**given).choices[0].message.content.strip()
    text = "".join(c.choices[0].delta.content or "" for c in litellm.completion(**given, stream=True))
    assert text.strip()
    with pytest.raises(litellm.NotFoundError):
        litellm.completion(**{**given, "model": "openai/no-such-model"})
