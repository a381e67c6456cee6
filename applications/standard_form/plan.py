"""Motivation and funding."""

from .parts import Kind, MapsTo
from .parts import StandardQuestion as Ask
from .parts import StandardSection as Section

SECTIONS = [
    Section(
        "motivation",
        ("Motivation", "Motivation", "Motivación"),
        [
            Ask(
                "today",
                (
                    "What do you do on the social economy today?",
                    "Que faites-vous aujourd’hui dans le domaine de l’économie sociale ?",
                    "¿Qué hace hoy en el ámbito de la economía social?",
                ),
                Kind.LONG_TEXT,
                most=1500,
            ),
            Ask(
                "expectations",
                (
                    "What do you expect to learn?",
                    "Qu’attendez-vous de cette formation ?",
                    "¿Qué espera aprender?",
                ),
                Kind.LONG_TEXT,
                most=1500,
            ),
            Ask(
                "plan",
                (
                    "What will you do with it at home?",
                    "Qu’en ferez-vous à votre retour ?",
                    "¿Qué hará con ello a su regreso?",
                ),
                Kind.LONG_TEXT,
                most=1500,
                help=(
                    "The problem, the action, the partners, and where you will be six months after.",
                    "Le problème, l’action, les partenaires, et où vous en serez six mois plus tard.",
                    "El problema, la acción, los socios y dónde estará seis meses después.",
                ),
            ),
            Ask(
                "presentation-title",
                (
                    "An experience that you could present in a session: title",
                    "Une expérience que vous pourriez présenter lors d’une séance : titre",
                    "Una experiencia que podría presentar en una sesión: título",
                ),
                required=False,
                most=200,
            ),
            Ask(
                "presentation-summary",
                ("Its summary", "Son résumé", "Su resumen"),
                Kind.LONG_TEXT,
                required=False,
                most=1000,
            ),
            Ask(
                "electives",
                (
                    "Electives you would prefer, the first first",
                    "Cours à option souhaités, par ordre de préférence",
                    "Cursos optativos que preferiría, por orden de preferencia",
                ),
                Kind.LONG_TEXT,
                required=False,
                most=600,
            ),
        ],
    ),
    Section(
        "funding",
        ("Funding", "Financement", "Financiación"),
        [
            Ask(
                "who-pays",
                (
                    "Who pays for your participation?",
                    "Qui finance votre participation ?",
                    "¿Quién paga su participación?",
                ),
                Kind.SINGLE_CHOICE,
                maps_to=MapsTo.FUNDING,
                choices=(
                    ("organisation", ("My organisation", "Mon organisation", "Mi organización")),
                    ("donor", ("A donor", "Un bailleur de fonds", "Un donante")),
                    ("self", ("I do", "Moi-même", "Yo mismo o yo misma")),
                    ("fellowship", ("I ask for a fellowship", "Je demande une bourse", "Solicito una beca")),
                ),
            ),
            Ask(
                "amount-covered",
                (
                    "Amount that your organisation covers (EUR)",
                    "Montant pris en charge par votre organisation (EUR)",
                    "Importe que cubre su organización (EUR)",
                ),
                Kind.NUMBER,
                required=False,
            ),
            Ask(
                "items-covered",
                ("Which costs does it cover?", "Quels frais prend-elle en charge ?", "¿Qué gastos cubre?"),
                Kind.MULTIPLE_CHOICE,
                required=False,
                choices=(
                    ("travel", ("Travel", "Voyage", "Viaje")),
                    ("subsistence", ("Subsistence", "Séjour", "Manutención")),
                    ("tuition", ("Tuition", "Frais d’inscription", "Matrícula")),
                ),
            ),
            Ask(
                "fellowship-reason",
                (
                    "Why do you ask for a fellowship?",
                    "Pourquoi demandez-vous une bourse ?",
                    "¿Por qué solicita una beca?",
                ),
                Kind.LONG_TEXT,
                required=False,
                most=1000,
                help=(
                    "Only if you ask for one.",
                    "Uniquement si vous en demandez une.",
                    "Solo si la solicita.",
                ),
            ),
        ],
    ),
]
