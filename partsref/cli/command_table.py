"""Every command, by the room it lives in: one line each, read without importing any of them."""

from __future__ import annotations

ROOMS = {
    "ask": (
        "Ask",
        {
            "explain": "What a number says of itself, known or not.",
            "find": "Which parts carry this number, or nearly so.",
            "mcp": "Answer assistants, by the Model Context Protocol.",
            "match": "A list of numbers in, an explained line each out.",
            "read": "Read the label on a photo, and find its numbers.",
            "search": "Anything: numbers, vehicles, words, mixed.",
            "vehicles": "The vehicles known, their twins, how many parts.",
            "xref": "What replaces a part, what it fits, and why.",
        },
    ),
    "own": (
        "Your own facts and vehicles",
        {
            "add": "Add a fact of your own, with its source.",
            "dispute": "Say that a fact is wrong, and why.",
            "garage": "Your own vehicles: meant when a question names none.",
            "mine": "List what you added or disputed yourself, or take it back.",
        },
    ),
    "maintain": (
        "The catalogue",
        {
            "build": "Make the database and index from the seed catalogue.",
            "check": "Integrity, contradictions, cycles, unsourced facts.",
            "export": "Write everything out again as CSV.",
            "load": "Load suppliers' files, all or nothing per file.",
            "loads": "List what was loaded, or what changed between two loads.",
            "publish": "Publish the catalogue to an OpenSearch cluster.",
            "serve": "Browse the catalogue in a web browser.",
            "snapshot": "Copy the whole catalogue for other machines to serve.",
            "stats": "What the catalogue holds, and which vehicles it covers.",
            "unload": "Withdraw one load.",
            "update": "Take in a newer seed catalogue, with all of yours kept.",
            "watch": "Load what appears in a folder.",
        },
    ),
    "terminal": ("Your shell", {"completion": "Print the script that completes commands in your shell."}),
}
"""Room: its title in the help, and each command of it with its line of help."""

MODULES = {name: f"partsref.cli.{room}.{name}" for room, (_, commands) in ROOMS.items() for name in commands}
"""Command: the module whose `command` it is."""

PAGED = frozenset(ROOMS["ask"][1]) | {"check", "garage", "loads", "mine", "stats"}
"""Commands whose answer is read, and so goes through a pager where it is longer than the terminal."""
