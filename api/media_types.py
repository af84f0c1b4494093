"""What the files we give are called by browsers."""

from typing import Any, Final

from assistant.export.formats import Format

OFFICE: Final = "application/vnd.openxmlformats-officedocument."
KINDS: Final[dict[Format, str]] = {
    "docx": f"{OFFICE}wordprocessingml.document",
    "pptx": f"{OFFICE}presentationml.presentation",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
}
FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {kind.partition(";")[0]: {} for kind in KINDS.values()}}
}
TABLES: Final[dict[str, str]] = {
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "docx": KINDS["docx"],
}
