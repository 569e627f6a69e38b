"""Views a person can read in a browser: names instead of ids, both ends of a link, who says so."""

from __future__ import annotations

import sqlite3

_VIEWS = {
    "parts": """
        SELECT part.id, maker.name AS maker, part.number, part.kind, description.name, description.name_ja,
            category.name AS category, category.part_group, part.status,
            (SELECT count(*) FROM link WHERE from_id = part.id OR to_id = part.id) AS links,
            (SELECT count(*) FROM fitment WHERE part_id = part.id) AS fitments,
            (SELECT group_concat(DISTINCT source.code) FROM claim JOIN source ON source.id = claim.source_id
                WHERE claim.part_id = part.id) AS sources
        FROM part JOIN maker ON maker.id = part.maker_id
        LEFT JOIN description ON description.id = part.description_id
        LEFT JOIN category ON category.id = description.category_id
    """,
    "links": """
        SELECT a_maker.name AS maker, a.number, link.relation, 'forward' AS direction,
            b_maker.name AS other_maker, b.number AS other_number, e.inferred, e.note, source.code AS source,
            source.trust
        FROM link JOIN part AS a ON a.id = from_id JOIN maker AS a_maker ON a_maker.id = a.maker_id
        JOIN part AS b ON b.id = to_id JOIN maker AS b_maker ON b_maker.id = b.maker_id
        JOIN link_evidence AS e ON e.link_id = link.id JOIN source ON source.id = e.source_id
        UNION ALL
        SELECT b_maker.name, b.number, link.relation, 'backward', a_maker.name, a.number, e.inferred, e.note,
            source.code, source.trust
        FROM link JOIN part AS a ON a.id = from_id JOIN maker AS a_maker ON a_maker.id = a.maker_id
        JOIN part AS b ON b.id = to_id JOIN maker AS b_maker ON b_maker.id = b.maker_id
        JOIN link_evidence AS e ON e.link_id = link.id JOIN source ON source.id = e.source_id
    """,
    "fitments": """
        SELECT maker.name AS maker, part.number, description.name AS name, category.name AS category,
            a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to, fitment.position, e.note,
            source.code AS source, source.trust
        FROM fitment JOIN part ON part.id = fitment.part_id JOIN maker ON maker.id = part.maker_id
        LEFT JOIN description ON description.id = part.description_id
        LEFT JOIN category ON category.id = description.category_id
        JOIN application AS a ON a.id = fitment.application_id
        JOIN fitment_evidence AS e ON e.fitment_id = fitment.id JOIN source ON source.id = e.source_id
    """,
    "vehicles": """
        SELECT vehicle.id, make, model, model_ja, generation, chassis, body, drive, engine, displacement_cc,
            year_from, year_to,
            (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT t.make || ' ' || t.model || ' ' || t.chassis AS name
                FROM vehicle_twin JOIN vehicle AS t ON t.id = twin_id WHERE vehicle_id = vehicle.id)) AS twins,
            (SELECT count(DISTINCT part_id) FROM application_vehicle JOIN fitment USING (application_id)
                WHERE vehicle_id = vehicle.id) AS parts,
            note, source.code AS source
        FROM vehicle LEFT JOIN source ON source.id = vehicle.source_id
    """,
    "attributes": """
        SELECT maker.name AS maker, part.number, attribute.name, attribute.value, attribute.unit, source.code AS source
        FROM attribute JOIN part ON part.id = attribute.part_id JOIN maker ON maker.id = part.maker_id
        JOIN attribute_evidence AS e ON e.attribute_id = attribute.id JOIN source ON source.id = e.source_id
    """,
    "spellings": """
        SELECT maker.name AS maker, part.number, spelling.text AS spelling, spelling.slip
        FROM spelling JOIN part ON part.id = spelling.part_id JOIN maker ON maker.id = part.maker_id
    """,
}


def create_views(connection: sqlite3.Connection) -> None:
    """Make the views anew; they hold no data."""
    for name, select in _VIEWS.items():
        connection.execute(f"DROP VIEW IF EXISTS {name}")
        connection.execute(f"CREATE VIEW {name} AS {select}")
