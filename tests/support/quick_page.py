"""The quick check as its visitors meet it, for the tests that open it in a browser."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

MOST = 8


class QuickPage:
    """A notice's quick check in a browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, state: str = "ready") -> None:
        """Go to the page, and wait for a state of the checker."""
        self.page.goto(self.address)
        self.page.wait_for_selector(f"html[data-checker-state={state}]", state="attached")

    @property
    def question(self) -> Locator:
        """The question that is shown."""
        return self.page.locator(".question:visible")

    @property
    def conclusion(self) -> Locator:
        """What is said in the end."""
        return self.page.locator("[data-text=conclusion]")

    @property
    def is_ended(self) -> bool:
        """Whether no question is left."""
        return self.page.locator(".steps").get_attribute("data-steps") == "ended"

    def expect_place(self, number: int) -> None:
        """Wait for a question by its number; its heading has the focus, so that a screen reader says it."""
        expect(self.page.locator("[data-text=place]")).to_have_text(f"第 {number} 问，最多 {MOST} 问")
        expect(self.question).to_have_count(1)
        if number > 1:
            expect(self.question.get_by_role("heading")).to_be_focused()

    def answer(self, controls: Mapping[str, str]) -> None:
        """Answer the question that is shown, as far as there are answers, by keyboard; go on."""
        for name in (self.question.get_attribute("data-fields") or "").split(" "):
            control = self.page.locator(f'[name="{name}"]')
            if name in controls and control.first.get_attribute("type") == "radio":
                self.page.locator(f'[name="{name}"][value="{controls[name]}"]').focus()
                self.page.keyboard.press("Space")
            elif name in controls:
                control.fill(controls[name])
        before = self._step()
        if any(name in controls for name in (self.question.get_attribute("data-fields") or "").split(" ")):
            self.page.keyboard.press("Enter")
        else:
            self.page.get_by_role("button", name="不清楚，跳过").click()
        self.page.wait_for_function(f"() => ({_STEP})() !== {before!r}")

    def answer_all(self, controls: Mapping[str, str]) -> int:
        """Go on until the end; return how many questions were asked."""
        for number in range(1, MOST + 1):
            self.answer(controls)
            if self.is_ended:
                return number
        raise AssertionError(f"still asking after {MOST} questions")

    def _step(self) -> str:
        return str(self.page.evaluate(_STEP))


_STEP = """() => document.querySelector("[data-text=place]").textContent"""
