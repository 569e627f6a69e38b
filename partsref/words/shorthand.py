"""Workshop shorthand written out: what a mechanic types for a word, in English and in Japanese.

Only tried where the question as typed leaves a word not understood, so that a row never takes a word from a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partsref.words.fold import fold
from partsref.words.text import atoms, runs

_ENGLISH = """
a/c air conditioner;ac air conditioner;aircon air conditioner;acc accelerator;accel accelerator;a/f air filter
a/filter air filter;a/cleaner air cleaner;a/flow air flow;a/bag air bag;alt alternator;alty alternator;arb stabiliser
batt battery;bat battery;bkt bracket;brkt bracket;bke brake;brg bearing;brng bearing;brgs bearing
b/joint ball joint;bj ball joint;b/j ball joint;b/jt ball joint;b/pad brake pad;b/pads brake pad;b/shoe brake shoe
b/shoes brake shoe;b/disc brake disc;b/drum brake drum;b/hose brake hose;b/lining brake lining;b/light brake light
b/master brake master;b/caliper brake caliper;b/cyl brake cylinder;b/fluid brake fluid;b/booster brake booster
carby carburetor;carbie carburetor;carbs carburetor;clu clutch;cltch clutch;comp compressor;cyl cylinder
cyls cylinder;c/bolt centre bolt;c/cable clutch cable;c/cover clutch cover;c/disc clutch disc;c/plate clutch plate
c/kit clutch kit;c/master clutch master;c/slave clutch slave;c/fork clutch fork;cshaft camshaft
dist distributor;dizzie distributor;d/cap distributor cap;d/belt drive belt
d/shaft drive shaft;d/shafts drive shaft;d/plug drain plug;d/handle door handle;d/lock door lock
e/mount engine mount;e/mounting engine mount;e/mounts engine mount;e/oil engine oil;e/manifold exhaust manifold
eng engine;exh exhaust;ex exhaust;exst exhaust;ext external;f/filter fuel filter;f/pump fuel pump;f/belt fan belt
f/cap fuel cap;f/tank fuel tank;f/gauge fuel gauge;filt filter;fltr filter;flt filter;gbox gearbox;g/box gearbox
gbx gearbox;g/oil gear oil;g/lever gear lever;g/stick gear lever;g/seal gearbox seal;genny generator;gskt gasket
gkt gasket;gask gasket;hdlmp headlight;h/gasket head gasket;h/g head gasket;hg head gasket;h/gskt head gasket
h/lamp headlight;h/lamps headlight;h/light headlight;h/lights headlight;h/brake hand brake;h/bolt head bolt
h/bolts head bolt;h/core heater core;h/hose heater hose;h/cable hand brake cable;hyd hydraulic;ign ignition
i/coil ignition coil;i/switch ignition switch;i/manifold intake manifold;inj injector;inlet intake;kp king pin
k/pin king pin;king-pin king pin;knuckle-kit knuckle kit;lca lower arm;l/arm lower arm;lbj lower ball joint
l/spring leaf spring;mani manifold;mc master cylinder;m/c master cylinder;m/cyl master cylinder
m/cylinder master cylinder;m/cyls master cylinder;mstr master;mtg mount;mtgs mount;mnt mount;mtng mount;muff muffler
o/filter oil filter;o/f oil filter;o/pump oil pump;o/seal oil seal;o/sump oil pan;o/pan oil pan;o/cooler oil cooler
o/sensor oxygen sensor;p/belt power steering belt;p/brake parking brake
p/plate pressure plate;p/s power steering;ps power steering;p/steer power steering;p/steering power steering
p/shaft propeller shaft;p/window power window;propshaft propeller shaft;prop propeller shaft;pull pulley
press pressure;rad radiator;rads radiator;r/hose radiator hose;r/cap radiator cap;r/fan radiator fan
r/arm rotor arm;r/bearing release bearing;r/brg release bearing;rel release;res resistor;rly relay;reg regulator
rkr rocker;r/cover rocker cover;r/cover-gasket rocker cover gasket;rep repair;sens sensor;snsr sensor;serp serpentine
shaft-seal shaft seal;shock shock absorber;shocks shock absorber;shocker shock absorber;shockers shock absorber
shockie shock absorber;shocky shock absorber;shox shock absorber;s/a shock absorber;s/abs shock absorber
s/absorber shock absorber;s/absorbers shock absorber;sol solenoid;spk spark;s/plug spark plug;s/plugs spark plug
s/motor starter motor;s/box steering box;s/rack steering rack;s/belt seat belt;s/wheel steering wheel
s/cyl slave cylinder;s/link stabiliser link;s/bar stabiliser;stab stabiliser;stbl stabiliser;strg steering
sync synchronizer;synchro synchronizer;sw switch;t/b timing belt;t/belt timing belt;t-belt timing belt
tbelt timing belt;t/chain timing chain;t/cover timing cover;t/rod tie rod;t/rods tie rod;t/rod-end tie rod end
t/r tie rod;tre tie rod end;t/r/e tie rod end;t/end tie rod end;t/light tail light;t/lamp tail light;t/gate tailgate
t/case transfer case;tcase transfer case;tens tensioner;temp temperature;therm thermostat;thermo thermostat
t/stat thermostat;tstat thermostat;stat thermostat;t-stat thermostat;tran transmission;trans transmission
tranny transmission;uca upper arm;ubj upper ball joint;u/j universal joint;uj universal joint;ujs universal joint
vac vacuum;vlv valve;v/belt v belt;v/cover valve cover;v/seal valve seal;v/seals valve seal;v/stem valve stem
wc wheel cylinder;w/c wheel cylinder;w/cyl wheel cylinder;w/cyls wheel cylinder;w/cylinder wheel cylinder
w/bearing wheel bearing;w/bearings wheel bearing;w/brg wheel bearing;w/brgs wheel bearing;w/blade wiper blade
w/blades wiper blade;w/arm wiper arm;w/p water pump;wp water pump;w/pump water pump;w/pumps water pump
w/hose water hose;w/nut wheel nut;w/nuts wheel nut;w/stud wheel stud;w/s windscreen;w/screen windscreen
w/shield windshield;w/washer windscreen washer
w/temp water temperature;w/motor wiper motor;whl wheel;wndw window;fr/bumper front bumper;spdo speedometer
speedo speedometer;tacho tachometer;hd heavy duty;rebuild-kit rebuild kit;bottle-jack jack;fuel-cap fuel cap
"""
_JAPANESE = """
ドラシャ ドライブシャフト;ペラシャ プロペラシャフト;デスビ ディストリビューター;タイベル タイミングベルト
タイテン タイミングベルトテンショナー;ウォポン ウォーターポンプ;ウォーポン ウォーターポンプ;ウォタポン ウォーターポンプ
ハブベア ハブベアリング;ハブベヤ ハブベアリング;エアクリ エアクリーナー;エアエレ エアクリーナーエレメント
オイルエレ オイルエレメント;オルタ オルタネーター;ラジホース ラジエーターホース;ラジキャップ ラジエーターキャップ
アッパホース アッパーホース;リヤショック リヤショックアブソーバー;リアショック リヤショックアブソーバー
フロントショック フロントショックアブソーバー;レリーズベア レリーズベアリング;クラッチカバ クラッチカバー
ダイナモベルト ファンベルト;セルモ セルモーター;イグコイル イグニッションコイル;IGコイル イグニッションコイル
スタビリンク スタビライザーリンク;スタビブッシュ スタビライザーブッシュ;マスタシリンダ マスターシリンダー
ブレーキマスタ ブレーキマスターシリンダー;クラッチマスタ クラッチマスターシリンダー;ホイルシリンダ ホイールシリンダー
ホイルベアリング ホイールベアリング;ショックアブ ショックアブソーバー;インタンク 燃料;インマニ インテークマニホールド
エキマニ エキゾーストマニホールド;パワステ パワーステアリング;ミッションマウント トランスミッションマウント
ヘッドガスケ ヘッドガスケット;タペットパッキン タペットカバーパッキン;Pコード プラグコード;サーモ サーモスタット
ベアリン ベアリング;ライトバルブ ヘッドライトバルブ;テールレンズ テールランプ
"""


def _rows(text: str) -> Iterator[tuple[str, str]]:
    for row in re.split(r"[;\n]", text):
        if row:
            short, _, whole = row.partition(" ")
            yield short, whole


TYPED: tuple[tuple[str, str], ...] = tuple(_rows(_ENGLISH))
"""Shorthand as it is typed, and written out."""
ENGLISH: dict[str, tuple[str, ...]] = {"".join(atoms(short)): tuple(atoms(whole)) for short, whole in TYPED}
"""The atoms of words written out, by their shorthand's."""
JAPANESE: tuple[tuple[str, str], ...] = tuple(sorted(_rows(_JAPANESE), key=lambda row: -len(row[0])))
"""Beginnings of names and the names written out, longest first."""


def written_out(tokens: Iterable[str], keep: frozenset[str] = frozenset()) -> list[list[str]]:
    """Runs of atoms with shorthand written out, one list for each run as `text.runs` gives them; `keep` stays.

    Two words parted by a slash are two words (pads/discs), one letter before a slash is not torn off.

    >>> written_out(["w/pump", "brg"]), written_out(["caliper/pads"])
    ([['water', 'pump'], ['bearing']], [['caliper'], ['pad']])
    >>> "".join(written_out(["ドラシャブーツ"])[0])
    'ドライブシアフトブツ'
    """
    found: list[list[str]] = []
    for token in tokens:
        if not token.isascii():
            for run in runs(_japanese(token)):
                found.append(list(ENGLISH.get("".join(run), run)) if "".join(run) not in keep else run)
            continue
        whole = runs(token)
        for run in whole or [[]]:
            name = "".join(run)
            pieces = token.split("/")
            if name in ENGLISH and name not in keep:
                found.append(list(ENGLISH[name]))
            elif len(pieces) > 1 and all(len(piece) > 2 for piece in pieces):
                found.extend(more for piece in pieces for more in runs(piece))
            else:
                found.append(run)
    return found


def _japanese(token: str) -> str:
    for short, whole in JAPANESE:
        if short in token and fold(whole) not in fold(token):
            token = token.replace(short, whole, 1)
    return token
