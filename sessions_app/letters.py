"""The letters a participant can take to an employer or a consulate: of admission, and for the visa."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone, translation
from django.utils.formats import date_format

from printing import typesetting

from .countries import country_name
from .details import details_of
from .models import ParticipantDetails, Participation
from .periods import period_in_words
from .refusals import LetterRefused

LAYOUT = Path(__file__).parent / "layout" / "letter.typ"


@dataclass(frozen=True)
class Wording:
    """What the letters say in one language; names in braces are filled in."""

    organisation: str
    academy: str
    greeting: str
    foot: str
    position: str
    lacking: str
    admission_title: str
    admission: tuple[str, ...]
    visa_title: str
    visa: tuple[str, ...]
    visa_closing: tuple[str, ...]
    labels: dict[str, str]


WORDINGS = {
    "en": Wording(
        organisation="International Labour Organization",
        academy="Academy on Social and Solidarity Economy",
        greeting="To whom it may concern,",
        foot="This letter can be confirmed by writing to {contact}.",
        position="For the Academy",
        lacking="Please fill in your passport’s name, number, nationality and date of birth first.",
        admission_title="Letter of admission",
        admission=(
            "We confirm that {name} has been admitted to the Academy on Social and Solidarity Economy and has a confirmed place in the edition “{edition}”.",
            "The edition takes place at {venue}, {address}, {period}. It is taught in {language}. Participants attend for its whole length.",
            "We would be grateful if the employer continued the salary during this time and allowed what has been learned to be put into practice.",
        ),
        visa_title="Visa support letter",
        visa=(
            "The International Labour Organization, a specialised agency of the United Nations, kindly asks that a visa be given to the person named below, who has a confirmed place in the Academy on Social and Solidarity Economy.",
            "The edition “{edition}” takes place at {venue}, {address}, {period}.",
        ),
        visa_closing=(
            "The participant is expected to arrive on {arrives} and to leave on {departs}.",
            "We thank you in advance for your help. This letter is no guarantee of a visa, which is the decision of the competent authorities alone.",
        ),
        labels={
            "name": "Name in the passport",
            "number": "Passport number",
            "expires": "Valid until",
            "nationality": "Nationality",
            "born": "Date of birth",
            "consulate": "Consulate",
        },
    ),
    "fr": Wording(
        organisation="Organisation internationale du Travail",
        academy="Académie sur l’économie sociale et solidaire",
        greeting="Madame, Monsieur,",
        foot="L’authenticité de la présente peut être confirmée en écrivant à {contact}.",
        position="Pour l’Académie",
        lacking="Veuillez d’abord indiquer le nom figurant au passeport, son numéro, la nationalité et la date de naissance.",
        admission_title="Lettre d’admission",
        admission=(
            "Nous confirmons que l’Académie sur l’économie sociale et solidaire a admis {name}, qui dispose d’une place confirmée dans l’édition « {edition} ».",
            "L’édition a lieu à l’adresse suivante : {venue}, {address}, {period}. Langue d’enseignement : {language}. La présence est requise pendant toute la durée de l’édition.",
            "Nous saurions gré à l’employeur de maintenir le salaire pendant cette période et de permettre la mise en pratique des acquis.",
        ),
        visa_title="Lettre d’appui à la demande de visa",
        visa=(
            "L’Organisation internationale du Travail, institution spécialisée des Nations Unies, prie les autorités compétentes de bien vouloir délivrer un visa à la personne désignée ci-après, qui dispose d’une place confirmée à l’Académie sur l’économie sociale et solidaire.",
            "L’édition « {edition} » a lieu à l’adresse suivante : {venue}, {address}, {period}.",
        ),
        visa_closing=(
            "Arrivée prévue : {arrives}. Départ prévu : {departs}.",
            "Nous vous remercions par avance de votre concours. La présente ne garantit pas l’octroi du visa, qui relève de la seule décision des autorités compétentes.",
        ),
        labels={
            "name": "Nom figurant au passeport",
            "number": "Numéro du passeport",
            "expires": "Valable jusqu’au",
            "nationality": "Nationalité",
            "born": "Date de naissance",
            "consulate": "Consulat",
        },
    ),
    "es": Wording(
        organisation="Organización Internacional del Trabajo",
        academy="Academia sobre Economía Social y Solidaria",
        greeting="A quien corresponda:",
        foot="Esta carta puede confirmarse escribiendo a {contact}.",
        position="Por la Academia",
        lacking="Indique primero el nombre que figura en el pasaporte, su número, la nacionalidad y la fecha de nacimiento.",
        admission_title="Carta de admisión",
        admission=(
            "Confirmamos que {name} ha obtenido la admisión en la Academia sobre Economía Social y Solidaria y tiene una plaza confirmada en la edición «{edition}».",
            "La edición se celebra en {venue}, {address}, {period}. Idioma de enseñanza: {language}. La asistencia abarca toda la duración de la edición.",
            "Agradeceríamos que la entidad empleadora mantuviera el salario durante ese período y permitiera poner en práctica lo aprendido.",
        ),
        visa_title="Carta de apoyo para la solicitud de visado",
        visa=(
            "La Organización Internacional del Trabajo, organismo especializado de las Naciones Unidas, solicita a las autoridades competentes que tengan a bien conceder un visado a la persona abajo indicada, que tiene una plaza confirmada en la Academia sobre Economía Social y Solidaria.",
            "La edición «{edition}» se celebra en {venue}, {address}, {period}.",
        ),
        visa_closing=(
            "Llegada prevista: {arrives}. Salida prevista: {departs}.",
            "Le agradecemos de antemano su colaboración. Esta carta no garantiza la concesión del visado, que es competencia exclusiva de las autoridades.",
        ),
        labels={
            "name": "Nombre que figura en el pasaporte",
            "number": "Número de pasaporte",
            "expires": "Válido hasta",
            "nationality": "Nacionalidad",
            "born": "Fecha de nacimiento",
            "consulate": "Consulado",
        },
    ),
}


def admission_letter(participation: Participation, language: str) -> bytes:
    """The PDF that says the person has a place. Raises LetterRefused without a confirmed place."""
    wording = _wording(participation, language)
    with translation.override(language):
        return _typeset(
            participation, wording, language,
            title=wording.admission_title, paragraphs=wording.admission, facts=[], closing=(),
        )  # fmt: skip


def visa_letter(participation: Participation, language: str) -> bytes:
    """The PDF for the consulate. Raises LetterRefused while the passport's details lack."""
    wording = _wording(participation, language)
    details = details_of(participation)
    if not all((details.passport_name, details.passport_number, details.nationality, details.born_on)):
        raise LetterRefused(wording.lacking)
    with translation.override(language):
        return _typeset(
            participation, wording, language,
            title=wording.visa_title, paragraphs=wording.visa, facts=_passport(details, wording),
            closing=wording.visa_closing, details=details,
        )  # fmt: skip


def _wording(participation: Participation, language: str) -> Wording:
    wording = WORDINGS.get(language, WORDINGS["en"])
    if participation.status == Participation.Status.CANCELLED:
        raise LetterRefused(str(participation.get_status_display()))
    return wording


def _passport(details: ParticipantDetails, wording: Wording) -> list[list[str]]:
    said = {
        "name": details.passport_name,
        "number": details.passport_number,
        "expires": _day(details.passport_expires_on),
        "nationality": country_name(details.nationality),
        "born": _day(details.born_on),
        "consulate": details.consulate,
    }
    return [[wording.labels[key], text] for key, text in said.items() if text]


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _typeset(
    participation: Participation, wording: Wording, language: str, *, title: str, paragraphs: tuple,
    facts: list, closing: tuple, details: ParticipantDetails | None = None,
) -> bytes:  # fmt: skip
    edition = participation.edition
    words = {
        "name": participation.printed_name,
        "edition": edition.title,
        "venue": edition.venue.name,
        "address": ", ".join(edition.venue.address.split("\n")) or edition.venue.city,
        "period": period_in_words(edition.starts_on, edition.ends_on),
        "language": str(participation.track),
        "contact": edition.contact_email or "–",
        "arrives": _day(details and details.arrives_on) or _day(edition.starts_on),
        "departs": _day(details and details.departs_on) or _day(edition.ends_on),
    }
    today = timezone.localdate(timezone=edition.zone)
    return typesetting.typeset_legibly(
        LAYOUT,
        {
            "language": language,
            "organisation": wording.organisation,
            "academy": wording.academy,
            "addressee": participation.printed_name,
            "place-and-date": f"{edition.venue.city}, {_day(today)}",
            "title": title,
            "greeting": wording.greeting,
            "paragraphs": [text.format(**words) for text in paragraphs],
            "facts": facts,
            "closing": [text.format(**words) for text in closing],
            "signatory": edition.signatory_name,
            "position": edition.signatory_position or wording.position,
            "foot": wording.foot.format(**words),
        },
    )
