"""The three users' journeys in a real browser; every page for everybody: phone, keyboard, no script, no violation."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web.browser import DESK, PHONE, chromium
from web.serving import Running, serving

PAGES = [
    "/",
    "/?q=every+da64v+oil+filter",
    "/?q=16510-61A0l",
    "/?q=zzzzqqqq",
    "/part/Daihatsu/15601-87705",
    "/vehicle/Suzuki/Every",
    "/vehicle/Suzuki/Every/DA64V",
    "/match",
    "/match?numbers=449197217%0A16510-61A0l%0Anonsense",
    "/vehicle/Suzuki/Carry?which=1995",
    "/compare?part=Bosch/0+451+103+276&part=Bosch/0+986+452+058&part=Suzuki/16510-61A20",
    "/list?part=Bosch/0+451+103+276&part=Suzuki/16510-61A20&part=Nobody/1",
    "/coverage",
    "/sources",
    "/about",
    "/truck?keep=hijet",
    "/part/Suzuki/16510-61A0l",
    "/no/such/page",
    "/partsref",
    "/partsref/parts?_size=20",
    "/partsref/links?maker=Daihatsu&_size=20",
    "/partsref/maker/1",
    "/partsref/near_numbers?number=16510-61A0l",
]


_FIRST_ROWS = {"exclude": [["tbody tr:nth-child(n+13)"], ["li:nth-child(n+13)"], ["details:nth-of-type(n+13)"]]}


@pytest.fixture(scope="module")
def server(seed_db: Path) -> Iterator[Running]:
    with serving(seed_db) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def open_page(browser: Any, server: Running) -> Iterator[Any]:
    """A page at an address; what its console complains of fails the test."""
    contexts = []
    complaints: list[str] = []

    def opened(address: str, **options: Any) -> Any:
        context = browser.new_context(base_url=server.url, **{"viewport": DESK, "locale": "en-US", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not [text for text in complaints if "404" not in text]


@pytest.fixture(scope="module")
def pages(browser: Any, server: Running) -> Iterator[dict[str, Any]]:
    """Pages that are kept, by the language they ask for."""
    kept = {name: browser.new_context(base_url=server.url, locale=name).new_page() for name in ("en-US", "ja")}
    yield kept
    for page in kept.values():
        page.context.close()


@pytest.fixture
def turn_to(pages: dict[str, Any]) -> Iterator[Any]:
    """As `open_page`, in a page that is kept, which takes a quarter of the time; what was there before has gone."""
    complaints: list[str] = []
    listening: list[Any] = []
    complained = {
        "console": lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None,
        "pageerror": lambda error: complaints.append(str(error)),
    }

    def turned(address: str, viewport: Any = DESK, locale: str = "en-US") -> Any:
        page = pages[locale]
        page.goto("about:blank")
        page.context.clear_cookies()
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme="light", media="screen")
        for event, heard in complained.items():
            page.on(event, heard)
        listening.append(page)
        page.goto(address)
        return page

    yield turned
    for page in listening:
        for event, heard in complained.items():
            page.remove_listener(event, heard)
    assert not [text for text in complaints if "404" not in text]


SCREENS = pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])


@SCREENS
@SCRIPT
def test_an_owner_finds_what_fits_and_what_can_be_bought(open_page: Any, screen: Any, script: bool) -> None:
    page = open_page("/", viewport=screen, java_script_enabled=script)
    page.get_by_role("link", name="Choose a vehicle").click()
    page.locator(".tiles").get_by_role("link", name="Every エブリイ").click()
    page.locator(".chips").get_by_role("link", name="DA64V").click()
    page.get_by_role("searchbox", name="Find a part for it").fill("oil filter")
    page.locator(".find-parts button").click()
    first = page.locator(".hits li").first
    assert "16510-82703" in first.inner_text()
    first.get_by_role("link", name="16510-82703").click()
    stated = page.locator(".certainty.stated")
    assert "ACDelco" in stated.inner_text()
    stated.get_by_role("link", name="Open ACDelco PF308J").click()
    assert page.locator("h1").inner_text().startswith("PF308J")


def test_an_owner_says_once_which_truck_is_his(open_page: Any) -> None:
    page = open_page("/", viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="Say once which truck is yours").click()
    page.get_by_label("Chassis code or frame number").fill("da64v-123456")
    page.get_by_role("button", name="This is mine").click()
    assert page.locator(".truck").inner_text().startswith("for: Suzuki Every DA64V")
    page.locator("#q").fill("oil filter")
    page.locator(".box button").click()
    assert "for your truck: Suzuki Every DA64V" in page.locator(".assumed").inner_text()
    assert "16510-82703" in page.locator(".hits li").first.inner_text()
    page.get_by_role("button", name="forget").click()
    assert page.locator(".truck, .assumed").count() == 0


@SCREENS
def test_a_mechanic_reads_a_greasy_number_with_the_keyboard_alone(open_page: Any, screen: Any) -> None:
    page = open_page("/", viewport=screen)
    page.wait_for_function("document.activeElement.type === 'search'")
    page.keyboard.type("16510-61A0l")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=16510-61A0l")
    assert "you typed l, this part has 1" in page.locator(".block.near").inner_text()
    link = page.locator(".block.near .hits a").first
    _tab_to(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/part/**")
    summary = page.locator(".equivalents summary").first
    _tab_to(page, summary)
    assert not page.locator(".path").first.is_visible()
    page.keyboard.press("Enter")
    assert page.locator(".path").first.is_visible()
    page.keyboard.press("/")
    assert page.locator("#quick").evaluate("e => e === document.activeElement")


def _tab_to(page: Any, target: Any) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            outline = target.evaluate("e => getComputedStyle(e).outlineStyle")
            assert outline != "none"
            return
    pytest.fail("the keyboard does not get there")


@SCREENS
@SCRIPT
def test_a_supplier_pastes_a_list_and_takes_the_answers_home(
    open_page: Any, screen: Any, script: bool, tmp_path: Path
) -> None:
    page = open_page("/", viewport=screen, java_script_enabled=script)
    page.locator(".top").get_by_role("link", name="Match a list").click()
    page.get_by_label("Numbers, one a line").fill("449197217\n16510 61A20 000\n=1+1")
    page.get_by_role("button", name="Match").click()
    rows = page.locator("tbody tr")
    assert rows.count() == 3
    assert "a leading zero is missing" in rows.nth(0).inner_text()
    assert "16510-61A20" in rows.nth(1).inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    path = tmp_path / "answers.csv"
    download.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        answers = list(csv.DictReader(file))
    assert [answer["state"] for answer in answers][:2] == ["near", "exact"]
    assert answers[2]["input"] == "'=1+1"


def test_the_number_is_copied(open_page: Any) -> None:
    page = open_page("/part/Daihatsu/15601-87204", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy number").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "15601-87204"


def test_over_plain_http_where_no_script_reaches_the_clipboard_the_number_is_copied_too(open_page: Any) -> None:
    page = open_page("/part/Daihatsu/15601-87204", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy number").click()
    page.get_by_role("button", name="Copied").wait_for()
    page.goto("/part/Daihatsu/15601-87204")
    assert page.evaluate("navigator.clipboard.readText()") == "15601-87204"


def test_the_address_is_there_to_be_selected(open_page: Any, server: Running) -> None:
    for script in (True, False):
        page = open_page("/part/Daihatsu/15601-87204", java_script_enabled=script)
        page.locator(".share summary").click()
        assert page.get_by_label("Address").input_value() == f"{server.url}/part/Daihatsu/15601-87204"


@SCRIPT
def test_marked_parts_become_a_list_that_the_address_keeps(open_page: Any, script: bool, tmp_path: Path) -> None:
    page = open_page("/part/Daihatsu/15601-87204", viewport=PHONE, java_script_enabled=script)
    page.get_by_label("Mark Bosch 0 986 452 058").check()
    page.get_by_role("button", name="Compare marked parts").click()
    assert page.locator(".compare thead th").count() == 2
    page.get_by_role("link", name="Make a shopping list of these").click()
    assert page.locator("ul.shopping li").count() == 2
    page.get_by_label("Keep Daihatsu 15601-87204").uncheck()
    page.get_by_label("Add a number").fill("16510-61A20")
    page.get_by_role("button", name="Update the list").click()
    assert [text.split()[-1] for text in page.locator("ul.shopping .what").all_inner_texts()] == ["058", "16510-61A20"]
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    path = tmp_path / "list.csv"
    download.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["number"] for row in csv.DictReader(file)] == ["0 986 452 058", "16510-61A20"]


def test_without_script_no_button_is_left_that_does_nothing(open_page: Any) -> None:
    page = open_page("/part/Daihatsu/15601-87204", java_script_enabled=False)
    assert not page.get_by_role("button", name="Copy number").is_visible()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_no_violation_and_no_page_is_wider_than_a_phone(turn_to: Any, address: str) -> None:
    page = turn_to(address)
    on_a_desk = _violations(page)
    assert on_a_desk.violations_count == 0, on_a_desk.generate_report()
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # The rest of the page is the same, whatever its colours and its width.
    on_a_phone = _violations(page, "color-contrast", "scrollable-region-focusable")
    assert on_a_phone.violations_count == 0, on_a_phone.generate_report()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?q=オイル",
        "/part/Suzuki/16510-82703",
        "/vehicle/Suzuki/Every",
        "/about",
        "/list?part=Suzuki/16510-61A20",
        "/coverage",
    ],
)
def test_axe_finds_no_violation_in_japanese(turn_to: Any, address: str) -> None:
    page = turn_to(address, viewport=PHONE, locale="ja")
    assert page.locator("html").get_attribute("lang") == "ja"
    found = _violations(page)
    assert found.violations_count == 0, found.generate_report()


def _violations(page: Any, *rules: str) -> Any:
    from axe_playwright_python.sync_playwright import Axe

    # What passes is only counted, and of rows made by one template the first are looked at: long pages took minutes.
    only: dict[str, Any] = {"runOnly": list(rules)} if rules else {}
    return Axe().run(page, context=_FIRST_ROWS, options={"resultTypes": ["violations"], **only})


def test_on_a_phone_each_piece_of_a_part_has_the_row_s_width(open_page: Any) -> None:
    page = open_page("/vehicle/Suzuki/Every/DA64V", viewport=PHONE)
    narrow = "cells => cells.filter(cell => cell.offsetWidth < cell.parentElement.offsetWidth).length"
    page.locator(".group > summary").first.click()
    cells = page.locator(".partlist li > *")
    assert cells.count()
    assert cells.evaluate_all(narrow) == 0


def test_axe_would_find_one(open_page: Any) -> None:
    page = open_page("/about")
    page.evaluate("document.querySelector('main').innerHTML = '<input><a href=#x></a>'")
    assert {violation["id"] for violation in _violations(page).response["violations"]} >= {"label", "link-name"}


def test_the_switch_changes_the_language_and_stays_where_one_is(open_page: Any) -> None:
    page = open_page("/part/Daihatsu/15601-87204")
    page.get_by_role("link", name="日本語").click()
    assert page.locator("html").get_attribute("lang") == "ja"
    assert "15601-87204" in page.locator("h1").inner_text()
    page.locator(".equivalents .open").first.click()
    assert page.locator("html").get_attribute("lang") == "ja"


def test_on_paper_the_surest_stand_with_their_paths_and_nothing_is_to_be_clicked(open_page: Any) -> None:
    page = open_page("/part/Daihatsu/15601-87204")
    page.emulate_media(media="print")
    assert page.locator(".path").first.is_visible()
    assert page.locator(".qr").is_visible()
    assert page.locator("#fits .partlist").is_visible()
    for unused in (".top", ".copy", ".buttons", "input[type=checkbox]", ".rest"):
        assert not page.locator(unused).first.is_visible()


LONGEST_PARTS = ("/part/Daihatsu/15601-87204", "/part/Daihatsu/15601-87705", "/part/Bosch/0%20986%20452%20058")


@pytest.mark.parametrize("address", [*LONGEST_PARTS, "/part/Suzuki/16510-61A20"])
def test_a_part_is_two_pages_of_paper_at_most(open_page: Any, address: str) -> None:
    assert _pages(open_page(address).pdf(format="A4")) <= 2


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


LIGHT = [
    "/", "/?q=every+da64v+oil+filter", "/vehicle/Suzuki/Carry", "/vehicle/Subaru/Sambar",
    "/vehicle/Suzuki/Every/DA64V", "/coverage",
    "/compare?part=Bosch/0+451+103+276&part=Bosch/0+986+452+058", *LONGEST_PARTS,
]  # fmt: skip
FIRST_VIEW_BYTES = 60_000
_SHIFT = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) total += e.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(total), 100);
})"""


@pytest.mark.parametrize("address", LIGHT)
def test_a_first_view_is_light_and_nothing_moves_while_it_comes(open_page: Any, server: Running, address: str) -> None:
    """Weighed as it is unpacked; packed it is a fifth of that."""
    page = open_page("/robots.txt", viewport=PHONE)
    fetched: list[Any] = []
    page.on("response", lambda answer: fetched.append(answer))  # noqa: PLW0108 - a method of list takes no mark.
    page.goto(address)
    assert page.evaluate(_SHIFT) < 0.01
    weight = sum(
        len(answer.body()) for answer in fetched if not answer.url.endswith(".svg") or "/part/" not in answer.url
    )
    assert 1_000 < weight < FIRST_VIEW_BYTES


def test_the_first_page_is_not_long_on_a_phone(open_page: Any) -> None:
    """It was 6,752 pixels high."""
    page = open_page("/", viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") < 2_700


def test_dark_is_dark(open_page: Any) -> None:
    page = open_page("/", color_scheme="dark")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(n) for n in colour.removeprefix("rgb(").removesuffix(")").split(",")) < 60


def test_style_and_script_are_light(server: Running) -> None:
    folder = Path(__file__).parents[2] / "partsref" / "web" / "static"
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 60_000
