"""The page of visits as officers meet it, for the tests that open it in a browser."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from worked import FOLDERS, INCUBATOR

READY = "断网后仍可填写"

_FORGET = """() => new Promise((resolve) => {
    indexedDB.deleteDatabase("desk").onsuccess = () => resolve();
})"""


class VisitPage:
    """A notice's page of visits in a browser."""

    def __init__(self, page: Page, address: str, notice: str = INCUBATOR) -> None:
        self.page = page
        self.address = address
        self.items = [item["id"] for item in FOLDERS[notice].parts["visit"]["items"]]
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def forget(self) -> None:
        """Forget what visits earlier tests have left in this browser."""
        self.page.goto(self.address.replace("visit/", "contacts/"))  # a page that does not hold it open
        self.page.evaluate(_FORGET)

    def open(self, *, offline_ready: bool = True) -> None:
        """Go to the page, and wait until the checker is there, or all that is needed without a network."""
        self.page.goto(self.address)
        self.page.wait_for_selector("html[data-checker-state=ready]", state="attached")
        if offline_ready:
            expect(self.page.locator("[data-text=offline]")).to_contain_text(READY)

    @property
    def cards(self) -> Locator:
        """The cards of all applicants."""
        return self.page.locator("details.visit[data-visit]")

    def card(self, name: str) -> Locator:
        """Return the card of an applicant."""
        return self.cards.filter(has=self.page.locator("summary", has_text=name))

    def add(self, name: str) -> Locator:
        """Put an applicant on the list."""
        self.page.locator("#new-visit").fill(name)
        self.page.get_by_role("button", name="添加", exact=True).click()
        expect(self.card(name)).to_have_attribute("open", "")
        return self.card(name)

    def item(self, card: Locator, item: str) -> Locator:
        """Return an item of a card."""
        return card.locator(f"[data-item={item}]")

    def answer(self, card: Locator, item: str, answer: str, reason: str = "") -> None:
        """Answer an item with 是 or 否."""
        self.item(card, item).get_by_text(answer, exact=True).click()
        if reason:
            self.item(card, item).get_by_role("textbox").fill(reason)

    def answer_all(self, card: Locator) -> None:
        """Answer all items with 是, and leave nothing blank in its row."""
        for item in self.items:
            self.answer(card, item, "是")
        for text in card.locator("[data-identity]").all():
            if not text.input_value():
                text.fill("某")

    def part(self, name: str) -> Locator:
        """Return a part of the summary: clear, apart, unfinished or recommended."""
        return self.page.locator(f"[data-part={name}]")

    def expect_counts(self, text: str) -> None:
        """Wait for the sentence on top of the summary."""
        expect(self.page.locator("[data-text=counts]")).to_have_text(text)

    def expect_stored(self) -> None:
        """Wait until the page says that all is stored."""
        expect(self.page.locator("[data-text=stored]")).to_have_text("所填都已存在这个浏览器里。")

    def download(self, button: Locator, folder: Path) -> Path:
        """Click what makes a file, and return the file."""
        with self.page.expect_download() as found:
            button.click()
        path = folder / found.value.suggested_filename
        found.value.save_as(path)
        return path
