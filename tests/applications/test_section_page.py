from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applications.answering import Entry, save_answers, save_entries
from applications.models import Answer, Document, Question
from applications.submission import submit
from tests.applications.filling import answer_address, section_address, shown, unaccepted_of, value_of
from tests.applications.samples import pdf, upload
from tests.factories import ApplicationFactory, QuestionFactory, UserFactory

pytestmark = pytest.mark.django_db
Kind = Question.Kind


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call)


@pytest.fixture
def applicant(client, draft):
    client.force_login(draft.applicant)
    return client


def ask(call, *, key="page", **fields):
    section, _new = call.sections.get_or_create(key=key, defaults={"title": key.title(), "position": 90})
    return QuestionFactory(section=section, **fields)


def send(applicant, draft, key, *, follow=False, **changes):
    fields = {
        **shown(draft, key),
        **{f"q-{name.replace('_', '-')}": value for name, value in changes.items()},
    }
    return applicant.post(section_address(draft, key), fields, follow=follow)


def test_saving_goes_on_to_the_next_section(applicant, draft):
    answer = send(applicant, draft, "contact", city="Dakar")
    assert answer.url == section_address(draft, "organisation")
    assert value_of(draft, "city") == "Dakar"


def test_what_is_valid_is_saved_although_another_field_is_wrong(applicant, draft):
    page = send(applicant, draft, "contact", city="Dakar", telephone="33 12")
    assert page.status_code == 200
    assert value_of(draft, "city") == "Dakar"
    assert b"Write the number with its country code" in page.content
    assert b'<a href="#id_q-telephone">' in page.content


def test_what_is_wrong_stays_typed_after_a_reload_with_its_fault(applicant, draft):
    send(applicant, draft, "contact", telephone="33 12")
    page = applicant.get(section_address(draft, "contact")).content.decode()
    assert 'value="33 12"' in page
    assert "Write the number with its country code" in page
    assert unaccepted_of(draft, "telephone") == "33 12"


def test_a_number_without_code_is_understood_from_the_country_on_the_same_page(applicant, draft):
    send(applicant, draft, "contact", telephone="77 123 45 67", country_of_residence="SN")
    assert value_of(draft, "telephone") == "+221 77 123 45 67"


def test_a_text_past_its_limit_is_kept_whole(applicant, draft):
    page = send(applicant, draft, "contact", postal_address="x" * 401)
    assert "This has 401 characters; at most 400 are possible." in page.content.decode()
    assert len(unaccepted_of(draft, "postal-address")) == 401


def test_other_questions_of_the_section_are_not_emptied_by_a_page_that_lacks_them(applicant, draft):
    send(applicant, draft, "contact", city="Dakar")
    applicant.post(
        section_address(draft, "contact"), {"q-telephone": "+221 33 123 45 67", "q-telephone-version": "0"}
    )
    assert value_of(draft, "city") == "Dakar"


class TestTwoTabs:
    @pytest.fixture
    def stale(self, draft):
        """The fields of a page that was loaded before the other tab saved."""
        fields = shown(draft, "contact")
        city = Question.objects.get(section__call=draft.call, key="city")
        save_entries(application=draft, entries=[Entry(city, "Thiès", seen=0)])
        return fields

    def test_both_texts_are_shown(self, applicant, draft, stale):
        page = applicant.post(
            section_address(draft, "contact"), {**stale, "q-city": "Dakar"}
        ).content.decode()
        assert 'value="Dakar"' in page
        assert "<blockquote>Thiès</blockquote>" in page
        assert value_of(draft, "city") == "Thiès"

    def test_sending_again_without_choosing_overwrites_nothing(self, applicant, draft, stale):
        for _time in range(2):
            applicant.post(section_address(draft, "contact"), {**stale, "q-city": "Dakar"})
        assert value_of(draft, "city") == "Thiès"

    def test_mine_can_be_kept(self, applicant, draft, stale):
        answer = applicant.post(
            section_address(draft, "contact"), {**stale, "q-city": "Dakar", "q-city-choice": "mine:1"}
        )
        assert answer.url == section_address(draft, "contact") + "#id_q-city"
        assert value_of(draft, "city") == "Dakar"

    def test_the_other_can_be_taken(self, applicant, draft, stale):
        applicant.post(
            section_address(draft, "contact"), {**stale, "q-city": "Dakar", "q-city-choice": "other:1"}
        )
        assert value_of(draft, "city") == "Thiès"

    def test_a_choice_over_a_version_that_is_old_too_asks_again(self, applicant, draft, stale):
        city = Question.objects.get(section__call=draft.call, key="city")
        save_entries(application=draft, entries=[Entry(city, "Rufisque", seen=1)])
        page = applicant.post(
            section_address(draft, "contact"), {**stale, "q-city": "Dakar", "q-city-choice": "mine:1"}
        )
        assert "<blockquote>Rufisque</blockquote>" in page.content.decode()


class TestOneField:
    @pytest.fixture
    def city(self, draft):
        return Question.objects.select_related("section").get(section__call=draft.call, key="city")

    def test_it_is_saved_as_it_is_left(self, applicant, draft, city):
        piece = applicant.post(answer_address(draft, city), {"q-city": "Dakar", "q-city-version": "0"})
        assert "Saved " in piece.content.decode()
        assert 'name="q-city-version" value="1"' in piece.content.decode()
        assert value_of(draft, "city") == "Dakar"

    def test_the_moment_is_told_in_the_readers_time_zone(self, applicant, draft, city):
        draft.applicant.time_zone = "Asia/Tokyo"
        draft.applicant.save()
        with time_machine.travel(draft.call.opens_at.replace(hour=5, minute=2) + timedelta(days=1)):
            piece = applicant.post(answer_address(draft, city), {"q-city": "Dakar", "q-city-version": "0"})
        assert "Saved 14:02" in piece.content.decode()

    def test_saving_costs_ten_queries_at_most(self, applicant, draft, city, django_assert_max_num_queries):
        applicant.post(answer_address(draft, city), {"q-city": "Dakar", "q-city-version": "0"})
        with django_assert_max_num_queries(12):  # two of them the test's own savepoint
            applicant.post(answer_address(draft, city), {"q-city": "Thiès", "q-city-version": "1"})

    def test_a_fault_is_shown_beside_it_and_the_text_is_kept(self, applicant, draft):
        telephone = Question.objects.select_related("section").get(section__call=draft.call, key="telephone")
        piece = applicant.post(
            answer_address(draft, telephone), {"q-telephone": "12", "q-telephone-version": "0"}
        )
        assert 'id="id_q-telephone-error" hx-swap-oob="true">Write the number' in piece.content.decode()
        assert unaccepted_of(draft, "telephone") == "12"

    def test_a_newer_text_is_shown_beside_it(self, applicant, draft, city):
        save_answers(application=draft, answers={city: "Thiès"})
        piece = applicant.post(answer_address(draft, city), {"q-city": "Dakar", "q-city-version": "0"})
        assert "<blockquote>Thiès</blockquote>" in piece.content.decode()
        assert value_of(draft, "city") == "Thiès"

    def test_taking_the_other_gives_the_field_anew(self, applicant, draft, city):
        save_answers(application=draft, answers={city: "Thiès"})
        piece = applicant.post(
            answer_address(draft, city),
            {"q-city": "Dakar", "q-city-version": "0", "q-city-choice": "other:1"},
        )
        assert piece["HX-Reswap"] == "outerHTML"
        assert 'value="Thiès"' in piece.content.decode()
        assert 'name="q-city-version" value="1"' in piece.content.decode()

    def test_nobody_signed_in_is_told_so(self, client, draft, city):
        assert client.post(answer_address(draft, city), {"q-city": "x"}).status_code == 401

    def test_anothers_application_does_not_exist(self, client, draft, city):
        client.force_login(UserFactory())
        assert client.post(answer_address(draft, city), {"q-city": "x"}).status_code == 404
        assert client.get(section_address(draft, "contact")).status_code == 404
        assert client.post(section_address(draft, "contact"), {"q-city": "x"}).status_code == 404
        assert not Answer.objects.exists()

    def test_a_question_of_another_form_does_not_exist(self, applicant, draft):
        other = QuestionFactory()
        assert applicant.post(answer_address(draft, other), {}).status_code == 404

    def test_reading_it_is_not_possible(self, applicant, draft, city):
        assert applicant.get(answer_address(draft, city)).status_code == 405

    def test_after_the_deadline_the_reason_is_told(self, applicant, draft, city, closed):
        piece = applicant.post(answer_address(draft, city), {"q-city": "Dakar", "q-city-version": "0"})
        assert "The call closed on" in piece.content.decode()
        assert "is not saved; you can copy it" in piece.content.decode()
        assert not Answer.objects.exists()


class TestConditions:
    @pytest.fixture
    def asks(self, call):
        return ask(call, key="page", kind=Kind.SINGLE_CHOICE, choices=["yes", "no"], is_required=True)

    @pytest.fixture
    def hidden(self, call, asks):
        return ask(call, key="page", depends_on=asks, depends_on_values=["yes"], is_required=True)

    def test_a_hidden_question_is_on_the_page_but_out_of_reach(self, applicant, draft, hidden):
        page = applicant.get(section_address(draft, "page")).content.decode()
        assert f'data-depends-on="q-{hidden.depends_on.key}"' in page
        assert "hidden disabled>" in page

    def test_saving_shows_what_has_just_been_asked_before_going_on(self, applicant, draft, asks, hidden):
        page = applicant.post(
            section_address(draft, "page"),
            {f"q-{asks.key}": "yes", f"q-{asks.key}-version": "0"},
            follow=True,
        )
        assert page.redirect_chain[0][0] == f"{section_address(draft, 'page')}#id_q-{hidden.key}"
        assert "Your answers ask for 1 more, on this page." in page.content.decode()
        assert "hidden disabled>" not in page.content.decode()

    def test_what_the_script_had_shown_is_not_shown_again(self, applicant, draft, asks, hidden):
        answer = applicant.post(
            section_address(draft, "page"),
            {
                f"q-{asks.key}": "yes",
                f"q-{asks.key}-version": "0",
                f"q-{hidden.key}": "x",
                f"q-{hidden.key}-version": "0",
            },
        )
        assert answer.url == draft.get_absolute_url() + "review/"
        assert value_of(draft, hidden.key) == "x"

    def test_a_fault_in_a_question_that_is_asked_no_more_is_not_in_the_way(
        self, applicant, draft, call, asks
    ):
        hidden = ask(call, key="page", kind=Kind.EMAIL, depends_on=asks, depends_on_values=["yes"])
        answer = applicant.post(
            section_address(draft, "page"),
            {
                f"q-{asks.key}": "no",
                f"q-{asks.key}-version": "0",
                f"q-{hidden.key}": "half@",
                f"q-{hidden.key}-version": "0",
            },
        )
        assert answer.status_code == 302
        assert unaccepted_of(draft, hidden.key) == "half@"


class TestWindow:
    def test_a_closed_call_is_read_with_its_reason(self, applicant, draft, closed):
        page = applicant.get(section_address(draft, "contact")).content.decode()
        assert "The call closed on" in page
        assert "<form" not in page.partition("<main")[2].partition("</main>")[0]

    def test_what_is_typed_into_a_stale_tab_stays_visible_to_copy(self, applicant, draft, closed):
        page = send(applicant, draft, "contact", city="Dakar <b>").content.decode()
        assert "Not saved." in page
        assert "Dakar &lt;b&gt;</textarea>" in page
        assert not Answer.objects.exists()

    def test_of_a_submitted_one_only_what_may_be_corrected_can_be_typed(self, client, complete_draft, call):
        Question.objects.filter(section__call=call).update(stays_editable=False)
        Question.objects.filter(section__call=call, key="telephone").update(stays_editable=True)
        Question.objects.filter(section__call=call, key="city").update(stays_editable=False)
        submit(application=complete_draft, by=complete_draft.applicant)
        client.force_login(complete_draft.applicant)
        page = client.get(section_address(complete_draft, "contact")).content.decode()
        assert 'name="q-telephone"' in page
        assert 'name="q-city"' not in page
        send(client, complete_draft, "contact", telephone="+221 77 123 45 67", city="Elsewhere")
        assert value_of(complete_draft, "telephone") == "+221 77 123 45 67"
        assert value_of(complete_draft, "city") == "Awa N’Diaye"


class TestDocuments:
    def test_without_script_a_file_comes_with_the_form(self, applicant, draft):
        answer = applicant.post(
            section_address(draft, "documents"), {**shown(draft, "documents"), "q-cv": upload(pdf())}
        )
        assert answer.status_code == 302
        assert Document.objects.get().original_name == "cv.pdf"

    def test_a_refused_file_says_why_and_keeps_the_earlier_one(self, applicant, draft):
        send(applicant, draft, "documents", cv=upload(pdf()))
        page = send(applicant, draft, "documents", cv=upload(pdf(pages=6), "long.pdf")).content.decode()
        assert "This document has 6 pages; at most 5 are possible." in page
        assert Document.objects.get().original_name == "cv.pdf"

    def test_a_document_is_removed_by_its_button(self, applicant, draft):
        send(applicant, draft, "documents", cv=upload(pdf()))
        answer = applicant.post(
            section_address(draft, "documents"), {**shown(draft, "documents"), "q-cv-remove": "yes"}
        )
        assert answer.url.endswith("#id_q-cv")
        assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.SHORT_TEXT, "'; DROP TABLE applications_answer; --", "'; DROP TABLE applications_answer; --"),
        (Kind.SHORT_TEXT, "<script>alert(1)</script>", "<script>alert(1)</script>"),
        (Kind.LONG_TEXT, "=1+1\r\n👩‍🌾\x00\x07", "=1+1\n👩‍🌾"),
        (Kind.URL, "example.org/a", "https://example.org/a"),
        (Kind.EMAIL, " awa@example.org ", "awa@example.org"),
        (Kind.NUMBER, "1,234.50", "1234.5"),
        (Kind.DATE, "27/3/1985", "1985-03-27"),
        (Kind.COUNTRY, "SN", "SN"),
        (Kind.LANGUAGE_LEVEL, "B2", "B2"),
    ],
)
def test_what_was_stored_is_what_was_typed(applicant, draft, call, kind, typed, value):
    question = ask(call, kind=kind)
    applicant.post(
        answer_address(draft, question), {f"q-{question.key}": typed, f"q-{question.key}-version": "0"}
    )
    assert value_of(draft, question.key) == value


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.FILE])
@pytest.mark.parametrize("typed", ["", "x" * 60_000, "\x00", "\u202e", "../..", "%s{}", "9" * 500])
def test_no_value_breaks_the_page(applicant, draft, call, kind, typed):
    question = ask(call, kind=kind, choices=["a", "b"])
    fields = {f"q-{question.key}": typed, f"q-{question.key}-version": "zero"}
    assert applicant.post(answer_address(draft, question), fields).status_code == 200
    assert applicant.post(section_address(draft, "page"), fields).status_code in (200, 302)
    assert applicant.get(section_address(draft, "page")).status_code == 200
    assert applicant.get(reverse("application-review", kwargs={"pk": draft.pk})).status_code == 200


def test_ten_megabytes_of_text_are_refused_on_a_clear_page(applicant, draft):
    page = applicant.post(section_address(draft, "contact"), {"q-city": "x" * 10_000_000})
    assert page.status_code == 413
    assert "larger than" in page.content.decode()


def test_a_section_costs_the_same_however_many_questions_it_has(
    applicant, draft, call, django_assert_max_num_queries
):
    for _number in range(3):
        ask(call, kind=Kind.SINGLE_CHOICE, choices=["a", "b"])
    with django_assert_max_num_queries(10):
        applicant.get(section_address(draft, "page"))
    for _number in range(20):
        ask(call, kind=Kind.SINGLE_CHOICE, choices=["a", "b"])
    with django_assert_max_num_queries(10):
        applicant.get(section_address(draft, "page"))
