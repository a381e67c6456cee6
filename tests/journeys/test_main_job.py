"""The main job from end to end, in French, on the portal as `make run` serves it: the home page, an
application, its review and decision, the place, the certificate; with the real worker, mail and PDF."""

import io
import re
import shutil
import subprocess

import pypdf
import pytest
import typst

from tests.journeys.filling import fill_section
from tests.journeys.looking import DESK, PHONE, look_at
from tests.journeys.post_office import link_in, text_of, wait_for_mail
from tests.journeys.served_portal import served_portal
from tests.notifications.mail_server import MailServer, controller_of

pytestmark = [pytest.mark.journey, pytest.mark.processes]

APPLICANT = "khadija.n.diaye@cooperatives.example"
NAME = "Khadija N’Diaye-Šimůnková"
LATER = """
from datetime import timedelta
from django.db.models import F
from sessions_app.models import Edition, ProgrammeSession
past = timedelta(days=400)
edition = Edition.objects.get(slug="turin")
ProgrammeSession.objects.filter(edition=edition).update(starts_at=F("starts_at") - past, ends_at=F("ends_at") - past)
Edition.objects.filter(pk=edition.pk).update(starts_on=edition.starts_on - past, ends_on=edition.ends_on - past)
"""


@pytest.fixture
def post_office():
    server = MailServer()
    controller = controller_of(server)
    controller.start()
    server.port = controller.port
    yield server
    controller.stop()


@pytest.fixture
def portal(post_office, prepared_portal):
    with (
        prepared_portal.folder() as folder,
        served_portal(folder, EMAIL_URL=f"smtp://127.0.0.1:{post_office.port}") as served,
    ):
        yield served


@pytest.fixture
def visitor(browser, portal):
    """Opens a browser of its own for each person: (width, login) → the page."""

    def open_page(width: int, login: str = ""):
        context = browser.new_context(
            locale="fr-FR",
            timezone_id="Africa/Dakar",
            viewport={"width": width, "height": 900},
            base_url=portal.address,
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        if login:
            page.goto("/fr/account/login/")
            page.fill("[name=login]", login)
            page.fill("[name=password]", portal.passphrase)
            page.click("main button[type=submit]")
            page.wait_for_url("**/dashboard/")
            page.click(".languages button[value=fr]")
        return page

    return open_page


def test_from_the_home_page_to_a_certificate_that_anyone_can_verify(visitor, portal, post_office, tmp_path):
    applicant = visitor(PHONE)
    _finds_the_open_call(applicant)
    _signs_up(applicant, post_office)
    reference = _applies(applicant, post_office, tmp_path)
    _is_selected(visitor, reference)
    _confirms_the_place(applicant, post_office, reference)
    portal.python(LATER)
    _issues_the_certificates(visitor(DESK, "programme-officer@academy.example.org"))
    code = _downloads_the_certificate(applicant, post_office, tmp_path)
    _verifies(visitor(PHONE), code)


def _finds_the_open_call(page) -> None:
    page.goto("/en/editions/?from=mail")
    page.click(".languages button[value=fr]")
    page.wait_for_url(re.compile(r"/fr/editions/\?from=mail$"))  # the switch keeps the page
    page.goto("/fr/")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert "De la reconnaissance" in page.inner_text("main") or "de la reconnaissance" in page.inner_text(
        "main"
    )
    assert page.locator(".deadline time").count() == 1
    look_at(page)
    page.click("#open-call a")
    look_at(page)


def _signs_up(page, post_office) -> None:
    page.click("main a[href*='signup']")
    page.fill("[name=given_names]", "Khadija")
    page.fill("[name=family_names]", "N’Diaye-Šimůnková")
    page.fill("[name=email]", APPLICANT)
    page.fill("[name=password1]", "un mot de passe assez long")
    look_at(page)
    page.click("main button[type=submit]")
    page.wait_for_url("**/confirm-email/")
    look_at(page)
    page.goto(link_in(wait_for_mail(post_office, APPLICANT, "Confirmez votre adresse")))
    look_at(page)
    page.click("main button[type=submit]")
    page.wait_for_url("**/fr/**")


def _applies(page, post_office, tmp_path) -> str:
    curriculum = tmp_path / "Curriculum vitæ.pdf"
    curriculum.write_bytes(typst.compile(b"= Curriculum"))
    page.goto("/fr/editions/turin/")
    page.click("main form[action*='start'] button")
    page.wait_for_url("**/applications/*/")
    look_at(page)
    page.click(".tasks a >> nth=0")
    chosen = {"track": "fr", "available": "yes", "in-the-field": "yes", "country-of-work": "SN", "who-pays": "organisation",
              "given-names": "Khadija", "family-names": "N’Diaye-Šimůnková", "certificate-name": NAME}  # fmt: skip
    while "/sections/" in page.url:
        look_at(page)
        fill_section(page, curriculum, chosen)
        address = page.url
        page.click("main form button.is-primary")
        page.wait_for_function("before => location.href !== before", arg=address)
    look_at(page)
    page.click("main form button.is-primary")
    page.wait_for_url(re.compile(r"/fr/applications/[0-9a-f-]+/$"))
    look_at(page)
    reference = re.search(r"20\d\d-\w{6}", page.inner_text("main"))[0]
    receipt = wait_for_mail(post_office, APPLICANT, "Nous avons bien reçu")
    assert reference in text_of(receipt)
    page.goto("/fr/dashboard/")
    assert reference in page.inner_text("main")
    look_at(page)
    return reference


def _is_selected(visitor, reference: str) -> None:
    officer = visitor(DESK, "selection-officer@academy.example.org")
    officer.goto("/admin/")
    assert officer.locator("html").get_attribute("lang") == "fr"
    assert officer.locator(".work a").count() > 0
    look_at(officer)
    officer.goto(f"/admin/applications/application/?q={reference}")
    look_at(officer)
    officer.click(f"#result_list a:has-text('{reference}')")
    look_at(officer)
    own_page = officer.url
    officer.click("a.button[href$='/desk/']")
    look_at(officer)
    officer.click("button[value=eligible]")
    officer.wait_for_selector(".deed")
    officer.goto(own_page)
    officer.click("a.button[href*='reviewassignment/ask/']")
    officer.select_option(
        "[name=reviewer]", officer.locator("[name=reviewer] option:has-text('Khai')").get_attribute("value")
    )
    officer.click("form[action*='assign'] button")
    _is_reviewed(visitor(DESK, "reviewer@academy.example.org"), reference)
    officer.reload()
    officer.select_option("form[action*='propose'] [name=outcome]", "offer:full")
    officer.click("form[action*='propose'] button")
    approver = visitor(DESK, "approver@academy.example.org")
    approver.goto(officer.url)
    look_at(approver)
    approver.click("form[action*='approve'] button")
    officer.reload()
    officer.click("form[action*='release'] button")
    officer.wait_for_url("**/decision/**")


def _is_reviewed(page, reference: str) -> None:
    page.goto("/admin/")
    page.click(".work a >> nth=0")
    look_at(page)
    page.click(f"main a:has-text('{reference}'), #content a:has-text('{reference}')")
    look_at(page)
    for scale in page.locator("fieldset.rubric").all():
        scale.locator("input[value='4']").check()
    page.fill("[name=comment]", "Un plan réaliste, des partenaires nommés.")
    page.click("form:has(fieldset.rubric) button[type=submit]")
    page.wait_for_url("**/selection/**")


def _confirms_the_place(page, post_office, reference: str) -> None:
    mail = wait_for_mail(post_office, APPLICANT, "Réponse attendue")
    assert reference in text_of(mail)
    page.goto(link_in(mail))
    look_at(page)
    assert page.input_value("[name=printed_name]") == NAME
    page.click("button[value=accept]")
    page.wait_for_load_state()
    look_at(page)
    wait_for_mail(post_office, APPLICANT, "confirmée")


def _issues_the_certificates(page) -> None:
    edition = _edition_of(page)
    page.goto(f"/admin/sessions_app/programmesession/attendance/?edition={edition}")
    look_at(page)
    marked = page.locator("#content a[href*='/attendance/']:not([href*='edition='])")
    for address in [link.get_attribute("href") for link in marked.all()]:
        page.goto(address)
        page.click("button[name=all]")
        page.wait_for_load_state()
    look_at(page)
    page.goto(f"/admin/sessions_app/programmesession/attendance/?edition={edition}")
    page.click("form[action*='complete'] button")
    page.goto(f"/admin/certificates/certificate/issue/?edition={edition}")
    look_at(page)
    page.click("form[action*='issue'] button")
    page.wait_for_load_state()


def _edition_of(page) -> str:
    page.goto("/admin/sessions_app/edition/?q=turin")
    return page.locator("#result_list tbody a").first.get_attribute("href").split("/")[-3]


def _downloads_the_certificate(page, post_office, tmp_path) -> str:
    mail = wait_for_mail(post_office, APPLICANT, "attestation")
    page.goto(link_in(mail))
    look_at(page)
    with page.expect_download() as download:
        page.click("main a[href*='/certificates/']")
    content = download.value.path().read_bytes()
    reader = pypdf.PdfReader(io.BytesIO(content))
    text = reader.pages[0].extract_text()
    assert NAME in " ".join(text.split())
    code = re.search(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b", text)[0]
    assert f"/c/{code.replace('-', '')}" in _read_qr(content, tmp_path)
    return code


def _read_qr(pdf: bytes, folder) -> str:
    """What a reader of QR codes finds on the printed page."""
    for program in ("pdftoppm", "zbarimg"):
        if not shutil.which(program):
            pytest.fail(f"{program} is missing: .ci/run installs it")
    (folder / "certificate.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "200", "-png", "certificate.pdf", "page"], cwd=folder, check=True)
    image = next(folder.glob("page*.png"))
    return subprocess.run(
        ["zbarimg", "--quiet", "--raw", image], capture_output=True, text=True, check=True
    ).stdout


def _verifies(page, code: str) -> None:
    page.goto("/fr/certificates/verify/")
    look_at(page)
    page.fill("main input[name=code]", code.lower())
    page.click("main form button")
    page.wait_for_url("**/c/*/")
    assert NAME in page.inner_text("main")
    assert APPLICANT not in page.content()
    look_at(page)
