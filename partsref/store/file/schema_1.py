"""The tables as the first release made them. Never edited: what changed since is a migration of its own."""

from __future__ import annotations

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    trust TEXT NOT NULL DEFAULT 'D' CHECK (trust IN ('A', 'B', 'C', 'D'))
);

CREATE TABLE load (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source(id),
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    mapping TEXT NOT NULL DEFAULT '',
    mode TEXT NOT NULL DEFAULT 'UPDATE' CHECK (mode IN ('FULL', 'UPDATE')),
    rows INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    retracted INTEGER NOT NULL DEFAULT 0,
    loaded_at TEXT NOT NULL,
    replaced_by INTEGER REFERENCES load(id) ON DELETE CASCADE
);
CREATE INDEX load_source ON load(source_id);
CREATE INDEX load_replaced ON load(replaced_by) WHERE replaced_by IS NOT NULL;
-- What a load changed against the loads of its source that it replaced; kept because their evidence is gone.
CREATE TABLE load_change (
    load_id INTEGER NOT NULL REFERENCES load(id) ON DELETE CASCADE,
    change TEXT NOT NULL,
    maker TEXT NOT NULL,
    number TEXT NOT NULL,
    what TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (load_id, change, maker, number)
) WITHOUT ROWID;

CREATE TABLE maker (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'aftermarket' CHECK (kind IN ('oem', 'aftermarket', 'standard')),
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE maker_alias (
    fold TEXT PRIMARY KEY,
    alias TEXT NOT NULL,
    maker_id INTEGER NOT NULL REFERENCES maker(id)
) WITHOUT ROWID;
CREATE INDEX maker_alias_maker ON maker_alias(maker_id);

CREATE TABLE category (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL DEFAULT '',
    part_group TEXT NOT NULL DEFAULT ''
);

-- Descriptions repeat: a million parts share some thousands. The word index holds these, not parts.
CREATE TABLE description (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT '',
    name_ja TEXT NOT NULL DEFAULT '',
    category_id INTEGER REFERENCES category(id)
);
CREATE UNIQUE INDEX description_words ON description(name, name_ja, ifnull(category_id, 0));

-- Checks of the big tables compare with OR: for IN, SQLite builds the list anew at every row (10 us a row).
CREATE TABLE part (
    id INTEGER PRIMARY KEY,
    maker_id INTEGER NOT NULL REFERENCES maker(id),
    key TEXT NOT NULL,
    base TEXT,
    number TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'oem' OR kind = 'aftermarket' OR kind = 'standard'),
    status TEXT NOT NULL DEFAULT 'unknown' CHECK (status = 'unknown' OR status = 'current' OR status = 'superseded'
        OR status = 'out_of_stock' OR status = 'discontinued'),
    description_id INTEGER REFERENCES description(id)
);
CREATE UNIQUE INDEX part_key ON part(key, maker_id);
CREATE INDEX part_base ON part(base) WHERE base IS NOT NULL;
CREATE INDEX part_description ON part(description_id, kind);
CREATE INDEX part_maker ON part(maker_id);

-- What one source said of a part itself. The part's own name, category and status are chosen among these.
CREATE TABLE claim (
    part_id INTEGER NOT NULL REFERENCES part(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    spelling TEXT NOT NULL DEFAULT '',
    slip TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    description_id INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (part_id, load_id, source_id, spelling, description_id, kind, status, note)
) WITHOUT ROWID;

-- Every spelling seen that is not the printed number, by its own key: found as typed, damaged ones with the slip named.
CREATE TABLE spelling (
    part_id INTEGER NOT NULL REFERENCES part(id),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    slip TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (part_id, text)
) WITHOUT ROWID;
CREATE INDEX spelling_key ON spelling(key);

CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    from_id INTEGER NOT NULL REFERENCES part(id),
    to_id INTEGER NOT NULL REFERENCES part(id),
    relation TEXT NOT NULL CHECK (relation = 'equivalent' OR relation = 'superseded_by' OR relation = 'same'
        OR relation = 'alternative'),
    CHECK (from_id <> to_id)
);
-- Both hold all of a link, so that a walk over links reads indexes alone.
CREATE UNIQUE INDEX link_fact ON link(from_id, relation, to_id);
CREATE INDEX link_back ON link(to_id, relation, from_id);
CREATE TABLE link_evidence (
    link_id INTEGER NOT NULL REFERENCES link(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    inferred INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (link_id, load_id, source_id, note)
) WITHOUT ROWID;

-- A vehicle as a source names it; many fitments share one.
CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '',
    chassis TEXT NOT NULL DEFAULT '',
    engine TEXT NOT NULL DEFAULT '',
    year_from INTEGER,
    year_to INTEGER
);
CREATE UNIQUE INDEX application_fact
    ON application(make, model, chassis, engine, ifnull(year_from, 0), ifnull(year_to, 0));
CREATE TABLE fitment (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES part(id),
    application_id INTEGER NOT NULL REFERENCES application(id),
    position TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX fitment_fact ON fitment(part_id, application_id, position);
CREATE INDEX fitment_application ON fitment(application_id);
CREATE INDEX fitment_position ON fitment(part_id, position) WHERE position <> '';
CREATE TABLE fitment_evidence (
    fitment_id INTEGER NOT NULL REFERENCES fitment(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (fitment_id, load_id, source_id, note)
) WITHOUT ROWID;

CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES part(id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX attribute_fact ON attribute(part_id, name, value, unit);
CREATE TABLE attribute_evidence (
    attribute_id INTEGER NOT NULL REFERENCES attribute(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (attribute_id, load_id, source_id)
) WITHOUT ROWID;

-- Reference data of the shipped catalogue: the vehicles known, what people call things, how frames are numbered.
CREATE TABLE model (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    name TEXT NOT NULL,
    name_ja TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX model_name ON model(make, name);
CREATE TABLE vehicle (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    chassis TEXT NOT NULL DEFAULT '',
    model_ja TEXT NOT NULL DEFAULT '',
    generation TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    drive TEXT NOT NULL DEFAULT '',
    engine TEXT NOT NULL DEFAULT '',
    displacement_cc INTEGER,
    year_from INTEGER,
    month_from INTEGER,
    year_to INTEGER,
    month_to INTEGER,
    note TEXT NOT NULL DEFAULT '',
    source_id INTEGER REFERENCES source(id)
);
CREATE INDEX vehicle_chassis ON vehicle(chassis);
CREATE INDEX vehicle_model ON vehicle(make, model);
CREATE TABLE vehicle_twin (
    vehicle_id INTEGER NOT NULL REFERENCES vehicle(id),
    twin_id INTEGER NOT NULL REFERENCES vehicle(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (vehicle_id, twin_id, source_id)
) WITHOUT ROWID;
-- Which known vehicles an application covers; derived from both, see store.applications.
CREATE TABLE application_vehicle (
    application_id INTEGER NOT NULL REFERENCES application(id) ON DELETE CASCADE,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle(id) ON DELETE CASCADE,
    PRIMARY KEY (application_id, vehicle_id)
) WITHOUT ROWID;
CREATE INDEX application_vehicle_vehicle ON application_vehicle(vehicle_id);
-- The chassis codes and patterns in an application's cell, one a row; '' where it names none. Derived, as above.
CREATE TABLE application_code (
    pattern TEXT NOT NULL,
    application_id INTEGER NOT NULL REFERENCES application(id) ON DELETE CASCADE,
    PRIMARY KEY (pattern, application_id)
) WITHOUT ROWID;
CREATE INDEX application_code_application ON application_code(application_id);

CREATE TABLE frame (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    type_code TEXT NOT NULL DEFAULT '',
    chassis TEXT NOT NULL,
    serial_from INTEGER,
    serial_to INTEGER,
    note TEXT NOT NULL DEFAULT '',
    source_id INTEGER REFERENCES source(id)
);
CREATE INDEX frame_chassis ON frame(chassis);

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL DEFAULT '',
    romaji TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    synonyms TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    source_id INTEGER NOT NULL REFERENCES source(id)
);
"""
