"""Settings."""

from datetime import date
from pathlib import Path

import pytest

from api.errors import WrongSetting
from api.settings import EMBEDDED_MODEL, Settings, read_settings
from index.onnx_export import DEFAULT_MODEL


def test_a_folder_on_the_command_line_stands_above_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`--data-dir` wins over MERGER_DATA_DIR."""
    monkeypatch.setenv("MERGER_DATA_DIR", "/elsewhere")
    assert read_settings(tmp_path).data_dir == tmp_path
    assert read_settings().data_dir == Path("/elsewhere")


def test_today_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests and replays choose the day; an empty variable is as good as none."""
    monkeypatch.setenv("MERGER_TODAY", "2025-07-01")
    assert read_settings().today == date(2025, 7, 1)
    monkeypatch.setenv("MERGER_TODAY", "")
    assert read_settings().today is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("MERGER_TODAY", "tomorrow"), ("MERGER_PORT", "70000"), ("MERGER_DATADIR", "/x")],
)
def test_a_wrong_setting_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """One line names the variable and its value, also when there is no such variable."""
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match=f"{name}='{value}': .+") as caught:
        read_settings()
    assert "\n" not in str(caught.value)


def test_every_setting_is_described() -> None:
    """A person who runs the assistant can read what each setting does."""
    assert all(field.description for field in Settings.model_fields.values())


def test_the_model_is_the_one_that_is_installed() -> None:
    """Settings and index agree on the model that comes with the packages."""
    assert EMBEDDED_MODEL == DEFAULT_MODEL


def test_a_secret_that_is_wrong_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of error stands in logs."""
    monkeypatch.setenv("MERGER_CATALOGUE_URL", "mysql://merger:geheim@database/merger")
    with pytest.raises(WrongSetting, match="postgresql://") as caught:
        read_settings()
    assert "geheim" not in str(caught.value)
