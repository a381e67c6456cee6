"""What stands on a certificate besides its own facts, in each language that one is written in.

Not in the catalogues of `locale/`: a certificate's text is content, fixed the day it is issued.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import translation
from django.utils.dates import MONTHS


@dataclass(frozen=True)
class Wording:
    """The texts of one language. `titles` and `deeds` are by kind of certificate; `day` says one
    day in words, `month` without its year."""

    organisation: str
    academy: str
    titles: dict[str, str]
    certifies: str
    deeds: dict[str, str]
    place: str
    dates: str
    hours: str
    hour_unit: Callable[[str], str]
    decimal_comma: bool
    issued: str
    number: str
    check: str
    scan: str
    assessed: str
    signature_of: str
    sealed: str
    specimen: str
    from_to: str
    on: str
    day: str
    day_and_month: str
    full_date: str
    first_of_month: str = "1"


ENGLISH = Wording(
    organisation="International Labour Organization",
    academy="Academy on Social and Solidarity Economy",
    titles={"participation": "Certificate of participation", "achievement": "Certificate of achievement"},
    certifies="The International Labour Organization certifies that",
    deeds={
        "participation": "took part in the Academy on Social and Solidarity Economy",
        "achievement": "successfully completed the Academy on Social and Solidarity Economy",
    },
    place="Place",
    dates="Dates",
    hours="Attendance",
    hour_unit=lambda number: "1 hour" if number == "1" else f"{number} hours",
    decimal_comma=False,
    issued="Issued on",
    number="Number",
    check="Check this certificate",
    scan="QR code that opens the page on which this certificate can be checked",
    assessed="Assessed",
    signature_of="Signature of {name}",
    sealed="Electronic signature of the International Labour Organization",
    specimen="Specimen",
    from_to="{first} to {last}",
    on="{day}",
    day="{day}",
    day_and_month="{day} {month}",
    full_date="{day} {month} {year}",
)
FRENCH = Wording(
    organisation="Organisation internationale du Travail",
    academy="Académie sur l’économie sociale et solidaire",
    titles={"participation": "Attestation de participation", "achievement": "Certificat de réussite"},
    certifies="L’Organisation internationale du Travail atteste que",
    deeds={
        "participation": "a participé à l’Académie sur l’économie sociale et solidaire",
        "achievement": "a suivi avec succès l’Académie sur l’économie sociale et solidaire",
    },
    place="Lieu",
    dates="Dates",
    hours="Présence",
    hour_unit=lambda number: f"{number} heure" if float(number.replace(",", ".")) < 2 else f"{number} heures",
    decimal_comma=True,
    issued="Délivré le",
    number="Numéro",
    check="Vérifier ce document",
    scan="Code QR ouvrant la page sur laquelle ce document peut être vérifié",
    assessed="Épreuve évaluée",
    signature_of="Signature de {name}",
    sealed="Signature électronique de l’Organisation internationale du Travail",
    specimen="Spécimen",
    from_to="du {first} au {last}",
    on="le {day}",
    day="{day}",
    day_and_month="{day} {month}",
    full_date="{day} {month} {year}",
    first_of_month="1er",
)
SPANISH = Wording(
    organisation="Organización Internacional del Trabajo",
    academy="Academia sobre Economía Social y Solidaria",
    titles={
        "participation": "Certificado de participación",
        "achievement": "Certificado de aprovechamiento",
    },
    certifies="La Organización Internacional del Trabajo certifica que",
    deeds={
        "participation": "participó en la Academia sobre Economía Social y Solidaria",
        "achievement": "completó con aprovechamiento la Academia sobre Economía Social y Solidaria",
    },
    place="Lugar",
    dates="Fechas",
    hours="Asistencia",
    hour_unit=lambda number: "1 hora" if number == "1" else f"{number} horas",
    decimal_comma=True,
    issued="Expedido el",
    number="Número",
    check="Verificar este certificado",
    scan="Código QR que abre la página en la que puede verificarse este certificado",
    assessed="Prueba evaluada",
    signature_of="Firma de {name}",
    sealed="Firma electrónica de la Organización Internacional del Trabajo",
    specimen="Muestra",
    from_to="del {first} al {last}",
    on="el {day}",
    day="{day}",
    day_and_month="{day} de {month}",
    full_date="{day} de {month} de {year}",
)
WORDINGS = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}


def has_wording(language: str) -> bool:
    """Whether certificates are written in the language."""
    return language in WORDINGS


def sealed_in_words(language: str) -> str:
    """What is said of the electronic signature to who cannot see it."""
    return WORDINGS[language if has_wording(language) else "en"].sealed


def day_in_words(day: date, language: str) -> str:
    """One day: “25 October 2010”, « 1er octobre 2010 », «25 de octubre de 2010»."""
    return _said(WORDINGS[language].full_date, day, language)


def dates_in_words(first: date, last: date, language: str) -> str:
    """From when till when, saying month and year once where they are shared."""
    wording = WORDINGS[language]
    end = day_in_words(last, language)
    if first == last:
        return wording.on.format(day=end)
    if first.year != last.year:
        start = wording.full_date
    else:
        start = wording.day_and_month if first.month != last.month else wording.day
    return wording.from_to.format(first=_said(start, first, language), last=end)


def hours_in_words(hours: Decimal, language: str) -> str:
    """“31.5 hours”, « 31,5 heures »."""
    wording = WORDINGS[language]
    number = f"{hours.normalize():f}" if hours else "0"
    return wording.hour_unit(number.replace(".", ",") if wording.decimal_comma else number)


def _said(pattern: str, day: date, language: str) -> str:
    number = WORDINGS[language].first_of_month if day.day == 1 else str(day.day)
    with translation.override(language):
        return pattern.format(day=number, month=MONTHS[day.month], year=day.year)
