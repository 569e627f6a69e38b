"""Which characters a list is in, told by what people write; where two fit, both are named and nothing is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from partsref.errors import InputError
from partsref.intake.read.encodings import Encoding, encoding_of
from partsref.intake.supplier.choose_reader import is_header_word

LISTS = [
    (
        "cp1252",
        "Part No.;Brand;Description\nOR-8101;Orla;Bujía corta\nOR-8102;Orla;Filtro de habitáculo, dirección\n",
    ),
    (
        "cp1252",
        "Artikelnummer;Marke;Bezeichnung\nA-1;Orla;Ölfilter für Motor\nA-2;Orla;Zündkerze\nA-3;Orla;Dämpfer groß\n",
    ),
    ("cp1252", "Référence;Marque;Désignation;Prix\nA-1;Orla;Filtre à huile;12€\n"),
    ("cp1252", "Part no,name\nA-1,Hose 5°\n"),
    ("cp1252", "Código;Descrição\nA-1;Correia de distribuição\nA-2;Junta do cabeçote à frente\n"),
    ("cp1252", "Part No;Name\nA-1;BUJÍA\nA-2;PIÑÓN\n"),
    ("cp1250", "Číslo dílu;Značka;Název\nA-1;Orla;Olejový filtr\nA-2;Orla;Žárovka přední\n"),
    ("cp1250", "Numer części;Marka;Nazwa\nA-1;Orla;Świeca zapłonowa\nA-2;Orla;Łożysko koła przód\n"),
    ("cp1250", "Cikkszám;Márka;Név\nA-1;Orla;Olajszűrő\nA-2;Orla;Fékbetét első\n"),
    ("cp1250", "Part No;Name\nA-1;Łożysko\n"),
    (
        "cp1251",
        "Артикул;Бренд;Наименование;Аналоги;Цена\nOR-1100;Орла;Ремень;OR-78, OR-79;100\nOR-1101;Орла;Помпа;;250\n",
    ),
    ("cp1251", "Part No;Name\nA-1;ШРУС наружный\n"),
    ("cp1251", "Part No;Name\nA-1;Фильтр масляный\nA-2;СВЕЧА ЗАЖИГАНИЯ\n"),
    ("cp874", "รหัสสินค้า;ยี่ห้อ;ชื่อ\nA-1;Orla;กรองน้ำมันเครื่อง\nA-2;Orla;หัวเทียน\nA-3;Orla;ผ้าเบรกหน้า\n"),
    ("cp874", "Part No,Name\nA-1,กรองอากาศ\n"),
    ("cp874", "Part No,Name\nA-1,โช้คอัพหลัง\nA-2,ลูกหมาก\n"),
    ("gb18030", "零件号,品牌,名称\nA-1,Orla,机油滤清器\nA-2,Orla,刹车片\nA-3,Orla,火花塞\n"),
    ("gb18030", "Part No,Name\nA-1,空气滤清器\nA-2,正时皮带\n"),
    ("gb18030", "OE号,名称,车型,价格\n16510-61A20,水泵,铃木,12\n"),
    ("euc_kr", "품번,제조사,품명\nA-1,Orla,오일필터\nA-2,Orla,브레이크 패드\n"),
    ("euc_kr", "Part No,Name\nA-1,점화플러그\nA-2,타이밍벨트\n"),
    ("euc_kr", "Part No,Name\nA-1,쇽업소버\nA-2,등속조인트\nA-3,라디에이터 호스\n"),
    ("euc_jp", "品番,メーカー,品名\nA-1,スズキ,オイルフィルター\nA-2,ダイハツ,点火プラグ\n"),
    ("euc_jp", "Part No,Name\nA-1,エアーフィルター\n"),
    ("cp932", "品番,メーカー,品名\nA-1,スズキ,オイルフィルター\nA-2,ダイハツ,点火プラグ\n"),
    ("cp932", "Part No,Name\nA-1,ｵｲﾙﾌｨﾙﾀｰ\nA-2,ﾌﾞﾚｰｷﾊﾟｯﾄﾞ\n"),
    ("cp932", "Part No,Name\nA-1,燃料ポンプ\n"),
    ("cp932", "Part No,Name\nA-1,ｼｮｯｸｱﾌﾞｿｰﾊﾞ\nA-2,ﾍﾞｱﾘﾝｸﾞ\nA-3,ｸﾗｯﾁ ﾃﾞｨｽｸ\nA-4,ﾌｧﾝ\n"),
    ("cp932", "Part No,Name\nA-1,ｼｬﾌﾄ\n"),
    ("cp932", "Part No,Name\nA-1,前\nA-2,後\n"),
    ("cp932", "品番\nA-1\n"),
    ("cp932", "部品番号,備考\nA-1,①φ12㎜\n"),
    ("cp932", "Part No,Name\nA-1,ﾜｲﾊﾟｰ ﾌﾞﾚｰﾄﾞ\n"),
    ("cp932", "Part No,Name\nA-1,左右\n"),
    ("big5", "零件編號,品牌,名稱\nA-1,Orla,機油濾清器\n"),
    ("big5", "Part No,Name\nA-1,火星塞\nA-2,煞車來令片\n"),
    (
        "cp1254",
        "Stok Kodu;Ürün;Marka;OEM No;Fiyat\nZR-101;Yağ filtresi;Orla;16510-61A20;12,50\nZR-102;Şanzıman;Orla;1;9\n",
    ),
    ("cp1256", "رقم القطعة,الاسم\nA-1,فلتر زيت\nA-2,شمعة احتراق\n"),
]
"""Made-up lists as their writers would save them, many with a header that tells nothing."""


def found(tmp_path: Path, content: bytes) -> Encoding:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    return encoding_of("list.csv", file, content[:4096], None, is_header_word)


@pytest.mark.parametrize(("encoding", "text"), LISTS)
def test_no_letter_is_read_wrong(tmp_path: Path, encoding: str, text: str) -> None:
    content = text.encode(encoding)
    encoding_found = found(tmp_path, content)
    assert content.decode(encoding_found.name) == text
    assert bool(encoding_found.notes) == (encoding_found.name not in {"cp932", "utf-8"})


@pytest.mark.parametrize(("encoding", "text"), LISTS)
def test_utf8_is_never_taken_for_anything_else(tmp_path: Path, encoding: str, text: str) -> None:
    assert found(tmp_path, text.encode()) == ("utf-8", ())


@pytest.mark.parametrize(("content", "named"), [
    ("Part No,Name\nA-1,球笼\nA-2,稳定杆胶套\nA-3,钣金件\n".encode("gb18030"), "--encoding gb18030"),
    (b"Part No,Name\nA-1,Zbiornik p" + b"\xb3yn" + b"\n", "--encoding"),
    ("品番,品名\nA-1,フィルター\nA-2,".encode() + b"\xe9\n", "row 3: readable neither"),
    (b"Part No,Name\nA-1,\x81\xff\x9d\x8f\n", "--encoding"),
])  # fmt: skip
def test_what_is_not_clear_is_refused_and_the_option_named(tmp_path: Path, content: bytes, named: str) -> None:
    with pytest.raises(InputError, match=named) as error:
        found(tmp_path, content)
    assert "--encoding" in str(error.value)


def test_a_file_far_in_still_tells(tmp_path: Path) -> None:
    content = b"Part No,Name\n" + b"A-1,x\n" * 400_000 + "A-2,Buj\u00eda\n".encode("cp1252")
    assert found(tmp_path, content).name == "cp1252"
