"""Words about a vehicle that name none: bodies, trims, drives and nicknames. No part, no spelling error."""

from __future__ import annotations

_BODIES = """
truck=truck|trucks|lorry|pickup|pick up|pickup truck|flatbed|flat bed|trucky|トラック|грузовик|camion|camioneta
truck=caminhao|truk|pikap|pickap
kei truck=kei truck|keitruck|kei trucks|keitora|kei tora|mini truck|minitruck|mini trucks|micro truck
kei truck=microtruck|軽トラ|軽トラック|けいとら|けいトラ
kei van=kei van|kei vans|mini van|minivan|microvan|micro van|軽バン|軽箱バン|軽ワゴン|軽貨物|軽ワンボックス|軽ワン
kei car=kei car|kei cars|軽自動車|軽四|K car|kcar|кей кар|кейкар
van=van|vans|バン|фургон|furgoneta|furgon|furgao
wagon=wagon|wagons|estate|station wagon
deck van=deck van|deckvan|double cab|crew cab|ダブルキャブ
panel van=panel van|panelvan|panel body|パネルバン|box van|box body|アルミバン|アルミパネルバン|箱車
refrigerated van=refrigerated van|fridge van|freezer van|freezer truck|chiller van|保冷車|冷凍車|冷蔵冷凍車|冷凍冷蔵車
dump truck=kei dump|dump truck|dumptruck|dumper|dump|tipper|tipper truck|tipping bed|軽ダンプ
dump truck=ダンプ|ダンプカー|土砂禁ダンプ
dump truck=самосвал|volquete
crawler=crawler|クローラ|クローラー|track crawler|snow tracks
scissor lift=scissor lift|lift bed|リフトダンプ
fire truck=fire truck|fire engine|消防車|消防
camper=camper|camper van|campervan|軽キャン|キャンピングカー
high roof=high roof|highroof|hi roof|hiroof|ハイルーフ|low roof|ロールーフ|標準ルーフ
jumbo=jumbo|jumbo cab|jumbocab|jambo|ジャンボ|ジャンボキャブ|ハイゼットジャンボキャブ
big cab=big cab|bigcab|ビッグキャブ|grand cab|グランドキャブ|super cab|スーパーキャブ|extended cab|long cab
cab over=cab over|cabover|キャブオーバー|セミキャブ
open deck=open deck|オープンデッキ|white bed|multi deck|multideck|マルチデッキ
cab=cab|キャブ付き
"""
_DRIVES = """
4WD=4wd|4x4|awd|four wheel drive|四駆|4駆|パートタイム4WD|フルタイム4WD|realtime 4wd|リアルタイム4WD
4WD=selective 4wd|セレクティブ4WD
4WD=полный привод
2WD=2wd|4x2|rwd|two wheel drive|二駆|2駆
diff lock=diff lock|difflock|diff-lock|difflok|デフロック|デフロック付|デフロック付き|rear locker
left hand drive=left hand drive|lhd|左ハンドル
right hand drive=right hand drive|rhd|右ハンドル
supercharged=supercharged|super charged|スーパーチャージャー付き|s/c付き
non turbo=non turbo|nonturbo|n/a|naturally aspirated|ノンターボ|NA車|ターボ無し|ターボなし
automatic=automatic|オートマ車|AT車
manual=manual|5 speed|5speed|5spd|4 speed|4spd|stick shift|MT車|マニュアル車|マニュアル
"""
_TRIMS = """
Attack=attack|アタック
Climber=climber|クライマー
VR-2=vr-2|vr2
SDX=sdx|sdx-ii|sdx2|sdx-2
Tractor=tracter|tractor|traktor|トラクター
Town=town|タウン
JA=ja sambar|jaサンバー|農協|営農|営農サンバー|JA仕様
Farmer=農繁|農繁スペシャル|農用スペシャル|農業用|farm special|farming special|スーパー農繁
Clean=クリーン仕様
Extra=エクストラ
Special=special|スペシャル
Standard=スタンダード
Deluxe=deluxe|super deluxe|デラックス|スーパーデラックス
Custom=custom|カスタム
Limited=limited|リミテッド
Cruise=cruise|クルーズ
Join=join|ジョイン
Joypop=joypop|ジョイポップ
Landy=landy|ランディ
Panorama=panorama|パノラマ
Transporter=transporter|トランスポーター
Thunder=thunder|サンダー
KC=kc|kc special|KCスペシャル|KCパワステ|KCエアコン
KU=ku|kx
VX-SE=vx-se|vxse|vタイプ
DX=dx
GL=gl|gx
PA=pa|pc
Hello Kitty=hello kitty
WR limited=wr blue limited|wrブルーリミテッド|wr blue
"""


def _rows(*texts: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in "\n".join(texts).split("\n"):
        name, _, words = line.partition("=")
        if words:
            found[name] = (*found.get(name, ()), *words.split("|"))
    return found


VEHICLE_WORDS: dict[str, tuple[str, ...]] = _rows(_BODIES, _DRIVES, _TRIMS)
"""What is meant, and the words for it."""

BESIDE_A_PART = frozenset({"dump truck", "diff lock", "crawler", "cab"})
"""What also names a part (a dump bed, a differential lock): beside another part it only says which vehicle."""
