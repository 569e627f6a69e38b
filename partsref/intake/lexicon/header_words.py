"""The words suppliers put over a column, in Japanese and English, by the field they mean (see `fields`)."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "number": (
        "品番|部品番号|部番|商品番号|商品コード|製品番号|製品コード|製品品番|自社品番|当社品番|弊社品番"
        "|メーカー品番|品目コード|型番|part number|part no|partno|part #|pn|p/n|number|item number|item no"
        "|sku|article number|article no|articleno|mpn|manufacturer part number|product number"
        "|product code|product no|catalog number|catalogue number|stock number|part num|part code|our number"
        "|supplier part number"
    ),
    "brand": (
        "ブランド|ブランド名|自社メーカー|部品メーカー|メーカー(部品)|製造メーカー|製造元|発売元|自社ブランド"
        "|brand|brand name|brand label|supplier|supplier name|part brand|part maker|parts maker|vendor|brandlabel"
        "|part manufacturer|aftermarket brand"
    ),
    "kind": "区分|種別|純正区分|kind|part kind",
    "name": (
        "品名|部品名|部品名称|商品名|製品名|名称|品名(英)|英名|英語名|品目名|品名称|name|part name|description"
        "|part description|product name|product|title|item name|designation|name en|name (en)|product description"
        "|item description"
    ),
    "name_ja": "品名(和)|和名|日本語名|和文名|日本語品名|name ja|name (ja)|japanese name",
    "category": (
        "カテゴリ|カテゴリー|分類|品種|商品分類|部品分類|部位名|category|part category|part type|type of part"
        "|product group|part terminology|group|product type"
    ),
    "status": (
        "状態|ステータス|供給状況|生産状況|廃番|状況|販売状況|status|availability|lifecycle|life cycle|part status"
    ),
    "note": (
        "備考|注記|摘要|適用|コメント|特記|特記事項|注意|注意事項|補足|メモ|note|notes|remark|remarks|comment"
        "|comments|memo|interchange notes"
    ),
    "oe_number": (
        "純正品番|純正部品番号|純正番号|純正部番|純正no|oem品番|oem番号|oe品番|oe番号|参考純正品番|純正参考品番"
        "|参考純正番号|メーカー純正品番|純正|対応純正品番|カーメーカー品番|自動車メーカー品番|oe number"
        "|oem number|oe no|oem no|oe|oem|oe part number|oem part number|genuine number|genuine part number"
        "|genuine part no|genuine no|oe#|oem#|oe numbers|oem numbers|oem ref|oe ref|oe reference|oem reference"
        "|original number|original part number|oe number (oem)"
    ),
    "oe_brand": (
        "純正メーカー|純正メーカー名|純正ブランド|oemメーカー|oeメーカー|oe brand|oem brand|oe maker|oem maker"
        "|oe make|oem name|oe manufacturer|oem manufacturer|genuine brand|genuine maker"
    ),
    "cross_number": (
        "互換品番|互換番号|互換部品番号|互換|互換no|相当品番|相当品|他社品番|参考品番|クロスリファレンス|競合品番"
        "|代替品番|代替部品番号|代替|対応品番|cross reference|cross reference number|cross number|cross"
        "|interchange|interchange number|interchange part number|competitor number|competitor part number"
        "|equivalent|equivalent number|alternative|alternative number|xref|interchange no|substitute"
        "|substitute number|replaces|cross ref|other number"
    ),
    "cross_brand": (
        "互換メーカー|互換メーカー名|他社メーカー|相当メーカー|競合メーカー|互換ブランド|代替メーカー|cross brand"
        "|interchange brand|competitor|competitor brand|cross reference brand|equivalent brand|other brand"
    ),
    "relation": "関係|関連|互換区分|relation|relationship|relation type|interchange type|link type",
    "old_number": (
        "旧品番|旧部品番号|旧番号|旧部番|旧純正品番|変更前品番|統合前品番|旧|previous number|old number"
        "|old part number|superseded number|supersedes|old no|former number|previous part number"
    ),
    "new_number": (
        "新品番|新部品番号|新番号|新部番|新純正品番|変更後品番|統合品番|統合先品番|後継品番|後継|新|new number"
        "|new part number|superseded by|replaced by|new no|successor|superseding number|current number"
        "|replacement number|replacement"
    ),
    "same_number": "同一品番|別品番|same number|same as|alias|also known as|other packaging",
    "make": (
        "車メーカー|自動車メーカー|車両メーカー|カーメーカー|適合メーカー|車輌メーカー|車種メーカー|make|car make"
        "|vehicle make|car maker|vehicle maker|car brand|vehicle brand|vehicle manufacturer|適合車メーカー"
    ),
    "model": (
        "車種|車名|適合車種|車種名|通称名|適合車名|対応車種|モデル|model|vehicle model|car model|vehicle|fits"
        "|application|適合|model name|vehicle name"
    ),
    "chassis": (
        "型式|車両型式|適合型式|車体型式|車輌型式|車台型式|シャシ|シャーシ|シャシー|フレーム型式|認定型式"
        "|対応型式|適合車両型式|chassis|chassis code|chassis number|chassis no|frame|frame code|model code"
        "|body code|chassis type|mfr body code|mfrbodycode|vehicle code|chassis codes"
    ),
    "engine": (
        "エンジン型式|エンジン|原動機型式|原動機|発動機型式|適合エンジン|engine|engine code|engine type"
        "|engine model|motor"
    ),
    "year": (
        "年式|適合年式|年|製造年月|生産年月|年月|適合年|生産期間|製造期間|期間|対応年式|年式(自~至)|year|years"
        "|model year|model years|production|production years|year range|my"
    ),
    "year_from": (
        "年式自|開始年|年式(自)|年式from|自|開始|製造開始|開始年月|適用開始|年式開始|from年|year from|from year"
        "|start year|from|start|year start|first year|begin"
    ),
    "year_to": (
        "年式至|終了年|年式(至)|年式to|至|終了|製造終了|終了年月|適用終了|年式終了|year to|to year|end year|to"
        "|end|year end|last year"
    ),
    "position": (
        "位置|取付位置|装着位置|左右|前後|取付|部位|取付箇所|position|fitting position|location|side"
        "|mounting position|placement"
    ),
    "attribute": "属性|属性名|attribute|attribute name|criteria|property",
    "value": "値|属性値|attribute value|value|criteria value",
    "unit": "単位|attribute unit|unit",
    "action": "処理区分|更新区分|action|maintenance type|maintenancetype|change type|operation|update type",
    "maker": (
        "メーカー|メーカー名|メーカ|メーカ名|製造者|maker|manufacturer|manufacturer name|maker name|mfr|mfg"
        "|make / brand"
    ),
    "": (
        "価格|定価|単価|仕切|卸価格|税抜価格|税込価格|希望小売価格|参考価格|在庫|在庫数|数量|入数|ロット|発注単位|発売日|画像"
        "|画像url|url|更新日|通し番号|連番|頁|ページ|№|no.|ref|price|list price|retail price|net price|cost|stock|qty"
        "|quantity|image|picture|currency|moq|lead time|page|updated|#|partsref row|partsref reason|discount"
    ),
}
"""Field, `maker` (brand or make) or the empty text (of no use here) to its words, parted by bars."""
