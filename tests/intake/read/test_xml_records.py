"""Shops' feeds in XML: whatever the records are called, made-up ones in the shapes of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading import load_text, said_by, sound

from partsref.errors import InputError

_GOOGLE = """<item><g:id>{at}</g:id><g:title>Oil filter</g:title><g:description>For kei trucks</g:description>
<g:link>https://shop.example/{at}</g:link><g:price>12.50 USD</g:price><g:availability>in_stock</g:availability>
<g:brand>Orla</g:brand><g:mpn>OR-{at}</g:mpn><g:gtin>4547567000001</g:gtin><g:condition>new</g:condition>
<g:google_product_category>8227</g:google_product_category><g:product_type>Filters &gt; Oil</g:product_type>
<g:shipping><g:country>US</g:country><g:price>5 USD</g:price></g:shipping>
<g:shipping><g:country>CA</g:country><g:price>9 USD</g:price></g:shipping></item>"""
_ATOM = """<entry><g:id>{at}</g:id><title>Oil filter</title><link href="https://shop.example/{at}"/>
<g:brand>Orla</g:brand><g:mpn>OR-{at}</g:mpn></entry>"""
_YML = """<offer id="{at}" available="true"><vendor>Orla</vendor><vendorCode>OR-{at}</vendorCode><name>Filter</name>
<part_number>OR-{at}</part_number><param name="OEM number">16510-61A20</param></offer>"""
FEEDS = {
    "Google Merchant": (
        '<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title><link>x</link>',
        _GOOGLE, "</channel></rss>",
    ),
    "Google Merchant, Atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>',
        _ATOM, "</feed>",
    ),
    "PrestaShop": (
        '<prestashop xmlns:xlink="http://www.w3.org/1999/xlink"><products>',
        """<product><id><![CDATA[{at}]]></id><reference><![CDATA[OR-{at}]]></reference>
<manufacturer_name>Orla</manufacturer_name><name><language id="1"><![CDATA[Oil filter]]></language></name></product>""",
        "</products></prestashop>",
    ),
    "Yandex": ("<yml_catalog><shop><name>Shop</name><offers>", _YML, "</offers></shop></yml_catalog>"),
    "attributes only": ("<list>", '<row part_no="OR-{at}" brand="Orla" name="Oil filter"/>', "</list>"),
}  # fmt: skip


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("records", [1, 2])
def test_a_feed_brings_its_parts(fresh_db: Path, name: str, records: int) -> None:
    begin, record, end = FEEDS[name]
    text = begin + "\n".join(record.format(at=at) for at in range(1, records + 1)) + end
    report = load_text(fresh_db, text, name="feed.xml", brand="Orla")
    own = {row[1] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Orla"}
    assert own == {f"OR-{at}" for at in range(1, records + 1)}, report
    assert (report.loaded, report.rejected) == (records, 0)
    sound(fresh_db)


def test_a_feed_keeps_what_it_sells_for(fresh_db: Path) -> None:
    begin, record, end = FEEDS["Google Merchant"]
    load_text(fresh_db, begin + record.format(at=1) + record.format(at=2) + end, name="feed.xml")
    assert [row[2:4] for row in said_by(fresh_db, "Kanto", "attributes")] == [("GTIN", "4547567000001")] * 2


def test_a_document_without_records_is_refused(fresh_db: Path) -> None:
    with pytest.raises(InputError, match="no element with columns repeats"):
        load_text(fresh_db, "<catalog><a>1</a><b/></catalog>", name="x.xml")
