"""Who may do what: the yes and the no of each role."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import Role
from certificates import rules
from certificates.issuing import reissue
from certificates.revoking import revoke
from tests.factories import StaffFactory, UserFactory
from tests.sessions_app.people import attended, officer

from .people import issued, made

pytestmark = pytest.mark.django_db

GRANTED = {
    rules.can_issue: {Role.PROGRAMME_OFFICER},
    rules.can_see_certificates: {Role.PROGRAMME_OFFICER},
}


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("rule", GRANTED, ids=lambda rule: rule.__name__)
def test_each_role_may_what_the_table_says_and_no_more(rule, role):
    expected = role in GRANTED[rule] or role == Role.ADMINISTRATOR
    assert rule(StaffFactory(role=role)) is expected


@pytest.mark.parametrize("rule", GRANTED, ids=lambda rule: rule.__name__)
def test_an_applicant_and_a_stranger_may_nothing(rule):
    assert not rule(UserFactory())
    assert not rule(AnonymousUser())


def test_a_certificate_is_its_participants_and_the_officers():
    found = made()
    assert rules.can_download(found.participation.person, found)
    assert rules.can_download(officer(), found)
    others = [UserFactory(), AnonymousUser()]
    others += [StaffFactory(role=role) for role in (Role.READER, Role.REVIEWER, Role.SELECTION_OFFICER)]
    for other in others:
        assert not rules.can_download(other, found)


@pytest.mark.parametrize("how", ["superseded", "revoked"])
def test_what_counts_no_more_is_for_the_staff_only(how):
    found = made()
    if how == "superseded":
        reissue(certificate=found, by=officer())
    else:
        revoke(certificate=found, reason="By mistake", by=officer())
    assert not rules.can_download(found.participation.person, found)
    assert rules.can_download(officer(), found)


def test_before_it_is_made_there_is_nothing_to_download():
    assert not rules.can_download(officer(), issued())


def test_a_live_certificate_holds_the_name_and_a_revoked_one_frees_it():
    participation = attended()
    assert not rules.holds_name(participation)
    found = made(participation)
    assert rules.holds_name(participation)
    revoke(certificate=found, reason="The name", by=officer())
    assert not rules.holds_name(participation)
