"""The three editions, each text in English, French and Spanish."""

from sessions_app.countries import Region

TURIN = {
    "name": (
        "International Training Centre of the ILO",
        "Centre international de formation de l’OIT",
        "Centro Internacional de Formación de la OIT",
    ),
    "city": ("Turin", "Turin", "Turín"),
    "country": "IT",
    "address": "Viale Maestri del Lavoro 10, 10127 Torino",
    "time_zone": "Europe/Rome",
    "rooms": [
        ("Pavilion Europe", 120),
        ("Room Africa 10", 40),
        ("Room Americas 11", 40),
        ("Room Asia 12", 30),
    ],
}
DAKAR = {
    "name": (
        "King Fahd Conference Centre",
        "Centre de conférences King Fahd",
        "Centro de conferencias King Fahd",
    ),
    "city": ("Dakar", "Dakar", "Dakar"),
    "country": "SN",
    "address": "Route des Almadies, Dakar",
    "time_zone": "Africa/Dakar",
    "rooms": [("Salle Gorée", 100), ("Salle Casamance", 40), ("Salle Saloum", 40)],
}

PAST = {
    "slug": "turin-2010",
    "title": (
        "Building a common understanding of the social economy",
        "Construire une compréhension commune de l’économie sociale",
        "Construir una comprensión común de la economía social",
    ),
    "summary": (
        "The first Academy: what the social economy is, what holds it together, and what it brings to decent work.",
        "La première Académie : ce qu’est l’économie sociale, ce qui en fait l’unité et ce qu’elle apporte au travail décent.",
        "La primera Academia: qué es la economía social, qué la une y qué aporta al trabajo decente.",
    ),
    "description": (
        "The regional conference of Johannesburg had asked for a programme that builds capacity; the first Academy answered a year later. Practitioners and policy makers from four continents compared what they call cooperatives, mutuals, associations, foundations and social enterprises.\n\nThey left with a shared vocabulary, a reader to teach from, and the wish to meet again.",
        "La conférence régionale de Johannesburg avait demandé un programme de renforcement des capacités ; la première Académie y a répondu un an plus tard. Des praticiens et des responsables politiques de quatre continents ont comparé ce qu’ils nomment coopératives, mutuelles, associations, fondations et entreprises sociales.\n\nIls en sont repartis avec un vocabulaire commun, un manuel de référence et le souhait de se retrouver.",
        "La conferencia regional de Johannesburgo había pedido un programa de fortalecimiento de capacidades; la primera Academia respondió un año después. Profesionales y responsables políticos de cuatro continentes compararon lo que llaman cooperativas, mutuales, asociaciones, fundaciones y empresas sociales.\n\nSe marcharon con un vocabulario común, un manual de referencia y el deseo de volver a reunirse.",
    ),
}
UNDER_REVIEW = {
    "slug": "dakar",
    "title": (
        "Social economy and the future of work in Africa and beyond",
        "L’économie sociale et l’avenir du travail en Afrique et au-delà",
        "La economía social y el futuro del trabajo en África y más allá",
    ),
    "summary": (
        "How cooperatives, mutuals and associations create decent work where most people work informally.",
        "Comment les coopératives, les mutuelles et les associations créent du travail décent là où la plupart travaillent dans l’économie informelle.",
        "Cómo las cooperativas, las mutuales y las asociaciones crean trabajo decente allí donde la mayoría trabaja en la economía informal.",
    ),
    "description": (
        "Young people, women and informal workers organise in the social economy long before a law names it. This edition looks at what such organisations need from the State, from finance and from each other.\n\nFive days in Dakar with study visits to mutual health funds and farmers’ unions.",
        "Les jeunes, les femmes et les travailleurs de l’économie informelle s’organisent dans l’économie sociale bien avant qu’une loi ne la nomme. Cette édition examine ce dont ces organisations ont besoin de la part de l’État, de la finance et les unes des autres.\n\nCinq jours à Dakar, avec des visites d’étude auprès de mutuelles de santé et d’unions paysannes.",
        "Los jóvenes, las mujeres y los trabajadores informales se organizan en la economía social mucho antes de que una ley la nombre. Esta edición examina qué necesitan esas organizaciones del Estado, de las finanzas y unas de otras.\n\nCinco días en Dakar, con visitas de estudio a mutuales de salud y uniones campesinas.",
    ),
}
OPEN = {
    "slug": "turin",
    "title": (
        "Decent work through the social and solidarity economy: from recognition to impact",
        "Le travail décent par l’économie sociale et solidaire : de la reconnaissance à l’impact",
        "Trabajo decente a través de la economía social y solidaria: del reconocimiento al impacto",
    ),
    "summary": (
        "Laws and resolutions now recognise the social and solidarity economy. What must follow so that people feel it?",
        "Lois et résolutions reconnaissent désormais l’économie sociale et solidaire. Que doit-il suivre pour que chacun en ressente les effets ?",
        "Leyes y resoluciones reconocen ya la economía social y solidaria. ¿Qué debe seguir para que las personas lo noten?",
    ),
    "description": (
        "Recognition is a beginning. This edition follows the road from a definition in a law to a job that is safe, paid and respected: finance, public procurement, statistics, care, transition to the formal economy.\n\nMornings are plenaries; afternoons are electives and master classes; a day is given to study visits in Piedmont. Every participant brings an experience and takes home a plan.",
        "La reconnaissance n’est qu’un début. Cette édition suit le chemin qui mène d’une définition dans la loi à un emploi sûr, rémunéré et respecté : financement, commande publique, statistiques, soins, transition vers l’économie formelle.\n\nLes matinées sont consacrées aux séances plénières, les après-midi aux cours à option et aux classes de maître ; une journée est réservée aux visites d’étude dans le Piémont. Chacun et chacune apporte une expérience et repart avec un plan d’action.",
        "El reconocimiento es solo el comienzo. Esta edición recorre el camino que va de una definición legal a un empleo seguro, remunerado y respetado: financiación, contratación pública, estadísticas, cuidados, transición a la economía formal.\n\nLas mañanas se dedican a sesiones plenarias; las tardes, a cursos optativos y clases magistrales; un día, a visitas de estudio en el Piamonte. Cada participante aporta una experiencia y regresa con un plan.",
    ),
}
INTRODUCTION = (
    "We look for people who work in or for the social and solidarity economy, or on policy for it, in any country, and who will use at home what they learn.\n\nHave ready: your curriculum vitae, the name and address of the person who nominates you, and about an hour. You can stop and go on at any time.",
    "Nous cherchons des personnes qui travaillent dans ou pour l’économie sociale et solidaire, ou sur les politiques qui la concernent, dans quelque pays que ce soit, et qui mettront en pratique ce qu’elles auront appris.\n\nPréparez votre curriculum vitæ, le nom et l’adresse de la personne qui vous désigne, et prévoyez environ une heure. Vous pouvez vous interrompre et reprendre à tout moment.",
    "Buscamos personas que trabajen en la economía social y solidaria, para ella o en políticas que le conciernan, en cualquier país, y que apliquen lo que aprendan.\n\nTenga a mano su currículum, el nombre y la dirección de la persona que le presenta, y aproximadamente una hora. Puede detenerse y continuar en cualquier momento.",
)
SIGNATORY = (
    "Director of Training",
    "Directrice de la formation",
    "Directora de Formación",
)
# What taking part is likely to cost, in EUR: board and lodging, and the journey by region.
SUBSISTENCE = 1150
JOURNEYS = {
    Region.AFRICA: 950,
    Region.AMERICAS: 1250,
    Region.ARAB_STATES: 700,
    Region.ASIA_PACIFIC: 1300,
    Region.EUROPE_CENTRAL_ASIA: 350,
}
