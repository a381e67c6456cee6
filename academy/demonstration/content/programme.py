"""The sessions: kind, title and abstract in three languages, day, first and last hour, room."""

SESSIONS = [
    ("plenary", (
        "The social and solidarity economy: concepts and families",
        "L’économie sociale et solidaire : notions et familles",
        "La economía social y solidaria: conceptos y familias",
    ), (
        "What cooperatives, mutuals, associations, foundations and social enterprises share, and where they differ.",
        "Ce que partagent coopératives, mutuelles, associations, fondations et entreprises sociales, et ce qui les distingue.",
        "Qué comparten cooperativas, mutuales, asociaciones, fundaciones y empresas sociales, y en qué se distinguen.",
    ), 0, 9, 12, 0),
    ("forum", (
        "Market of experiences", "Marché des expériences", "Mercado de experiencias",
    ), (
        "Every participant has a table, ten minutes and a question to the others.",
        "Chaque participant dispose d’une table, de dix minutes et d’une question à poser aux autres.",
        "Cada participante dispone de una mesa, diez minutos y una pregunta para los demás.",
    ), 0, 14, 17, 0),
    ("plenary", (
        "Standards, laws and policies: from Recommendation 193 to today",
        "Normes, lois et politiques : de la recommandation n° 193 à aujourd’hui",
        "Normas, leyes y políticas: de la Recomendación 193 a la actualidad",
    ), (
        "How international standards become national law, and law becomes practice.",
        "Comment les normes internationales deviennent lois nationales, et les lois des pratiques.",
        "Cómo las normas internacionales se convierten en leyes nacionales, y las leyes en práctica.",
    ), 1, 9, 12, 0),
    ("elective", (
        "Financing the social economy: mutuals, credit unions, solidarity funds",
        "Financer l’économie sociale : mutuelles, coopératives d’épargne et de crédit, fonds de solidarité",
        "Financiar la economía social: mutuales, cooperativas de crédito, fondos solidarios",
    ), (
        "Instruments that members own, and how to link them with public guarantees.",
        "Des instruments détenus par leurs membres, et la manière de les articuler aux garanties publiques.",
        "Instrumentos de propiedad de sus miembros y cómo vincularlos con garantías públicas.",
    ), 1, 14, 17, 1),
    ("elective", (
        "Cooperatives and the transition to the formal economy",
        "Les coopératives et la transition vers l’économie formelle",
        "Las cooperativas y la transición a la economía formal",
    ), (
        "Street vendors, waste pickers and domestic workers who became members and insured.",
        "Vendeurs de rue, récupérateurs de déchets et travailleuses domestiques devenus membres et assurés.",
        "Vendedores ambulantes, recicladores y trabajadoras del hogar que pasaron a ser socios y asegurados.",
    ), 1, 14, 17, 2),
    ("study-visit", (
        "A social cooperative of type B in Piedmont",
        "Une coopérative sociale de type B dans le Piémont",
        "Una cooperativa social de tipo B en el Piamonte",
    ), (
        "Work for people whom the labour market leaves out: a day in the workshops.",
        "Du travail pour celles et ceux que le marché de l’emploi laisse de côté : une journée dans les ateliers.",
        "Trabajo para quienes el mercado laboral deja fuera: un día en los talleres.",
    ), 2, 9, 16, None),
    ("study-visit", (
        "A community energy cooperative",
        "Une coopérative énergétique citoyenne",
        "Una cooperativa energética comunitaria",
    ), (
        "Three valleys that own their turbines.",
        "Trois vallées propriétaires de leurs turbines.",
        "Tres valles dueños de sus turbinas.",
    ), 2, 9, 16, None),
    ("elective", (
        "Care economy and care cooperatives",
        "Économie du soin et coopératives de soins",
        "Economía del cuidado y cooperativas de cuidados",
    ), (
        "Owned by those who care, or by those cared for, or by both.",
        "Détenues par celles et ceux qui soignent, par les personnes soignées, ou par les deux.",
        "Propiedad de quienes cuidan, de quienes reciben cuidados o de ambos.",
    ), 3, 9, 12, 1),
    ("elective", (
        "Measuring the social economy: satellite accounts and statistics",
        "Mesurer l’économie sociale : comptes satellites et statistiques",
        "Medir la economía social: cuentas satélite y estadísticas",
    ), (
        "What to count, whom to ask, and how to publish so that ministers read it.",
        "Que compter, qui interroger et comment publier pour être lu des ministres.",
        "Qué contar, a quién preguntar y cómo publicar para que lo lean los ministros.",
    ), 3, 9, 12, 2),
    ("elective", (
        "Public procurement and local development",
        "Commande publique et développement local",
        "Contratación pública y desarrollo local",
    ), (
        "Clauses that favour those who hire locally, within the rules of competition.",
        "Des clauses en faveur de celles et ceux qui recrutent localement, dans le respect de la concurrence.",
        "Cláusulas a favor de quienes contratan localmente, dentro de las reglas de competencia.",
    ), 3, 14, 17, 1),
    ("master-class", (
        "Governance that members trust",
        "Une gouvernance qui inspire confiance aux membres",
        "Una gobernanza en la que confían los miembros",
    ), (
        "General assemblies that decide, boards that listen, audits that are read.",
        "Des assemblées générales qui décident, des conseils à l’écoute, des audits qu’on lit.",
        "Asambleas que deciden, consejos que escuchan, auditorías que se leen.",
    ), 4, 9, 12, 1),
    ("master-class", (
        "Platform cooperatives", "Coopératives de plateforme", "Cooperativas de plataforma",
    ), (
        "Drivers, carers and designers who own the application they work through.",
        "Conducteurs, aides à domicile et graphistes propriétaires de l’application qui leur donne du travail.",
        "Conductores, cuidadoras y diseñadores dueños de la aplicación con la que trabajan.",
    ), 4, 9, 12, 2),
]  # fmt: skip

CRITERIA = [
    (25, ("Relevance of duties", "Pertinence des fonctions", "Pertinencia de las funciones"),
     ("How close the person’s daily work is to the social economy.", "Proximité du travail quotidien avec l’économie sociale.", "Cercanía del trabajo diario a la economía social.")),
    (30, ("Quality of the plan for use at home", "Qualité du plan de mise en pratique", "Calidad del plan de aplicación"),
     ("Problem, action, partners, and a result in six months that can be seen.", "Problème, action, partenaires et résultat visible à six mois.", "Problema, acción, socios y un resultado visible a los seis meses.")),
    (20, ("Capacity to multiply", "Capacité de démultiplication", "Capacidad multiplicadora"),
     ("How many people will learn from this one.", "Nombre de personnes qui apprendront de celle-ci.", "Cuántas personas aprenderán de esta.")),
    (15, ("Experience to share", "Expérience à partager", "Experiencia para compartir"),
     ("What others in the room would gain.", "Ce que les autres participants en retireraient.", "Lo que ganarían los demás participantes.")),
    (10, ("Fit with the edition’s theme", "Adéquation au thème de l’édition", "Adecuación al tema de la edición"),
     ("Why this edition, and not the next.", "Pourquoi cette édition plutôt que la suivante.", "Por qué esta edición y no la siguiente.")),
]  # fmt: skip

# In Dakar the visits go elsewhere.
DAKAR_VISITS = [
    ("study-visit", (
        "A mutual health fund in Thiès",
        "Une mutuelle de santé à Thiès",
        "Una mutual de salud en Thiès",
    ), (
        "How members set their dues, and what happens in the month in which everybody falls ill.",
        "Comment les membres fixent leurs cotisations, et ce qui se passe le mois où tout le monde tombe malade.",
        "Cómo los miembros fijan sus cuotas y qué ocurre el mes en que todos enferman.",
    ), 2, 9, 16, None),
    ("study-visit", (
        "A farmers’ union of the Niayes",
        "Une union paysanne des Niayes",
        "Una unión campesina de los Niayes",
    ), (
        "Forty village groups, one packing house, one price.",
        "Quarante groupements villageois, une station de conditionnement, un seul prix.",
        "Cuarenta grupos de aldeas, una central de empaque, un solo precio.",
    ), 2, 9, 16, None),
]  # fmt: skip
