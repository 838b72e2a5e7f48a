"""A clause of the official text can be cited with one click, and leads to what is built from it."""

from playwright.sync_api import Page, expect

import worked
from keyboard import press_until_focused
from site_server import SiteServer


def test_citation_is_copied(page: Page, site: SiteServer) -> None:
    """The chosen clause offers its citation; choosing another one moves the offer there."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    number = worked.FOLDERS[worked.INCUBATOR].about["document_number"]
    page.goto(site.url(f"{worked.INCUBATOR}/text/#一（一）3"))
    button = page.get_by_role("button", name="复制引用")
    button.click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_contain_text(f"{number} 一（一）3")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{number} 一（一）3"

    page.get_by_role("link", name="一（一）5", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id='一（一）5'], [id='一（一）5'] + *").get_by_role("button", name="复制引用")).to_have_count(
        1
    )
    page.keyboard.press("Tab")
    press_until_focused(page, "Tab", button)
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="已复制")).to_contain_text(f"{number} 一（一）5")


def test_citation_without_clipboard(new_page: Page, site: SiteServer) -> None:
    """Where nothing can be copied, the citation is shown to be taken by hand."""
    new_page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    )
    new_page.goto(site.url(f"{worked.INCUBATOR}/text/#五第1款"))
    new_page.get_by_role("button", name="复制引用").click()

    expect(new_page.get_by_role("status").filter(has_text="请手工选取")).to_contain_text("131号 五第1款")


def test_clause_leads_to_what_is_built_from_it(page: Page, site: SiteServer) -> None:
    """A link below a clause leads to the condition, and from there one leads back."""
    page.goto(site.url(f"{worked.INCUBATOR}/text/"))
    page.locator("[id='一（一）5']").get_by_role("link", name="就业岗位", exact=True).click()
    expect(page.locator("#jobs")).to_be_in_viewport()

    page.get_by_role("link", name="一（一）5", exact=True).last.click()

    expect(page.locator("[id='一（一）5']")).to_be_in_viewport()
