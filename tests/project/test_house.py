"""What newcomers and CI rely on: the commands, the changelog, nothing of anybody's machine."""

import re
import subprocess

from tests.project.checkout import ROOT, named, tracked

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
# A path of one machine only. In an address such as example.vn/work/ a letter precedes it.
FOLDERS = ("work", "home", "root", "opt")
OF_A_MACHINE = re.compile(rf"(?<![\w.~}}-])/(?:{'|'.join(FOLDERS)})(?=/|\s|['\"`]|$)")
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|huggingface|npmjs|anaconda|ghcr|quay|docker)\.(?:org|io|co|com)\b"
)
OTHER_INDEX = re.compile(r"index-url[ =](?!\$\(?TORCH_INDEX\b)")
SECTION = re.compile(r"^## \[[^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def offending(pattern: re.Pattern[str]) -> list[str]:
    """Return the lines of tracked files in which a pattern stands, with their place."""
    found = []
    for path in tracked():
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{named(path)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(lines, 1)
            if pattern.search(line)
        ]
    return found


def test_no_path_of_a_machine() -> None:
    """What was written on one machine must run on another."""
    assert offending(OF_A_MACHINE) == []


def test_no_registry_is_named() -> None:
    """Where packages come from is for pip's settings to say, but for the builds of PyTorch."""
    assert offending(REGISTRY) + offending(OTHER_INDEX) == []
    image = (ROOT / "Dockerfile").read_text("utf-8")
    hosts = set(re.findall(r"https?://([\w.-]+)", MAKEFILE + image))
    assert hosts == {"127.0.0.1", "download.pytorch.org"}


def test_ci_runs_make_test_and_nothing_else() -> None:
    """What passes in CI passes on the desk, and the other way round."""
    script = ROOT / ".ci" / "run"
    lines = script.read_text("utf-8").splitlines()
    commands = [line for line in lines if line.strip() and not line.startswith("#")]
    assert commands == ["CI=true exec make test"]
    assert script.stat().st_mode & 0o111, "make it executable"


def test_help_lists_every_target_with_a_sentence() -> None:
    """Nobody has to read the Makefile to use it."""
    command = ("make", "--no-print-directory", "help")
    shown = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    listed = dict(re.findall(r"^  make (\w+) +(\S.+)$", shown, re.MULTILINE))
    targets = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert sorted(listed) == sorted(targets)
    assert phony is not None
    assert sorted(phony[1].split()) == sorted(targets)


def test_the_changelog_tells_what_is_new() -> None:
    """Its first section, [Unreleased] or the newest version, holds at least one entry."""
    sections = SECTION.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))
    entries = [re.findall(r"^- \S", section, re.MULTILINE) for section in sections]
    assert any(entries[:2]), "write what an official or an operator can notice"
