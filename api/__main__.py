"""The entry of the command line: start quickly, then run one command."""

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.console import Open


def main(arguments: list[str] | None = None, open_parts: "Open | None" = None) -> int:
    """Run the command line and return its exit code."""
    gc.disable()  # all that is loaded stays: to look for rubbish in it is a tenth of a cold `ask`
    from api import wiring  # noqa: PLC0415
    from api.commands import application  # noqa: PLC0415
    from api.console import run  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    return run(application, arguments, open_parts or wiring.open_parts)


if __name__ == "__main__":
    sys.exit(main())
