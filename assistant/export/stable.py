"""The same content gives the same bytes: office files without the time they were packed at."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PACKED = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can name
MADE = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def stable(packed: bytes, timeless: bool = False) -> bytes:
    """Return a ZIP with the same members, each packed at one fixed time.

    A `timeless` one, as the workbook inside a chart, does not say either when it was made.
    """
    file = BytesIO()
    with ZipFile(BytesIO(packed)) as before, ZipFile(file, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.endswith(".xlsx"):
                content = stable(content, timeless=True)
            elif timeless and name == "docProps/core.xml":
                content = MADE.sub(b"1980-01-01T00:00:00Z", content)
            member = ZipInfo(name, PACKED)
            member.compress_type = ZIP_DEFLATED
            after.writestr(member, content)
    return file.getvalue()
