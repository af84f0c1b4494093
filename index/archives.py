"""Archives (.zip) and messages: what is in them comes out under safe names, within limits."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from corpus.loaders.filetypes import PACKAGE, SUFFIXES, package_kind
from corpus.loaders.packages import DAMAGED, SMALL, WIDEST_RATIO
from index.attachments import attachments, is_mail
from index.sources import File, Missing

MOST_FILES = 2_000  # in one archive
LARGEST = 1_000_000_000  # bytes of all its files
CHUNK = 1 << 20  # bytes
DEEPEST = 3  # messages attached to messages
UTF_8 = 0x800  # flag of a name that is written in UTF-8
LOCKED = 0x1  # flag of a file with a password
LEFT_OUT = ("__MACOSX",)  # what file managers add


@dataclass(frozen=True)
class _Member:
    info: ZipInfo
    name: str  # as a person reads it, without ways out of the folder


@contextmanager
def unpacked(files: Iterable[File | Missing]) -> Iterator[list[File | Missing]]:
    """Give the files with each archive replaced by what is in it; the copies go when it is over.

    What is attached to a message follows the message.
    """
    with ExitStack() as stack:
        yield [each for file in files for each in _unpacked(file, stack)]


def _unpacked(
    file: File | Missing, stack: ExitStack, within: tuple[str, ...] = ()
) -> Iterator[File | Missing]:
    """Yield what comes of a file that lies within archives and messages."""
    if isinstance(file, Missing):
        yield file
    elif "archive" not in within and _is_archive(file.path):
        for each in _members(file, stack):
            yield from _unpacked(each, stack, (*within, "archive"))
    elif is_mail(file.path):
        yield file
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="merger-message-")))
        for each in attachments(file, folder):
            if len(within) < DEEPEST or isinstance(each, Missing):
                yield from _unpacked(each, stack, (*within, "message"))
            else:
                yield Missing(each.source, "lies too deep in messages: save it yourself", "limit")
    else:
        yield file


def _members(file: File, stack: ExitStack) -> Iterator[File | Missing]:
    """Yield the files in an archive."""
    try:
        with ZipFile(file.path) as archive:
            members = [member for info in archive.infolist() if (member := _member(info))]
            if problem := _too_much(archive, file.path.stat().st_size):
                yield Missing(file.source, problem, "limit")
                return
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="merger-archive-")))
            for number, member in enumerate(members):
                yield _taken_out(archive, member, folder / str(number), file)
    except DAMAGED as error:
        problem = f"is damaged or cut off ({error}): get the archive again"
        yield Missing(file.source, problem, "unreadable")


def _is_archive(path: Path) -> bool:
    if path.suffix.lower() in SUFFIXES:
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(PACKAGE)) == PACKAGE and package_kind(file) is None
    except OSError:
        return False  # who reads it says so


def _too_much(archive: ZipFile, packed: int) -> str | None:
    """Say why an archive is not unpacked, by the sizes it gives before anything is."""
    infos = archive.infolist()
    size = sum(info.file_size for info in infos)
    bomb = size > SMALL and size > WIDEST_RATIO * packed
    if size > LARGEST or len(infos) > MOST_FILES or bomb:
        return f"unpacks to {size:,} bytes in {len(infos):,} files: unpack it yourself"
    return None


def _member(info: ZipInfo) -> _Member | None:
    """Return a member that is to be read; folders and what file managers hide are none."""
    name = info.filename
    if not info.flag_bits & UTF_8:
        try:  # written by a program that does not say which letters it uses
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    parts = [
        part
        for part in PurePosixPath(name.replace("\\", "/")).parts
        if part not in ("/", "..", ".") and not part.endswith(":")
    ]
    hidden = any(part.startswith(".") or part in LEFT_OUT for part in parts)
    return None if info.is_dir() or hidden or not parts else _Member(info, "/".join(parts))


def _taken_out(archive: ZipFile, member: _Member, target: Path, file: File) -> File | Missing:
    """Write a member into a file; no more of it than the archive says there is."""
    source = f"{file.source}/{member.name}"
    if member.info.flag_bits & LOCKED:
        return Missing(source, "is locked with a password: save it without one", "unreadable")
    path = target.with_suffix(PurePosixPath(member.name).suffix.lower())
    left = member.info.file_size
    try:
        with archive.open(member.info) as packed, path.open("wb") as out:
            while chunk := packed.read(min(CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    return Missing(source, "is larger than its archive says: get it anew", "limit")
                out.write(chunk)
    except DAMAGED as error:
        return Missing(source, f"is damaged ({error}): get the archive again", "unreadable")
    return File(path, source, f"{file.origin}!{member.name}")
