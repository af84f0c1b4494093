"""Everything that can go wrong at the borders.

KnowledgeError            any failure we expect and can explain (corpus/errors.py)
├── WrongUse              the command was typed wrongly: exit code 64
│   ├── WrongSetting      a setting that cannot be used
│   └── NotLoopback       without accounts only this machine is served
├── PortTaken             another program listens there
├── UnreadableLine        a line of a batch file holds no question
├── UnknownDocument       no such document, edition or version
├── UnknownAnswer         no answer was kept under that id
├── UnknownConversation   no question was asked in a conversation of that id
├── UnknownBriefing       no briefing was ordered under that id
├── UnknownComparison     no comparison was saved under that id
├── NoFile                the briefing has no file (yet)
├── WrongSpan             `start` and `end` are no range of the text
├── UploadRefused         the name of an uploaded file cannot be used
├── NotReady              there is no index to search yet
├── AnswerBrokeOff        the process that answered came to a sudden end
└── ForeignRequest        the request does not come from our own page or from this machine
"""

from corpus.errors import KnowledgeError


class WrongUse(KnowledgeError):
    """The command line or a setting is wrong; nothing was done."""


class WrongSetting(WrongUse):
    """A setting has a value that cannot be used, or nobody knows it."""

    def __init__(self, key: str, value: str, problem: str) -> None:
        super().__init__(f"{key}={value!r}: {problem}")


class NotLoopback(WrongUse):
    """Someone asked to serve other machines, but there are no accounts yet."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"--host {host!r} is not this machine's own address: without accounts only "
            "127.0.0.1, ::1 or localhost is served"
        )


class PortTaken(KnowledgeError):
    """Another program listens on that port, or it is not ours to take."""

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(f"cannot listen on {host}:{port} ({problem}): choose another with --port")


class UnreadableLine(KnowledgeError):
    """One line of a batch cannot be read; the others are not touched by it."""

    def __init__(self, source: str, line: int, problem: str) -> None:
        super().__init__(f"{source}: line {line}: {problem}")


class UnknownDocument(KnowledgeError):
    """There is no such document, or not in that language or version."""

    def __init__(self, document_id: str, language: str | None, version: str | None) -> None:
        which = "".join(
            f", {name} {value!r}"
            for name, value in (("language", language), ("version", version))
            if value
        )
        super().__init__(
            f"no document {document_id!r}{which}: see `merger-assistant documents list`"
        )


class UnknownAccount(KnowledgeError):
    """There is no account of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no account {name!r}: see `merger-assistant users list`")


class AccountExists(KnowledgeError):
    """The name is taken."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is an account {name!r} already: choose another name")


class WeakPassword(KnowledgeError):
    """The password is too easy to guess."""

    def __init__(self, shortest: int) -> None:
        super().__init__(
            f"the password needs at least {shortest} characters and may not hold the name"
        )


class AuditBroken(KnowledgeError):
    """A record of what was done was changed, taken out or put in."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"record {number} of the audit is not as it was written, or one before it is gone: "
            "compare it with a backup"
        )


class NotSignedIn(KnowledgeError):
    """Nobody is signed in, and the request needs somebody."""

    def __init__(self) -> None:
        super().__init__("sign in first, or send a token that holds: Authorization: Bearer ...")


class NotPermitted(KnowledgeError):
    """Whoever is signed in may not do that."""

    def __init__(self, what: str) -> None:
        super().__init__(f"your account may not {what}: ask an administrator")


class ProviderFailed(KnowledgeError):
    """Nobody could sign in with the identity provider."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"signing in with the identity provider failed: {problem[:300]}")


class WrongPassword(KnowledgeError):
    """Name or password is wrong; which of them is not told."""

    def __init__(self) -> None:
        super().__init__("name or password is wrong")


class TooManyAttempts(KnowledgeError):
    """Too much was asked in a short time."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"too many attempts: try again in {seconds} s")


class UnknownAnswer(KnowledgeError):
    """No answer was kept under that id."""

    def __init__(self, answer_id: str) -> None:
        super().__init__(f"no answer {answer_id!r}: use the `answer_id` that came with an answer")


class UnknownConversation(KnowledgeError):
    """No answer was kept of a conversation of that id."""

    def __init__(self, conversation_id: str) -> None:
        super().__init__(
            f"no conversation {conversation_id!r}: see `merger-assistant conversations list`"
        )


class UnknownBriefing(KnowledgeError):
    """No briefing was ordered under that id."""

    def __init__(self, briefing_id: str) -> None:
        super().__init__(
            f"no briefing {briefing_id!r}: use the `briefing_id` that came with an order"
        )


class UnknownComparison(KnowledgeError):
    """No comparison was saved under that id."""

    def __init__(self, comparison_id: str) -> None:
        super().__init__(
            f"no saved comparison {comparison_id!r}: GET /api/v1/precedents/comparisons lists all"
        )


class NoFile(KnowledgeError):
    """The briefing has no file: it is still being made, or could not be."""

    def __init__(self, briefing_id: str, state: str) -> None:
        super().__init__(
            f"briefing {briefing_id!r} has no file ({state}): see how far it is, or order it again"
        )


class NoOriginal(KnowledgeError):
    """The file of a version is not kept."""

    def __init__(self, document_id: str, version: str) -> None:
        super().__init__(
            f"the file of {document_id!r}, version {version!r}, is not kept here: it was taken in "
            "before files were kept; take it in again"
        )


class WrongSpan(KnowledgeError):
    """The range asked for does not lie in the text."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(f"[{start}, {end}) is no range of this text: it has {length} characters")


class UploadRefused(KnowledgeError):
    """The uploaded file has no name that a document could be kept under."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"file name {name[:80]!r} cannot be used: rename the file and send it again"
        )


class NotReady(KnowledgeError):
    """Nothing was indexed yet."""

    def __init__(self) -> None:
        super().__init__("there is no index yet: run `merger-assistant ingest PATH` first")


class AnswerBrokeOff(KnowledgeError):
    """The process that answered came to a sudden end after its first words."""

    def __init__(self) -> None:
        super().__init__("the answer broke off, what came of it is not whole: ask again")


class ForeignRequest(KnowledgeError):
    """A request that another site, or another name for this machine, made in our user's place."""
