"""The level of government that a body belongs to, by its name."""

import re
from typing import Literal, get_args

from corpus.places import Gazetteer

Level = Literal["central", "province", "district", "commune"]
LEVELS: tuple[Level, ...] = get_args(Level)

# The smallest unit a name holds decides: a district's office also names its province.
COMMUNE = (
    r"(?<!thị )\bxã\b|\bphường\b|\bthị trấn\b|\bđặc khu\b|\bcommune\b|\bward\b|\bspecial zone\b"
)
DISTRICT = r"\bhuyện\b|\bquận\b|\bthị xã\b|\bthị ủy\b|\bdistrict\b|\btown\b"
PROVINCE = r"\btỉnh\b|^sở\b|\bprovinc(?:e|ial)\b|^department of\b"
CENTRAL = (
    r"^(?:quốc hội|ủy ban thường vụ quốc hội|chính phủ|thủ tướng|bộ|ban bí thư|thanh tra chính phủ"
    r"|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|kiểm toán nhà nước"
    r"|(?:the )?(?:national assembly|government|prime minister|ministry|politburo|secretariat))\b"
    r"|\btrung ương\b|\bcentral\b"
)
UNITS = tuple(
    (level, re.compile(words, re.IGNORECASE))
    for level, words in (("commune", COMMUNE), ("district", DISTRICT), ("province", PROVINCE))
)
NATIONAL = re.compile(CENTRAL, re.IGNORECASE)
CITY = re.compile(r"\bthành (?:phố|ủy)\b|\bcity\b", re.IGNORECASE)


def level_of(body: str, gazetteer: Gazetteer) -> str | None:
    """Return "central", "province", "district" or "commune"; `None` where the name does not say.

    A city is at the level of a province if it is centrally run, else at that of a district.
    """
    body = body.replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    for level, words in UNITS:
        if words.search(body):
            return level
    if CITY.search(body):
        places = [place for each in gazetteer.find(body) for place in each.entries]
        if not places:
            return None
        return "province" if any(place.provincial for place in places) else "district"
    return "central" if NATIONAL.search(body) else None
