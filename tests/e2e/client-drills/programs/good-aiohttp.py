"""Streams with aiohttp and asyncio."""

import asyncio
import json
import os
import sys

import aiohttp

URL = os.environ["KIMI_BASE_URL"] + "/chat/completions"
BODY = {"model": "kimi-k2.6", "stream": True, "messages": [{"role": "user", "content": "Which cities do you know?"}]}


class Failed(Exception):
    """What the user reads."""


async def read(response):
    text, reason = "", None
    async for line in response.content:
        data = line.decode().strip()
        if not data.startswith("data:") or data.endswith("[DONE]"):
            continue
        chunk = json.loads(data[5:])
        if chunk.get("error"):
            raise Failed(chunk["error"]["message"])
        for choice in chunk["choices"]:
            text += choice["delta"].get("content") or ""
            reason = choice.get("finish_reason") or reason
    if reason != "stop":
        raise Failed(f"incomplete answer, finish_reason {reason}")
    return text


async def attempt(session):
    """The text, or the seconds to wait and the problem."""
    try:
        async with session.post(URL, json=BODY, allow_redirects=False) as response:
            if response.status == 200:
                return await read(response), None
            problem = await response.text()
            if response.status < 500 and (response.status != 429 or "current_quota" in problem):
                raise Failed(f"error {response.status}: {problem[:300]}")
            return None, (float(response.headers.get("Retry-After", 0)), f"error {response.status}")
    except aiohttp.ClientError as error:
        return None, (0, f"error: {error!r}")


async def main():
    headers = {"Authorization": "Bearer " + os.environ["KIMI_API_KEY"]}
    timeout = aiohttp.ClientTimeout(total=None, sock_read=90)
    async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
        for number in range(3):
            text, failed = await attempt(session)
            if text is not None:
                return text
            if number < 2:
                await asyncio.sleep(max(failed[0], 0.4 * 2**number))
    raise Failed(failed[1])


try:
    print(asyncio.run(main()))
except Failed as error:
    sys.exit(str(error))
