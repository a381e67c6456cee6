"""Who speaks in the demonstration, all fictional: name, organisation, country, position and biography in
three languages, and the titles of the sessions in English."""

THEMES = (
    ("Foundations", "Fondements", "Fundamentos"),
    ("Enterprises and finance", "Entreprises et financement", "Empresas y financiación"),
    ("Work and care", "Travail et soins", "Trabajo y cuidados"),
)
# The theme of each session, by the beginning of its English title.
THEME_OF = {
    "The social": 0, "Standards": 0, "Measuring": 0, "Governance": 0, "Market": 0, "Financing": 1, "Public": 1,
    "Platform": 1, "A community": 1, "A farmers": 1, "Cooperatives": 2, "Care": 2, "A social": 2, "A mutual": 2,
}  # fmt: skip

SPEAKERS = (
    ("Prof. Ngozi Adébáyò", "Institute of Cooperative Studies, Ibadan", "NG",
     ("Professor of law", "Professeure de droit", "Catedrática de Derecho"),
     ("She has advised eleven governments on cooperative law and teaches how a standard becomes a statute.",
      "Elle a conseillé onze gouvernements sur le droit coopératif et enseigne comment une norme devient loi.",
      "Ha asesorado a once Gobiernos en derecho cooperativo y enseña cómo una norma se convierte en ley."),
     ("The social and solidarity economy", "Standards, laws")),
    ("Étienne Larrivée-Côté", "Caisse d’économie des Laurentides", "CA",
     ("Director of solidarity finance", "Directeur de la finance solidaire", "Director de finanzas solidarias"),
     ("He began at the counter of a credit union and now runs a guarantee fund that its members own.",
      "Il a débuté au guichet d’une caisse et dirige aujourd’hui un fonds de garantie détenu par ses membres.",
      "Empezó en la ventanilla de una cooperativa de crédito y hoy dirige un fondo de garantía de sus miembros."),
     ("Financing the social", "Public procurement")),
    ("María José Quispe Mamani", "Red de Recicladoras del Altiplano", "BO",
     ("Coordinator", "Coordinatrice", "Coordinadora"),
     ("She organised waste pickers of four cities into a cooperative that is insured and paid on time.",
      "Elle a réuni des récupératrices de quatre villes en une coopérative assurée et payée à temps.",
      "Organizó a recicladoras de cuatro ciudades en una cooperativa asegurada y pagada a tiempo."),
     ("Cooperatives and the", "Platform cooperatives")),
    ("Dr Lakshmi Raghunathan", "National Institute of Statistics", "IN",
     ("Head of satellite accounts", "Cheffe des comptes satellites", "Jefa de cuentas satélite"),
     ("She counted what nobody had counted, and published it so that ministers read it.",
      "Elle a compté ce que personne n’avait compté, et l’a publié de façon à être lue des ministres.",
      "Contó lo que nadie había contado y lo publicó de modo que lo leyeran los ministros."),
     ("Measuring the social",)),
    ("Giulia Ferraris", "Consorzio La Soglia", "IT",
     ("President", "Présidente", "Presidenta"),
     ("Her consortium of care cooperatives is governed by those who care and those cared for.",
      "Son consortium de coopératives de soins est gouverné par celles et ceux qui soignent et qui sont soignés.",
      "Su consorcio de cooperativas de cuidados lo gobiernan quienes cuidan y quienes son cuidados."),
     ("Care economy", "Governance that")),
)  # fmt: skip

JOINING = (
    "From the airport, the shuttle SADEM leaves every thirty minutes; the campus is twenty minutes by taxi from the station.\n\nRooms are ready from 2 p.m. on the day before the first session. Please bring your passport, a converter for plugs, and the plan you wrote in your application.",
    "Depuis l’aéroport, une navette part toutes les trente minutes ; le campus est à vingt minutes de la gare en taxi.\n\nLes chambres sont prêtes à partir de 14 heures la veille de la première séance. Veuillez apporter votre passeport, un adaptateur et le plan rédigé dans votre candidature.",
    "Desde el aeropuerto sale un autobús cada treinta minutos; el campus está a veinte minutos de la estación en taxi.\n\nLas habitaciones están listas a partir de las 14.00 h del día anterior a la primera sesión. Traiga su pasaporte, un adaptador de enchufe y el plan que redactó en su solicitud.",
)
COMMENTS = (
    "The exercise with our own figures helped most.",
    "Un peu plus de temps pour les questions, s’il vous plaît.",
    "Guardaré los ejemplos de otras regiones.",
    "Keep the visits; shorten the first morning.",
    "Les cas concrets étaient très utiles.",
)
