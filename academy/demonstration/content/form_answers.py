"""What people answer beyond motivation: duties, studies, experiences, needs; by language."""

DUTIES = {
    "en": [
        "I lead a team of six. We register new cooperatives, read their accounts once a year, and settle disputes between members and boards before they reach a court.",
        "I prepare the yearly plan and budget, keep contact with four donors, and visit two member organisations each week to see what the figures do not tell.",
        "I train board members and accountants, write the teaching material, and follow each group for a year after its course.",
        "I negotiate with the ministry on behalf of our members, draft opinions on bills, and report to the general assembly.",
    ],
    "fr": [
        "Je dirige une équipe de six personnes. Nous immatriculons les nouvelles coopératives, examinons leurs comptes chaque année et réglons les différends entre membres et conseils avant qu’ils n’arrivent devant un juge.",
        "J’établis le plan annuel et le budget, j’assure le suivi de quatre bailleurs de fonds et je rends visite à deux organisations membres par semaine pour voir ce que les chiffres ne disent pas.",
        "Je forme des administrateurs et des comptables, je rédige les supports pédagogiques et j’accompagne chaque groupe pendant un an après sa formation.",
        "Je négocie avec le ministère au nom de nos membres, je rédige des avis sur les projets de loi et j’en rends compte à l’assemblée générale.",
    ],
    "es": [
        "Dirijo un equipo de seis personas. Registramos nuevas cooperativas, revisamos sus cuentas cada año y resolvemos conflictos entre socios y consejos antes de que lleguen a un juzgado.",
        "Preparo el plan anual y el presupuesto, mantengo el contacto con cuatro donantes y visito cada semana dos organizaciones miembros para ver lo que las cifras no cuentan.",
        "Formo a miembros de consejos y contables, redacto el material didáctico y acompaño a cada grupo durante un año después de su curso.",
        "Negocio con el ministerio en nombre de nuestros miembros, redacto dictámenes sobre proyectos de ley e informo a la asamblea general.",
    ],
}
TASKS = {
    "en": ["1. Training of boards\n2. Reports to members\n3. Partnerships with municipalities", "1. Supervision of accounts\n2. Legal advice\n3. Statistics", "1. Field visits\n2. Fund-raising\n3. Policy dialogue"],
    "fr": ["1. Formation des conseils\n2. Rapports aux membres\n3. Partenariats avec les communes", "1. Contrôle des comptes\n2. Conseil juridique\n3. Statistiques", "1. Visites de terrain\n2. Recherche de financements\n3. Concertation sur les politiques"],
    "es": ["1. Formación de consejos\n2. Informes a los miembros\n3. Alianzas con municipios", "1. Supervisión de cuentas\n2. Asesoría jurídica\n3. Estadísticas", "1. Visitas sobre el terreno\n2. Búsqueda de financiación\n3. Diálogo sobre políticas"],
}  # fmt: skip
BACKGROUND = {
    "en": [
        "Most of our members work without a contract; two in three are women. Over the last three years we went from nine to twenty-six groups, and the question is no longer how to begin but how to last.",
        "The region lost its largest employer in 2019. The groups that were founded since sell to each other first, and to the city second.",
        "We have a law but no decree to apply it, so each office reads it in its own way. I collect the cases and propose one reading.",
    ],
    "fr": [
        "La plupart de nos membres travaillent sans contrat et deux sur trois sont des femmes. En trois ans, nous sommes passés de neuf à vingt-six groupes : la question n’est plus de commencer, mais de durer.",
        "La région a perdu son principal employeur en 2019. Les groupes nés depuis vendent d’abord les uns aux autres, puis à la ville.",
        "Nous avons une loi, mais pas de décret d’application : chaque bureau la lit à sa manière. Je recense les cas et je propose une lecture commune.",
    ],
    "es": [
        "La mayoría de nuestros miembros trabaja sin contrato y dos de cada tres son mujeres. En tres años pasamos de nueve a veintiséis grupos: la cuestión ya no es empezar, sino durar.",
        "La región perdió a su mayor empleador en 2019. Los grupos nacidos desde entonces se venden primero entre ellos y después a la ciudad.",
        "Tenemos una ley, pero no el reglamento que la aplique, de modo que cada oficina la lee a su manera. Recopilo los casos y propongo una lectura común.",
    ],
}
PRESENTATIONS = {
    "en": [("A market that belongs to its sellers", "How 140 street vendors bought the square they had been chased from, and what they would do otherwise today."), ("Accounts that everybody can read", "Three pages, drawn and not written, that our members discuss at every assembly."), ("Insuring 3,000 families with one nurse", "The story of a mutual health fund, its two crises, and its reserve.")],
    "fr": [("Un marché qui appartient à ses vendeuses", "Comment 140 vendeuses de rue ont acheté la place d’où on les chassait, et ce qu’elles feraient autrement aujourd’hui."), ("Des comptes que chacun sait lire", "Trois pages, dessinées plutôt qu’écrites, discutées par nos membres à chaque assemblée."), ("Assurer 3 000 familles avec une infirmière", "L’histoire d’une mutuelle de santé, de ses deux crises et de sa réserve.")],
    "es": [("Un mercado que pertenece a sus vendedoras", "Cómo 140 vendedoras ambulantes compraron la plaza de la que las echaban, y qué harían hoy de otra manera."), ("Cuentas que todo el mundo entiende", "Tres páginas, dibujadas y no escritas, que nuestros miembros discuten en cada asamblea."), ("Asegurar a 3.000 familias con una enfermera", "La historia de una mutual de salud, de sus dos crisis y de su reserva.")],
}  # fmt: skip
FELLOWSHIP_REASONS = {
    "en": ["My organisation lives on its members’ dues and has no budget for travel. It keeps paying my salary while I am away.", "Our ministry covers the flight if tuition and subsistence are granted."],
    "fr": ["Mon organisation vit des cotisations de ses membres et ne dispose d’aucun budget de voyage. Elle maintient mon salaire pendant mon absence.", "Notre ministère prend en charge le billet d’avion si les frais d’inscription et de séjour sont accordés."],
    "es": ["Mi organización vive de las cuotas de sus miembros y no tiene presupuesto para viajes. Mantiene mi salario durante mi ausencia.", "Nuestro ministerio cubre el pasaje si se conceden la matrícula y la manutención."],
}  # fmt: skip
FIELDS_OF_STUDY = {
    "en": ["Economics", "Law", "Agronomy", "Social work", "Public administration", "Sociology"],
    "fr": ["Économie", "Droit", "Agronomie", "Travail social", "Administration publique", "Sociologie"],
    "es": ["Economía", "Derecho", "Agronomía", "Trabajo social", "Administración pública", "Sociología"],
}  # fmt: skip
EARLIER_COURSES = {
    "en": ["Local development academy, Turin", "Course on social finance, online"],
    "fr": ["Académie du développement local, Turin", "Cours sur la finance solidaire, en ligne"],
    "es": ["Academia de desarrollo local, Turín", "Curso de finanzas solidarias, en línea"],
}
ACCESS_NEEDS = {
    "en": ["I use a wheelchair.", "I am hard of hearing and need a seat near the speaker."],
    "fr": ["Je me déplace en fauteuil roulant.", "Je suis malentendant et j’ai besoin d’une place près de l’intervenant."],
    "es": ["Utilizo silla de ruedas.", "Tengo dificultades de audición y necesito un asiento cerca de quien habla."],
}  # fmt: skip
WITHDRAWAL_REASONS = {
    "en": ["My organisation cannot release me that week.", "I have accepted another course.", ""],
    "fr": ["Mon organisation ne peut pas me libérer cette semaine-là.", "J’ai accepté une autre formation.", ""],
    "es": ["Mi organización no puede prescindir de mí esa semana.", "He aceptado otro curso.", ""],
}  # fmt: skip
DECLINE_REASONS = {
    "en": ["The visa cannot be obtained in time.", "My employer did not agree after all."],
    "fr": ["Le visa ne peut pas être obtenu à temps.", "Mon employeur n’a finalement pas donné son accord."],
    "es": ["No es posible obtener el visado a tiempo.", "Mi empleador finalmente no dio su conformidad."],
}  # fmt: skip
# The staff's own notes, in the working language of the secretariat.
SCREENING_NOTES = {
    "incomplete": "The nominating person could not be reached at the address given.",
    "language-level": "A2 in the language of the track; the call asks for B2.",
    "not-available": "Not available on the last two days.",
    "outside-field": "Private insurance broker; no link to the social economy found.",
    "duplicate": "Applied twice under two addresses; the other application is kept.",
    "other": "The organisation asked us to put the application aside.",
}
DECISION_REASONS = {
    "offer": ["Clear plan, partners named; balances the group.", "Strong experience to share; region under-represented."],
    "reserve": ["Good, but the group from this country is complete.", "Next in line for the track."],
    "not-selected": ["Plan too general; encouraged to apply again.", "Duties only remotely connected to the theme."],
}  # fmt: skip
RECUSALS = ["We have worked on a project together.", "No time before the due date."]
