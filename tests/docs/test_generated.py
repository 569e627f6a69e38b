"""What is made of the code says what the code says."""

from __future__ import annotations

from docs import architecture, commands, schema


def test_the_command_reference_is_that_of_the_commands() -> None:
    shown = commands.REFERENCE.read_text(encoding="utf-8")
    assert shown == commands.reference(), "write it anew: python tests/docs/commands.py"


def test_the_architecture_notes_name_the_layers_and_rooms_there_are() -> None:
    notes = architecture.NOTES.read_text(encoding="utf-8")
    assert notes == architecture.written(notes), "write it anew: python tests/docs/architecture.py"


def test_the_schema_of_the_answers_is_that_of_the_code() -> None:
    shown = schema.SCHEMA.read_text(encoding="utf-8")
    assert shown == schema.written(), "write it anew: python tests/docs/schema.py"
