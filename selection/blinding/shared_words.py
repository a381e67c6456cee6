"""Words that stand in the names of many organisations, in the working languages, by how they begin: alone
they tell nobody whose organisation is meant."""

BEGINNINGS = """
    academ acad action actor adminis affair agenc agric agro alianza alliance appui artes artis asoc assist
    associ asses banc bank bureau business caisse caja camara cent chamb civil club collect colleg comerc
    comit commerc commiss commun compan comuni confed conse consor consul consum coop corpor council credit
    cultur decent delegac depart desarr develop diputac direc district divis econom educ emple employ empres
    enterpr entrepr environ escuela espac etud facult famil farm feder femme femen fiduc financ fishe fonda
    fondo fonds forest forum found fund gender general gestion global gobier gouvern govern group grup guild
    health hous human indust iniciat initiat innov instit integr international invest jeune jovene justic
    labor labour liga ligue livel local logem maison marche marit memb microf minist mouv movim munic mutu
    nacion nation network observ offic oficin organi ouvr paysan peche pesca platform plataf prefect presid
    product profes programm progra project promo provinc public recher recic recycl regist renew reseau
    research responsab rural salud sante school secret secteur sector secur serv sindic social societ socied
    solid state stat studie support sustain syndic tech tecno territ trab trade train transp travai unidad
    union univers urban vivien women work young youth zone
"""
SHARED = tuple(BEGINNINGS.split())
