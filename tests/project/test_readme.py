"""What the README says is so."""

import re
import shlex
from pathlib import Path

import typer

from api import mcp
from api.app import API, create_app
from api.commands import application
from api.settings import PREFIX, Settings, read_settings
from api.wiring import open_parts
from corpus.reading import read
from tests.project.checkout import ROOT, named, pyproject, tracked

README = (ROOT / "README.md").read_text("utf-8")
SETTING = re.compile(rf"^\| `({PREFIX}\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_the_table_of_settings_is_that_of_the_code() -> None:
    """Every setting stands there in order, in the words of the code, with its default."""
    expected = [
        (PREFIX + name.upper(), field.description) for name, field in Settings.model_fields.items()
    ]
    assert [(name, text) for name, _, text in SETTING.findall(README)] == expected


def test_the_defaults_are_those_of_the_code() -> None:
    """A default that is one value is shown; one that depends on the machine is told in words."""
    shown = {name: default for name, default, _ in SETTING.findall(README)}
    for name, field in Settings.model_fields.items():
        if field.default_factory is None and field.default is not None:
            assert shown[PREFIX + name.upper()] == f"`{field.default}`"


def test_the_licence_is_that_of_the_package() -> None:
    """README, pyproject and LICENSE name one licence."""
    assert pyproject()["project"]["license"] in README
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")[:200]


def test_links_lead_somewhere() -> None:
    """A link between our pages names a file that is there."""
    missing = [
        f"{named(page)}: {link}"
        for page in tracked()
        if page.suffix == ".md"
        for link in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert missing == []


def test_every_command_shown_can_be_typed() -> None:
    """Commands and options exist under these names."""
    shown = re.findall(r"^merger-assistant (.+?)(?: +#.*)?$", README, re.MULTILINE)
    assert shown
    for line in shown:
        command = typer.main.get_command(application)
        words = shlex.split(line)
        while isinstance(command, typer.core.TyperGroup):
            command = command.commands[words.pop(0)]
        known = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known, line


def test_the_questions_shown_are_answered(starter_data: Path) -> None:
    """Whoever types the first example gets an answer, not a refusal."""
    asked = set(re.findall(r'(?:assistant ask |"question": )"([^"]+)"', README))
    assert len(asked) > 2
    assistant = open_parts(read_settings(starter_data)).assistant
    assert {text for text in asked if assistant.ask(text).outcome == "declined"} == set()


def test_every_address_shown_is_described() -> None:
    """The examples ask for paths of the interface; health and readiness also stand at the root."""
    app = create_app(open_parts(Settings()))
    described = {*app.openapi()["paths"], app.openapi_url, mcp.PATH}
    shown = re.findall(r"(?:127\.0\.0\.1:8000|`)(/[a-z][\w/.]+)", README)
    assert len(shown) > 3
    assert [path for path in shown if path not in described and API + path not in described] == []


def test_the_example_of_a_document_can_be_ingested(tmp_path: Path) -> None:
    """Its front matter is read as it says."""
    example = re.search(r"```markdown\n(.*?)```", README, re.DOTALL)
    assert example is not None
    path = tmp_path / "example.md"
    path.write_text(example[1], "utf-8")
    document = read(path)
    assert (document.metadata.id, document.metadata.kind) == ("bao-cao-hop-nhat-2025", "report")
    assert document.metadata.places == ("Hạ Long", "Quảng Ninh")
    assert document.doubts == ()
