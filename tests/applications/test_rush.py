"""Two hundred applicants, each on two devices, save and submit while the deadline passes."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest
import time_machine
from django.db import connection

from applications.answering import Entry, save_answers, save_entries
from applications.models import Answer, Application
from applications.submission import CallClosed, submit
from notifications.models import Message
from tests.factories import ApplicationFactory, CallFactory, QuestionFactory, SectionFactory, UserFactory

APPLICANTS, AT_ONCE = 200, 30


@pytest.fixture
def rush(transactional_db):
    """A call with one required question and one that each device answers at the last moment."""
    call = CallFactory()
    section = SectionFactory(call=call)
    name = QuestionFactory(section=section, is_required=True, maps_to="family_names")
    last = QuestionFactory(section=section)
    drafts = [ApplicationFactory(call=call, applicant=UserFactory(password="!")) for _n in range(APPLICANTS)]
    for draft in drafts:
        save_answers(application=draft, answers={name: "N’Diaye"})
    return call, last, drafts


def test_around_the_deadline_none_is_lost_none_twice_none_after(rush):
    call, last, drafts = rush
    finished = count(1)

    def act(draft, device):
        try:
            text = f"{device} of {draft.reference}"
            saved = save_entries(application=draft, entries=[Entry(last, text, seen=0)])
            try:
                status = submit(application=draft, by=draft.applicant).status
            except CallClosed:
                status = "refused"
            if next(finished) == APPLICANTS:  # half of all acts: the deadline passes among those under way
                clock.move_to(call.closes_at + timedelta(seconds=1), tick=False)
            return draft.pk, text, last.pk in saved.answers, status
        finally:
            connection.close()

    with time_machine.travel(call.closes_at, tick=False) as clock, ThreadPoolExecutor(AT_ONCE) as devices:
        acts = [
            devices.submit(act, draft, device)
            for pair in zip(*[iter(drafts)] * 20, strict=True)
            for device in ("phone", "office")
            for draft in pair
        ]
        told = [each.result() for each in acts]

    stored = {application.pk: application for application in Application.objects.all()}
    answers = dict(Answer.objects.filter(question=last).values_list("application", "value"))
    receipts = Counter(
        Message.objects.filter(kind="application-received").values_list("recipient", flat=True)
    )
    for key, text, is_saved, status in told:
        application = stored[key]
        if is_saved:
            assert answers[key] == text
        if status == "submitted":
            assert application.status == "submitted"
            assert application.submitted_at <= call.closes_at
            assert receipts[application.applicant_id] == 1
    told_submitted = {key for key, _text, _is_saved, status in told if status == "submitted"}
    assert told_submitted == {key for key, row in stored.items() if row.status == "submitted"}
    assert sum(receipts.values()) == len(told_submitted)
    assert {status for *_rest, status in told} == {"submitted", "refused"}
    for key in set(stored) - told_submitted:
        assert key not in answers or any(is_saved for told_key, _t, is_saved, _s in told if told_key == key)
