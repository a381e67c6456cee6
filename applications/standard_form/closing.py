"""Nomination, documents, declarations."""

from .parts import Audience, Kind
from .parts import StandardQuestion as Ask
from .parts import StandardSection as Section

BLIND, STAFF = Audience.REVIEWERS_UNLESS_BLIND, Audience.STAFF

SECTIONS = [
    Section(
        "nomination",
        ("Nomination", "Désignation", "Presentación"),
        [
            Ask(
                "nominator-name",
                ("Person who nominates you", "Personne qui vous désigne", "Persona que le presenta"),
                most=200,
                audience=BLIND,
            ),
            Ask("nominator-position", ("Position", "Fonction", "Cargo"), most=200, audience=BLIND),
            Ask(
                "nominator-organisation",
                ("Nominating organisation", "Organisation désignante", "Organización proponente"),
                most=250,
                audience=BLIND,
            ),
            Ask(
                "nominator-email",
                ("Email address", "Adresse électronique", "Correo electrónico"),
                Kind.EMAIL,
                audience=BLIND,
                help=(
                    "We write to this person for an endorsement; you will see the answer.",
                    "Nous écrirons à cette personne pour recueillir son appui ; vous en verrez la réponse.",
                    "Escribiremos a esta persona para pedirle su respaldo; usted verá la respuesta.",
                ),
            ),
        ],
    ),
    Section(
        "documents",
        ("Documents", "Documents", "Documentos"),
        [
            Ask(
                "cv",
                ("Curriculum vitae", "Curriculum vitæ", "Currículum"),
                Kind.FILE,
                pages=5,
                audience=BLIND,
                help=(
                    "PDF or DOCX, up to 5 MB and 5 pages. A clear photo of a paper (JPEG, PNG) is fine too.",
                    "PDF ou DOCX, 5 Mo et 5 pages au plus. Une photo nette d’un document papier (JPEG, PNG) convient aussi.",
                    "PDF o DOCX, hasta 5 MB y 5 páginas. También sirve una foto nítida de un papel (JPEG, PNG).",
                ),
            ),
            Ask(
                "letter",
                ("Letter of nomination", "Lettre de désignation", "Carta de presentación"),
                Kind.FILE,
                required=False,
                audience=BLIND,
                help=("If you have it already.", "Si vous l’avez déjà.", "Si ya la tiene."),
            ),
            Ask(
                "language-certificate",
                ("Language certificate", "Certificat de langue", "Certificado de idioma"),
                Kind.FILE,
                required=False,
                audience=BLIND,
                help=(
                    "If you have one, in the language of your track.",
                    "Si vous en avez un, dans la langue de votre filière.",
                    "Si lo tiene, en el idioma de su grupo lingüístico.",
                ),
            ),
            Ask(
                "passport",
                (
                    "Identity page of the passport",
                    "Page d’identité du passeport",
                    "Página de identidad del pasaporte",
                ),
                Kind.FILE,
                from_first_day=True,
                correctable=True,
                retention_days=30,
                audience=STAFF,
                help=(
                    "It can wait until you are offered a place. Deleted 30 days after the edition.",
                    "Elle peut attendre qu’une place vous soit proposée. Supprimée 30 jours après l’édition.",
                    "Puede esperar a que se le ofrezca una plaza. Se elimina 30 días después de la edición.",
                ),
            ),
        ],
    ),
    Section(
        "declarations",
        ("Declarations", "Déclarations", "Declaraciones"),
        [
            Ask(
                "true-and-complete",
                (
                    "What I have written is true and complete.",
                    "Les renseignements que j’ai fournis sont exacts et complets.",
                    "La información que he facilitado es veraz y completa.",
                ),
                Kind.CONSENT,
            ),
            Ask(
                "data-protection",
                (
                    "I have read how the Academy uses my data: to choose participants, to organise the edition and to report figures; they are kept no longer than that needs.",
                    "J’ai pris connaissance de l’usage que l’Académie fait de mes données : choisir les participants, organiser l’édition et établir des statistiques ; elles ne sont pas conservées au-delà de ce qui est nécessaire.",
                    "He leído cómo utiliza la Academia mis datos: para elegir a los participantes, organizar la edición y elaborar estadísticas; no se conservan más tiempo del necesario.",
                ),
                Kind.CONSENT,
            ),
            Ask(
                "photos-agreed",
                (
                    "I agree to be photographed and recorded during the Academy.",
                    "J’accepte d’être photographié ou photographiée et enregistré ou enregistrée pendant l’Académie.",
                    "Acepto que se me fotografíe y se me grabe durante la Academia.",
                ),
                Kind.CONSENT,
                required=False,
            ),
            Ask(
                "later-editions",
                (
                    "You may write to me about later editions.",
                    "Vous pouvez m’écrire au sujet des prochaines éditions.",
                    "Pueden escribirme sobre próximas ediciones.",
                ),
                Kind.CONSENT,
                required=False,
            ),
            Ask(
                "directory",
                (
                    "My name and organisation may stand in the directory of alumni.",
                    "Mon nom et mon organisation peuvent figurer dans l’annuaire des anciens participants.",
                    "Mi nombre y mi organización pueden figurar en el directorio de antiguos participantes.",
                ),
                Kind.CONSENT,
                required=False,
            ),
        ],
    ),
]
