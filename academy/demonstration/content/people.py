"""Names by group of countries, as they are written there: women's, men's, family names; the
language of correspondence."""

# language, countries, women's given names, men's given names, family names
GROUPS = [
    ("fr", "SN ML BF CI GN NE TG BJ", "Awa Fatou Aïssatou Mariam Khady Rokhaya Djénéba Bintou Ndèye Coumba", "Moussa Ibrahima Ousmane Cheikh Abdoulaye Seydou Modou Amadou Boubacar Lamine", "N’Diaye Diop Traoré Keïta Ouédraogo Koné Sow Ba Coulibaly Touré Diallo Sawadogo"),
    ("fr", "CM CD CG GA CF", "Clarisse Solange Mireille Espérance Chantal Bénédicte Prisca Nadège", "Célestin Dieudonné Aimé Serge Patrice Fidèle Gaston Prosper", "Mbarga Tshisekedi Ngono Moukoko Ilunga Makaya Essomba Kabongo Nzinga Owona"),
    ("fr", "RW BI MG KM DJ", "Uwase Ineza Voahangy Lalao Mutoni Hasina", "Habimana Niyonzima Rakoto Andry Mugabo Tovo", "Rakotomalala Nkurunziza Andrianampoinimerina Uwimana Razafindrakoto Ndayishimiye"),
    ("en", "NG GH SL LR GM", "Ngozi Adaeze Efua Abena Folasade Chiamaka Akosua Yetunde", "Chinedu Kwame Babatunde Kofi Emeka Kwabena Oluwaseun Yaw", "Okonkwo Adeyemi Mensah Boateng Osei-Tutu Nwachukwu Balogun Kamara Ibrahim Asante"),
    ("en", "KE UG TZ ZM MW ZW", "Wanjiru Achieng Nakato Neema Thandiwe Chipo Atieno Mwajuma", "Kamau Otieno Mugisha Juma Tendai Chanda Kiprono Baraka", "Odhiambo wa Thiong’o Ssemwogerere Mwakyembe Moyo Banda Njoroge Phiri Kirui"),
    ("en", "ZA BW LS NA SZ MZ", "Nomvula Lerato Thandeka Boitumelo Palesa Zanele", "Sipho Thabo Mandla Tshepo Kagiso Bongani", "Dlamini van der Merwe Mokoena Nkosi Khumalo Molefe Botha Sithole"),
    ("en", "ET ER", "ሰላማዊት ትዕግስት ሀና ብርሃን Selamawit Tigist", "ዳዊት አበበ ተስፋዬ ዮሐንስ Dawit Abebe", "በቀለ ኃይሌ ወልደማርያም ገብረመድኅን Bekele Tesfaye"),
    ("fr", "MA DZ TN MR", "Khadija Leïla Samira Yasmine فاطمة خديجة", "Rachid Karim Mehdi Tarek محمد يوسف", "El Amrani Benali Bouazizi Aït Ahmed بنعلي العلوي Ould Cheikh Haddad"),
    ("en", "EG SD LY", "منى هدى نادية Mona Huda", "أحمد محمود خالد Ahmed Khaled", "عبد الرحمن السيد حسن الشريف Abdel-Rahman El-Sayed"),
    ("en", "JO LB IQ PS SY", "رنا ليلى زينب Rana Layla Zeinab", "عمر سامر حيدر Omar Samer Haidar", "الخطيب خوري الجبوري Al-Khatib Khoury Haddad"),
    ("en", "SA AE OM YE KW BH", "نورة مريم Noura Maryam", "سلطان فهد Sultan Fahad", "القحطاني المنصوري Al-Qahtani Al-Mansouri"),
    ("en", "IN", "प्रिया सुनीता अंजलि Lakshmi Priya Anjali", "राजेश अमित Suresh Rajesh Arjun", "शर्मा वर्मा Patel Krishnamurthy Singh Iyer Deshpande"),
    ("en", "BD", "ফাতেমা নাসরিন Shirin", "রহিম কামাল Rafiq", "আহমেদ রহমান Hossain Chowdhury"),
    ("en", "NP BT", "सीता गीता Sita", "विष्णु Bishnu Tenzin", "श्रेष्ठ तामाङ Shrestha Gurung Dorji"),
    ("en", "PK AF IR", "عائشہ Ayesha شیرین Parisa", "عمران Imran رضا Reza", "خان قریشی Khan احمدی Ahmadi"),
    ("en", "LK", "නිලූකා Kumari தமிழ்ச்செல்வி", "සුනිල් Ruwan குமரன்", "පෙරේරා de Silva சிவலிங்கம் Fernando"),
    ("en", "CN", "芳 丽华 秀英 静", "伟 建国 志强 明", "王 李 张 刘 欧阳 陈"),
    ("en", "JP KR MN", "さくら 恵子 지은 서연 Сарангэрэл", "太郎 健一 민준 철수 Батбаяр", "山田 佐藤 김 이 박 Ганбаатар"),
    ("en", "VN", "Thị Hương Thị Lan Thanh Thảo Minh Châu", "Văn Hùng Đức Anh Quốc Bảo Minh Tuấn", "Nguyễn Trần Lê Phạm Đặng"),
    ("en", "TH LA KH MM", "สมหญิง มาลี ສົມໃຈ សុភា နီလာ", "สมชาย วิชัย ບຸນມີ វណ្ណា ကျော်", "ศรีสุข วงศ์สวัสดิ์ ພົມມະຈັນ ចាន់ ဝင်း"),
    ("en", "ID MY PH TL", "Dewi Siti Nurhaliza Maria Clara Putri", "Budi Ahmad Faizal José Agus", "Sukarnoputri Santos dela Cruz bin Abdullah Reyes Wijaya"),
    ("en", "FJ WS TO PG VU", "Mere Sina Losa", "Ratu Tevita Joeli Apisai", "Tuimaleali’ifano Vakatawa Faleolo Kila"),
    ("es", "AR UY CL PY", "María José Sofía Valentina Camila", "Martín Joaquín Matías Ezequiel", "González Fernández Rodríguez Ibáñez Etcheverry Muñoz Yáñez"),
    ("es", "CO VE EC PE BO", "Rosa María Yésica Luz Dary Alejandra", "José Luis Wilmer Edison Álvaro", "Quispe Mamani García Márquez Núñez Peña Huamán Chávez"),
    ("es", "MX GT HN SV NI CR PA CU DO", "Guadalupe Xóchitl Marisol Ixchel", "Juan Carlos Cuauhtémoc Óscar Ramón", "Hernández López Pérez y Pérez Zúñiga Tzoc de la O Ordóñez"),
    ("en", "BR", "Ana Beatriz Conceição Júlia", "João Pedro Antônio Luís", "da Silva dos Santos Araújo Magalhães"),
    ("en", "JM TT BB GY BS", "Shanice Marcia Keisha", "Delroy Winston Marlon", "Campbell Ramkissoon St. Clair O’Brien"),
    ("fr", "HT", "Marie-Flore Guerline Nadège", "Jean-Baptiste Wilner Frantz", "Pierre-Louis Toussaint Désir"),
    ("en", "US CA AU NZ GB IE", "Siobhán Emily Hinemoa Chloë", "Liam Wiremu Declan Zoë-Lee", "O’Connor MacDonald Te Whānau Smith-Jones Featherstonehaugh"),
    ("fr", "FR BE CH LU", "Élodie Anne-Sophie Geneviève", "Jean-François Loïc Benoît", "Lefèvre de la Fontaine Vandenbroucke Müller"),
    ("en", "DE AT NL SE NO DK FI", "Annelise Åsa Käthe Siv", "Jürgen Søren Björn Väinö", "von Weizsäcker Åkesson Østergård van ’t Hoff Hämäläinen"),
    ("en", "IT ES PT GR", "Chiara Begoña Inês Ελένη", "Niccolò Iñaki Gonçalo Γιώργος", "D’Angelo Echeverría Vasconcelos Παπαδόπουλος"),
    ("en", "PL CZ HU RO BG RS HR", "Małgorzata Žofie Zsófia Ștefania Милица", "Łukasz Jiří Győző Răzvan Душан", "Wiśniewska Dvořák Szőke Țepeș Стојановић Đurić"),
    ("en", "RU UA KZ KG UZ TJ", "Ольга Светлана Айгүл Зоҳида", "Сергей Тарас Нурлан Фаррух", "Иванова Шевченко Әбілқасымов Жээнбеков"),
    ("en", "GE AM AZ TR", "ნინო ქეთევან Անահիտ Gülşen", "გიორგი დავით Տիգրան İbrahim", "ბერიძე მამულაშვილი Պետրոսյան Yıldırım"),
]  # fmt: skip

# One of each that forms and certificates get wrong: a single name, eighty letters.
UNUSUAL = [
    ("en", "ID", "", "Suharto"),
    (
        "fr",
        "MG",
        "Andriamanjatomanoela Ravaonirinarisoa Tahiriniaina",
        "Rakotoniainandrianarisoa-Rafanomezantsoa",
    ),
    (
        "es",
        "ES",
        "María de los Dolores Inmaculada Concepción",
        "Fernández de Córdoba y Álvarez de las Asturias-Bohorques",
    ),
]
