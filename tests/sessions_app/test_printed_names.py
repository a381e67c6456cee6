import pytest

from sessions_app import printed_names
from sessions_app.forms import PrintedNameForm
from sessions_app.models import PARTICIPATION
from sessions_app.refusals import NameRefused
from tests.factories import ParticipationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_participant_corrects_the_own_name():
    found = ParticipationFactory()
    printed_names.correct(participation=found, name="  Awa   Ndiaye ", by=found.person)
    found.refresh_from_db()
    assert found.printed_name == "Awa Ndiaye"


def test_nobody_corrects_the_name_of_somebody_else():
    found = ParticipationFactory()
    with pytest.raises(NameRefused):
        printed_names.correct(participation=found, name="X", by=UserFactory())


def test_the_name_of_a_cancelled_place_stays():
    found = ParticipationFactory()
    PARTICIPATION.move(found, "cancel")
    with pytest.raises(NameRefused):
        printed_names.correct(participation=found, name="X", by=found.person)


@pytest.mark.parametrize("name", ["   ", "12", "Awa\x07", "Awa 😀", "A" * 251])
def test_what_is_no_name_comes_back_with_a_word(name):
    form = PrintedNameForm({"printed_name": name}, instance=ParticipationFactory())
    assert form.errors["printed_name"]


@pytest.mark.parametrize("name", ["Suharto", "O’Connor-Nzé", "فاطمة", "王秀英", "ကျော်ဝင်း", "Étienne"])
def test_names_of_every_script_are_taken(name):
    form = PrintedNameForm({"printed_name": name}, instance=ParticipationFactory())
    assert form.is_valid()
