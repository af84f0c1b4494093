"""How a route gets at the parts: as far as whoever asks may see."""

from typing import Annotated

from fastapi import Depends, Request

from api.parts import Parts
from api.permissions import PersonDep


def _whole(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


WholePartsDep = Annotated[Parts, Depends(_whole)]  # everything, whoever asks


def _theirs(parts: WholePartsDep, person: PersonDep) -> Parts:
    return parts.seen_by(person.labels, person.name)


PartsDep = Annotated[Parts, Depends(_theirs)]
