"""What a JSON Schema of one body cannot say: limits of a model, members that depend on each other, ids that refer to other messages.

Schemathesis draws bodies from the schema alone and expects that the API accepts them. These hooks change a drawn body as little as
needed to follow the documented rules, so that a refusal is a finding. Bodies that are meant to break the schema are sent as drawn.
"""

import copy

import schemathesis
from schemathesis.generation import GenerationMode

MODEL = "kimi-k2.6"
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="
# openapi/models.yaml: the model fixes these values, or refuses the member
FIXED = ["temperature", "top_p", "n", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs"]


@schemathesis.hook
def before_call(context, case, **kwargs):
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE or not isinstance(case.body, dict):
        return
    body = copy.deepcopy(case.body)
    # a batch file is named *.jsonl, and the name is no part of the schema
    # and that a file is not empty is left out of the published schema, with which the Go generator fails
    if case.operation.path == "/files" and (body.get("purpose") == "batch" or not body.get("file")):
        case.body = {**body, "purpose": "file-extract", "file": "Line one."}
    if "messages" in body:
        # a drawn id is no model; the answer would be 404 whatever the rest is
        body["model"] = MODEL
        body["messages"] = pair_calls(follow_message_rules(body["messages"])) or [{"role": "user", "content": "Hi"}]
        if case.operation.path == "/chat/completions":
            follow_chat_rules(body)
        case.body = body


def follow_chat_rules(body):
    for name in FIXED:
        body.pop(name, None)
    for name in ("max_completion_tokens", "max_tokens"):
        # 700000.0 is an integer of JSON Schema too
        if isinstance(body.get(name), (int, float)):
            body[name] = min(body[name], 4096)
    # needs tools, and is refused with thinking
    if isinstance(body.get("tool_choice"), dict) or body.get("tool_choice") == "required":
        body["tool_choice"] = "auto"
    # 32 bytes; a schema counts characters
    if isinstance(body.get("stop"), str):
        body["stop"] = trim(body["stop"])
    elif body.get("stop"):
        body["stop"] = [trim(one) for one in body["stop"]]
    # Moonshot's flavour of JSON Schema is a language of its own
    format = body.get("response_format")
    if format and format.get("type") == "json_schema":
        format["json_schema"]["schema"] = {"type": "object"}
    if body.get("tools"):
        body["tools"] = follow_tool_rules(body["tools"])


def follow_tool_rules(tools):
    by_name = {}
    for tool in tools:
        definition = tool["function"]
        if definition.get("parameters"):
            definition["parameters"] = {"type": "object"}
        by_name.setdefault(definition["name"], tool)
    return list(by_name.values())[:128]


def follow_message_rules(messages):
    for position, message in enumerate(messages):
        # dynamic tools belong to other models
        message.pop("tools", None)
        if position < len(messages) - 1 or message["role"] != "assistant":
            message.pop("partial", None)
        content = message.get("content")
        if isinstance(content, list):
            message["content"] = [follow_part_rules(part) for part in content]
        if not content and message["role"] != "tool" and not message.get("tool_calls") and not message.get("partial"):
            message["content"] = "Hi"
    return messages


def follow_part_rules(part):
    if part["type"] == "video_url":
        return {"type": "text", "text": "a video"}
    # an image has to be decodable
    return {"type": "image_url", "image_url": {"url": PIXEL}} if part["type"] == "image_url" else part


def pair_calls(messages):
    """Each call gets an id of its own and a result; results without a call are left out; with thinking on, a call has its reasoning."""
    paired = []
    for message in messages:
        calls = message.get("tool_calls") if message["role"] == "assistant" else None
        if message["role"] != "tool":
            paired.append(message)
        if calls:
            message.pop("partial", None)
            message["reasoning_content"] = message.get("reasoning_content") or "I call a tool."
        for index, call in enumerate(calls or []):
            call.update(id=f"call_{len(paired)}", index=index)
            paired.append({"role": "tool", "tool_call_id": call["id"], "content": "done"})
    return paired


def trim(text):
    return text.encode("utf-8", "ignore")[:32].decode("utf-8", "ignore")
