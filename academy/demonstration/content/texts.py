"""What people write: organisations, positions, motivations, comments; by language."""

ORGANISATIONS = {
    "en": {
        "government": [
            "Ministry of Cooperatives",
            "Department of Labour",
            "Ministry of Industry, Trade and Cooperatives",
        ],
        "employers": ["Federation of Employers", "Chamber of Small Enterprises"],
        "workers": ["Congress of Trade Unions", "Union of Domestic Workers", "Waste Pickers’ Alliance"],
        "sse-enterprise": [
            "Sunrise Farmers’ Cooperative",
            "Harbour Housing Cooperative",
            "People’s Mutual Health Fund",
            "Green Thread Social Enterprise",
        ],
        "sse-network": ["National Cooperative Alliance", "Network for the Solidarity Economy"],
        "training-research": ["Cooperative College", "University Institute for the Social Economy"],
        "agency": ["Regional Development Agency"],
        "other": ["Community Radio Foundation"],
    },
    "fr": {
        "government": [
            "Ministère de l’Économie sociale",
            "Direction de la microfinance",
            "Ministère du Travail et de l’Emploi",
        ],
        "employers": ["Confédération nationale des employeurs", "Chambre des métiers"],
        "workers": ["Confédération générale des travailleurs", "Syndicat des travailleuses domestiques"],
        "sse-enterprise": [
            "Coopérative agricole Jappoo",
            "Mutuelle de santé Wer-Werlé",
            "Association Terre et Partage",
            "Coopérative d’habitants La Ruche",
        ],
        "sse-network": ["Union nationale des coopératives", "Réseau de l’économie sociale et solidaire"],
        "training-research": ["Institut de formation coopérative", "Université Gaston-Berger"],
        "agency": ["Agence régionale de développement"],
        "other": ["Fondation pour la radio communautaire"],
    },
    "es": {
        "government": [
            "Ministerio de Trabajo",
            "Instituto Nacional de la Economía Social",
            "Secretaría de Economía Popular",
        ],
        "employers": ["Confederación de Empleadores", "Cámara de la Pequeña Empresa"],
        "workers": ["Central Única de Trabajadores", "Federación de Trabajadoras del Hogar"],
        "sse-enterprise": [
            "Cooperativa Agraria Valle Verde",
            "Mutual de Salud Solidaria",
            "Cooperativa de Recicladores El Álamo",
            "Asociación Tejer Futuro",
        ],
        "sse-network": ["Confederación de Cooperativas", "Red de Economía Solidaria"],
        "training-research": ["Instituto de Estudios Cooperativos", "Universidad Nacional"],
        "agency": ["Agencia de Desarrollo Regional"],
        "other": ["Fundación Radio Comunitaria"],
    },
}
POSITIONS = {
    "en": [
        "Director of Cooperatives",
        "Programme coordinator",
        "General secretary",
        "Policy adviser",
        "Head of training",
        "Board member",
    ],
    "fr": [
        "Directrice des coopératives",
        "Chargé de programme",
        "Secrétaire générale",
        "Conseiller technique",
        "Responsable de la formation",
        "Administratrice",
    ],
    "es": [
        "Directora de cooperativas",
        "Coordinador de programa",
        "Secretaria general",
        "Asesor de políticas",
        "Responsable de formación",
        "Miembro del consejo",
    ],
}
TODAY = {
    "en": [
        "I advise forty producer cooperatives on accounts, elections and contracts.",
        "I draft the law that will recognise social enterprises in our country.",
        "I organise informal workers so that they can insure themselves together.",
    ],
    "fr": [
        "J’accompagne quarante coopératives de production : comptes, élections, contrats.",
        "Je prépare la loi qui reconnaîtra les entreprises sociales dans notre pays.",
        "J’organise des travailleurs de l’économie informelle pour qu’ils s’assurent ensemble.",
    ],
    "es": [
        "Asesoro a cuarenta cooperativas de producción en cuentas, elecciones y contratos.",
        "Redacto la ley que reconocerá a las empresas sociales en nuestro país.",
        "Organizo a trabajadores informales para que puedan asegurarse juntos.",
    ],
}
EXPECTATIONS = {
    "en": [
        "How others finance growth without losing their members’ control.",
        "Which indicators convince a ministry of finance.",
        "How to train boards that meet once a year.",
    ],
    "fr": [
        "Comment d’autres financent leur croissance sans que les membres perdent la maîtrise.",
        "Quels indicateurs convainquent un ministère des Finances.",
        "Comment former des conseils qui se réunissent une fois l’an.",
    ],
    "es": [
        "Cómo otros financian su crecimiento sin que los miembros pierdan el control.",
        "Qué indicadores convencen a un ministerio de hacienda.",
        "Cómo formar a consejos que se reúnen una vez al año.",
    ],
}
PLANS = {
    "en": [
        "Problem: members sell one by one. Action: a joint sales office with two unions. After six months: three contracts signed.",
        "Problem: no statistics. Action: a pilot account with the statistical office. After six months: a first table published.",
        "Problem: carers without contracts. Action: a cooperative of thirty with the city. After six months: twenty insured.",
    ],
    "fr": [
        "Problème : les membres vendent isolément. Action : un bureau de vente commun avec deux unions. À six mois : trois contrats signés.",
        "Problème : l’absence de statistiques. Action : un compte pilote avec l’institut de statistique. À six mois : un premier tableau publié.",
        "Problème : des aides à domicile sans contrat. Action : une coopérative de trente membres avec la ville. À six mois : vingt assurées.",
    ],
    "es": [
        "Problema: los miembros venden por separado. Acción: una oficina conjunta de ventas con dos uniones. A los seis meses: tres contratos firmados.",
        "Problema: no hay estadísticas. Acción: una cuenta piloto con el instituto de estadística. A los seis meses: una primera tabla publicada.",
        "Problema: cuidadoras sin contrato. Acción: una cooperativa de treinta con el municipio. A los seis meses: veinte aseguradas.",
    ],
}
COMMENTS = [
    "A clear plan with partners who have agreed already.",
    "Strong experience; the plan needs a date and a budget.",
    "Would bring a voice that the room lacks.",
    "Le plan est réaliste, les partenaires sont nommés.",
    "Buena experiencia, plan poco concreto.",
    "",
]
