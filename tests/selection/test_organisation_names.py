import pytest

from selection.organisation_names import normal_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coopérative Agricole de Thiès", "COOPERATIVE AGRICOLE DE THIES"),
        ("L’Union des coopératives", "Union des Coopératives"),
        ("Banco Solidario, S.A.", "banco solidario"),
        ("Crédit Mutuel S.A.R.L.", "Credit-Mutuel SARL"),
        ("The Co-operative Group Ltd.", "Co operative Group"),
        ("Société Coopérative (SCOP) Atelier", "Societe cooperative scop atelier"),
        ("全国農業協同組合連合会", "全国農業協同組合連合会"),
        ("اتحاد التعاونيات", "اتّحاد التعاونيات"),
    ],
)
def test_two_spellings_of_one_organisation_are_the_same(one, other):
    assert normal_form(one) == normal_form(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Union A", "Union B"), ("Coopérative de Thiès", "Coopérative de Kaolack"), ("SA", "Ltd")],
)
def test_different_organisations_stay_different(one, other):
    assert normal_form(one) != normal_form(other)


@pytest.mark.parametrize("nothing", ["", "  ", "–", "…!"])
def test_what_names_nothing_gives_nothing(nothing):
    assert normal_form(nothing) == ""
