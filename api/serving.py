"""How a route gets at the parts."""

from typing import Annotated

from fastapi import Depends, Request

from api.parts import Parts


def _parts(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


PartsDep = Annotated[Parts, Depends(_parts)]
