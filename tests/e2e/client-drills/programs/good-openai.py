"""The official SDK for Python with its defaults."""

import os
import sys

import openai

client = openai.OpenAI(base_url=os.environ["MOONSHOT_BASE_URL"], api_key=os.environ["MOONSHOT_API_KEY"])
try:
    completion = client.chat.completions.create(
        model="kimi-k2.6", messages=[{"role": "user", "content": "Which cities are named in your answer?"}]
    )
    choice = completion.choices[0]
    if choice.finish_reason != "stop":
        sys.exit(f"the answer is incomplete: finish_reason {choice.finish_reason}")
    print(choice.message.content)
except openai.OpenAIError as error:
    sys.exit(f"error: {error}")
