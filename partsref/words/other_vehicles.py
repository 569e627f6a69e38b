"""Vehicles people ask about that no kei catalogue holds: named for themselves, not passed over.

A name the catalogue has comes first; these only catch what it lacks.
"""

from __future__ import annotations

_NAMES = {
    "Mazda": "Bongo|Bongo Brawny|Bongo Friendee|Titan|Proceed|Demio|ボンゴ|ボンゴブローニィ|ボンゴフレンディ|タイタン",
    "Mitsubishi": "Delica|Delica Star Wagon|Delica Space Gear|Delica D:5|Delica Truck|L300|L200|Triton|Canter|デリカ"
    "|デリカスターワゴン|デリカトラック|キャンター|Lancer|Outlander|Mirage",
    "Toyota": "Hiace|Hi-Ace|Regius Ace|Liteace|Lite Ace|Townace|Town Ace|Noah|Hilux|Land Cruiser|Landcruiser|Prado"
    "|Corolla|Dyna|Toyoace|Toyo Ace|Probox|Estima|Previa|Vitz|Yaris|Prius|Tacoma|ハイエース|ライトエース|タウンエース"
    "|ハイラックス|ランドクルーザー|ダイナ|プロボックス|カローラ|ヴィッツ|プリウス|хайс|королла",
    "Nissan": "Caravan|Vanette|Serena|Homy|Navara|Skyline|Silvia|Figaro|Pao|S-Cargo|Elgrand|Patrol|X-Trail|NV200"
    "|キャラバン|バネット|セレナ|サニートラック|スカイライン|シルビア",
    "Isuzu": "Isuzu Elf|Fargo|Bighorn|D-Max|エルフ",
    "Honda": "Civic|Step Wagon|Stepwgn|Accord|Odyssey|CR-V|シビック|ステップワゴン|オデッセイ",
    "Subaru": "Impreza|Legacy|Forester|インプレッサ|レガシィ|フォレスター",
    "Suzuki": "Ertiga|SX4|Vitara|Ignis|Jimny 1500|Swift|スイフト",
    "Daihatsu": "Gran Max|Luxio|Xenia|Ayla|Sigra|Rocky|Feroza|グランマックス",
    "Kubota": "Kubota RTV",
    "Polaris": "Polaris Ranger",
    "Ford": "Ford Transit|Ford Ranger|Econovan",
}

OTHER_VEHICLES: tuple[tuple[str, str], ...] = tuple(
    (make, name) for make, names in _NAMES.items() for name in names.split("|")
)
"""(make, model) of vehicles outside the catalogue."""
