"""The organisation, education and experience."""

from .parts import YES_NO, Audience, Kind, MapsTo
from .parts import StandardQuestion as Ask
from .parts import StandardSection as Section

BLIND = Audience.REVIEWERS_UNLESS_BLIND

SECTIONS = [
    Section(
        "organisation",
        ("Organisation", "Organisation", "Organización"),
        [
            Ask(
                "organisation-name",
                ("Name of your organisation", "Nom de votre organisation", "Nombre de su organización"),
                most=250,
                maps_to=MapsTo.ORGANISATION,
                audience=BLIND,
                profile=True,
                help=("In its own language.", "Dans sa propre langue.", "En su propio idioma."),
            ),
            Ask(
                "organisation-name-track",
                (
                    "Its name in the language of your track",
                    "Son nom dans la langue de votre filière",
                    "Su nombre en el idioma de su grupo lingüístico",
                ),
                required=False,
                most=250,
                audience=BLIND,
                profile=True,
                help=("Only if it differs.", "Seulement s’il est différent.", "Solo si es distinto."),
            ),
            Ask(
                "constituent-group",
                ("Kind of organisation", "Type d’organisation", "Tipo de organización"),
                Kind.SINGLE_CHOICE,
                maps_to=MapsTo.CONSTITUENT_GROUP,
                choices=(
                    ("government", ("Government", "Gouvernement", "Gobierno")),
                    (
                        "employers",
                        (
                            "Employers’ organisation",
                            "Organisation d’employeurs",
                            "Organización de empleadores",
                        ),
                    ),
                    (
                        "workers",
                        (
                            "Workers’ organisation",
                            "Organisation de travailleurs",
                            "Organización de trabajadores",
                        ),
                    ),
                    (
                        "sse-enterprise",
                        (
                            "Cooperative, mutual, association, foundation or social enterprise",
                            "Coopérative, mutuelle, association, fondation ou entreprise sociale",
                            "Cooperativa, mutual, asociación, fundación o empresa social",
                        ),
                    ),
                    (
                        "sse-network",
                        (
                            "Network or federation of the social economy",
                            "Réseau ou fédération de l’économie sociale",
                            "Red o federación de la economía social",
                        ),
                    ),
                    (
                        "training-research",
                        (
                            "Training or research institution",
                            "Institution de formation ou de recherche",
                            "Institución de formación o investigación",
                        ),
                    ),
                    (
                        "agency",
                        (
                            "International or development agency",
                            "Organisme international ou de développement",
                            "Organismo internacional o de desarrollo",
                        ),
                    ),
                    ("other", ("Other", "Autre", "Otro")),
                ),
                profile=True,
            ),
            Ask(
                "sector",
                ("Sector", "Secteur", "Sector"),
                Kind.SINGLE_CHOICE,
                choices=(
                    ("agriculture", ("Agriculture", "Agriculture", "Agricultura")),
                    ("finance", ("Finance", "Finance", "Finanzas")),
                    ("housing", ("Housing", "Logement", "Vivienda")),
                    ("health-care", ("Health and care", "Santé et soins", "Salud y cuidados")),
                    ("education", ("Education", "Éducation", "Educación")),
                    ("culture", ("Culture", "Culture", "Cultura")),
                    ("energy", ("Energy", "Énergie", "Energía")),
                    ("waste", ("Waste and recycling", "Déchets et recyclage", "Residuos y reciclaje")),
                    ("crafts", ("Crafts", "Artisanat", "Artesanía")),
                    ("services", ("Services", "Services", "Servicios")),
                    (
                        "public-administration",
                        ("Public administration", "Administration publique", "Administración pública"),
                    ),
                    ("other", ("Other", "Autre", "Otro")),
                ),
                profile=True,
            ),
            Ask(
                "size",
                (
                    "Number of members or staff",
                    "Nombre de membres ou d’employés",
                    "Número de miembros o empleados",
                ),
                Kind.NUMBER,
                required=False,
                profile=True,
                help=(
                    "Members of a cooperative or association, staff of an administration or enterprise.",
                    "Membres d’une coopérative ou d’une association, effectif d’une administration ou d’une entreprise.",
                    "Miembros de una cooperativa o asociación, plantilla de una administración o empresa.",
                ),
            ),
            Ask(
                "web-site",
                ("Web site", "Site internet", "Sitio web"),
                Kind.URL,
                required=False,
                audience=BLIND,
                profile=True,
            ),
            Ask(
                "position",
                ("Your position", "Votre fonction", "Su cargo"),
                most=200,
                profile=True,
            ),
            Ask(
                "since",
                ("In this position since", "À cette fonction depuis le", "En este cargo desde"),
                Kind.DATE,
                profile=True,
            ),
            Ask(
                "duties",
                ("Your main duties", "Vos principales attributions", "Sus funciones principales"),
                Kind.LONG_TEXT,
                most=1200,
                profile=True,
                help=(
                    "What you are responsible for, and for whom.",
                    "Vos responsabilités, et envers qui.",
                    "De qué es responsable y ante quién.",
                ),
            ),
            Ask(
                "supervisor-name",
                (
                    "Name of your supervisor",
                    "Nom de votre supérieur hiérarchique",
                    "Nombre de su superior jerárquico",
                ),
                required=False,
                most=200,
                audience=BLIND,
                profile=True,
            ),
            Ask(
                "supervisor-email",
                (
                    "Your supervisor’s email address",
                    "Adresse électronique de votre supérieur hiérarchique",
                    "Correo electrónico de su superior jerárquico",
                ),
                Kind.EMAIL,
                required=False,
                audience=BLIND,
                profile=True,
            ),
        ],
    ),
    Section(
        "experience",
        ("Education and experience", "Formation et expérience", "Formación y experiencia"),
        [
            Ask(
                "degree",
                ("Highest degree", "Diplôme le plus élevé", "Titulación más alta"),
                Kind.SINGLE_CHOICE,
                required=False,
                choices=(
                    ("primary", ("Primary (ISCED 1)", "Primaire (CITE 1)", "Primaria (CINE 1)")),
                    (
                        "secondary",
                        ("Secondary (ISCED 2–4)", "Secondaire (CITE 2–4)", "Secundaria (CINE 2–4)"),
                    ),
                    (
                        "short-tertiary",
                        (
                            "Short-cycle tertiary (ISCED 5)",
                            "Supérieur de cycle court (CITE 5)",
                            "Terciaria de ciclo corto (CINE 5)",
                        ),
                    ),
                    (
                        "bachelor",
                        (
                            "Bachelor or equivalent (ISCED 6)",
                            "Licence ou équivalent (CITE 6)",
                            "Grado o equivalente (CINE 6)",
                        ),
                    ),
                    (
                        "master",
                        (
                            "Master or equivalent (ISCED 7)",
                            "Master ou équivalent (CITE 7)",
                            "Máster o equivalente (CINE 7)",
                        ),
                    ),
                    (
                        "doctorate",
                        (
                            "Doctorate or equivalent (ISCED 8)",
                            "Doctorat ou équivalent (CITE 8)",
                            "Doctorado o equivalente (CINE 8)",
                        ),
                    ),
                ),
                profile=True,
            ),
            Ask(
                "field-of-study",
                ("Field of study", "Domaine d’études", "Campo de estudio"),
                required=False,
                most=150,
                profile=True,
                only_if=("degree", ("short-tertiary", "bachelor", "master", "doctorate")),
            ),
            Ask(
                "degree-year",
                ("Year of the degree", "Année du diplôme", "Año de la titulación"),
                Kind.NUMBER,
                required=False,
                profile=True,
                only_if=("degree", ("short-tertiary", "bachelor", "master", "doctorate")),
            ),
            Ask(
                "years",
                (
                    "Years in the social economy",
                    "Années dans l’économie sociale",
                    "Años en la economía social",
                ),
                Kind.NUMBER,
                required=False,
                profile=True,
            ),
            Ask(
                "tasks",
                ("Your three main tasks", "Vos trois tâches principales", "Sus tres tareas principales"),
                Kind.LONG_TEXT,
                most=600,
                help=(
                    "One to a line, the most important first.",
                    "Une par ligne, la plus importante en premier.",
                    "Una por línea, primero la más importante.",
                ),
            ),
            Ask(
                "earlier-courses",
                (
                    "Have you followed a course of the ILO or its Turin Centre before?",
                    "Avez-vous déjà suivi une formation de l’OIT ou de son Centre de Turin ?",
                    "¿Ha seguido antes un curso de la OIT o de su Centro de Turín?",
                ),
                Kind.SINGLE_CHOICE,
                required=False,
                choices=YES_NO,
            ),
            Ask(
                "earlier-courses-which",
                ("Which, and in which year?", "Laquelle, et en quelle année ?", "¿Cuál, y en qué año?"),
                most=300,
                only_if=("earlier-courses", ("yes",)),
            ),
        ],
    ),
]
