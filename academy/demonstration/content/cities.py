"""A city of each country that somebody comes from, and how streets are called by language."""

_LISTED = """
    SN Dakar, ML Bamako, BF Ouagadougou, CI Abidjan, GN Conakry, NE Niamey, TG Lomé, BJ Cotonou, CM Yaoundé,
    CD Kinshasa, CG Brazzaville, GA Libreville, CF Bangui, RW Kigali, BI Bujumbura, MG Antananarivo, KM Moroni,
    DJ Djibouti, NG Lagos, GH Accra, SL Freetown, LR Monrovia, GM Banjul, KE Nairobi, UG Kampala, TZ Dodoma,
    ZM Lusaka, MW Lilongwe, ZW Harare, ZA Johannesburg, BW Gaborone, LS Maseru, NA Windhoek, SZ Mbabane,
    MZ Maputo, ET Addis Ababa, ER Asmara, MA Rabat, DZ Alger, TN Tunis, MR Nouakchott, EG Cairo, SD Khartoum,
    LY Tripoli, JO Amman, LB Beirut, IQ Baghdad, PS Ramallah, SY Damascus, SA Riyadh, AE Abu Dhabi, OM Muscat,
    YE Sana’a, KW Kuwait City, BH Manama, IN Ahmedabad, BD Dhaka, NP Kathmandu, BT Thimphu, PK Lahore, AF Kabul,
    IR Tehran, LK Colombo, CN Chengdu, JP Kobe, KR Seoul, MN Ulaanbaatar, VN Hà Nội, TH Chiang Mai,
    LA Vientiane, KH Phnom Penh, MM Yangon, ID Yogyakarta, MY Kuala Lumpur, PH Cebu, TL Dili, FJ Suva, WS Apia,
    TO Nukuʻalofa, PG Port Moresby, VU Port Vila, AR Rosario, UY Montevideo, CL Valparaíso, PY Asunción,
    CO Medellín, VE Caracas, EC Quito, PE Cusco, BO Cochabamba, MX Oaxaca, GT Quetzaltenango, HN Tegucigalpa,
    SV San Salvador, NI León, CR San José, PA Panamá, CU La Habana, DO Santo Domingo, BR Porto Alegre,
    JM Kingston, TT Port of Spain, BB Bridgetown, GY Georgetown, BS Nassau, HT Port-au-Prince, US Madison,
    CA Montréal, AU Melbourne, NZ Wellington, GB Manchester, IE Cork, FR Lyon, BE Namur, CH Genève,
    LU Luxembourg, DE Hamburg, AT Graz, NL Utrecht, SE Göteborg, NO Bergen, DK Aarhus, FI Tampere, IT Bologna,
    ES Mondragón, PT Porto, GR Thessaloniki, PL Kraków, CZ Brno, HU Pécs, RO Cluj-Napoca, BG Plovdiv,
    RS Novi Sad, HR Zagreb, UA Lviv, KZ Almaty, KG Bishkek, UZ Tashkent, TJ Dushanbe, GE Tbilisi, AM Yerevan,
    AZ Baku, TR İzmir
"""
CITY_OF = {entry.split()[0]: entry.strip().split(maxsplit=1)[1] for entry in _LISTED.split(",")}

STREETS = {
    "en": ["12 Market Street", "45 Independence Avenue", "3 Station Road", "Plot 88, Cooperative Close"],
    "fr": ["12, rue du Marché", "45, avenue de l’Indépendance", "Quartier Liberté 6, villa no 118", "3, rue de la Gare"],
    "es": ["Calle del Mercado 12", "Avenida Independencia 45", "Pasaje Los Álamos 3, oficina 2", "Jirón Unión 118"],
}  # fmt: skip
