"""The schemas fit every file, are fresh, and explain every key."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from bot.catalogue.draft import KINDS
from bot.catalogue.load import read_folder
from bot.catalogue.schema import FOLDER, first_line, schemas

from .conftest import KNOWLEDGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Run

BEYOND_DRAFT_07 = {"$defs", "prefixItems", "unevaluatedProperties", "dependentRequired", "minContains"}


def as_an_editor_reads(content: bytes) -> Any:
    """Plain YAML, with its dates as the words that stand in the file."""
    return json.loads(json.dumps(yaml.load(content, yaml.CSafeLoader), default=str))


def validator(path: str) -> jsonschema.Draft7Validator:
    """Checks a file of the knowledge base at its path."""
    line = first_line(path)
    assert line is not None
    return validator_of(line.rpartition("/")[2])


@cache
def validator_of(schema: str) -> jsonschema.Draft7Validator:
    """Checks one kind of file."""
    return jsonschema.Draft7Validator(
        json.loads(schemas()[schema]), format_checker=jsonschema.FormatChecker()
    )


def objects(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema itself and everything it defines."""
    yield schema
    yield from schema.get("definitions", {}).values()


def keywords(node: object) -> Iterator[str]:
    """Every key anywhere in a schema."""
    if isinstance(node, dict):
        yield from node
        for inner in node.values():
            yield from keywords(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from keywords(inner)


def test_the_files_are_fresh():
    """What stands in knowledge/schema is what the models say; mend it with: traces-bot schema."""
    written = {path.name: path.read_text("utf-8") for path in (KNOWLEDGE / FOLDER).glob("*.json")}
    assert written == schemas()


def test_every_kind_of_file_has_a_schema():
    """One for each kind, named as partners name it."""
    names = {name.removesuffix(".schema.json") for name in schemas()}
    assert len(names) == len(KINDS)
    assert {"entry", "maturity", "modules", "eligibility", "glossary", "hosts"} <= names
    assert {"not_covered", "thesaurus", "wording", "journey"} <= names


@pytest.mark.parametrize("name", schemas())
def test_a_schema_keeps_to_draft_07(name: str):
    """The editors' language server promises no more."""
    schema = json.loads(schemas()[name])
    jsonschema.Draft7Validator.check_schema(schema)
    assert not BEYOND_DRAFT_07 & set(keywords(schema))
    assert '"null"' not in schemas()[name]


@pytest.mark.parametrize("name", schemas())
def test_every_key_is_explained(name: str):
    """Somebody who points at a key reads what it means."""
    for each in objects(json.loads(schemas()[name])):
        silent = [key for key, node in each.get("properties", {}).items() if not explained(node, name)]
        assert not silent, f"{name}: write a description for {silent}"


def explained(node: dict[str, Any], name: str) -> bool:
    """Whether a key says what it is, itself or by what it refers to."""
    if "description" in node:
        return True
    definitions = json.loads(schemas()[name])["definitions"]
    return "$ref" in node and "description" in definitions[node["$ref"].rpartition("/")[2]]


def test_every_file_fits_its_schema():
    """What our own reading takes, an editor does not underline."""
    for path, content in read_folder(KNOWLEDGE).items():
        errors = [
            (list(error.path), error.message[:120])
            for error in validator(path).iter_errors(as_an_editor_reads(content))
        ]
        assert not errors, (path, errors)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("review_by: soon", "review_by: 2027-06-30"),
        ("levels: [beginner]", "levels: [medium]"),
        ("labels: x", "not_for: []"),
        ("related: [a, b, c, d]", "related: [a, b, c]"),
    ],
)
def test_a_mistake_is_underlined(line: str, instead: str):
    """An editor finds the mistakes that show within one file."""
    path = "entries/accessibility/wcag.yaml"
    text = (KNOWLEDGE / path).read_text("utf-8")
    key = line.partition(":")[0]
    rest = "\n".join(each for each in text.splitlines() if not each.startswith((f"{key}:", instead[:8])))
    assert list(validator(path).iter_errors(as_an_editor_reads(f"{rest}\n{line}\n".encode())))
    assert not list(validator(path).iter_errors(as_an_editor_reads(f"{rest}\n{instead}\n".encode())))


@pytest.mark.parametrize("written", ["yes", "no", "true", "false", '"yes"', "2027", "1.5"])
def test_words_that_plain_yaml_reads_otherwise_are_taken(written: str):
    """An utterance may be "yes", or a year; an editor may read that as true, or as a number."""
    path = "wording/en.yaml"
    text = (KNOWLEDGE / path).read_text("utf-8").replace("language: English", f"language: {written}")
    assert not list(validator(path).iter_errors(as_an_editor_reads(text.encode())))


def test_a_yes_or_no_is_taken_in_any_form():
    """``needs_collection`` may be yes, no, true or false, quoted or not; nothing else."""
    text = (KNOWLEDGE / "maturity.yaml").read_text("utf-8")
    for written, fits in {"yes": True, "false": True, '"no"': True, "perhaps": False}.items():
        other = text.replace("needs_collection: yes", f"needs_collection: {written}")
        assert validator("maturity.yaml").is_valid(as_an_editor_reads(other.encode())) == fits


def test_check_finds_a_stale_schema(run: Run, folder: Path):
    """The check fails until the file is written anew, and writing it mends it."""
    (folder / FOLDER / "entry.schema.json").write_text("{}")
    (folder / FOLDER / "hosts.schema.json").unlink()
    found = run("schema", "--check")
    assert found.exit_code == 1
    assert "entry.schema.json" in found.stdout
    assert "hosts.schema.json" in found.stdout
    assert run("schema").exit_code == 0
    assert run("schema", "--check").exit_code == 0


def test_a_first_line_that_does_not_point_to_the_schema_is_told(run: Run, folder: Path):
    """At line 1, with the line to write; the file is served all the same."""
    path = folder / "entries" / "accessibility" / "wcag.yaml"
    path.write_text("# my notes\n" + path.read_text("utf-8"), "utf-8")
    found = [each for each in json.loads(run("check", "--json").stdout) if each["kind"] == "no-schema"]
    assert [(each["path"], each["line"]) for each in found] == [("entries/accessibility/wcag.yaml", 1)]
    assert "$schema=../../schema/entry.schema.json" in found[0]["hint"]
    assert not found[0]["blocking"]
