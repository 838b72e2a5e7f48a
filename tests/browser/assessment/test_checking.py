"""Whatever is typed is checked at once, even while the checker is still starting."""

import worked
from check_page import CheckPage, OpenCheckPage, ample_application
from site_server import SiteServer, held_back
from worked import INCUBATOR


def test_each_edit_brings_a_new_verdict(incubator: CheckPage) -> None:
    """Nobody presses a button: 500 jobs are not more than 500, 501 are."""
    page = incubator
    page.open_file(worked.as_text(ample_application(INCUBATOR)))

    page.control("jobs").fill("500")
    page.expect_verdict("jobs", "unmet")
    assert page.results()["overall"] == "unmet"

    page.control("jobs").fill("501")
    page.expect_verdict("jobs", "met")
    assert page.results()["overall"] == "met"

    page.control("jobs").fill("")
    page.expect_verdict("jobs", "unknown")


def test_typing_while_the_checker_loads(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """What is typed early is neither lost nor left out of the first verdict."""
    site.faults["pyodide.asm.bin"] = held_back
    page = open_new_check(state="loading")

    page.control("variant", "general").check()
    page.control("jobs").fill("500")
    assert page.page.get_attribute("html", "data-checker-state") == "loading"
    site.released.set()
    page.wait_for_state("ready")

    assert page.verdict("jobs") == "unmet"
    assert page.answers() == {"variant": "general", "jobs": "500"}


def test_typing_while_the_first_verdict_is_under_way(open_new_check: OpenCheckPage) -> None:
    """An edit between the first question to the checker and its answer is checked, too."""
    page = open_new_check(state="")
    page.page.evaluate("() => localStorage.clear()")
    page.page.add_init_script("""
        const post = Worker.prototype.postMessage;
        let edited = false;
        Worker.prototype.postMessage = function (message) {
            post.call(this, message);
            if (edited || message.type !== "call") return;
            edited = true;
            for (const [selector, value] of [["[name=variant][value=general]"], ["[name=jobs]", "501"]]) {
                const control = document.querySelector(selector);
                if (value) control.value = value;
                else control.checked = true;
                control.dispatchEvent(new Event("input", { bubbles: true }));
            }
        };""")
    page.page.reload()

    page.expect_verdict("jobs", "met")
