"""The register knows every field of every table, and a field that nobody decided about is found."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from applications.models import Answer, Application, Call
from privacy import declare, register
from privacy.completeness import undeclared
from privacy.purposes import APPLICATION, PURPOSES
from privacy.register import Fate
from sessions_app.models import ParticipantDetails


def test_every_field_of_every_table_is_declared():
    assert undeclared() == []
    call_command("personal_data", check=True)


def test_a_field_that_nobody_decided_about_fails_the_check(monkeypatch):
    monkeypatch.delitem(register[Answer].held, "unaccepted")
    with pytest.raises(CommandError, match=r"applications\.Answer\.unaccepted"):
        call_command("personal_data", check=True)


def test_a_table_without_a_word_is_found_and_so_is_a_key_to_a_person(monkeypatch):
    monkeypatch.delitem(register, Call)
    assert "applications.Call.introduction" in undeclared()
    assert "applications.Call.introduction_fr" in undeclared()
    monkeypatch.delitem(register[Application].held, "applicant")
    assert "applications.Application.applicant" in undeclared()


def test_a_slip_in_a_declaration_is_refused():
    with pytest.raises(ValueError, match="declared twice"):
        declare(Answer, APPLICATION, erased="value")
    with pytest.raises(ValueError, match="without a purpose"):
        declare(Answer, erased="application")


def test_each_purpose_is_used_or_about_to_be():
    used = {held.purpose for known in register.values() for held in known.held.values()}
    assert used <= set(PURPOSES)


def test_what_statistics_count_is_kept_and_who_it_was_is_not():
    fates = {name: held.fate for name, held in register[Application].held.items()}
    assert {fates[name] for name in ("region", "gender", "country", "constituent_group")} == {Fate.KEPT}
    assert fates["family_names"] is fates["organisation"] is Fate.ERASED
    assert register[User].held["email"].fate is Fate.ERASED
    assert register[ParticipantDetails].held["passport_number"].purpose.days == 7


def test_history_is_found_beside_its_table():
    assert register[Answer].history.__name__ == "AnswerEvent"
    assert register[ParticipantDetails].history is None
