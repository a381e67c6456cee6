"""Eligibility, the person, how to reach them."""

from .parts import YES_NO, Audience, Kind, MapsTo
from .parts import StandardQuestion as Ask
from .parts import StandardSection as Section

BLIND, STAFF = Audience.REVIEWERS_UNLESS_BLIND, Audience.STAFF

SECTIONS = [
    Section(
        "eligibility",
        ("Eligibility", "Admissibilité", "Admisibilidad"),
        [
            Ask(
                "track",
                (
                    "In which language will you follow the Academy?",
                    "Dans quelle langue suivrez-vous l’Académie ?",
                    "¿En qué idioma seguirá la Academia?",
                ),
                Kind.TRACK,
                maps_to=MapsTo.TRACK,
            ),
            Ask(
                "language-understanding",
                (
                    "Your understanding of that language",
                    "Votre compréhension de cette langue",
                    "Su comprensión de ese idioma",
                ),
                Kind.LANGUAGE_LEVEL,
                help=(
                    "Levels of the Common European Framework: A1 is a beginner, B2 takes part in a discussion, C2 is at home in the language.",
                    "Niveaux du Cadre européen commun : A1 correspond à un niveau débutant, B2 permet de prendre part à une discussion, C2 à une maîtrise complète.",
                    "Niveles del Marco común europeo: A1 es principiante, B2 permite participar en un debate, C2 supone pleno dominio.",
                ),
            ),
            Ask(
                "language-speaking",
                ("Your speaking", "Votre expression orale", "Su expresión oral"),
                Kind.LANGUAGE_LEVEL,
            ),
            Ask(
                "language-reading",
                ("Your reading", "Votre lecture", "Su comprensión lectora"),
                Kind.LANGUAGE_LEVEL,
            ),
            Ask(
                "language-writing",
                ("Your writing", "Votre expression écrite", "Su expresión escrita"),
                Kind.LANGUAGE_LEVEL,
            ),
            Ask(
                "available",
                (
                    "Are you available for the whole period?",
                    "Êtes-vous disponible pendant toute la période ?",
                    "¿Está disponible durante todo el período?",
                ),
                Kind.SINGLE_CHOICE,
                choices=YES_NO,
            ),
            Ask(
                "in-the-field",
                (
                    "Do you work in or for the social and solidarity economy, or on policy for it?",
                    "Travaillez-vous dans ou pour l’économie sociale et solidaire, ou sur les politiques qui la concernent ?",
                    "¿Trabaja en la economía social y solidaria, para ella o en las políticas que le conciernen?",
                ),
                Kind.SINGLE_CHOICE,
                choices=YES_NO,
            ),
            Ask(
                "heard-of",
                (
                    "How did you hear of the Academy?",
                    "Comment avez-vous eu connaissance de l’Académie ?",
                    "¿Cómo conoció la Academia?",
                ),
                Kind.SINGLE_CHOICE,
                required=False,
                choices=(
                    ("ilo-office", ("An ILO office", "Un bureau de l’OIT", "Una oficina de la OIT")),
                    ("itcilo", ("The Turin Centre", "Le Centre de Turin", "El Centro de Turín")),
                    (
                        "colleague",
                        (
                            "A colleague or former participant",
                            "Un ou une collègue, un ancien participant ou une ancienne participante",
                            "Un colega o antiguo participante",
                        ),
                    ),
                    ("organisation", ("My organisation", "Mon organisation", "Mi organización")),
                    (
                        "internet",
                        (
                            "The internet or social media",
                            "Internet ou les réseaux sociaux",
                            "Internet o las redes sociales",
                        ),
                    ),
                    ("other", ("Other", "Autre", "Otro")),
                ),
            ),
        ],
    ),
    Section(
        "you",
        ("You", "Vous", "Usted"),
        [
            Ask(
                "given-names",
                ("Given names", "Prénoms", "Nombres"),
                required=False,
                most=150,
                maps_to=MapsTo.GIVEN_NAMES,
                audience=BLIND,
                help=(
                    "As in your passport, in any script. Leave it empty if you use a single name.",
                    "Comme dans votre passeport, dans toute écriture. Laissez vide si vous portez un nom unique.",
                    "Como en su pasaporte, en cualquier escritura. Déjelo vacío si usa un solo nombre.",
                ),
                profile=True,
            ),
            Ask(
                "family-names",
                ("Family names", "Noms de famille", "Apellidos"),
                most=150,
                maps_to=MapsTo.FAMILY_NAMES,
                audience=BLIND,
                help=(
                    "As in your passport, in any script and in the order you use. A single name stands here.",
                    "Comme dans votre passeport, dans toute écriture et dans l’ordre usuel. Un nom unique s’inscrit ici.",
                    "Como en su pasaporte, en cualquier escritura y en el orden que usted utiliza. Un nombre único se escribe aquí.",
                ),
                profile=True,
            ),
            Ask(
                "latin-name",
                (
                    "Your name in Latin letters",
                    "Votre nom en caractères latins",
                    "Su nombre en caracteres latinos",
                ),
                required=False,
                most=250,
                audience=BLIND,
                help=(
                    "Only if you wrote it in another script.",
                    "Uniquement si vous l’avez saisi dans une autre écriture.",
                    "Solo si lo escribió en otra escritura.",
                ),
                profile=True,
            ),
            Ask(
                "certificate-name",
                (
                    "Your name for the certificate",
                    "Votre nom pour l’attestation",
                    "Su nombre para el certificado",
                ),
                most=250,
                maps_to=MapsTo.PRINTED_NAME,
                audience=BLIND,
                required=False,
                help=(
                    "Exactly as it shall be printed. Leave it empty if as above.",
                    "Exactement tel qu’il doit être imprimé. Laissez vide s’il est identique à celui ci-dessus.",
                    "Exactamente como debe imprimirse. Déjelo vacío si es igual al anterior.",
                ),
                profile=True,
            ),
            Ask(
                "gender",
                ("Gender", "Sexe", "Sexo"),
                Kind.SINGLE_CHOICE,
                maps_to=MapsTo.GENDER,
                choices=(
                    ("female", ("Female", "Féminin", "Femenino")),
                    ("male", ("Male", "Masculin", "Masculino")),
                    ("other", ("Other", "Autre", "Otro")),
                    (
                        "prefer-not-to-say",
                        ("I prefer not to say", "Je préfère ne pas répondre", "Prefiero no decirlo"),
                    ),
                ),
                profile=True,
            ),
            Ask(
                "date-of-birth",
                ("Date of birth", "Date de naissance", "Fecha de nacimiento"),
                Kind.DATE,
                audience=STAFF,
                profile=True,
            ),
            Ask(
                "nationality",
                ("Nationality", "Nationalité", "Nacionalidad"),
                Kind.COUNTRY,
                profile=True,
                help=(
                    "As in the passport you will travel with.",
                    "Celle du passeport avec lequel vous voyagerez.",
                    "La del pasaporte con el que viajará.",
                ),
            ),
            Ask(
                "country-of-work",
                ("Country of work", "Pays d’activité professionnelle", "País de trabajo"),
                Kind.COUNTRY,
                maps_to=MapsTo.COUNTRY,
                profile=True,
            ),
            Ask(
                "photo",
                ("Photo", "Photo", "Fotografía"),
                Kind.FILE,
                required=False,
                audience=STAFF,
                help=(
                    "For your badge. JPEG or PNG, up to 20 MB.",
                    "Pour votre badge. JPEG ou PNG, 20 Mo au plus.",
                    "Para su acreditación. JPEG o PNG, hasta 20 MB.",
                ),
                profile=True,
                correctable=True,
                retention_days=90,
            ),
            Ask(
                "access-needs-agreed",
                (
                    "I wish to tell you of a disability or of access needs, and I agree that the Academy’s staff use this to welcome me.",
                    "Je souhaite vous faire part d’un handicap ou de besoins d’accessibilité et j’accepte que le personnel de l’Académie utilise cette information pour m’accueillir.",
                    "Deseo informarles de una discapacidad o de necesidades de accesibilidad y acepto que el personal de la Academia utilice esta información para acogerme.",
                ),
                Kind.CONSENT,
                required=False,
                audience=STAFF,
                retention_days=30,
                help=(
                    "Your own choice; it plays no part in the selection. Reviewers never see it.",
                    "Vous êtes libre de le faire ; cela n’intervient pas dans la sélection. Les évaluateurs et évaluatrices ne le voient jamais.",
                    "Es decisión suya y no influye en la selección. Las personas evaluadoras nunca lo ven.",
                ),
            ),
            Ask(
                "access-needs",
                (
                    "Disability or access needs",
                    "Handicap ou besoins d’accessibilité",
                    "Discapacidad o necesidades de accesibilidad",
                ),
                Kind.LONG_TEXT,
                most=600,
                audience=STAFF,
                help=(
                    "For example a wheelchair, a sign language interpreter, large print, a diet, an accompanying person. Deleted 30 days after the edition.",
                    "Par exemple : fauteuil roulant, interprétation en langue des signes, gros caractères, régime alimentaire, personne accompagnante. Information supprimée 30 jours après l’édition.",
                    "Por ejemplo: silla de ruedas, interpretación en lengua de señas, letra grande, dieta, acompañante. Se elimina 30 días después de la edición.",
                ),
                retention_days=30,
                only_if=("access-needs-agreed", ("yes",)),
            ),
        ],
    ),
    Section(
        "contact",
        ("Contact", "Coordonnées", "Contacto"),
        [
            Ask(
                "telephone",
                ("Telephone", "Téléphone", "Teléfono"),
                Kind.TELEPHONE,
                audience=BLIND,
                help=(
                    "In international form, for example +221 33 123 45 67.",
                    "Au format international, par exemple +221 33 123 45 67.",
                    "En formato internacional, por ejemplo +221 33 123 45 67.",
                ),
                profile=True,
                correctable=True,
            ),
            Ask(
                "postal-address",
                ("Postal address", "Adresse postale", "Dirección postal"),
                Kind.LONG_TEXT,
                most=400,
                audience=BLIND,
                profile=True,
                correctable=True,
            ),
            Ask(
                "city",
                ("City", "Ville", "Ciudad"),
                most=120,
                audience=BLIND,
                profile=True,
                correctable=True,
            ),
            Ask(
                "country-of-residence",
                ("Country", "Pays", "País"),
                Kind.COUNTRY,
                audience=BLIND,
                profile=True,
                correctable=True,
            ),
            Ask(
                "messaging",
                (
                    "Number for instant messages",
                    "Numéro de messagerie instantanée",
                    "Número de mensajería instantánea",
                ),
                Kind.TELEPHONE,
                required=False,
                audience=BLIND,
                profile=True,
                correctable=True,
            ),
        ],
    ),
]
