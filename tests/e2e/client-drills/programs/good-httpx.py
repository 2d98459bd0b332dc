"""Streams with httpx."""

import json
import os
import sys
import time

import httpx

body = {"model": "kimi-k2.6", "stream": True, "messages": [{"role": "user", "content": "Which cities do you know?"}]}
client = httpx.Client(
    base_url=os.environ["KIMI_BASE_URL"],
    headers={"Authorization": "Bearer " + os.environ["KIMI_API_KEY"]},
    timeout=httpx.Timeout(90, connect=5),
)


def stream():
    finished = None
    with client.stream("POST", "/chat/completions", json=body) as response:
        if response.is_error:
            response.read()
        response.raise_for_status()
        for line in response.iter_lines():
            if not line.startswith("data:") or line.endswith("[DONE]"):
                continue
            chunk = json.loads(line.removeprefix("data:"))
            if "error" in chunk:
                raise RuntimeError(chunk["error"]["message"])
            for choice in chunk["choices"]:
                yield choice["delta"].get("content") or ""
                finished = choice.get("finish_reason") or finished
    if finished != "stop":
        raise RuntimeError(f"incomplete answer, finish_reason {finished}")


def main():
    for attempt in range(3):
        try:
            print("".join(stream()))
            return
        except httpx.HTTPStatusError as error:
            response = error.response
            is_lasting = response.status_code < 500 and response.status_code != 429
            if is_lasting or "exceeded_current_quota_error" in response.text or attempt == 2:
                raise SystemExit(f"error {response.status_code}: {response.text[:300]}") from None
            time.sleep(max(0.5 * 2**attempt, float(response.headers.get("retry-after", 0))))
        except httpx.TransportError as error:
            if attempt == 2:
                raise SystemExit(f"error: {error!r}") from None
            time.sleep(0.5 * 2**attempt)


try:
    main()
except RuntimeError as error:
    sys.exit(f"error: {error}")
