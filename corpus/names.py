"""Names of bodies that a paper writes in capitals, in the spelling of running text."""

import re

# What is written small inside the name of a place or a body is written small after these; what
# follows them bears a capital: Bộ Nội vụ, Ban Tổ chức, tỉnh Quảng Ninh.
KINDS = (
    "ban", "bộ", "sở", "cục", "vụ", "tổng cục", "chi cục", "viện", "phòng", "cơ quan", "trường",
)  # fmt: skip
PLACES = re.compile(
    r"\b(?:(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
    r"|(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ))(?P<name>(?: \w+)+)$"
)
PROPER = ("trung ương", "quốc hội", "chính phủ", "thường vụ", "việt nam", "đảng")


def in_running_text(capitals: str, text: str) -> str:
    """Return a name as the text itself writes it, or else by the rules for names of bodies.

    The rules are those of Decree 30/2020/NĐ-CP, appendix II: the first word, the word behind a kind
    of body, and the names of places bear capitals.
    """
    for match in re.finditer(re.escape(capitals), text, re.IGNORECASE):
        if not match.group().isupper():
            found = match.group()
            return found[0].upper() + found[1:]
    name = capitals.lower()
    if place := PLACES.search(name):
        head = name[: place.start("name")]
        name = head + place["name"].title()
    for proper in PROPER:
        name = re.sub(rf"(?<= ){proper}\b", proper.capitalize(), name)
    kind = next(
        (kind for kind in sorted(KINDS, key=len, reverse=True) if name.startswith(f"{kind} ")), ""
    )
    if kind:
        name = f"{kind} {name[len(kind) + 1 :][:1].upper()}{name[len(kind) + 2 :]}"
    return name[:1].upper() + name[1:]
