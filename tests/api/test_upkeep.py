"""Accounts and the data folder are looked after on the command line, as real programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

from index.generation import folder_of

PASSWORD = "một câu dài dễ nhớ"


def run(folder: Path, *command: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command on a data folder, with something on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "api", *command, "--data-dir", str(folder)],
        capture_output=True,
        text=True,
        input=typed,
        env=os.environ | {"PYTHONUTF8": "1"},
        timeout=90,
        check=False,
    )


def test_accounts_are_added_changed_and_listed(tmp_path: Path) -> None:
    """A password never stands on the command line; a weak one is refused in one line."""
    weak = run(tmp_path, "users", "add", "lan", typed="short\n")
    assert (weak.returncode, "at least 10" in weak.stderr) == (1, True)
    added = run(tmp_path, "users", "add", "lan", "--role", "editor", "--group", "thanh-tra",
                typed=f"{PASSWORD}\n")  # fmt: skip
    assert added.returncode == 0
    assert run(tmp_path, "users", "add", "lan", typed=f"{PASSWORD}\n").returncode == 1
    assert run(tmp_path, "users", "role", "lan", "king").returncode == 64
    assert run(tmp_path, "users", "role", "lan", "trainer").returncode == 0
    assert run(tmp_path, "users", "disable", "lan").returncode == 0
    (row,) = json.loads(run(tmp_path, "users", "list", "--json").stdout)
    assert (row["role"], row["groups"], row["disabled"]) == ("trainer", ["thanh-tra"], True)
    assert "password" not in row
    assert json.loads(run(tmp_path, "users", "export", "lan").stdout)["name"] == "lan"
    assert run(tmp_path, "users", "erase", "lan").returncode == 0
    assert run(tmp_path, "users", "list").stdout == ""
    assert run(tmp_path, "users", "reset", "nobody", typed=f"{PASSWORD}\n").returncode == 1


def test_a_token_is_shown_once_and_ends(tmp_path: Path) -> None:
    """The list has no secrets."""
    run(tmp_path, "users", "add", "lan", typed=f"{PASSWORD}\n")
    secret = run(tmp_path, "tokens", "add", "lan", "--name", "script", "--reading").stdout.strip()
    assert secret.startswith("ma_")
    listed = run(tmp_path, "tokens", "list").stdout
    assert secret not in listed
    token_id = listed.split()[0]
    assert run(tmp_path, "tokens", "revoke", token_id).returncode == 0
    assert run(tmp_path, "tokens", "revoke", token_id).returncode == 64
    assert run(tmp_path, "audit", "verify").stdout == "0 records, all as they were written\n"


def test_a_folder_is_backed_up_put_back_checked_and_mended(few_copy: Path, tmp_path: Path) -> None:
    """The copy answers as the first did; a damaged index is found, told and made again."""
    question = "Hạ Long giảm bao nhiêu biên chế?"
    file, back = tmp_path / "backup.tar.gz", tmp_path / "back"
    assert run(few_copy, "backup", str(file)).returncode == 0
    assert run(back, "restore", str(file)).returncode == 0
    first, second = (
        json.loads(run(folder, "ask", question, "--json").stdout) for folder in (few_copy, back)
    )
    assert first.pop("timings_ms")
    assert second.pop("timings_ms")
    assert first == second
    assert run(back, "check").returncode == 0
    (folder_of(back, 1) / "vectors.npy").unlink()
    found = run(back, "check")
    assert (found.returncode, "cannot be read" in found.stdout) == (1, True)
    assert run(back, "check", "--repair").returncode == 0
    again = json.loads(run(back, "ask", question, "--json").stdout)
    assert again["sentences"] == first["sentences"]


def test_without_accounts_only_this_machine_is_served(tmp_path: Path) -> None:
    """Another address is refused with a clear line, before anything is loaded."""
    refused = run(tmp_path, "serve", "--host", "0.0.0.0")
    assert refused.returncode == 64
    assert "without accounts only" in refused.stderr
