"""Small numbers in words: "ba", "three" and "3" are the same."""

from functools import cache

from corpus.vietnamese import fold

NUMBER_WORDS = {
    1: "một|one", 2: "hai|two", 3: "ba|three", 4: "bốn|four", 5: "năm|five", 6: "sáu|six",
    7: "bảy|seven", 8: "tám|eight", 9: "chín|nine", 10: "mười|ten", 11: "mười một|eleven",
    12: "mười hai|twelve", 13: "mười ba|thirteen", 14: "mười bốn|fourteen",
}  # fmt: skip
NO_NUMBERS = ("một", "năm", "one")  # "một" is the article too, "năm" the year


@cache
def same_number(word: str) -> frozenset[str]:
    """Return the other ways to write a small number, folded: "3" and "three" for "ba"."""
    for figure, words in NUMBER_WORDS.items():
        names = {str(figure), *words.split("|")}.difference(NO_NUMBERS)
        if word in names:
            return frozenset(fold(name) for name in names - {word})
    return frozenset()
