"""Slogans of all kinds, given as bare phrases: what is found of each, with its exact place (⟦ ⟧), and what is not."""

from __future__ import annotations

import pytest

from kazslogan import Detector, RuleSet
from tests.cases.loader import take_marks

SLOGANS = {
    "a hamza before the first letter": (
        "kk", "Сөз бостандығы керек",
        ["⟦ءسوز بوستاندىعى كەرەك⟧!", "#⟦ءسوز_بوستاندىعى_كەرەك⟧", "سول كۇنى ⟦ءسوز بوستاندىعى كەرەك⟧ دەدى"],
        ["كەشە ءسوز بوستاندىعى تۋرالى ايتىلدى"],
    ),
    "a hamza before every word": (
        "kk", "Әр үйге бір кітап",
        ["⟦ءار ءۇيگە ءبىر كىتاپ⟧", "⟦ار ۇيگە بىر كىتاپ⟧"],
        ["ءار ءۇيگە بارىپ كەلدىك"],
    ),
    "romanised in capitals": (
        "ru", "Снимите щиты с площади",
        ["⟦SNIMITE SHCHITY S PLOSHCHADI⟧", "Опять: ⟦snimite SHCHITY s ploshchadi⟧", "⟦Snimite Shchity S Ploshchadi⟧"],
        ["SNIMITE KVARTIRU S PLOSHCHADKOJ"],
    ),
    "romanised Kazakh in capitals": (
        "kk", "Әділетсіздікке жол жоқ",
        ["⟦ADILETSIZDIKKE ZHOL ZHOQ⟧", "⟦ÁDILETSIZDIKKE JOL JOQ⟧", "⟦adiletsizdikke ZHOL ZHOQ⟧"],
        ["ADILETSIZDIKKE ZHOL ASHTY"],
    ),
    "a silent letter at the end": (
        "ru", "Остановитесь",
        ["⟦О с т а н о в и т е с ь⟧", "⟦О\nс\nт\nа\nн\nо\nв\nи\nт\nе\nс\nь⟧\nи подумайте", "⟦Остановитесьььь⟧!",
         "⟦О-с-т-а-н-о-в-и-т-е-с-ь⟧ же"],
        ["О с т а н о в к а", "остановитесьте"],
    ),
    "letters written with two, all parted": (
        "ru", "Хватит кормить чиновников",
        ["⟦K h v a t i t k o r m i t c h i n o v n i k o v⟧", "⟦k.h.v.a.t.i.t k.o.r.m.i.t c.h.i.n.o.v.n.i.k.o.v⟧"],
        ["K h v a t i t k o r m i t k r o l i k o v"],
    ),
    "words that stand against each other": (
        "ru", "Да паркам, нет парковкам",
        ["⟦Да паркам, нет парковкам⟧!", "⟦Нет парковкам, да паркам⟧"],
        ["Нет паркам, да парковкам", "Паркам нет, парковкам да"],
    ),
    "one thing instead of another": (
        "ru", "Школы вместо тюрьмы",
        ["⟦Школы вместо тюрьмы⟧", "#⟦ШколыВместоТюрьмы⟧"],
        ["Тюрьмы вместо школы"],
    ),
    "not this but that": (
        "kk", "Қару емес, қалам",
        ["⟦Қару емес, қалам⟧", "⟦Kary emes, kalam⟧"],
        ["Қалам емес, қару", "#ҚаламЕмесҚару"],
    ),
    "a request in all its forms": (
        "kk", "Қауіпсіздік белдігін тағыңыз",
        ["⟦Қауіпсіздік белдігін тақ⟧!", "⟦қауіпсіздік белдігін тағыңыздаршы⟧", "⟦Қауіпсіздік белдігін тағайық⟧"],
        ["Қауіпсіздік белдігін тақты", "[б][е][л][д][і][г][і][н] [т][а][қ][т][ы]",
         "Қауіпсіздік белдігін тағатын жүргізуші"],
    ),
    "two requests, of which one may be a converb": (
        "kk", "Қан тапсырып, өмір сақта",
        ["⟦Қан тапсыр да, өмір сақта⟧", "⟦қан тапсырыңыз, өмір сақтаңыз⟧ деген акция"],
        ["Қан тапсырып, өмір сақтап қалды", "Қан тапсырсаң, өмір сақтайсың"],
    ),
    "one thing or many": (
        "kk", "Ақбөкендерді қорғайық",
        ["⟦Ақбөкенді қорғаңыз⟧", "⟦Ақбөкендерді бәріміз қорғайық⟧"],
        ["Ақбөкендер қорғайды", "Ақбөкенді қорғаған жігіт"],
    ),
    "other objects than the listed one": (
        "kk", "Көлді қорғау – ортақ парызымыз",
        ["⟦Көлдерді қорғау – ортақ парызымыз⟧"],
        ["Көлді қорғау – ортақ қарызымыз"],
    ),
    "one or many, and let us (Russian)": (
        "ru", "Сделайте прививку вовремя",
        ["⟦Сделай прививки вовремя⟧", "Давайте ⟦сделаем прививку вовремя⟧", "⟦сделайте вовремя прививки⟧"],
        ["Сделал прививку вовремя", "Он сделает прививку вовремя", "Она сделала прививки вовремя"],
    ),
    "what is wanted": (
        "ru", "Достойная пенсия каждому учителю",
        ["Хотим ⟦достойную пенсию каждому учителю⟧", "⟦Достойные пенсии каждому учителю⟧"],
        ["Достойная пенсия была у каждого учителя"],
    ),
    "let us (French)": (
        "fr", "Protégeons nos rivières",
        ["⟦Protégez nos rivières⟧ !"],
        ["Nous protégeons nos rivières depuis 2010", "Nous avons protégé nos rivières"],
    ),
    "polite forms (Spanish)": (
        "es", "Dona sangre, regala vida",
        ["⟦Donen sangre, regalen vida⟧", "¡⟦Donemos sangre, regalemos vida⟧!"],
        ["Ella dona sangre, regala vida cada año"],
    ),
    "short stems (Turkish)": (
        "tr", "Sokak hayvanlarına su verin",
        ["⟦Sokak hayvanlarına su ver⟧", "⟦sokak hayvanlarına su verelim⟧"],
        ["Sokak hayvanlarına su verdi"],
    ),
    "short stems (Uzbek)": (
        "uz", "Daraxt eking, havoni asrang",
        ["⟦Daraxt ek, havoni asra⟧", "⟦Daraxt ekaylik, havoni asraylik⟧"],
        ["Daraxt ekdi, havoni asradi"],
    ),
    "who does it (German)": (
        "de", "Rettet die alten Alleen",
        ["⟦Retten wir die alten Alleen⟧", "⟦Retten Sie die alten Alleen⟧!"],
        ["Sie rettet die alten Alleen", "Wer rettet die alten Alleen?"],
    ),
    "who does it (English)": (
        "en", "Read twenty pages every day",
        ["Please ⟦read twenty pages every day⟧", "Can you please ⟦read twenty pages every day⟧?"],
        ["She read twenty pages every day last summer", "Why should we read twenty pages every day?",
         "Nobody can read twenty pages every day", "I refuse to read twenty pages every day",
         "Do I have to read twenty pages every day?"],
    ),
    "what is asked for (English)": (
        "en", "Free libraries for every village",
        ["Sign: ⟦free libraries for every village⟧?"],
        ["Are there free libraries for every village?", "Where are the free libraries for every village?"],
    ),
    "what was not said, and is not so": (
        "kk", "Таза ауа – денсаулық кепілі",
        ["⟦Таза ауа – денсаулық кепілі⟧ деген ұран"],
        ["Таза ауа – денсаулық кепілі деген жоқпыз", "Таза ауа – денсаулық кепілі бола алмайды"],
    ),
    "letters parted by exclamation marks": (
        "ru", "Сохраним городской парк вместе",
        ["⟦С!о!х!р!а!н!и!м г!о!р!о!д!с!к!о!й п!а!р!к в!м!е!с!т!е⟧!!!"],
        ["С!о!х!р!а!н!и!л г!о!р!о!д!с!к!о!й п!а!р!к в!м!е!с!т!е"],
    ),
    "two letters drawn for one": (
        "kk", "Таза ауа – денсаулық кепілі",
        ["⟦Таза ауа – денсаулblк кепілі⟧"],
        ["Таза ауа – денсаулblк кілті"],
    ),
    "two clauses": (
        "kk", "Мұғалімге құрмет, дәрігерге алғыс",
        ["⟦Мұғалімге құрмет, дәрігерге алғыс⟧", "⟦дәрігерге алғыс, мұғалімге құрмет⟧"],
        ["Дәрігерге құрмет, мұғалімге алғыс"],
    ),
    "a prefix": (
        "ru", "Деколонизируйтесь",
        ["⟦Деколонизируйтесь⟧", "⟦Деколонизрйтесь⟧", "⟦Диколонизируйтезь⟧"],
        ["Колонизируйтесь", "Переколонизируйтесь"],
    ),
    "a syllable that negates": (
        "ky", "Көлүбүздү булгабагыла",
        ["⟦Көлүбүздү булгабагыла⟧!", "⟦Көлүбүздү булгабгыла⟧"],
        ["Көлүбүздү булгагыла", "Колубузду булгагыла"],
    ),
    "a form of the verb": (
        "kk", "Қоқысты далаға тастама",
        ["⟦Қоқысты далаға тастама⟧", "⟦Қоқысты далага тастма⟧"],
        ["Қоқысты далаға тастамақ", "Qoqysty dalaga tastamaq", "Қоқысты далаға тастамады"],
    ),
    "a word that is another one, disguised or not": (
        "en", "No more empty plates",
        ["⟦No mоrе emрty plаtеs⟧", "⟦no more empty pllllates⟧", "⟦No more empty platcs⟧"],
        ["No more empty planes", "No mоrе emрty plаnes", "No more emptyyyy planes"],
    ),
    "a letter of two alphabets drawn out": (
        "ru", "Верните нам трамвай",
        ["⟦Верните наaaaм трамвай⟧", "⟦Вернитеeeе нам трамвай⟧", "⟦ВЕРHНННИТЕ НАМ ТРAААMВАЙ⟧"],
        ["Верните намаaaaм трамплин"],
    ),
    "a slip among parted letters": (
        "en", "Fix our broken buses",
        ["⟦F i x o u r b r i k e n b u s e s⟧", "⟦F-i-x o-u-r b-r-o-k-n b-u-s-e-s⟧"],
        ["F i x o u r b r o k e n b o n e s"],
    ),
    "who says it to whom": (
        "en", "Mayor Quill, open the libraries",
        ["Dear ⟦Mayor Quill! Open the libraries⟧!", "@you ⟦Mayor Quill! Open the libraries⟧"],
        ["We met Mayor Quill! Open the libraries", "Mayor Quill must open the libraries",
         "Will Mayor Quill open the libraries?", "When did Mayor Quill open the libraries?"],
    ),
    "a stray letter in a text without spaces": (
        "ja", "がけの上のベンチをかえせ",
        ["⟦がけの上のベンチをかえせ⟧", "#⟦がけの上のベンチをかえせ⟧"],
        ["がけのi上のベンチをかえせ", "がけの下のベンチをかえせ"],
    ),
    "a sentence right behind it": (
        "ru", "Сохраним старый парк",
        ["⟦Сохраним старый парк⟧!Подпишите письмо", "Да!⟦Сохраним старый парк⟧"],
        ["Сохраним старый!Паркет натёрли"],
    ),
    "a question asked with a word behind it": (
        "kk", "Бізге таза ауа керек",
        ["⟦Бізге таза ауа керек⟧!", "⟦Бізге таза ауа керек⟧, ал сендерге ше"],
        ["Бізге таза ауа керек пе?", "Bizge taza aua kerek pe", "Бізге таза ауа керек емес", "Бізге таза су керек"],
    ),
    "a wish, asked about in Turkish": (
        "tr", "Ağaçlar kesilmesin",
        ["⟦Ağaçlar kesilmesin⟧", "Meydanda ⟦ağaçlar kesilmesin⟧ dedik", "bugün ⟦agaclar kesilmesin⟧"],
        ["Ağaçlar kesilmesin mi?", "Ağaçlar kesilsin", "Ağaçlar kesilmeyecek"],
    ),
    "a long word with a slip beside short words": (
        "ru", "Верните нам парк",
        ["⟦Вирните нам парк⟧", "⟦вернте нам парк⟧", "⟦Венрите нам парк⟧!", "Видел: ⟦Dthybnt yfv gfhr⟧, и все согласны",
         "#⟦венритенампарк⟧", "⟦В3нрите н@м парк⟧"],
        ["Верните нам паркинг", "Вернули нам парк", "Верните им парк", "Верните нам пар"],
    ),
    "a letter drawn out at the end of the word before": (
        "kk", "Тілімізді құрметте",
        ["халықта ⟦тілімізді құрметте⟧", "#⟦ТілімміззздіҚұрметте⟧", "⟦тілімізді құрметтеңдер⟧",
         "⟦тілімізді құрметтеңдерші⟧"],
        ["тілімізді құрметтеді", "тілімізді құрметтемеңдер", "тілімізді құрметте ме екен"],
    ),
    "a prefix of the opposite": (
        "ru", "Не закрывайте школу",
        ["⟦Не закрывайте школу⟧!", "⟦Не закрвайте школу⟧"],
        ["Не открывайте школу"],
    ),
    "in Arabic letters": (
        "kk_Arab", "قازاق ءتىلىن قۇرمەتتە",
        ["بۇگىن ⟦قازاق ءتىلىن قۇرمەتتە⟧ دەپ جازدى", "⟦قازاق تىلىن قۇرمەتتە⟧", "⟦Қазақ тілін құрметте⟧!",
         "⟦Казак тилин курметте⟧", "⟦Qazaq tilin qurmette⟧", "#⟦ҚазақТілінҚұрметте⟧",
         "⟦қазақ тілін құрметтеңіз⟧ ағайын"],
        ["قازاق ءتىلىن ۇيرەن", "Қазақ тілін үйрен", "Қазақ тілін құрметтеме", "Қазақ дінін құрметте"],
    ),
    "words of one sentence": (
        "ru", "Верните нам парк",
        ["⟦Верните. Нам. Парк⟧!", "⟦Верните нам. Парк⟧!", "⟦Верните нам. Парк⟧ – кричали жители"],
        ["Верните нам. Парк закрыт", "Верните нам! Парк опять закрыт"],
    ),
    "a number in another sentence": (
        "ru", "Пенсия в 58 лет",
        ["⟦Пенсия в 58 лет⟧", "⟦Пенсия, в 58 лет⟧"],
        ["Пенсия. В 58 лет он стал министром", "В 58 лет вышел на пенсию"],
    ),
    "what is not to be done, in another order": (
        "ru", "Не закрывайте нашу школу",
        ["⟦Нашу школу не закрывайте⟧!", "⟦школу нашу не закрывай⟧", "⟦Не закрывайте школу нашу⟧"],
        ["Нашу школу закрывайте", "Закрывайте не нашу школу", "Не нашу школу закрывайте", "Нашу школу не закрывают"],
    ),
    "a verb that ends like a case": (
        "kk", "Киікті қорға",
        ["⟦Киікті қорғаңыздар⟧", "⟦киікті қорғайық⟧ достар", "#⟦КиіктіҚорғаңыз⟧"],
        ["Киікті қорғады", "Киікті қорғама", "Киімді қорға"],
    ),
    "let us": (
        "ky", "Тоолорду сактайлы",
        ["⟦Тоолорду сакта⟧", "⟦тоолорду сактагыла⟧", "⟦тоолорду сактайлык⟧"],
        ["Тоолорду сактабайлы", "Тоолорду сактады", "Токойлорду сактайлы"],
    ),
    "a request to several that is denied": (
        "tr", "Ormanları yakmayın",
        ["⟦Ormanları yakma⟧", "⟦ormanları yakmayınız⟧", "⟦ormanlari yakmayin⟧"],
        ["Ormanları yaktı", "Ormanları yakmadılar"],
    ),
    "a short form": (
        "en", "Don't close the school",
        ["⟦Do not close the school⟧!", "⟦Don’t close the school⟧", "⟦dont close the school⟧"],
        ["Do close the school", "Don't close the door"],
    ),
    "a question about somebody": (
        "en", "Speak Kazakh to children",
        ["⟦Speak Kazakh to children⟧", "Please ⟦speak Kazakh to children⟧"],
        ["Do you speak Kazakh to children?", "Did they speak Kazakh to children?"],
    ),
    "other short words of a language whose words are not listed": (
        "de", "Kein Platz für Hass",
        ["⟦Kein Platz für Hsas⟧", "⟦Kein Plstz für Hass⟧", "⟦Kein Platz für Hasss⟧", "⟦K31n Platz für H4ss⟧"],
        ["Mein Platz für Hass", "Ein Platz für Hass", "Kein Platz für Haus", "Kein Platz für Hast"],
    ),
    "another word, misread": (
        "ru", "Алматы без смога",
        ["⟦Алматы без см0га⟧", "⟦Алмты без смога⟧"],
        ["Алматы без снега", "Алматы без света"],
    ),
    "a word that begins with the last letter of the one before": (
        "kk", "Халық өзі шешеді",
        ["⟦Халық өзі шешеді⟧ деген", "⟦Халык ози шешеди⟧"],
        ["Халық көзі шешеді", "Халық өзі шешеді ме?", "Халық өзі шешпейді"],
    ),
    "short words that make another one": (
        "kk", "Су бер",
        ["Ауылға ⟦су бер⟧!", "#⟦СуБер⟧", "⟦su ber⟧ әкім", "⟦су беріңдер⟧"],
        ["A cyber attack", "Cyber Monday", "су берді", "сыр бер"],
    ),
    "one vowel before and behind a consonant": (
        "kk", "Ағаш кесілмесін",
        ["қалада ⟦ағаш кесілмесін⟧", "Dalada ⟦agash kesilmesin⟧", "⟦аааағаш кесілмесін⟧",
         "⟦а.ғ.а.ш к.е.с.і.л.м.е.с.і.н⟧"],
        ["қалада ағаш кесілмейді"],
    ),
    "what is not to be done, and what is": (
        "kk", "Интернетті өшірмеңдер",
        ["⟦Интернетті өшірмеңдер⟧!", "⟦интернетти өшірменіздер⟧", "⟦Өшірмеңдер интернетті⟧ деп жазды",
         "#⟦ИнтернеттіӨшірмеңіз⟧", "⟦өшірме интернетті⟧"],
        ["Интернетті өшіріңдер, балалар ұйықтасын", "internetti oshirinder uyktaimyz", "#ИнтернеттіӨшіріңдер",
         "Өшіріңдер интернетті", "интернетті өшір1ңд3р"],
    ),
    "what is to be done, and what is not": (
        "kk", "Балқашты құтқарайық",
        ["⟦Құтқарайық Балқашты⟧!", "⟦Балқашты құтқарыңдар⟧", "⟦Балқашты құтқаршы⟧", "⟦B4lk45hty kutk4r41yk⟧"],
        ["Балқашты құтқармайық", "Балқашты құтқардық", "B4lk45hty kutk4rm41yk"],
    ),
    "a negation in digits": (
        "kk", "Зейнетақыны көтеріңдер",
        ["⟦Көтеріңдер зейнетақыны⟧", "⟦з3йн3тақыны көт3ріңд3р⟧"],
        ["з3йн3т4қыны көт3рм3ңд3р", "зейнетақыны көтерм3ңдер", "z3in3takyny k0term3nder"],
    ),
    "the same in other Turkic languages": (
        "uz", "Svetni o'chirmang",
        ["⟦Svetni o'chirmang⟧", "⟦svetni ochirmanglar⟧", "⟦O'chirmang svetni⟧"],
        ["Svetni o'chiringlar", "Svetni o'chirishdi"],
    ),
    "a request of two words": (
        "ru", "Верните льготы",
        ["⟦Льготы верните⟧!", "⟦льготы верни⟧", "⟦Верните льоты⟧", "#⟦льготыверните⟧", "⟦Верните нам льготы⟧"],
        ["Льготы вернули", "Верните соседям льготы", "Льготы. Верните книгу"],
    ),
    "a bare request of two words, and what is asked for": (
        "kk", "Жылдамдықты азайт",
        ["⟦Азайт жылдамдықты⟧, дос", "⟦жылдамдықты азайтыңыз⟧"],
        ["Жылдамдықты азайтты", "Азайту керек"],
    ),
    "a stem of two letters": (
        "kk", "Спорт алаңын ашыңдар",
        ["⟦Спорт алаңын ашыңыздаршы⟧", "⟦спорт алаңын ашсын⟧", "⟦Спорт алаңын ашып беріңдер⟧!"],
        ["Спорт алаңын ашты", "Спорт алаңын ашпаңдар"],
    ),
    "do it for us": (
        "kk", "Жолды жөндеңдер", ["⟦Жолымызды жөндеп беріңдерші⟧", "⟦жолдарды жөндеп беріңіз⟧"], ["Жолды жөндеп берді"],
    ),
    "our roads, in Kyrgyz": (
        "ky", "Жолду оңдогула", ["⟦Жолубузду оңдогула⟧", "⟦Жолдорду оңдоп бергиле⟧"], ["Жолду оңдоду"],
    ),
    "our schools, in Uzbek": (
        "uz", "Maktabga suv bering", ["⟦Maktabimizga suv bering⟧", "⟦Maktablarga suv bering⟧"], ["Maktabga suv berdi"],
    ),
    "one and many, in Spanish": (
        "es", "Salven el río",
        ["⟦Salva el río⟧", "⟦Salvemos el río⟧", "⟦Salvad el río⟧"],
        ["Dudo que salven el río", "Salvaron el río"],
    ),
    "a comma parts clauses": (
        "fr", "Sauvez la piscine",
        ["⟦Sauvez la piscine⟧, vite", "⟦Sauvez, la piscine⟧ !"],
        ["Vous savez, la piscine est fermée", "Vous sauvez la piscine"],
    ),
    "no request of two words": ("kk", "Таза су", ["⟦Таза су⟧ керек"], ["Су таза"]),
    "let us, and he will": (
        "ru", "Спасём Балхаш",
        ["⟦Спасем Балхаш⟧!", "⟦Спасём Бaлхаш⟧"],
        ["Кто спасёт Балхаш?", "Он спасёт Балхаш"],
    ),
    "a Cyrillic letter is no romanised one": (
        "uk", "Поверніть хлопців додому",
        ["⟦Поверніть хлопців додому⟧", "⟦Повернiть хлопців додому⟧"],
        ["Коли повернуть хлопців додому?", "Повернуть хлопців додому"],
    ),
    "digraphs with a letter that is disguised": (
        "ru", "Долой повышение пошлин",
        ["⟦doloy povy5henie p05hlin⟧", "⟦doloу povу$henie poshlin⟧", "⟦doloy povysһenie poshlin⟧"],
        ["doloy poniz5henie poshlin"],
    ),
    "a question about what is so": (
        "en", "Women belong in parliament",
        ["⟦Women belong in parliament⟧!", "They say ⟦women belong in parliament⟧.", "⟦Women belong in parliament⟧?"],
        ["Do women belong in parliament?", "Why do women belong in parliament?", "Should women belong in parliament?"],
    ),
    "what others do": (
        "en", "Fix our roads",
        ["We want: ⟦fix our roads⟧!", "#⟦FixOurRoads⟧ now"],
        ["The council voted to fix our roads", "He helped fix our roads", "How to fix our roads",
         "Who will fix our roads?"],
    ),
    "what was so": (
        "kk", "Бізге таза су керек",
        ["⟦Бізге таза су керек⟧ деп жазды", "⟦бізге таза су керек⟧!"],
        ["Бізге таза су керек болған, бірақ әкелмеді", "Бізге таза су керек еді"],
    ),
    "on the wrong layout with a slip": (
        "ru", "Верните ночные автобусы",
        ["⟦Dthybnt yjxyst fdnj,ecs⟧", "⟦dthynt yjxyst fdnj,ecs⟧!", "⟦верните ночные fdnj,ecs⟧"],
        ["Dthyekb yjxyst fdnj,ecs", "верните ночные gjtplf"],
    ),
    "our and my": (
        "kk", "Жерді сатпаңдар",
        ["⟦Жерімізді сатпаңдар⟧!", "⟦сатпаңыздар жерді⟧", "#⟦ЖерімдіСатпа⟧", "#⟦ЖердіСатпаңдар⟧KZ",
         "#⟦ЖердіСатпаңдар⟧ҚР"],
        ["Жерді сатыңдар", "Жерлерін сатпайды", "#ЖердіСатпаДЫ"],
    ),
    "a polite request": (
        "tr", "Emekli maaşlarını artırın",
        ["Lütfen ⟦emekli maaşlarını artırınız⟧", "Hükümet, ⟦emekli maaşlarını artır⟧!"],
        ["Emekli maaşlarını artırdı", "Emekli maaşlarını artırmayın"],
    ),
    "between the words of a fixed order": (
        "de", "Senkt die Mieten in Berlin",
        ["⟦Senkt endlich die Mieten in Berlin⟧", "⟦Senkt unsere Mieten in Berlin⟧!",
         "⟦Senkt bitte jetzt die Mieten in Berlin⟧"],
        ["Senkt keine Mieten in Berlin", "Wer senkt die Mieten in Berlin?", "Senkt die Mieten in Bremen"],
    ),
    "our for an article": (
        "en", "Protect the mountain lake",
        ["⟦Protect our mountain lake⟧", "Please ⟦protect mountain lake⟧", "⟦protect finally the mountain lake⟧"],
        ["A protected mountain lake", "Protect the mountain lynx", "If you protect the mountain lake, we come"],
    ),
    "a number between fixed words": (
        "en", "Build 100 kindergartens in Almaty",
        ["⟦build 100 kindergartens in almaty⟧"],
        ["Build 1000 kindergartens in Almaty", "Build 10 kindergartens in Almaty"],
    ),
    "who does it, unsaid": (
        "kk", "Біз қазақ тілін қолдаймыз",
        ["⟦қазақ тілін қолдаймыз⟧!", "⟦Біз қазақ тілін қолдаймыз⟧"],
        ["Олар қазақ тілін қолдайды", "қазақ тілін қолдамаймыз"],
    ),
    "who does it must be said without a verb": (
        "ru", "Мы против платной дороги",
        ["⟦Мы против платной дороги⟧"],
        ["Водители против платной дороги", "Протест против платной дороги"],
    ),
    "its, our, many": (
        "kk", "Жайық өзенін құтқарыңдар",
        ["⟦Жайық өзенімізді құтқарыңдар⟧", "⟦Жайық өзендерін құтқарыңдар⟧"],
        ["Жайық өзенінде құтқарылды", "Жайық өзені құтқарылды"],
    ),
    "its, our, many (Uzbek)": (
        "uz", "Gaz narxini oshirmang",
        ["⟦Gaz narxlarini oshirmang⟧", "⟦gaz narximizni oshirmang⟧"],
        ["Gaz narxini oshirdi", "Non narxini oshirmang"],
    ),
    "one or many (Russian)": (
        "ru", "Снизьте тарифы на воду",
        ["⟦Снизьте тариф на воду⟧", "⟦Снизьте наши тарифы на воду⟧"],
        ["Снизили тарифы на воду", "Снизьте тарифы на газ"],
    ),
    "an abbreviation": (
        "ru", "Не стройте АЭС",
        ["⟦Не стройте АЭС⟧!", "#⟦НеСтройтеАЭС⟧", "⟦не стройте а э с⟧"],
        ["Не стройте АЗС возле школы", "Не стройте ГЭС"],
    ),
    "said by the way": (
        "ru", "Министр, снизьте плату за проезд",
        ["⟦Министр, не молчите, снизьте плату за проезд⟧", "⟦Министр, хватит обещать, снизьте плату за проезд⟧!"],
        ["Как сказал министр, это важно, снизьте плату за проезд", "Министр, он обещал. Снизьте скорость"],
    ),
    "a wish, and a condition": (
        "kk", "Дәрігерлердің жалақысын көтеріңдер",
        ["⟦Дәрігерлеріміздің жалақысын көтеріңдерші⟧", "⟦Дәрігерлердің жалақысын көтерсеңіздер⟧, өтінеміз"],
        ["Дәрігерлердің жалақысын көтерсеңіздер, олар кетпес еді",
         "Дәрігерлердің жалақысын көтерсеңдер, бюджет қайтеді?"],
    ),
    "what was not said, in quotation marks": (
        "ru", "Спасите городской пруд",
        ["Все писали: «⟦Спасите городской пруд⟧»"],
        ["Никто не писал «спасите городской пруд»", "Я не говорил «спасите городской пруд»"],
    ),
    "a negative request is no statement": (
        "ru", "Не убивайте бездомных собак",
        ["⟦Не убивайте бездомных собак⟧", "⟦Не убивай бездомных собак⟧"],
        ["Мы не убиваем бездомных собак", "Вы не убивайте бездомных собак?"],
    ),
    "as it is spoken": (
        "tr", "Depreme dayanıklı okullar istiyoruz",
        ["⟦depreme dayanıklı okullar istiyoz⟧"],
        ["Depreme dayanıklı okullar isteniyor"],
    ),
    "a preposition with two forms": (
        "uk", "Збудуйте велодоріжки у Львові",
        ["⟦Збудуйте велодоріжки в Львові⟧!"],
        ["Збудували велодоріжки в Львові", "Ніхто не казав «збудуйте велодоріжки у Львові»"],
    ),
    "a digit that goes on with a word in digits": (
        "kk", "Жол сал",
        ["⟦ж0л сал⟧!", "⟦жол сал⟧ 2"],
        ["4уылға ж0л сал4 ма 0сы?"],
    ),
}  # fmt: skip


def texts(which: int) -> list[object]:
    return [
        pytest.param(tag, phrase, text, id=f"{name}-{number}")
        for name, (tag, phrase, *both) in SLOGANS.items()
        for number, text in enumerate(both[which])
    ]


def detectors(tag: str, phrase: str) -> list[Detector]:
    """A detector that reads its first texts, and one that asks the screen."""
    rules = RuleSet.from_phrases("slogan", **{tag: phrase})
    first, ready = Detector([rules]), Detector([rules])
    ready.make_ready()
    return [first, ready]


@pytest.mark.parametrize(("tag", "phrase", "text"), texts(0))
def test_a_slogan_is_found_in_its_place(tag, phrase, text):
    plain, span = take_marks(text)
    for detector in detectors(tag, phrase):
        assert [(match.start, match.end) for match in detector.find(plain)] == [span]


@pytest.mark.parametrize(("tag", "phrase", "text"), texts(1))
def test_what_is_near_is_left_alone(tag, phrase, text):
    assert [detector.find(text) for detector in detectors(tag, phrase)] == [(), ()]


@pytest.mark.parametrize(
    ("tag", "phrase"),
    [
        ("ru", "Деколонизируйтесь"),
        ("ja", "がけの上のベンチをかえせ"),
        ("zh", "还我蓝天白云"),
        ("kk", "Үйде бол"),
        ("kk_Arab", "قازاق ءتىلىن قۇرمەتتە"),
    ],
)
def test_a_phrase_as_it_is_written_is_an_exact_match(tag, phrase):
    for detector in detectors(tag, phrase):
        [match] = detector.find(f"{phrase}!")
        assert (match.level, match.form, match.score, match.disguises) == ("exact", "phrase", 1.0, ())
