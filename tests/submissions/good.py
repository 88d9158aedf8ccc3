"""Organisations as people really describe them, in several languages and scripts: none of it is spam."""

REPAIR = """We are about thirty neighbours. Every second Saturday we open the old fire station and mend what people
bring: lamps, phones, bicycles, toasters and now and then a record player.

## What we learned

We write down each repair, and the data are open: https://data.harbour-repair.example/repairs. Two thirds of all things
can be mended within an hour. The city has taken up our proposal for a law (see https://city.example/right-to-repair).

> "I thought nobody could mend it," said a visitor, 81 years old.

- 412 things mended in 2025
- 38 % were phones (a < b holds for their age)
"""

GOOD = [
    {"name": "Harbour Repair Collective", "summary": "Neighbours mend things together.", "body": REPAIR},
    {"name": "OPENLAB", "summary": "A lab of the city for open data.", "website": "https://openlab.example"},
    {
        "name": "Werkraum e.V.",
        "summary": "Wir bauen Maker-Spaces auf, z. B. in Dakar.",
        "body": REPAIR,
    },
    {
        "name": "L'Atelier des Communs",
        "summary": "Un tiers-lieu où l'on apprend, répare et partage – ouvert à toutes et à tous !",
        "body": "Depuis 2014, nous accueillons 1 200 personnes par an. Nos guides sont sous licence libre.",
    },
    {
        "name": "Открытая карта доступности",
        "summary": "Волонтёры отмечают на карте OpenStreetMap места, доступные для людей на коляске.",
        "body": "IT-команда из пяти человек и более 300 волонтёров в 40 городах. Код на GitHub: https://code.example/map.",
    },
    {
        "name": "Ανοιχτά Δεδομένα Θεσσαλονίκης",
        "summary": "Οι πολίτες μετρούν τον αέρα της πόλης με αισθητήρες Arduino και δημοσιεύουν τα δεδομένα.",
    },
    {
        "name": "مختبر المدينة المفتوحة",
        "summary": "نجمع السكان والمبرمجين لبناء أدوات رقمية مفتوحة المصدر تخدم الأحياء الفقيرة.",
        "body": "بدأنا عام ٢٠١٦ مع 12 متطوعًا. كل ما نبنيه متاح على https://lab.example للجميع.",
    },
    {
        "name": "みんなの翻訳プロジェクト",
        "summary": "ボランティアが自治体のお知らせをやさしい日本語と12の言語に翻訳し、アプリで公開しています。",
        "body": "2011年の震災のあとに始まりました。Civic Techのコミュニティと一緒に道具を作っています。",
    },
    {"name": "서울 공유 부엌", "summary": "이웃이 함께 요리하고 남은 음식을 나누는 앱을 만듭니다. SNS에서도 만나요!"},
    {
        "name": "ePaństwo i Łódź Otwarta",
        "summary": "Pilnujemy, żeby urzędy publikowały dane – od budżetu po rozkłady jazdy. 100% open source.",
    },
    {
        "name": "किसान मंडी भाव",
        "summary": "किसान SMS से रोज़ का मंडी भाव पाते हैं; डेटा सबके लिए खुला है।",
    },
]
