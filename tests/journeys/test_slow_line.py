"""On 50 kB/s with 400 ms latency, as in many ministries: the form is usable within five seconds and
light enough to pay for."""

import pytest

from academy.demonstration import PASSPHRASE
from tests.journeys.served_portal import served_portal

pytestmark = [pytest.mark.journey, pytest.mark.processes]

APPLICANT = "applicant@example.org"
SECTIONS = """
from applications.models import Application
draft = Application.objects.get(status="draft", call__edition__slug="turin", applicant__email="applicant@example.org")
for section in draft.call.sections.all():
    print(f"/en/applications/{draft.pk}/sections/{section.key}/")
"""
KILOBYTE = 1000
MOST_BYTES, AIM = 120 * KILOBYTE, 60 * KILOBYTE
MOST_REQUESTS = 6
USABLE_WITHIN = 5000  # milliseconds


@pytest.fixture(scope="module")
def portal(prepared_portal):
    with prepared_portal.folder() as folder, served_portal(folder) as served:
        yield served


@pytest.fixture
def visitor(browser, portal):
    """A first visit, with an empty cache, of somebody who is signed in; fonts do not come."""
    addresses = portal.python(SECTIONS).split()
    first = browser.new_context(base_url=portal.address)
    page = first.new_page()
    page.goto("/en/account/login/")
    page.fill("[name=login]", APPLICANT)
    page.fill("[name=password]", PASSPHRASE)
    page.click("main button[type=submit]")
    page.wait_for_url("**/dashboard/")
    cookies = first.cookies()
    first.close()
    opened = []

    def open_page():
        context = browser.new_context(base_url=portal.address)
        context.add_cookies(cookies)
        context.route("**/*.woff2", lambda route: route.abort())
        opened.append(context)
        return context.new_page()

    yield addresses, open_page
    for context in opened:
        context.close()


def test_the_first_page_of_the_form_is_usable_within_five_seconds_on_a_slow_line(visitor):
    addresses, open_page = visitor
    page = open_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 400,
            "downloadThroughput": 50 * KILOBYTE,
            "uploadThroughput": 50 * KILOBYTE,
        },
    )
    page.goto(addresses[0], wait_until="commit")
    page.locator("form[data-filling] .by-itself:not([hidden])").wait_for()  # the scripts have begun, too
    took = page.evaluate("performance.now()")
    assert took < USABLE_WITHIN, f"usable after {took:.0f} ms"


def test_the_first_visit_to_any_page_of_the_form_is_light(visitor):
    addresses, open_page = visitor
    weights = {}
    for address in addresses:
        page = open_page()
        line = page.context.new_cdp_session(page)
        moved, requests = [], []
        line.on(
            "Network.loadingFinished", lambda event, moved=moved: moved.append(event["encodedDataLength"])
        )
        line.on(
            "Network.requestWillBeSent",
            lambda event, requests=requests: requests.append(event["request"]["url"]),
        )
        line.send("Network.enable")
        page.goto(address, wait_until="networkidle")
        asked = [url for url in requests if not url.startswith("data:") and not url.endswith(".woff2")]
        weights[address] = (sum(moved), len(asked), asked)
    heavy = {address: weight for address, weight in weights.items() if weight[0] >= MOST_BYTES}
    assert not heavy
    past_the_aim = {
        address: weight for address, weight in weights.items() if weight[0] > AIM or weight[1] > MOST_REQUESTS
    }
    assert not past_the_aim
    print({address: weight[:2] for address, weight in weights.items()})
