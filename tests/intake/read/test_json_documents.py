"""JSON as shops and parts managers export it: made-up records in the shapes of each program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from loading import load_text, said_by, sound

from partsref.errors import InputError
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.report.load_report import LoadReport

PLAIN = [
    {"part_number": "OR-1", "brand": "Orla", "name": "Oil filter", "oem_brand": "Suzuki", "oem_number": "16510-61A20"},
    {"part_number": "OR-2", "brand": "Orla", "name": "Fan belt", "oem_brand": "Suzuki", "oem_number": "17521-61A99"},
]
EXPORTS: dict[str, Any] = {
    "an array": PLAIN,
    "an array in an object": {"count": 2, "next": None, "results": PLAIN},
    "far inside": {"status": "ok", "data": {"page": {"number": 1, "items": PLAIN}}},
    "an answer to a call": {"jsonrpc": "2.0", "id": 4, "result": PLAIN},
    "a list of rows": [["Part No", "Brand", "Name"], ["OR-1", "Orla", "Oil filter"], ["OR-2", "Orla", "Fan belt"]],
    "the brand said once": {"brand": "Orla", "parts": [{"number": "OR-1"}, {"number": "OR-2"}]},
    "WooCommerce": [
        {
            "id": at, "name": "Oil filter", "slug": "x", "permalink": "https://shop.example/x", "type": "simple",
            "sku": f"OR-{at}", "price": "12.50", "regular_price": "15.00", "sale_price": "12.50", "stock_quantity": 4,
            "description": "<p>Oil filter for the&nbsp;engine</p>", "categories": [{"id": 3, "name": "Filters"}],
            "brands": [{"id": 9, "name": "Orla"}], "images": [{"id": 1, "src": "https://shop.example/x.jpg"}],
            "attributes": [{"id": 1, "name": "OEM number", "visible": True, "options": ["16510-61A20"]}],
            "meta_data": [{"id": 7, "key": "_edit_lock", "value": "1"}], "variations": [], "on_sale": False,
        }
        for at in (1, 2)
    ],
    "Shopify": {
        "products": [
            {
                "id": 1, "title": "Oil filter", "vendor": "Orla", "product_type": "Filters", "tags": "a, b",
                "body_html": "<b>good</b>", "options": [{"name": "Size", "values": ["S", "L"]}],
                "variants": [
                    {"id": 5, "title": "S", "sku": "OR-1", "price": "9.00", "barcode": None, "inventory_quantity": 3},
                    {"id": 6, "title": "L", "sku": "OR-2", "price": "10.00", "barcode": None, "inventory_quantity": 0},
                ],
                "images": [{"id": 3, "src": "x"}],
            }
        ]
    },
    "Shopify, one product": {
        "product": {
            "title": "Oil filter", "vendor": "Orla",
            "variants": [{"sku": "OR-1", "price": "9.00"}, {"sku": "OR-2", "price": "9.00"}],
        }
    },
    "PrestaShop": {
        "products": [
            {
                "id": at, "reference": f"OR-{at}", "manufacturer_name": "Orla", "price": "9.000000", "ean13": "",
                "name": [{"id": "1", "value": "Oil filter"}, {"id": "2", "value": "Filtre"}],
                "associations": {"categories": [{"id": "2"}, {"id": "5"}]},
            }
            for at in (1, 2)
        ]
    },
    "Odoo": {
        "jsonrpc": "2.0", "id": None,
        "result": [
            {
                "id": at, "default_code": f"OR-{at}", "name": "Oil filter", "list_price": 9.0, "barcode": False,
                "categ_id": [4, "All / Filters"], "product_brand_id": [2, "Orla"], "qty_available": 3.0,
            }
            for at in (1, 2)
        ],
    },
    "ERPNext": {
        "data": [
            {
                "name": f"OR-{at}", "item_code": f"OR-{at}", "item_name": "Oil filter", "item_group": "Filters",
                "brand": "Orla", "stock_uom": "Nos", "standard_rate": 9.0, "disabled": 0,
                "supplier_items": [{"supplier": "Kanto Trading", "supplier_part_no": "KT-77"}],
                "barcodes": [{"barcode": "4547567000001", "barcode_type": "EAN"}],
            }
            for at in (1, 2)
        ]
    },
    "InvenTree parts": [
        {
            "pk": at, "IPN": f"OR-{at}", "name": "Oil filter", "category": 3, "category_detail": {"name": "Filters"},
            "in_stock": 4.0, "link": "", "active": True, "units": "",
            "parameters": [{"data": "65", "template_detail": {"name": "Height", "units": "mm"}}],
        }
        for at in (1, 2)
    ],
    "InvenTree supplier parts": [
        {
            "pk": at, "MPN": f"OR-{at}", "SKU": f"K-{at}", "manufacturer": 7, "manufacturer_detail": {"name": "Orla"},
            "supplier": 8, "supplier_detail": {"name": "Kanto"}, "part": 5, "part_detail": {"name": "Oil filter"},
        }
        for at in (1, 2)
    ],
    "Part-DB": [
        {
            "id": at, "name": "Oil filter", "ipn": f"P-{at}", "manufacturer": {"name": "Orla"},
            "manufacturer_product_number": f"OR-{at}", "category": {"name": "Filters", "full_path": "x"},
            "orderdetails": [
                {"supplierpartnr": f"K-{at}", "supplier": {"name": "Kanto"}, "pricedetails": [{"price": "9.00"}]}
            ],
        }
        for at in (1, 2)
    ],
    "numbers as keys": {
        "parts": {"OR-1": {"part no": "OR-1", "name": "Oil filter"}, "OR-2": {"part no": "OR-2", "name": "Belt"}}
    },
    "lists of numbers and of vehicles": [
        {
            "number": f"OR-{at}", "brand": {"id": 1, "name": "Orla"}, "title": "Oil filter",
            "oem_numbers": [{"brand": "Suzuki", "number": "16510-61A20"}],
            "cross_references": [{"brand": "Kanto", "number": "K-1"}],
            "fitments": [{"make": "Suzuki", "model": "Carry", "chassis": "DA63T", "years": "2002-2013"}],
        }
        for at in (1, 2)
    ],
}  # fmt: skip


def load_json(db: Path, document: object, **options: Any) -> LoadReport:
    return load_text(db, json.dumps(document, ensure_ascii=False), name="list.json", brand="Orla", **options)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_brings_its_parts(fresh_db: Path, name: str) -> None:
    report = load_json(fresh_db, EXPORTS[name])
    own = {row[1] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Orla"}
    assert own == {"OR-1", "OR-2"}, report
    assert report.rejected == 0
    sound(fresh_db)


def test_the_makers_and_names_of_an_export_are_read(fresh_db: Path) -> None:
    load_json(fresh_db, EXPORTS["lists of numbers and of vehicles"])
    assert {row[:5] for row in said_by(fresh_db, "Kanto", "links")} == {
        ("Kanto", "K-1", "alternative", "Orla", "OR-1"), ("Kanto", "K-1", "alternative", "Orla", "OR-2"),
        ("Suzuki", "16510-61A20", "equivalent", "Orla", "OR-1"),
        ("Suzuki", "16510-61A20", "equivalent", "Orla", "OR-2"),
    }  # fmt: skip
    assert {row[1:8] for row in said_by(fresh_db, "Kanto", "fitments")} == {
        (f"OR-{at}", "Suzuki", "Carry", "DA63T", "", "2002", "2013") for at in (1, 2)
    }


def test_a_key_that_comes_late_is_told(fresh_db: Path) -> None:
    records = [{"part no": f"A-{at}"} for at in range(300)] + [{"part no": "A-X", "name": "late"}]
    report = load_json(fresh_db, records)
    assert (report.loaded, "name (1)" in " ".join(report.notes)) == (301, True)


def test_other_lists_are_named(fresh_db: Path) -> None:
    report = load_json(fresh_db, {"parts": PLAIN, "log": [{"at": "x"}, {"at": "y"}]})
    assert report.loaded == 2
    assert "list log: 2 records without part numbers" in report.left_out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"part no": "A-1"}, {"part no": ', "not well-formed JSON"),
        ('[{"part no": "A-1"} {"part no": "A-2"}]', "not well-formed JSON"),
        ("[" * 500 + "]" * 500, "nested more than 200 deep"),
        ('[{"part no": ' + '{"a":' * 500 + "1" + "}" * 501 + "]", "nested more than 200 deep"),
        ('{"a": [{"x": 1}], "b": [{"y": 2}, {"y": 3}]}', r"several lists.*list b \(2\), list a \(1\)"),
        ("[]", "number"),
        ("{}", "number"),
    ],
)
def test_what_is_no_list_is_said_plainly(fresh_db: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_text(fresh_db, text, name="list.json")


def test_lines_stay_lines(fresh_db: Path) -> None:
    report = load_text(fresh_db, "\n".join(map(json.dumps, PLAIN)), name="list.jsonl")
    assert (report.format, report.loaded) == ("JSON Lines", 2)
    broken = '{"part_number": \n' + "\n".join(map(json.dumps, PLAIN))
    report = load_text(fresh_db, broken, name="b.jsonl")
    assert (report.format, report.loaded, report.rejected) == ("JSON Lines", 2, 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_documents_in_other_encodings(fresh_db: Path, encoding: str) -> None:
    text = json.dumps([{"品番": "A-1", "品名": "オイルフィルター"}], ensure_ascii=False, indent=1)
    assert load_text(fresh_db, text, name="list.json", encoding=encoding).loaded == 1


def test_a_large_document_is_read_apart_in_little_memory(fresh_db: Path) -> None:
    records = [{"part no": f"A-{at:06}", "name": "Oil filter " + "x" * 60} for at in range(15_000)]
    assert load_json(fresh_db, {"data": records}).loaded == 15_000


def test_a_mapping_names_the_keys(fresh_db: Path) -> None:
    given = MapFile(columns={"number": ["ref.code"], "name": ["what"]})
    report = load_json(fresh_db, [{"ref": {"code": "A-1"}, "what": "belt"}], given=given)
    assert report.loaded == 1
