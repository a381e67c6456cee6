"""Names by group of countries, as they are written there, and the language of correspondence.

A name in another script is followed by its Latin form: `ሰላማዊት/Selamawit`. The weight is how often
the group applies to an Academy in Dakar: Africa most, the Arab States and the Pacific least.
"""

# language, weight, countries, women's given, men's given, family names
GROUPS = [
    ("fr", 26, "SN ML BF CI GN NE TG BJ", "Awa, Fatou, Aïssatou, Mariam, Khady, Rokhaya, Djénéba, Bintou, Ndèye Coumba", "Moussa, Ibrahima, Ousmane, Cheikh Ahmadou, Abdoulaye, Seydou, Modou, Amadou, Boubacar, Lamine", "N’Diaye, Diop, Traoré, Keïta, Ouédraogo, Koné, Sow, Ba, Coulibaly, Touré, Diallo, Sawadogo"),
    ("fr", 10, "CM CD CG GA CF", "Clarisse, Solange, Mireille, Espérance, Chantal, Bénédicte, Prisca, Nadège", "Célestin, Dieudonné, Aimé, Serge, Patrice, Fidèle, Gaston, Prosper", "Mbarga, Tshisekedi, Ngono, Moukoko, Ilunga, Makaya, Essomba, Kabongo, Nzinga, Owona"),
    ("fr", 3, "RW BI", "Uwase, Ineza, Mutoni", "Habimana, Niyonzima, Mugabo", "Nkurunziza, Uwimana, Ndayishimiye"),
    ("fr", 2, "MG", "Voahangy, Lalao, Hasina", "Rakoto, Andry, Tovo", "Rakotomalala, Andrianampoinimerina, Razafindrakoto"),
    ("fr", 1, "KM DJ", "Halima, Fatouma", "Said Ali, Idriss", "Abdallah, Hassan Omar"),
    ("en", 7, "NG", "Ngozi, Adaeze, Folasade, Chiamaka, Yetunde", "Chinedu, Babatunde, Emeka, Oluwaseun", "Okonkwo, Adeyemi, Nwachukwu, Balogun, Ibrahim"),
    ("en", 5, "GH", "Efua, Abena, Akosua", "Kwame, Kofi, Kwabena, Yaw", "Mensah, Boateng, Osei-Tutu, Asante"),
    ("en", 3, "SL LR GM", "Isatu, Fatmata, Hawa", "Alimamy, Sheku, Lamin", "Kamara, Sesay, Jallow, Ceesay"),
    ("en", 10, "KE UG TZ ZM MW ZW", "Wanjiru, Achieng, Nakato, Neema, Thandiwe, Chipo, Atieno, Mwajuma", "Kamau, Otieno, Mugisha, Juma, Tendai, Chanda, Kiprono, Baraka", "Odhiambo, wa Thiong’o, Ssemwogerere, Mwakyembe, Moyo, Banda, Njoroge, Phiri, Kirui"),
    ("en", 7, "ZA BW LS NA SZ MZ", "Nomvula, Lerato, Thandeka, Boitumelo, Palesa, Zanele", "Sipho, Thabo, Mandla, Tshepo, Kagiso, Bongani", "Dlamini, van der Merwe, Mokoena, Nkosi, Khumalo, Molefe, Botha, Sithole"),
    ("en", 4, "ET ER", "ሰላማዊት/Selamawit, ትዕግስት/Tigist, ሀና/Hana, ብርሃን/Birhan, Selamawit, Tigist", "ዳዊት/Dawit, አበበ/Abebe, ተስፋዬ/Tesfaye, ዮሐንስ/Yohannes, Dawit, Abebe", "በቀለ/Bekele, ኃይሌ/Haile, ወልደማርያም/Woldemariam, ገብረመድኅን/Gebremedhin, Bekele, Tesfaye"),
    ("fr", 9, "MA DZ TN MR", "Khadija, Leïla, Samira, Yasmine, فاطمة/Fatima, خديجة/Khadija", "Rachid, Karim, Mehdi, Tarek, محمد/Mohamed, يوسف/Youssef", "El Amrani, Benali, Bouazizi, Aït Ahmed, بنعلي/Benali, العلوي/El Alaoui, Ould Cheikh, Haddad"),
    ("en", 4, "EG SD LY", "منى/Mona, هدى/Huda, نادية/Nadia, Mona, Huda", "أحمد/Ahmed, محمود/Mahmoud, خالد/Khaled, Ahmed, Khaled", "عبد الرحمن/Abdel-Rahman, السيد/El-Sayed, حسن/Hassan, الشريف/El-Sherif, Abdel-Rahman, El-Sayed"),
    ("en", 4, "JO LB IQ PS SY", "رنا/Rana, ليلى/Layla, زينب/Zeinab, Rana, Layla, Zeinab", "عمر/Omar, سامر/Samer, حيدر/Haidar, Omar, Samer, Haidar", "الخطيب/Al-Khatib, خوري/Khoury, الجبوري/Al-Jubouri, Al-Khatib, Khoury, Haddad"),
    ("en", 2, "SA AE OM YE KW BH", "نورة/Noura, مريم/Maryam, Noura, Maryam", "سلطان/Sultan, فهد/Fahad, Sultan, Fahad", "القحطاني/Al-Qahtani, المنصوري/Al-Mansouri, Al-Qahtani, Al-Mansouri"),
    ("en", 6, "IN", "प्रिया/Priya, सुनीता/Sunita, अंजलि/Anjali, Lakshmi, Priya, Anjali", "राजेश/Rajesh, अमित/Amit, Suresh, Rajesh, Arjun", "शर्मा/Sharma, वर्मा/Varma, Patel, Krishnamurthy, Singh, Iyer, Deshpande"),
    ("en", 2, "BD", "ফাতেমা/Fatema, নাসরিন/Nasrin, Shirin", "রহিম/Rahim, কামাল/Kamal, Rafiq", "আহমেদ/Ahmed, রহমান/Rahman, Hossain, Chowdhury"),
    ("en", 2, "NP BT", "सीता/Sita, गीता/Gita, Sita", "विष्णु/Bishnu, Bishnu, Tenzin", "श्रेष्ठ/Shrestha, तामाङ/Tamang, Shrestha, Gurung, Dorji"),
    ("en", 2, "PK AF IR", "عائشہ/Ayesha, Ayesha, شیرین/Shirin, Parisa", "عمران/Imran, Imran, رضا/Reza, Reza", "خان/Khan, قریشی/Qureshi, Khan, احمدی/Ahmadi, Ahmadi"),
    ("en", 1, "LK", "නිලූකා/Niluka, Kumari, தமிழ்ச்செல்வி/Tamilselvi", "සුනිල්/Sunil, Ruwan, குமரன்/Kumaran", "පෙරේරා/Perera, de Silva, சிவலிங்கம்/Sivalingam, Fernando"),
    ("en", 3, "CN", "芳/Fang, 丽华/Lihua, 秀英/Xiuying, 静/Jing", "伟/Wei, 建国/Jianguo, 志强/Zhiqiang, 明/Ming", "王/Wang, 李/Li, 张/Zhang, 刘/Liu, 欧阳/Ouyang, 陈/Chen"),
    ("en", 1, "JP", "さくら/Sakura, 恵子/Keiko", "太郎/Taro, 健一/Kenichi", "山田/Yamada, 佐藤/Sato"),
    ("en", 1, "KR", "지은/Ji-eun, 서연/Seo-yeon", "민준/Min-jun, 철수/Cheol-su", "김/Kim, 이/Lee, 박/Park"),
    ("en", 1, "MN", "Сарангэрэл/Sarangerel, Оюун/Oyuun", "Батбаяр/Batbayar", "Ганбаатар/Ganbaatar, Дорж/Dorj"),
    ("en", 2, "VN", "Thị Hương, Thị Lan, Thanh Thảo, Minh Châu", "Văn Hùng, Đức Anh, Quốc Bảo, Minh Tuấn", "Nguyễn, Trần, Lê, Phạm, Đặng"),
    ("en", 1, "TH", "สมหญิง/Somying, มาลี/Malee", "สมชาย/Somchai, วิชัย/Wichai", "ศรีสุข/Srisuk, วงศ์สวัสดิ์/Wongsawat"),
    ("en", 1, "LA", "ສົມໃຈ/Somchai", "ບຸນມີ/Bounmy", "ພົມມະຈັນ/Phommachan"),
    ("en", 1, "KH", "សុភា/Sophea", "វណ្ណា/Vanna", "ចាន់/Chan"),
    ("en", 1, "MM", "နီလာ/Nilar", "ကျော်/Kyaw", "ဝင်း/Win"),
    ("en", 3, "ID MY PH TL", "Dewi, Siti Nurhaliza, Maria Clara, Putri", "Budi, Ahmad Faizal, José, Agus", "Sukarnoputri, Santos, dela Cruz, bin Abdullah, Reyes, Wijaya"),
    ("en", 1, "FJ WS TO PG VU", "Mere, Sina, Losa", "Ratu Tevita, Joeli, Apisai", "Tuimaleali’ifano, Vakatawa, Faleolo, Kila"),
    ("es", 4, "AR UY CL PY", "María José, Sofía, Valentina, Camila", "Martín, Joaquín, Matías, Ezequiel", "González, Fernández Rodríguez, Ibáñez, Etcheverry, Muñoz Yáñez, Rodríguez"),
    ("es", 4, "CO VE EC PE BO", "Rosa María, Yésica, Luz Dary, Alejandra", "José Luis, Wilmer, Edison, Álvaro", "Quispe Mamani, García Márquez, Núñez Peña, Huamán Chávez, Mamani, Peña"),
    ("es", 3, "MX GT HN SV NI CR PA CU DO", "Guadalupe, Xóchitl, Marisol, Ixchel", "Juan Carlos, Cuauhtémoc, Óscar, Ramón", "Hernández López, Pérez y Pérez, Zúñiga Tzoc, de la O Ordóñez, López, Tzoc"),
    ("en", 2, "BR", "Ana Beatriz, Conceição, Júlia", "João Pedro, Antônio, Luís", "da Silva, dos Santos, Araújo, Magalhães"),
    ("en", 2, "JM TT BB GY BS", "Shanice, Marcia, Keisha", "Delroy, Winston, Marlon", "Campbell, Ramkissoon, St. Clair, O’Brien"),
    ("fr", 2, "HT", "Marie-Flore, Guerline, Nadège", "Jean-Baptiste, Wilner, Frantz", "Pierre-Louis, Toussaint, Désir"),
    ("en", 2, "US CA AU NZ GB IE", "Siobhán, Emily, Hinemoa, Chloë", "Liam, Wiremu, Declan, James", "O’Connor, MacDonald, Te Whānau, Smith-Jones, Featherstonehaugh"),
    ("fr", 3, "FR BE CH LU", "Élodie, Anne-Sophie, Geneviève", "Jean-François, Loïc, Benoît", "Lefèvre, de la Fontaine, Vandenbroucke, Müller"),
    ("en", 2, "DE AT NL SE NO DK FI", "Annelise, Åsa, Käthe, Siv", "Jürgen, Søren, Björn, Väinö", "von Weizsäcker, Åkesson, Østergård, van ’t Hoff, Hämäläinen"),
    ("en", 2, "IT PT", "Chiara, Inês, Beatrice", "Niccolò, Gonçalo, Davide", "D’Angelo, Vasconcelos, Lo Presti, de Almeida"),
    ("es", 1, "ES", "Begoña, Nekane, Inmaculada", "Iñaki, Íñigo, Manuel", "Echeverría, Muñoz de Bustillo, Ordóñez, Ibarretxe"),
    ("en", 1, "GR", "Ελένη/Eleni, Μαρία/Maria", "Γιώργος/Giorgos", "Παπαδόπουλος/Papadopoulos, Νικολάου/Nikolaou"),
    ("en", 2, "PL CZ HU RO HR", "Małgorzata, Žofie, Zsófia, Ștefania", "Łukasz, Jiří, Győző, Răzvan", "Nowak, Dvořák, Szőke, Țepeș, Đurić"),
    ("en", 1, "BG RS", "Милица/Milica, Радка/Radka", "Душан/Dušan, Пламен/Plamen", "Стојановић/Stojanović, Живков/Zhivkov"),
    ("en", 1, "UA", "Ольга/Olha, Світлана/Svitlana", "Тарас/Taras, Андрій/Andrii", "Шевченко/Shevchenko, Коваленко/Kovalenko"),
    ("en", 1, "KZ KG", "Айгүл/Aigul, Бермет/Bermet", "Нурлан/Nurlan, Азамат/Azamat", "Әбілқасым/Abilkassym, Жээнбек/Jeenbek"),
    ("en", 1, "UZ TJ", "Зоҳида/Zohida, Мадина/Madina", "Фаррух/Farrukh, Рустам/Rustam", "Раҳмонов/Rahmonov, Юсупов/Yusupov"),
    ("en", 1, "GE", "ნინო/Nino, ქეთევან/Ketevan", "გიორგი/Giorgi, დავით/Davit", "ბერიძე/Beridze, მამულაშვილი/Mamulashvili"),
    ("en", 1, "AM", "Անահիտ/Anahit", "Տիգրան/Tigran", "Պետրոսյան/Petrosyan, Սարգսյան/Sargsyan"),
    ("en", 1, "TR AZ", "Gülşen, Ayşegül", "İbrahim, Çağrı", "Yıldırım, Öztürk"),
]  # fmt: skip

# What forms and certificates get wrong: a single name, eighty letters. Country, given, family names.
UNUSUAL = [
    ("en", "ID", "", "Suharto"),
    ("fr", "MG", "Tahiriniaina Ravaonirinarisoa", "Rakotoniainandrianarisoa-Rafanomezantsoanambinintsoa"),
    ("es", "ES", "María Inmaculada Concepción", "Fernández de Córdoba y Álvarez de las Asturias-Bohorques"),
]  # fmt: skip
