PRAGMA application_id = 1347568966;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'partsref','m0001_tables','2026-01-01 00:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'partsref','m0002_lengths','2026-01-01 00:00:00+00:00');
CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '',
    chassis TEXT NOT NULL DEFAULT '',
    engine TEXT NOT NULL DEFAULT '',
    year_from INTEGER,
    year_to INTEGER
);
INSERT INTO "application" VALUES(1,'Suzuki','Carry','DA63T','',2002,2013);
INSERT INTO "application" VALUES(2,'Suzuki','Every','DA64V','',2005,2015);
INSERT INTO "application" VALUES(3,'Daihatsu','Hijet','S201P','',2004,2014);
CREATE TABLE application_code (
    pattern TEXT NOT NULL,
    application_id INTEGER NOT NULL REFERENCES application(id) ON DELETE CASCADE,
    PRIMARY KEY (pattern, application_id)
) WITHOUT ROWID;
INSERT INTO "application_code" VALUES('DA63T',1);
INSERT INTO "application_code" VALUES('DA64V',2);
INSERT INTO "application_code" VALUES('S201P',3);
CREATE TABLE application_vehicle (
    application_id INTEGER NOT NULL REFERENCES application(id) ON DELETE CASCADE,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle(id) ON DELETE CASCADE,
    PRIMARY KEY (application_id, vehicle_id)
) WITHOUT ROWID;
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES part(id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT ''
);
INSERT INTO "attribute" VALUES(1,4,'height','65','mm');
CREATE TABLE attribute_evidence (
    attribute_id INTEGER NOT NULL REFERENCES attribute(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (attribute_id, load_id, source_id)
) WITHOUT ROWID;
INSERT INTO "attribute_evidence" VALUES(1,1,1);
CREATE TABLE category (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL DEFAULT '',
    part_group TEXT NOT NULL DEFAULT ''
);
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
INSERT INTO "claim" VALUES(1,1,1,'','','oem',0,'','');
INSERT INTO "claim" VALUES(2,1,1,'','','oem',0,'','');
INSERT INTO "claim" VALUES(3,1,1,'','','oem',0,'','');
INSERT INTO "claim" VALUES(4,1,1,'AB-00001','','aftermarket',1,'','');
INSERT INTO "claim" VALUES(5,1,1,'AB-00002','','aftermarket',2,'','');
INSERT INTO "claim" VALUES(6,1,1,'AB-00003','','aftermarket',3,'','');
CREATE TABLE description (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT '',
    name_ja TEXT NOT NULL DEFAULT '',
    category_id INTEGER REFERENCES category(id)
);
INSERT INTO "description" VALUES(1,'Oil filter','',NULL);
INSERT INTO "description" VALUES(2,'Wheel bearing 25x52x15','',NULL);
INSERT INTO "description" VALUES(3,'Fan belt','',NULL);
CREATE TABLE fitment (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES part(id),
    application_id INTEGER NOT NULL REFERENCES application(id),
    position TEXT NOT NULL DEFAULT ''
);
INSERT INTO "fitment" VALUES(1,4,1,'');
INSERT INTO "fitment" VALUES(2,5,2,'front left');
INSERT INTO "fitment" VALUES(3,6,3,'');
CREATE TABLE fitment_evidence (
    fitment_id INTEGER NOT NULL REFERENCES fitment(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (fitment_id, load_id, source_id, note)
) WITHOUT ROWID;
INSERT INTO "fitment_evidence" VALUES(1,1,1,'');
INSERT INTO "fitment_evidence" VALUES(2,1,1,'');
INSERT INTO "fitment_evidence" VALUES(3,1,1,'');
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
CREATE TABLE link (
    id INTEGER PRIMARY KEY,
    from_id INTEGER NOT NULL REFERENCES part(id),
    to_id INTEGER NOT NULL REFERENCES part(id),
    relation TEXT NOT NULL CHECK (relation = 'equivalent' OR relation = 'superseded_by' OR relation = 'same'
        OR relation = 'alternative'),
    CHECK (from_id <> to_id)
);
INSERT INTO "link" VALUES(1,1,5,'equivalent');
INSERT INTO "link" VALUES(2,2,4,'equivalent');
INSERT INTO "link" VALUES(3,3,6,'equivalent');
CREATE TABLE link_evidence (
    link_id INTEGER NOT NULL REFERENCES link(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    inferred INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (link_id, load_id, source_id, note)
) WITHOUT ROWID;
INSERT INTO "link_evidence" VALUES(1,1,1,0,'');
INSERT INTO "link_evidence" VALUES(2,1,1,0,'');
INSERT INTO "link_evidence" VALUES(3,1,1,0,'');
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
INSERT INTO "load" VALUES(1,1,'list.csv','c0ea5c2940abedac8f42c4564b172af9af084d6db0b4d3cef5ac439c087d0449','# Which column means what; give it with --map.
columns:
  number: part number
  name: name
  oe_number: oe number
  oe_brand: oe brand
  make: make
  model: model
  chassis: chassis
  year_from: year from
  year_to: year to
  position: position
attributes:
  height:
    name: height
    unit: ''''
# brand: kanto
','UPDATE',3,0,0,'2026-11-30T10:16:17+00:00',NULL);
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
INSERT INTO "maker" VALUES(1,'Suzuki','','oem','');
INSERT INTO "maker" VALUES(2,'kanto','','aftermarket','');
INSERT INTO "maker" VALUES(3,'Daihatsu','','oem','');
CREATE TABLE maker_alias (
    fold TEXT PRIMARY KEY,
    alias TEXT NOT NULL,
    maker_id INTEGER NOT NULL REFERENCES maker(id)
) WITHOUT ROWID;
INSERT INTO "maker_alias" VALUES('daihatsu','Daihatsu',3);
INSERT INTO "maker_alias" VALUES('kanto','kanto',2);
INSERT INTO "maker_alias" VALUES('suzuki','Suzuki',1);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "meta" VALUES('generation','1');
INSERT INTO "meta" VALUES('identity','f794bbabd59d028c6afb21e6f247f827');
INSERT INTO "meta" VALUES('vehicles_related','0 0');
CREATE TABLE model (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    name TEXT NOT NULL,
    name_ja TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT ''
);
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
INSERT INTO "part" VALUES(1,1,'0811362050',NULL,'08113-62050','oem','unknown',NULL);
INSERT INTO "part" VALUES(2,1,'1651061A01',NULL,'16510-61A01','oem','unknown',NULL);
INSERT INTO "part" VALUES(3,3,'9004831065',NULL,'90048-31065','oem','unknown',NULL);
INSERT INTO "part" VALUES(4,2,'AB00001',NULL,'AB-00001','aftermarket','unknown',1);
INSERT INTO "part" VALUES(5,2,'AB00002',NULL,'AB-00002','aftermarket','unknown',2);
INSERT INTO "part" VALUES(6,2,'AB00003',NULL,'AB-00003','aftermarket','unknown',3);
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    trust TEXT NOT NULL DEFAULT 'D' CHECK (trust IN ('A', 'B', 'C', 'D'))
);
INSERT INTO "source" VALUES(1,'kanto','kanto','','supplier','C');
CREATE TABLE spelling (
    part_id INTEGER NOT NULL REFERENCES part(id),
    text TEXT NOT NULL,
    key TEXT NOT NULL,
    slip TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (part_id, text)
) WITHOUT ROWID;
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
CREATE TABLE vehicle_twin (
    vehicle_id INTEGER NOT NULL REFERENCES vehicle(id),
    twin_id INTEGER NOT NULL REFERENCES vehicle(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    PRIMARY KEY (vehicle_id, twin_id, source_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX load_source ON load(source_id);
CREATE INDEX load_replaced ON load(replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX maker_alias_maker ON maker_alias(maker_id);
CREATE UNIQUE INDEX description_words ON description(name, name_ja, ifnull(category_id, 0));
CREATE UNIQUE INDEX part_key ON part(key, maker_id);
CREATE INDEX part_base ON part(base) WHERE base IS NOT NULL;
CREATE INDEX part_description ON part(description_id, kind);
CREATE INDEX part_maker ON part(maker_id);
CREATE INDEX spelling_key ON spelling(key);
CREATE UNIQUE INDEX link_fact ON link(from_id, relation, to_id);
CREATE INDEX link_back ON link(to_id, relation, from_id);
CREATE UNIQUE INDEX application_fact
    ON application(make, model, chassis, engine, ifnull(year_from, 0), ifnull(year_to, 0));
CREATE UNIQUE INDEX fitment_fact ON fitment(part_id, application_id, position);
CREATE INDEX fitment_application ON fitment(application_id);
CREATE INDEX fitment_position ON fitment(part_id, position) WHERE position <> '';
CREATE UNIQUE INDEX attribute_fact ON attribute(part_id, name, value, unit);
CREATE UNIQUE INDEX model_name ON model(make, name);
CREATE INDEX vehicle_chassis ON vehicle(chassis);
CREATE INDEX vehicle_model ON vehicle(make, model);
CREATE INDEX application_vehicle_vehicle ON application_vehicle(vehicle_id);
CREATE INDEX application_code_application ON application_code(application_id);
CREATE INDEX frame_chassis ON frame(chassis);
CREATE INDEX attribute_length ON attribute(CAST(replace(value, ',', '.') AS REAL) * CASE lower(unit) WHEN 'cm' THEN 10.0 WHEN 'in' THEN 25.4 ELSE 1.0 END, part_id) WHERE lower(unit) IN ('mm', 'cm', 'in') AND value GLOB '[0-9]*' AND NOT value GLOB '*[^0-9.,]*';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('load',1);
INSERT INTO "sqlite_sequence" VALUES('description',3);
COMMIT;
