"""Calls the mock with a client that openapi-python-client wrote. Prints one line for each call."""

import os

from kimi import AuthenticatedClient
from kimi.api.chat import create_chat_completion
from kimi.api.models import list_models
from kimi.models import ChatCompletionRequest

client = AuthenticatedClient(base_url=os.environ["KIMI_BASE_URL"], token=os.environ["MOONSHOT_API_KEY"])


def to_request(model: str) -> ChatCompletionRequest:
    return ChatCompletionRequest.from_dict({"model": model, "messages": [{"role": "user", "content": "Say hello."}]})


answer = create_chat_completion.sync(client=client, body=to_request("kimi-k2.6"))
print("chat", answer.choices[0].message.content)
print("models", len(list_models.sync(client=client).data))
refusal = create_chat_completion.sync_detailed(client=client, body=to_request("no-such-model"))
assert refusal.parsed.error.type_ == "resource_not_found_error", refusal.parsed
print("error", int(refusal.status_code))
