"""The printed forms, read back as a machine reads them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation
from pypdf import PdfReader

from accounts.roles import Role
from applications.documents import DocumentField, keep
from applications.form_editing import change_question, remove_question
from applications.models import Call, Question
from applications.printed_form import application_copy, blank_form
from applications.submission import submit
from tests.factories import AnswerFactory, QuestionFactory, StaffFactory, UserFactory

from .form_parts import choices_of, small_form, submitted_answering, values_of
from .pages import browser_of
from .samples import pdf

pytestmark = pytest.mark.django_db


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def submitted(value, key="motive"):
    form = small_form()
    return submitted_answering(getattr(form, key), value).application


# The blank form


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_blank_form_asks_every_question_in_its_language(call, language):
    said = words(blank_form(call, language))
    for question in Question.objects.filter(section__call=call):
        label = " ".join(getattr(question, f"label_{language}").split())
        assert label in said, label


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_blank_form_is_tagged_titled_and_in_its_language(call, language):
    document = read(blank_form(call, language))
    root = document.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert str(call.edition) in document.metadata.title
    metadata = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in metadata
    assert "pdfaid:part" in metadata


def test_the_blank_form_says_limits_choices_conditions_and_the_deadline():
    form = small_form()
    Question.objects.filter(pk=form.reason.pk).update(max_characters=1500, help_text_en="Be brief.")
    form.call.closes_at = timezone.datetime(2027, 3, 1, 22, 59, tzinfo=timezone.get_fixed_timezone(0))
    said = words(blank_form(form.call, "en"))
    for text in (
        "Be brief.", "Up to 1,500 characters.", "Fellowship", "Tick one box.",
        "Only if “Who pays?” is answered “Fellowship”", "1 March 2027, 23:59 (time in Turin)",
    ):  # fmt: skip
        assert text in said, text


@pytest.mark.parametrize("kind", Question.Kind.values)
def test_every_kind_of_question_has_its_place_on_paper(kind):
    form = small_form()
    QuestionFactory(
        section=form.money, kind=kind, choices=["a", "b"], label_en="The one to print", max_words=50
    )
    assert "The one to print" in words(blank_form(form.call, "en"))


def test_the_longest_answer_has_room_over_pages():
    form = small_form()
    few = len(read(blank_form(form.call, "en")).pages)
    for _ in range(3):
        QuestionFactory(section=form.money, kind="long-text", max_characters=10_000)
    assert len(read(blank_form(form.call, "en")).pages) > few


def test_a_retired_question_is_not_printed():
    form = small_form()
    Question.objects.filter(pk=form.amount.pk).update(retired_at=timezone.now())
    assert "How much?" not in words(blank_form(form.call, "en"))


def test_what_staff_type_is_never_code():
    form = small_form()
    nasty = '#panic("no") $x$ \\u{1} *a* "quoted" <label> @ref // comment /* [ ] { }'
    Question.objects.filter(pk=form.amount.pk).update(label_en=nasty)
    assert '#panic("no")' in words(blank_form(form.call, "en"))


def address(call, language="en") -> str:
    with translation.override(language):
        return reverse("blank-form", kwargs={"slug": call.edition.slug})


def test_everybody_reads_the_blank_form_of_an_open_call(call, client):
    for language in ("en", "fr", "es"):
        answer = client.get(address(call, language))
        assert answer["Content-Type"] == "application/pdf"
        assert read(answer.content).trailer["/Root"]["/Lang"] == language


def test_who_has_the_blank_form_is_not_sent_it_again(call, client):
    first = client.get(address(call))
    assert "public" in first["Cache-Control"]
    again = client.get(address(call), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def test_a_changed_form_is_sent_again(call, client):
    first = client.get(address(call))
    Question.objects.filter(section__call=call, key="plan").update(label_en="Your plan")
    again = client.get(address(call), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Your plan" in words(again.content)


def test_the_blank_form_of_a_closed_call_is_for_staff(closed, client):
    assert client.get(address(closed)).status_code == 404
    assert browser_of(UserFactory()).get(address(closed)).status_code == 404
    answer = browser_of(StaffFactory(role=Role.PROGRAMME_OFFICER)).get(address(closed))
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]


def test_the_editions_page_links_to_the_blank_form_while_the_call_is_open(call, client):
    page = reverse("edition", kwargs={"slug": call.edition.slug})
    assert address(call) in client.get(page).content.decode()
    Call.objects.update(closes_at=timezone.now())
    assert address(call) not in client.get(page).content.decode()


def test_the_blank_form_costs_few_queries(call, client, django_assert_max_num_queries):
    client.get(address(call))
    with django_assert_max_num_queries(9):
        client.get(address(call))


# The copy


def test_the_copy_says_what_was_answered(complete_draft):
    application = submit(application=complete_draft, by=complete_draft.applicant)
    said = words(application_copy(application, "fr"))
    for text in (
        application.reference,
        "Nous accompagnons quarante coopératives.",
        "Sénégal",
        "+221 33 123 45 67",
    ):
        assert text in said, text
    assert read(application_copy(application, "es")).trailer["/Root"]["/Lang"] == "es"


def test_a_question_that_was_not_asked_is_not_in_the_copy():
    form = small_form()
    application = submitted_answering(form.payer, "self").application
    AnswerFactory(application=application, question=form.reason, value="Set aside")
    said = words(application_copy(application, "en"))
    assert "Self" in said
    assert "Why?" not in said


def test_the_copy_keeps_the_words_of_the_form_it_was_submitted_with():
    form, by = small_form(), StaffFactory()
    application = submitted_answering(form.payer, "donor").application
    type(application).objects.filter(pk=application.pk).update(form_revision=1)
    change_question(
        question=form.payer,
        values=values_of(form.payer, label_en="Payer"),
        choices=choices_of(form.payer, without=("donor",)),
        by=by,
    )
    remove_question(question=form.amount, by=by)
    application.refresh_from_db()
    said = words(application_copy(application, "en"))
    assert "Who pays? Donor" in said
    assert "How much?" in said


def test_documents_are_named_in_the_copy():
    form = small_form()
    cv = QuestionFactory(section=form.money, kind="file", label_en="CV")
    application = submitted_answering(form.motive, "To learn").application
    upload = SimpleUploadedFile("резюме.pdf", pdf())
    keep(application=application, question=cv, upload=DocumentField().clean(upload))
    assert "резюме.pdf" in words(application_copy(application, "en"))


def test_a_long_answer_goes_on_over_the_pages():
    application = submitted("A sentence of an answer. " * 400)
    content = application_copy(application, "en")
    assert len(read(content).pages) > 2
    assert words(content).count("A sentence of an answer.") == 400


@pytest.mark.parametrize(
    "text",
    [
        "نحن ندعم التعاونيات", "אנו תומכים בקואופרטיבים", "हम सहकारी समितियों", "我们支持合作社", "協同組合を支援",
        "협동조합을 지원합니다", "Мы поддерживаем кооперативы", "Στηρίζουμε", "እኛ ማህበራትን", "เราสนับสนุนสหกรณ์",
        "ມັນແມ່ນ", "ကျွန်ုပ်တို့", "យើងគាំទ្រ", "மையங்கள்", "Ỹ ẵ ǻ", "😀 👩🏽‍🌾 ❤️", "a\u0000\u0007b", "x" * 400,
        "1\u202e2\u2066", "\ud7ff\ufffd", "=cmd()", "𓀀𒀀",
    ],
)  # fmt: skip
def test_any_script_and_any_sign_is_printed(text):
    content = application_copy(submitted(text.replace("\u0000", "")), "en")
    assert read(content).pages[0].extract_text()


def test_the_copy_is_for_its_owner_and_the_officers(complete_draft, client):
    application = submit(application=complete_draft, by=complete_draft.applicant)
    copy = reverse("application-copy", kwargs={"pk": application.pk})
    assert client.get(copy).status_code == 302
    answer = browser_of(application.applicant).get(copy)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer["Cache-Control"]
    for role, status in (
        (Role.SELECTION_OFFICER, 200), (Role.APPROVER, 200), (Role.PROGRAMME_OFFICER, 404), (Role.REVIEWER, 404),
        (Role.READER, 404),
    ):  # fmt: skip
        assert browser_of(StaffFactory(role=role)).get(copy).status_code == status, role
    assert browser_of(UserFactory()).get(copy).status_code == 404


def test_a_draft_has_no_copy(complete_draft):
    copy = reverse("application-copy", kwargs={"pk": complete_draft.pk})
    assert browser_of(complete_draft.applicant).get(copy).status_code == 404
