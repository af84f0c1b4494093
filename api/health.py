"""Whether the server lives, and whether it can answer."""

from typing import Final, Literal

from fastapi import APIRouter
from pydantic import Field

from api.errors import NotReady
from api.problems import PROBLEMS
from api.schemas import Wire
from api.serving import PartsDep, WholePartsDep
from index.generation import Store

router = APIRouter(tags=["operation"])

PROBE: Final = "con dấu"  # any words


class Health(Wire):
    """The process lives."""

    status: Literal["ok"] = "ok"


class Ready(Wire):
    """Questions can be answered from this generation of the index."""

    status: Literal["ready"] = "ready"
    generation: int
    documents: int
    degraded: list[Store] = Field(
        default=[], description="What of the index cannot be used; answers do without it."
    )


@router.get("/health", responses=PROBLEMS)
def health() -> Health:
    """Say that the process lives."""
    return Health()


@router.get("/ready", responses=PROBLEMS)
def ready(parts: PartsDep, whole: WholePartsDep) -> Ready:
    """Say whether there is an index to answer from; 503 when there is none."""
    generation = parts.library.generation
    if not generation:
        raise NotReady
    whole.finder.look_up(PROBE, 1)  # other processes answer: what they lack is not seen from here
    return Ready(
        generation=generation,
        documents=len(parts.library.documents()),
        degraded=sorted(whole.finder.lacking),
    )
