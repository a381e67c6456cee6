"""Countries and territories of ISO 3166-1, their names, and the ILO region each belongs to.

Source of the regions: the ILO's field structure (Africa, Americas, Arab States, Asia and the
Pacific, Europe and Central Asia) as in its lists of member States by region. A territory goes with
its geography; uninhabited ones are assigned as well, so that each code has exactly one region.
"""

import gettext
import unicodedata
from functools import cache

import pycountry
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    """The five regions of the ILO, used for targets and reports."""

    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ARAB_STATES = "arab-states", _("Arab States")
    ASIA_PACIFIC = "asia-pacific", _("Asia and the Pacific")
    EUROPE_CENTRAL_ASIA = "europe-central-asia", _("Europe and Central Asia")


COUNTRIES = {
    Region.AFRICA: """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU
        MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW
    """,
    Region.AMERICAS: """
        AG AI AQ AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY
        LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI
    """,
    Region.ARAB_STATES: "AE BH IQ JO KW LB OM PS QA SA SY YE",
    Region.ASIA_PACIFIC: """
        AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN IR JP KH KI KP KR LA LK MH MM MN MO MP MV MY NC NF NP
        NR NU NZ PF PG PH PK PN PW SB SG TH TK TL TO TV TW UM VN VU WF WS
    """,
    Region.EUROPE_CENTRAL_ASIA: """
        AD AL AM AT AX AZ BA BE BG BV BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IL IM IS IT JE KG
        KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TF TJ TM TR UA UZ VA
    """,
}
REGION_OF = {code: region for region, codes in COUNTRIES.items() for code in codes.split()}


def region_of(code: str) -> Region | None:
    """The ILO region of an ISO 3166 code of two letters; None for what is no such code."""
    return REGION_OF.get(code)


def country_name(code: str) -> str:
    """The name in the active language; the code itself when it is none."""
    return _names(get_language() or "en").get(code, code)


def country_choices() -> list[tuple[str, str]]:
    """Pairs of code and name in the active language, sorted by that name."""
    return sorted(_names(get_language() or "en").items(), key=lambda pair: _sort_key(pair[1]))


@cache
def _names(language: str) -> dict[str, str]:
    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language], fallback=True).gettext
    return {
        country.alpha_2: translate(getattr(country, "common_name", None) or country.name).replace("'", "’")
        for country in pycountry.countries
    }


def _sort_key(name: str) -> str:
    """Without accents, so that “États-Unis” stands among the E."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
