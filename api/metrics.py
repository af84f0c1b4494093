"""What monitors read."""

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from api.figures import MetricsDep
from api.problems import PROBLEMS
from api.serving import PartsDep

router = APIRouter(tags=["operation"])


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}, **PROBLEMS},
)
def metrics(figures: MetricsDep, parts: PartsDep) -> Response:
    """Give the figures of this server in the form Prometheus reads."""
    library = parts.library
    told = figures.told(library.generation, len(library.documents()), parts.processes)
    return Response(told, media_type=CONTENT_TYPE_LATEST)
