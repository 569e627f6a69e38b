"""Spark plugs by what their makers' type codes say: thread, reach, hexagon, heat range, resistor.

NGK: https://www.wemoto.fr/info/what-do-the-symbols-on-a-ngk-spark-plug-mean,
http://www.stlaroc.com/features/ngkplugs.html (after NGK's catalogue of 1992). Denso:
https://nz.gsparkplug.com/identifying-spark-plugs; its iridium types (IK, IXU, VXU) are named after the plain ones.
Bosch: https://www.bmwman.ru/en/7er/E32/power/ignition/svechi-zazhiganiya. Champion:
https://helpster.de/umschluesselung-von-zuendkerzen-so-funktioniert-s_151696.

Heat ranges are told on NGK's scale. Denso 22, 24, 27 are NGK 7, 8, 9 (http://toshi.cside.ne.jp/qa6.html); both scales
go on step by step from there (the steps: nz.gsparkplug.com above). Bosch 7 is NGK 6 (W7DC is BP6ES:
https://lom-s.ru/avto-ru/kalilnoe-chislo-svechej-zazhiganiya-ngk.html), Champion 12 is NGK 5 (RN12YC is BPR5ES:
https://lawnmowerforum.com/threads/spark-plug-question.54446/exportthread); of the other steps of these two no source
was found, and nothing is concluded from them. Codes outside these forms (long reach LKR, ILZKR) are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from partsref.numbers.number_key import key
from partsref.standards.spec import Spec

STANDARD = "type codes of the makers of spark plugs"

_NGK = re.compile(r"(AB|BC|BK|DC|A|B|C|D|E)(P?)(R?)(\d{1,2})(EH|E|H|L)(?:(S|Y|IX|VX|GP|RX|TP|EY)?(?:\d{1,2})?P?)")
_NGK_SHELL = {
    # thread in mm, hexagon in mm
    "A": ("18", "25.4"), "B": ("14", "20.8"), "C": ("10", "16"), "D": ("12", "18"), "E": ("8", "13"),
    "AB": ("18", "20.8"), "BC": ("14", "16"), "BK": ("14", "16"), "DC": ("12", "16"),
}  # fmt: skip
_NGK_REACH = {"E": "19", "H": "12.7", "L": "11.2", "EH": "19 half thread"}

_DENSO = re.compile(r"([ISV]?)(XU|W|K|Q|X|U)(\d{2})(E|F|H|L)?(P?)(R?)(?:TT|C?Z?U?)?(?:\d{1,2})?")
_DENSO_SHELL = {
    "W": ("14", "20.8"), "K": ("14", "16"), "Q": ("14", "16"), "X": ("12", "18"), "XU": ("12", "16"), "U": ("10", "16"),
}  # fmt: skip
_DENSO_REACH = {"E": "19", "F": "12.7", "H": "26.5", "L": "11.2"}
_ALWAYS_19 = frozenset({"K", "Q"})
DENSO_HEAT = {"9": 2, "14": 4, "16": 5, "20": 6, "22": 7, "24": 8, "27": 9, "31": 10}

_BOSCH = re.compile(r"(W|F)(R?)(\d{1,2})(B|C|D)(?:C|S|P|E|TC)?\d{0,2}")
_BOSCH_SHELL = {"W": ("14", "20.8"), "F": ("14", "16")}
_BOSCH_TIP = {"B": ("12.7", "P"), "C": ("19", ""), "D": ("19", "P")}
BOSCH_HEAT = {"7": 6}

_CHAMPION = re.compile(r"(R?)(N|C)(\d{1,2})(Y?)C?\d{0,2}")
_CHAMPION_SHELL = {"N": ("14", "20.8"), "C": ("14", "16")}
CHAMPION_HEAT = {"12": 5}


def plug(maker: str, number: str) -> Spec | None:
    """What the type code of a spark plug says; None for a code outside the forms above.

    >>> plug("NGK", "BKR6E-11").fits == plug("Denso", "K20PR-U11").fits == plug("Bosch", "FR7DC").fits
    True
    >>> plug("NGK", "BKR6E").fits == plug("NGK", "BKR7E").fits, plug("NGK", "BPR6E").fits == plug("NGK", "BKR6E").fits
    (False, False)
    >>> plug("NGK", "DCPR7EIX").fits == plug("Denso", "IXU22").fits, plug("Champion", "RN9YC"), plug("NGK", "97620")
    (True, None, None)
    """
    read = _MAKERS.get(maker.upper())
    return read(key(number)) if read else None


def _ngk(code: str) -> Spec | None:
    if (match := _NGK.fullmatch(code)) is None:
        return None
    tip = "P" if match[2] or match[1] == "BK" else ""
    return _spec(_NGK_SHELL[match[1]], _NGK_REACH[match[5]], tip, match[3], int(match[4]))


def _denso(code: str) -> Spec | None:
    if (match := _DENSO.fullmatch(code)) is None:
        return None
    fine, shell = match[1], match[2]
    reach = _DENSO_REACH.get(match[4] or "", "19" if fine or shell in _ALWAYS_19 else "")
    tip, resistor = ("P", "R") if fine else (match[5], match[6])
    return _spec(_DENSO_SHELL[shell], reach, tip, resistor, DENSO_HEAT.get(match[3]))


def _bosch(code: str) -> Spec | None:
    if (match := _BOSCH.fullmatch(code)) is None:
        return None
    return _spec(_BOSCH_SHELL[match[1]], *_BOSCH_TIP[match[4]], match[2], BOSCH_HEAT.get(match[3]))


def _champion(code: str) -> Spec | None:
    if (match := _CHAMPION.fullmatch(code)) is None:
        return None
    tip = "P" if match[4] else ""
    return _spec(_CHAMPION_SHELL[match[2]], "19", tip, match[1], CHAMPION_HEAT.get(match[3]))


_MAKERS: Mapping[str, Callable[[str], Spec | None]] = {
    "NGK": _ngk,
    "DENSO": _denso,
    "BOSCH": _bosch,
    "CHAMPION": _champion,
}


def _spec(shell: tuple[str, str], reach: str, tip: str, resistor: str, heat: int | None) -> Spec | None:
    if not reach or heat is None:
        return None
    thread, hexagon = shell
    nose = "projected" if tip else "not projected"
    said = f"thread {thread} mm, reach {reach} mm, hexagon {hexagon} mm, insulator {nose}, heat range NGK {heat}"
    also = frozenset({"resistor"}) if resistor else frozenset[str]()
    fits = ("spark plug", thread, reach, hexagon, nose, str(heat))
    return Spec(STANDARD, fits, said, also=also, may_differ="electrodes and gap")
