"""What `traces-bot audit` prints."""

import pytest
from click.testing import CliRunner

from bot.cli import main


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The audit of the Danish samples of the real base, with no questions kept."""
    folder = str(tmp_path_factory.mktemp("empty"))
    return (
        CliRunner()
        .invoke(main, ["audit", "--lang", "da", "--most", "2"], env={"TRACES_FOLDER": folder})
        .output
    )


@pytest.mark.parametrize(
    "title",
    [
        "Samples that would lead elsewhere",
        "Nearly the same sample in two entries",
        "Entries with few samples",
        "Words that people typed and no sample has: none",
    ],
)
def test_each_kind_of_finding_has_its_heading(printed: str, title: str):
    """A kind with nothing to look at says so."""
    assert title in printed


def test_long_lists_are_cut(printed: str):
    """What is left out is counted."""
    assert " more\n" in printed
