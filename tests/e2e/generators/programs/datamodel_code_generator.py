"""Reads the mock's answers with the models that datamodel-code-generator wrote. Prints one line for each call."""

import json
import os
import urllib.error
import urllib.request

from kimi_models import ChatCompletion, ChatCompletionChunk, ChatCompletionRequest, ErrorEnvelope, ModelList

base_url = os.environ["KIMI_BASE_URL"]
headers = {"authorization": f"Bearer {os.environ['MOONSHOT_API_KEY']}", "content-type": "application/json"}


def send(path: str, body: dict | None = None) -> bytes:
    data = None
    if body is not None:
        data = ChatCompletionRequest.model_validate(body).model_dump_json(exclude_unset=True).encode()
    with urllib.request.urlopen(urllib.request.Request(base_url + path, data=data, headers=headers)) as response:
        return response.read()


request = {"model": "kimi-k2.6", "messages": [{"role": "user", "content": "Say hello."}]}
print("chat", ChatCompletion.model_validate_json(send("/chat/completions", request)).choices[0].message.content)
events = send("/chat/completions", {**request, "stream": True}).decode().split("\n\n")
chunks = [ChatCompletionChunk.model_validate(json.loads(event[6:])) for event in events if event.startswith("data: {")]
print("stream", len(chunks))
print("models", len(ModelList.model_validate_json(send("/models")).data))
try:
    send("/chat/completions", {**request, "model": "no-such-model"})
except urllib.error.HTTPError as error:
    ErrorEnvelope.model_validate_json(error.read())
    print("error", error.code)
