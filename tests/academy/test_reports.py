"""Figures: each equals what the staff's list shows under the same filter."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from academy import breakdowns, reports
from accounts.roles import Role
from applications.models import APPLICATION, Application
from sessions_app.models import EvaluationAnswer
from tests.factories import (
    CallFactory,
    EditionFactory,
    EvaluationQuestionFactory,
    ParticipationFactory,
    StaffFactory,
    SubmittedApplicationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    call = CallFactory()
    for gender, region, country in (
        ("female", "africa", "SN"), ("female", "africa", "GH"), ("male", "americas", "BR"), ("", "", ""),
    ):  # fmt: skip
        SubmittedApplicationFactory(call=call, gender=gender, region=region, country=country)
    offered = Application.objects.get(country="SN")
    APPLICATION.move(offered, "release_offer")
    APPLICATION.move(Application.objects.get(country="BR"), "withdraw")
    SubmittedApplicationFactory()  # of another edition
    ParticipationFactory(edition=call.edition, person=offered.applicant, country="SN")
    return call.edition


def listed(client, **filters):
    """How many rows the staff's list has."""
    answer = client.get(reverse("admin:applications_application_changelist"), filters)
    return answer.context["cl"].result_count


def test_the_figures_are_those_of_the_lists(client, edition):
    client.force_login(StaffFactory())
    found = {row.key: row.value for row in reports.headlines(edition)}
    assert (found["applications"], found["selected"], found["participants"]) == (3, 1, 1)
    of_call = {"call": edition.call.pk}
    received = sum(listed(client, **of_call, status=status) for status in ("submitted", "offered"))
    assert found["applications"] == received
    assert found["selected"] == listed(client, **of_call, status="offered")
    for breakdown in breakdowns.breakdowns(edition):
        figure = breakdown.key.split("-")[0]
        if figure in found:
            assert breakdown.total == found[figure], breakdown.key
    by_region = next(row for row in breakdowns.breakdowns(edition) if row.key == "applications-region")
    assert by_region.pairs == [("Africa", 2), ("Not said", 1)]
    of_women = next(row for row in breakdowns.breakdowns(edition) if row.key == "participants-gender")
    assert of_women.pairs == [("Female", 1)]


def test_satisfaction_is_shown_from_five_answers_on(edition):
    question = EvaluationQuestionFactory(edition=edition, scope="edition")
    for value in (5, 5, 4, 4):
        EvaluationAnswer.objects.create(question=question, value=value)
    assert reports.headlines(edition)[-1].value is None
    EvaluationAnswer.objects.create(question=question, value=2)
    assert reports.headlines(edition)[-1].value == 4.0


def test_the_years_side_by_side_cost_the_same_however_many(edition, django_assert_num_queries):
    EditionFactory.create_batch(5)
    with django_assert_num_queries(6):
        rows = reports.across_years()
    assert {row.pk: [figure.value for figure in found] for row, found in rows}[edition.pk] == [
        3,
        1,
        1,
        0,
        None,
    ]


def test_a_figure_is_compared_between_the_editions(edition, django_assert_num_queries):
    other = EditionFactory()
    ParticipationFactory.create_batch(2, edition=other, country="BR")
    with django_assert_num_queries(2):
        found = breakdowns.side_by_side("participants", "region", [other, edition])
    assert found.rows == [("Americas", [2, 0], 2), ("Africa", [0, 1], 1)]
    by_gender = breakdowns.side_by_side("applications", "gender", [edition])
    alone = next(row for row in breakdowns.breakdowns(edition) if row.key == "applications-gender")
    assert [(label, total) for label, _numbers, total in by_gender.rows] == alone.pairs


def test_the_page_and_the_workbook_say_the_same(client, edition):
    client.force_login(StaffFactory(role=Role.READER))
    page = client.get(f"{reverse('admin:academy_reports')}?edition={edition.pk}").content.decode()
    assert "Submitted and not withdrawn." in page
    assert page.count('class="chart"') == page.count("As a table") > 5
    answer = client.get(reverse("admin:academy_report_workbook", args=[edition.pk]))
    book = load_workbook(BytesIO(answer.content))
    figures = {row[0]: row[1] for row in book["Figures"].iter_rows(min_row=2, values_only=True)}
    assert figures["Applications"] == 3
    compared = list(book["From edition to edition"].iter_rows(min_row=2, values_only=True))
    assert sum(row[2] for row in compared if row[0] == "Participants by region") == 1
    details = list(book["Breakdowns"].iter_rows(min_row=2, values_only=True))
    assert sum(row[2] for row in details if row[0] == "Applications by region") == 3
