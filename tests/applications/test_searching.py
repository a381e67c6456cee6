"""The search of applications in the database: kept up to date, whoever writes."""

import pytest
from django.db import connection

from applications.models import Application, SearchText
from applications.searching import refresh
from tests.factories import SubmittedApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db


def found(words):
    return list(Application.objects.matching(words).order_by("reference").values_list("reference", flat=True))


@pytest.fixture
def three():
    """Of three countries and scripts; the texts of the search are written."""
    rows = [
        SubmittedApplicationFactory(
            given_names=given, family_names=family, country=country, organisation=house, reference=reference
        )
        for given, family, country, house, reference in (
            ("José", "García", "MX", "Caja Popular", "2027-AAAAAA"),
            ("محمد", "العلوي", "MA", "Mutuelle de santé", "2027-BBBBBB"),
            ("Γιώργος", "Παπαδόπουλος", "GR", "Κοινωνική Σύμπραξη", "2027-CCCCCC"),
        )
    ]
    refresh()
    return rows


@pytest.mark.parametrize(
    ("words", "references"),
    [
        ("garcia", ["2027-AAAAAA"]),
        ("Garcia JOSE popular", ["2027-AAAAAA"]),
        ("mohamed sante", ["2027-BBBBBB"]),
        ("maroc", ["2027-BBBBBB"]),
        ("mohamed marruecos", ["2027-BBBBBB"]),
        ("συμπραξη γιωργος", ["2027-CCCCCC"]),
        ("garcia maroc", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_each_word_is_found_somewhere(three, words, references):
    assert found(words) == references


def test_a_name_that_changes_is_found_at_once_however_it_is_written(three):
    Application.objects.filter(pk=three[0].pk).update(family_names="Núñez")
    assert found("nunez") == ["2027-AAAAAA"]
    assert found("garcia") == []
    refresh()
    assert found("nunez") == ["2027-AAAAAA"]
    assert not SearchText.objects.filter(text=None).exists()


def test_the_address_of_the_account_is_searched_as_it_is_now(three):
    person = three[2].applicant
    person.email = "g.pap@example.gr"
    person.save()
    assert found("g.pap@example") == ["2027-CCCCCC"]
    refresh()
    assert found("g.pap@example") == ["2027-CCCCCC"]
    assert found("ap@example.com") == []


def test_a_change_during_the_writing_is_not_overwritten(three, monkeypatch):
    from applications import searching

    Application.objects.filter(pk=three[0].pk).update(family_names="First")
    sources = searching._sources

    def meanwhile(most):
        rows = list(sources(most))
        Application.objects.filter(pk=three[0].pk, family_names="First").update(family_names="Second")
        return rows

    monkeypatch.setattr(searching, "_sources", meanwhile)
    refresh(most=1)
    monkeypatch.undo()
    assert found("second") == ["2027-AAAAAA"]
    assert found("first") == []


def test_the_search_reads_the_index(three):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        texts = SearchText.objects.filter(text__contains="garcia")
        assert "search_text_words" in texts.explain()


def test_a_draft_without_names_is_found_by_the_account(three):
    from tests.factories import ApplicationFactory

    draft = ApplicationFactory(applicant=UserFactory(given_names="Ngũgĩ", family_names="wa Thiong’o"))
    assert found("ngugi") == [draft.reference]
