"""Calls the mock with a client that openapi-generator wrote. Prints one line for each call."""

import os

import openapi_client as kimi
from openapi_client.models import ChatCompletionRequest, ChatMessage, ContentPart, ImagePart, MediaReference, MessageContent, TextPart, UserMessage

PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

configuration = kimi.Configuration(host=os.environ["KIMI_BASE_URL"], access_token=os.environ["MOONSHOT_API_KEY"])
parts = [
    ContentPart(TextPart(type="text", text="What is in this picture?")),
    ContentPart(ImagePart(type="image_url", image_url=MediaReference(PIXEL))),
]
messages = [ChatMessage(UserMessage(role="user", content=MessageContent(parts)))]

with kimi.ApiClient(configuration) as client:
    chat = kimi.ChatApi(client)
    answer = chat.create_chat_completion(ChatCompletionRequest(model="kimi-k2.6", messages=messages))
    print("chat", answer.choices[0].message.content)
    raw = chat.create_chat_completion_without_preload_content(
        ChatCompletionRequest(model="kimi-k2.6", messages=messages, stream=True)
    )
    print("stream", raw.read().decode().count("data: "))
    print("models", len(kimi.ModelsApi(client).list_models().data))
    try:
        chat.create_chat_completion(ChatCompletionRequest(model="no-such-model", messages=messages))
    except kimi.exceptions.NotFoundException as error:
        print("error", error.status)
