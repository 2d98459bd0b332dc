"""Finds the command that starts kimi-contract."""

import os
import shlex
import shutil
from collections.abc import Mapping

VARIABLE = "KIMI_CONTRACT_COMMAND"
INSTALL = (
    f"Install the npm package kimi-contract in this project, or set {VARIABLE} to the command, such as "
    "`node /path/to/kimi-contract/scripts/run.cjs`."
)


class CommandNotFoundError(Exception):
    """No command was found that starts kimi-contract."""


def find_command(env: Mapping[str, str] = os.environ) -> list[str]:
    """Returns the command as a list of arguments, without `mock`.

    Precedence: KIMI_CONTRACT_COMMAND, `kimi-contract` on PATH, the package in `node_modules` through npx. npx does not
    install the package: a test does not run code that the project did not choose.
    """
    path = env.get("PATH")
    text = env.get(VARIABLE, "").strip()
    if text:
        return _from_variable(text, path)
    program = shutil.which("kimi-contract", path=path)
    if program is not None:
        return [program]
    npx = shutil.which("npx", path=path)
    if npx is not None:
        return [npx, "--no-install", "kimi-contract"]
    raise CommandNotFoundError(
        f"kimi_mock found neither `kimi-contract` nor `npx` on PATH. Install Node 22.19 or newer. {INSTALL}"
    )


def _from_variable(text: str, path: str | None) -> list[str]:
    try:
        # Windows paths have backslashes, which POSIX rules would remove.
        words = shlex.split(text, posix=os.name != "nt")
    except ValueError as error:
        raise CommandNotFoundError(f"{VARIABLE} is `{text}`, which is not a command line: {error}.") from None
    words = [word.strip('"') for word in words] if os.name == "nt" else words
    program = shutil.which(words[0], path=path) if words else None
    if program is None:
        raise CommandNotFoundError(
            f"{VARIABLE} is `{text}`, and there is no program `{words[0] if words else ''}` on PATH. Set it to a command "
            "that starts kimi-contract, such as `node /path/to/kimi-contract/scripts/run.cjs`."
        )
    return [program, *words[1:]]
