"""The page in a real browser: by mouse and keyboard, wide and narrow, light and dark, with and without JavaScript."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest

from bot.commands.dispatch import FrontDesk
from bot.pictures.studio import Studio
from bot.store.memory import MemoryLibrary
from tests.adapters.test_web_page import EVIL, page, served, shows_everything
from tests.adapters.web_browser import Tab, browsing, chromium
from tests.stories import CLOCK, LAKE_AT, PLACE, desk, ferries, fog, lake, noting_desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium() is None, reason="needs Debian's chromium, which is not installed"),
]


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """A page with two articles on a real port, with every command and one that shows every block full of markup."""
    library = MemoryLibrary()
    for sheet in (ferries(), fog(), lake()):
        await library.save(sheet)
    front = FrontDesk((*(await desk()).commands, shows_everything), library, CLOCK)
    async with served(page(front, library)) as found:
        yield found


@pytest.fixture
async def noted_address() -> AsyncIterator[str]:
    """The same with a notebook, in which readers can say what they think of an answer."""
    front, _ = await noting_desk(ferries())
    async with served(page(front, front.call(user="", place=PLACE).library)) as found:
        yield found


@pytest.fixture
async def tab(address: str) -> AsyncIterator[Tab]:
    """A browser, as wide as a desk; afterwards its console must have had nothing to complain of."""
    async with browsing() as opened:
        await opened.size(1440, 1000)
        yield opened
        assert [] == opened.troubles


def words(name: str) -> str:
    """The words that one can see in a part of the page, as an expression."""
    return f"document.getElementById('{name}').innerText"


async def test_who_pays(tab: Tab, address: str) -> None:
    """Typed and sent with the Enter key: Discord's and Slack's messages show the answer, the article beside them."""
    await tab.open(address)
    await tab.until("document.querySelector('#q').role === 'combobox'")
    await tab.click("#q")
    await tab.type("/who-pays")
    await tab.press("Enter")
    await tab.until(f"{words('slack')}.includes('Not settled')")
    for surface in ("discord", "slack"):
        told = await tab.see(words(surface))
        assert "! Not settled. Who pays, according to whom?" in told
        assert (
            "Aldo Renk, as told by Mira Solde (said Thu 6 Mar 2025) – the islanders must pay for it – Obligation [4]"
            in told
        )
        assert "Who sends or hands over what to whom?" in told
        assert "**" not in told
        assert "\\" not in told
        assert "https://" not in told
    assert not await tab.see("document.getElementById('plain').checkVisibility()")
    assert "Harbour minister Mira Solde" in await tab.see(words("article"))
    assert f"{address}/?q=%2Fwho-pays&article=f3a91c07d2b4" == await tab.see("location.href")


@pytest.mark.parametrize("surface", ["discord", "slack"])
async def test_a_citation_leads_to_its_sentence(tab: Tab, address: str, surface: str) -> None:
    """Pressing [7] marks sentence 7 alone and brings it into view, and both previews show which [n] it was."""
    await tab.size(1440, 420)
    await tab.open(f"{address}/?q=who-pays")
    await tab.until(f"{words(surface)}.includes('[7]')")
    await tab.click(f"#{surface} .cite[data-sentence='7']")
    await tab.until("!!document.querySelector('.sentence.marked')")
    marked = "[...document.querySelectorAll('.sentence.marked')]"
    assert ["7These talks do not directly involve the fleet office of the Coastal League."] == await tab.see(
        f"{marked}.map((one) => one.textContent)"
    )
    assert await tab.see(
        f"(() => {{ const r = {marked}[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }})()"
    )
    assert await tab.see("document.querySelectorAll('.cite[aria-current]').length") >= 2
    assert f"{address}/?q=who-pays" == await tab.see("location.href")  # it did not go off to the publisher


@pytest.mark.parametrize("surface", ["discord", "slack", "plain"])
async def test_a_button_types_its_command(tab: Tab, address: str, surface: str) -> None:
    """The buttons in a preview work, and the way back leads back."""
    await tab.open(f"{address}/?q=who-pays")
    await tab.until(f"{words('slack')}.includes('Not settled')")
    await tab.click(f".views [data-view='{surface}']")
    await tab.click(f"#{surface} [data-command^='conflicts']")
    await tab.until("document.querySelector('#q').value === 'conflicts'")
    assert "! Not settled: accounts disagree" in await tab.until(words(surface))
    await tab.see("history.back()")
    await tab.until("document.querySelector('#q').value === 'who-pays'")
    await tab.until(f"{words(surface)}.includes('Who pays, according to whom?')")


async def test_a_note_without_leaving_the_page(tab: Tab, noted_address: str) -> None:
    """Wrong opens a field under the answer; what is sent from it is said back in place of the answer."""
    await tab.open(f"{noted_address}/?q=who-pays")
    await tab.until("document.querySelector('#surfaces').dataset.view === 'both'")
    await tab.click(".views button[data-view='plain']")
    await tab.click("#plain .wrong summary")
    await tab.until("document.querySelector('#plain .wrong').open")
    await tab.click("#plain .wrong input[name=note]")
    await tab.type("the islanders do not")
    await tab.press("Enter")
    await tab.until(f"{words('plain')}.includes('Noted as wrong: who-pays about:f3a91c07 – “the islanders do not”')")


async def test_moments_in_the_reader_s_zone(tab: Tab, address: str) -> None:
    """An exact moment of publication is shown as the browser's own clock would, in every view of the answer."""
    await tab.open(f"{address}/?q=said+Quill+about:lake")
    await tab.until("document.querySelectorAll('#plain time, #discord .dc-embed time, #slack time').length > 2")
    local = await tab.see(f"new Date({LAKE_AT.timestamp() * 1000:.0f}).toLocaleTimeString([], {{timeStyle: 'short'}})")
    for surface in ("plain", "discord", "slack"):
        moments = f"document.querySelectorAll('#{surface} time[datetime^=\"2025-01-20T06:30\"]')"
        told = await tab.see(f"{moments}[0].textContent")
        assert local in told
        assert "UTC" not in told


async def test_suggestions_by_keyboard(tab: Tab, address: str) -> None:
    """Commands, then what fits the option, each taken with arrow and Enter; Escape closes the list."""
    await tab.open(address)
    await tab.until("document.querySelector('#q').role === 'combobox'")
    await tab.click("#q")
    await tab.type("quo")
    await tab.until("!document.querySelector('#suggestions').hidden")
    assert "/quotes" == await tab.see("document.querySelector('#suggestions b').textContent")
    await tab.press("Escape")
    assert await tab.see("document.querySelector('#suggestions').hidden")
    await tab.type("tes speaker:ren")
    await tab.until("document.querySelector('#suggestions b')?.textContent === 'Aldo Renk'")
    await tab.press("ArrowDown")
    assert "suggestion-0" == await tab.see("document.querySelector('#q').getAttribute('aria-activedescendant')")
    await tab.press("Enter")
    await tab.until("document.querySelector('#q').value === 'quotes speaker:\"Aldo Renk\" '")
    await tab.press("Enter")
    await tab.until(f"{words('discord')}.includes('Newsdesk')")


async def test_suggestions_of_the_named_article(tab: Tab, address: str) -> None:
    """Names come from the article in `about:`, whether it stands before the words or the option is spelt out."""
    await tab.open(address)
    await tab.until("document.querySelector('#q').role === 'combobox'")
    await tab.click("#q")
    await tab.type("said about:lake ")
    await tab.until("document.querySelector('#suggestions b')?.textContent === 'Nora Quill'")
    await tab.press("ArrowDown")
    await tab.press("Enter")
    await tab.until("document.querySelector('#q').value === 'said about:lake \"Nora Quill\"'")


async def test_a_command_that_needs_something_waits_for_it(tab: Tab, address: str) -> None:
    """Clicking evidence does not ask at once: it offers the sentences."""
    await tab.open(address)
    await tab.until("document.querySelector('#q').role === 'combobox'")
    await tab.click(".commands [data-begin='evidence ']")
    await tab.until("document.querySelector('#suggestions b')?.textContent.startsWith('1 Harbour')")
    assert "evidence " == await tab.see("document.querySelector('#q').value")


async def test_another_article(tab: Tab, address: str) -> None:
    """Choosing another article asks the same of that one."""
    await tab.open(f"{address}/?q=brief")
    await tab.until(f"{words('discord')}.includes('ferries')")
    chooser = "document.querySelector('#chosen')"
    await tab.see(f"{chooser}.value = '0a1b2c3d4e5f', {chooser}.dispatchEvent(new Event('change'))")
    await tab.until(f"{words('article')}.includes('fog over the bay')")
    await tab.until(f"{words('discord')}.includes('Nothing in this article')")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("asked", ["", "who-pays", "quotes", "help", "shows-everything", "/nothing"])
async def test_on_a_phone(tab: Tab, address: str, asked: str, dark: bool) -> None:
    """Nothing is wider than a phone; the answer can be read and its citations followed and come back from."""
    await tab.size(360, 740, dark=dark, phone=True)
    await tab.open(f"{address}/?q={quote(asked)}")
    await tab.until(f"{words('discord')}.includes('Newsdesk')" if asked else f"{words('plain')}.includes('Ask what')")
    assert 360 >= await tab.see("document.scrollingElement.scrollWidth")
    if asked == "who-pays":
        await tab.click("#discord .cite[data-sentence='7']")
        await tab.until("!!document.querySelector('.sentence.marked')")
        await tab.click("#back")
        assert await tab.see("document.activeElement.classList.contains('cite')")


async def test_markup_stays_words(tab: Tab, address: str) -> None:
    """In both previews an attacker's markup is seen as it was written, and nothing of it lives."""
    await tab.open(f"{address}/?q=shows-everything")
    await tab.until(f"{words('slack')}.includes('Only') || {words('slack')}.includes('fine')")
    visible = " ".join(EVIL.split())
    for surface in ("discord", "slack"):
        told = await tab.see(f"document.getElementById('{surface}').textContent")
        assert visible in " ".join(told.replace("\u200b", "").split())
        assert [] == await tab.see(
            f"[...document.querySelectorAll('#{surface} :is(script, [onclick], [onerror], img[src=x])')].map(String)"
        )
        assert 0 == await tab.see(f"document.querySelectorAll('#{surface} a[href^=javascript]').length")


async def test_without_javascript(tab: Tab, address: str) -> None:
    """The plain answer and the form work; following [4] marks its sentence."""
    await tab.do("Emulation.setScriptExecutionDisabled", value=True)
    await tab.open(f"{address}/?q=who-pays")
    assert "Not settled" in await tab.see(words("plain"))
    await tab.click("#plain .cite[data-sentence='4']")
    await tab.until("location.hash === '#s4-f3a91c07'")
    assert "rgb(255, 229, 138)" == await tab.see(
        "getComputedStyle(document.querySelector('#s4-f3a91c07')).backgroundColor"
    )


@pytest.mark.parametrize("surface", ["discord", "slack", "plain"])
async def test_a_citation_of_the_second_article(tab: Tab, address: str, surface: str) -> None:
    """In an answer about two articles both stand beside it, and the last [n] marks a sentence of the last article."""
    await tab.open(f"{address}/?q=sources+about:all")
    await tab.until(f"{words('slack')}.includes('[')")
    await tab.click(f".views [data-view='{surface}']")
    beside = "[...new Set([...document.querySelectorAll('#article .sentence')].map((one) => one.dataset.article))]"
    there = await tab.see(beside)
    assert len(there) > 1
    await tab.click(f"#{surface} .cite[data-article='{there[-1]}']")
    await tab.until("!!document.querySelector('.sentence.marked')")
    assert there[-1] == await tab.see("document.querySelector('.sentence.marked').dataset.article")


async def test_when_newsdesk_is_gone(tab: Tab, address: str) -> None:
    """A page whose bot was stopped says so, in words."""
    await tab.open(address)
    await tab.until("document.querySelector('#q').role === 'combobox'")
    await tab.do("Network.enable")
    await tab.do(
        "Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1
    )
    await tab.click(".commands [data-command='who-pays']")
    await tab.until(f"{words('plain')}.includes('Is it still running?')")
    tab.troubles.clear()  # the browser's own line on it


async def test_everything_has_a_name(tab: Tab, address: str) -> None:
    """Each field, button and link is called something by a screen reader, and there is one main heading."""
    await tab.open(f"{address}/?q=who-pays")
    await tab.until(f"{words('slack')}.includes('Not settled')")
    nodes = (await tab.do("Accessibility.getFullAXTree"))["nodes"]
    roles = ("button", "link", "textbox", "combobox", "region", "navigation", "search")
    shown = [node for node in nodes if not node.get("ignored") and node.get("role", {}).get("value") in roles]
    assert len(shown) > 30
    named = ("button", "link", "textbox", "combobox", "region", "navigation")
    assert [] == [
        n["role"]["value"] for n in shown if n["role"]["value"] in named and not n.get("name", {}).get("value")
    ]
    assert 1 == await tab.see("document.querySelectorAll('h1').length")


async def test_pictures_and_files(tab: Tab) -> None:
    """Both previews show the picture of an answer with its words, and the file that can be taken along."""
    library = MemoryLibrary()
    await library.save(ferries())
    studio = Studio()
    async with served(page(FrontDesk((await desk()).commands, library, CLOCK, studio), library)) as address:
        await tab.open(f"{address}/?q=countries")
        for surface in ("discord", "slack", "plain"):
            drawn = f"document.querySelector('#{surface} img')"
            await tab.until(f"{drawn} !== null && {drawn}.naturalWidth === 960")
            assert "Malta" in await tab.see(f"{drawn}.alt")
        await tab.open(f"{address}/?q=export")
        for surface in ("discord", "slack"):
            await tab.until(f"document.querySelector('#{surface} a[download]') !== null")
            assert "ferries" in await tab.see(f"document.querySelector('#{surface} a[download]').download")
    studio.close()


async def test_in_german(tab: Tab, address: str) -> None:
    """A German browser gets German names to type, suggestions under them, and an answer with our words in German."""
    await tab.do("Network.enable")
    await tab.do("Network.setExtraHTTPHeaders", headers={"accept-language": "de"})
    await tab.open(address)
    await tab.until("document.querySelector('#q').role === 'combobox'")
    await tab.click("#q")
    await tab.type("/zit")
    await tab.until("document.querySelector('#suggestions b')?.textContent === '/zitate'")
    await tab.press("ArrowDown")
    await tab.press("Enter")
    await tab.until("document.querySelector('#plain h2')?.textContent === 'Wörtlich'")
    assert "Du hast verwendet: /zitate" == await tab.see("document.querySelector('#discord .dc-used').textContent")
    await tab.click("#q")
    await tab.see("document.getElementById('q').value = ''")
    await tab.type("aussagen ")
    await tab.until("[...document.querySelectorAll('#suggestions b')].some((one) => one.textContent === 'sprecher:')")
    await tab.until("[...document.querySelectorAll('#suggestions b')].some((one) => one.textContent === 'Mira Solde')")
