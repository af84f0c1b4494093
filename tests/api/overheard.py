"""Run the program with every connection that it opens, or wants to, noted in a file.

python -m tests.api.overheard NOTES COMMAND...
"""

import sys
from pathlib import Path
from typing import Any

WATCHED = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"}


def main(notes: str, *command: str) -> int:
    """Run the command."""
    with Path(notes).open("a", encoding="utf-8", buffering=1) as told:

        def hear(event: str, arguments: tuple[Any, ...]) -> None:
            if event not in WATCHED:
                return
            where = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
            told.write(f"{event}\t{where[0] if isinstance(where, tuple) else where}\n")

        sys.addaudithook(hear)
        from api.__main__ import main as run  # noqa: PLC0415 - from here on it is heard

        return run(list(command))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
