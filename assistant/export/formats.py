"""A paper as a file of the format that is asked for."""

from typing import Literal, get_args

from assistant.paper import Paper

Format = Literal["docx", "pptx", "pdf", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)


def written(paper: Paper, form: Format) -> bytes:
    """Return a paper as a file of a format."""
    if form == "docx":
        from assistant.export.word import word  # noqa: PLC0415 - only where a file is wanted

        return word(paper)
    if form == "pptx":
        from assistant.export.slides import slides  # noqa: PLC0415

        return slides(paper)
    if form == "pdf":
        from assistant.export.typesetting import pdf  # noqa: PLC0415

        return pdf(paper)
    from assistant.export.markdown import markdown  # noqa: PLC0415

    return markdown(paper).encode()
