"""Motivation and funding."""

from .parts import YES_NO, Kind, MapsTo
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
                help=(
                    "Your own work, the people it is for, and what it has changed.",
                    "Votre propre travail, les personnes auxquelles il s’adresse et ce qu’il a changé.",
                    "Su propio trabajo, las personas a las que se dirige y lo que ha cambiado.",
                ),
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
                help=(
                    "The questions you bring, the better if precise.",
                    "Les questions que vous apportez ; plus elles sont précises, mieux c’est.",
                    "Las preguntas que trae; cuanto más precisas, mejor.",
                ),
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
                "can-present",
                (
                    "Could you present an experience in a session?",
                    "Pourriez-vous présenter une expérience lors d’une séance ?",
                    "¿Podría presentar una experiencia en una sesión?",
                ),
                Kind.SINGLE_CHOICE,
                required=False,
                choices=YES_NO,
                help=(
                    "Sessions live from what participants bring.",
                    "Les séances se nourrissent de ce que les participants et participantes apportent.",
                    "Las sesiones se nutren de lo que aportan las personas participantes.",
                ),
            ),
            Ask(
                "presentation-title",
                ("Title of the experience", "Titre de l’expérience", "Título de la experiencia"),
                most=200,
                only_if=("can-present", ("yes",)),
            ),
            Ask(
                "presentation-summary",
                ("Its summary", "Son résumé", "Su resumen"),
                Kind.LONG_TEXT,
                most=1000,
                only_if=("can-present", ("yes",)),
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
                help=(
                    "One to a line. The programme stands on the page of the edition.",
                    "Un par ligne. Le programme figure sur la page de l’édition.",
                    "Uno por línea. El programa figura en la página de la edición.",
                ),
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
                only_if=("who-pays", ("organisation", "fellowship")),
                help=(
                    "Leave it empty if nothing is decided yet.",
                    "Laissez vide si rien n’est encore décidé.",
                    "Déjelo vacío si aún no hay nada decidido.",
                ),
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
                only_if=("who-pays", ("organisation", "fellowship")),
            ),
            Ask(
                "fellowship-reason",
                (
                    "Why do you ask for a fellowship?",
                    "Pourquoi demandez-vous une bourse ?",
                    "¿Por qué solicita una beca?",
                ),
                Kind.LONG_TEXT,
                most=1000,
                only_if=("who-pays", ("fellowship",)),
                help=(
                    "What your organisation and other donors cannot cover, and why. Fellowships are few, full or partial.",
                    "Ce que votre organisation et d’autres bailleurs ne peuvent prendre en charge, et pourquoi. Les bourses, complètes ou partielles, sont peu nombreuses.",
                    "Lo que su organización y otros donantes no pueden cubrir, y por qué. Las becas, completas o parciales, son pocas.",
                ),
            ),
        ],
    ),
]
