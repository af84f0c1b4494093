"""Formats of other office programs (.doc, .odt, .rtf ...), by way of LibreOffice."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.errors import LimitExceeded, UnreadableDocument, UnsupportedFormat
from corpus.loaders.found import Found, Loader
from corpus.loaders.sheets import load_workbook
from corpus.loaders.slides import load_slides
from corpus.loaders.word import load_word

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120
# What LibreOffice is to make of the files of each of its programs.
TARGETS = {"writer": "docx", "calc": "xlsx", "impress": "pptx"}
# LibreOffice's name for what is to be read; without it, it would take a damaged file for text.
FILTERS = {
    ".doc": "MS Word 97", ".xls": "MS Excel 97", ".ppt": "MS PowerPoint 97",
    ".rtf": "Rich Text Format", ".odt": "writer8", ".ods": "calc8", ".odp": "impress8",
}  # fmt: skip
MODERN: dict[str, Loader] = {"writer": load_word, "calc": load_workbook, "impress": load_slides}
ADVICE = "install LibreOffice (on Debian: apt install libreoffice-nogui), or save it as .{}"


def converted(data: bytes, source: str, suffix: str, kind: str) -> bytes:
    """Return a file of another office program as .docx, .xlsx or .pptx.

    Macros do not run, and nothing the file refers to is fetched. Raises `UnsupportedFormat` where
    LibreOffice is not installed, else `UnreadableDocument` or `LimitExceeded`.
    """
    target = TARGETS[kind]
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UnsupportedFormat(
            source, f"is an older or other office file: {ADVICE.format(target)}"
        )
    with TemporaryDirectory(prefix="merger-office-") as folder:
        given = Path(folder) / f"given{suffix}"
        given.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = (
            program, "--headless", "--norestore", "--safe-mode", f"-env:UserInstallation={profile}",
            f"--infilter={FILTERS[suffix]}", "--convert-to", target, "--outdir", folder, str(given),
        )  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - no shell; all arguments are ours
                command, check=False, capture_output=True, timeout=SECONDS
            )
        except subprocess.TimeoutExpired as error:
            problem = f"takes LibreOffice longer than {SECONDS} s: save it as .{target}"
            raise LimitExceeded(source, problem) from error
        made = given.with_suffix(f".{target}")
        if not made.is_file():
            problem = f"is no file that LibreOffice can read: save it as .{target}"
            raise UnreadableDocument(source, problem)
        return made.read_bytes()


def through_libreoffice(suffix: str, kind: str) -> Loader:
    """Return the loader of a format that LibreOffice reads."""

    def load(data: bytes, source: str) -> Found:
        return MODERN[kind](converted(data, source, suffix, kind), source)

    return load
