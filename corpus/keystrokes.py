"""What a question was meant to say whose Vietnamese keyboard was switched off: telex and VNI.

Telex writes hợp nhất as "howpj nhaats", VNI as "ho75p nha61t". Each keystroke that shapes a letter
stands somewhere behind it. A word is read so only where it is no syllable as it stands and becomes
one; where the question gives no better sign, a lone word stays as it was typed.
"""

import re
from unicodedata import normalize

from corpus.spelling import is_syllable
from corpus.vietnamese import language_of

TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
CIRCUMFLEX, HORN, BREVE = "\u0302", "\u031b", "\u0306"
VOWELS = "aeiouy"
# Possessive, so that no row of letters is read twice.
WORD = re.compile(r"(?<![^\W_])[A-Za-z]++\d{0,2}+[A-Za-z]*+\d{0,2}+[A-Za-z]*+(?![^\W_])")
LONGEST = 14  # keystrokes of one syllable; what is longer is none
UNMISTAKABLE = re.compile(r"\d[a-z\d]|(?:w|aa|ee|oo|^dd).*[sfrxj]|[sfrxj].*(?:w|aa|ee|oo)")
ENOUGH = 2  # words that read as keystrokes; fewer may be chance ("test" is no "tét")


def as_meant(text: str) -> str:
    """Return a question with leftover keystrokes turned into the letters they stand for.

    Text without such leftovers comes back as it is, in composed Unicode.
    """
    text = normalize("NFC", text)
    if not text.isascii():
        return text  # the keyboard was on: what is not Vietnamese there is a name
    read = {word: letters for word in WORD.findall(text) if (letters := _read(word))}
    sure = sum(_unmistakable(word) for word in read)
    if not read or (len(read) < ENOUGH and not sure):
        return text
    if not sure:  # "quan1", "dieu5": as likely a number behind a word
        read = {word: letters for word, letters in read.items() if not word[-1].isdigit()}
    meant = WORD.sub(lambda match: read.get(match.group(), match.group()), text)
    return meant if language_of(meant) == "vi" and language_of(_plain(text, read)) == "vi" else text


def _plain(text: str, read: dict[str, str]) -> str:
    """Return the rest of a text: what is left of an English question stays English."""
    rest = WORD.sub(lambda match: "" if match.group() in read else match.group(), text)
    return rest if rest.strip(" ?.,!") else "la"


def _unmistakable(word: str) -> bool:
    """Say whether two keystrokes stand in a word, or one within it: for a letter and a tone."""
    return UNMISTAKABLE.search(word.lower()) is not None


def _read(word: str) -> str | None:
    """Return the syllable that a word's keystrokes make, `None` where it is a word as it stands."""
    if len(word) > LONGEST or is_syllable(word) or word[1:] != word[1:].lower():
        return None
    small = word.lower()
    letters = _vni(small) if any(each.isdigit() for each in small) else _telex(small)
    if letters is None:
        return None
    syllable = normalize("NFC", letters)
    if not is_syllable(syllable):
        return None
    return syllable.capitalize() if word[0].isupper() else syllable


def _telex(word: str) -> str | None:
    first = min((place for place, each in enumerate(word) if each in VOWELS), default=len(word))
    onset, rest = word[:first], word[first:]
    if onset.startswith("dd"):
        onset = "đ" + onset[2:]
    elif onset == "d" and rest.endswith("d"):
        onset, rest = "đ", rest[:-1]
    if not rest or rest[0] not in VOWELS:
        return None
    tone = ""
    letters: list[str] = []
    for each in rest:
        if each in TELEX_TONES:
            tone = TELEX_TONES[each]
        elif each == "w":
            _shape(letters, {"a": BREVE, "o": HORN, "u": HORN})
        elif each in "aeo" and any(old[0] == each and len(old) == 1 for old in letters):
            _shape(letters, {each: CIRCUMFLEX})
        else:
            letters.append(each)
    return onset + _toned(letters, tone)


def _vni(word: str) -> str | None:
    tone = ""
    letters: list[str] = []
    for each in word:
        if each in VNI_TONES:
            tone = VNI_TONES[each]
        elif each == "6":
            _shape(letters, dict.fromkeys("aeo", CIRCUMFLEX))
        elif each == "7":
            _shape(letters, {"o": HORN, "u": HORN})
        elif each == "8":
            _shape(letters, {"a": BREVE})
        elif each == "9" and letters[0] == "d":
            letters[0] = "đ"
        elif each.isdigit():
            return None
        else:
            letters.append(each)
    return _toned(letters, tone)


def _shape(letters: list[str], marks: dict[str, str]) -> None:
    """Put a mark on the last letter that can bear it; of "uo" both bear a horn."""
    for place in range(len(letters) - 1, -1, -1):
        each = letters[place]
        if each in marks:
            letters[place] = each + marks[each]
            if marks[each] == HORN and each == "o" and letters[place - 1 : place] == ["u"]:
                letters[place - 1] = "u" + HORN
            return


def _toned(letters: list[str], tone: str) -> str:
    """Put the tone on the letter that bears it: a shaped one, else as the newer rule has it."""
    if not tone:
        return "".join(letters)
    vowels = [place for place, each in enumerate(letters) if each[0] in VOWELS]
    start = "".join(letters[:2])
    if len(vowels) > 1 and start in ("qu", "gi"):
        vowels = vowels[1:]
    if not vowels:
        return "".join(letters)
    shaped = [place for place in vowels if len(letters[place]) > 1]
    open_end = vowels[-1] == len(letters) - 1
    pair = "".join(letters[place] for place in vowels)
    if shaped:
        bearer = shaped[-1]
    elif len(vowels) == 1:
        bearer = vowels[0]
    elif open_end and pair not in ("oa", "oe", "uy"):
        bearer = vowels[-2]
    else:
        bearer = vowels[-1]
    letters = letters.copy()
    letters[bearer] += tone
    return "".join(letters)
