"""Offers, as version 4 released them. Never edited: a change is a new text and a migration."""

from __future__ import annotations

OFFERS = """
-- What a source sells a part for, as it said at one time: no fact of the part. The date is the file's own, or empty.
CREATE TABLE offer (
    part_id INTEGER NOT NULL REFERENCES part(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    price TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL DEFAULT '',
    stock TEXT NOT NULL DEFAULT '',
    pack TEXT NOT NULL DEFAULT '',
    order_code TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (part_id, load_id, source_id, order_code, pack, price, currency, date)
) WITHOUT ROWID;
"""
