"""The check page works in a browser that stores nothing."""

from check_page import OpenCheckPage


def test_forbidden_storage(open_new_check: OpenCheckPage) -> None:
    """Where the browser keeps nothing, the page says so and works on."""
    page = open_new_check(state="")
    page.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') };")
    page.reload()

    page.control("jobs").fill("501")
    page.control("variant", "general").check()

    page.expect_verdict("jobs", "met")
    assert "不允许保存底稿" in page.message
