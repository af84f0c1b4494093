"""Read the next file while the last one is taken in."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from corpus.document import Document
from index.sources import File, Missing

ReadFile = Callable[[File], Document]


@contextmanager
def reading_ahead(
    files: Sequence[File | Missing], read: ReadFile, is_new: Callable[[File], bool]
) -> Iterator[ReadFile]:
    """Give a way to read the files in their order; the next new one is read meanwhile.

    What was read ahead and is not asked for is dropped. Who leaves early waits for nothing.
    """
    places = {each.origin: n for n, each in enumerate(files) if isinstance(each, File)}
    started: dict[str, Future[Document]] = {}
    pool = ThreadPoolExecutor(1, thread_name_prefix="read")

    def next_read(file: File) -> Document:
        future = started.pop(file.origin, None) or pool.submit(read, file)
        try:
            return future.result()
        finally:
            following = files[places[file.origin] + 1 :][:1]
            for each in following:
                if isinstance(each, File) and is_new(each):
                    started[each.origin] = pool.submit(read, each)

    try:
        yield next_read
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
