"""The same content gives the same bytes: office files without the time they were packed at."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PACKED = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can name


def stable(packed: bytes) -> bytes:
    """Return a ZIP with the same members, each packed at one fixed time."""
    file = BytesIO()
    with ZipFile(BytesIO(packed)) as before, ZipFile(file, "w") as after:
        for name in before.namelist():
            member = ZipInfo(name, PACKED)
            member.compress_type = ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return file.getvalue()
