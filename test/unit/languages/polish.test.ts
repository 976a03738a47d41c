import { testSpoken } from './spoken-examples.ts';

testSpoken('pl', {
  'parts of units, days one behind the other, acronyms': [
    ['Dodaj 2 jajka i 1/4 l mleka.', 'Dodaj 2 jajka i jedną czwartą litra mleka.'],
    ['Przyjmuje w pon. i śr., od pon. i wt.', 'Przyjmuje w poniedziałek i środę, od poniedziałku i wtorku.'],
    ['Zebrał się tłum. To ONZ.', 'Zebrał się tłum. To O N Z.'],
  ],
  'words made with a number, and what numerals and ordinals count': [
    [
      '50-letni mężczyzna, 12-latek, 3-pokojowe mieszkanie, 100-lecie, XIX-wieczny dom, 10–12-letni.',
      'pięćdziesięcioletni mężczyzna, dwunastolatek, trzypokojowe mieszkanie, stulecie, dziewiętnastowieczny dom, dziesięcio-dwunastoletni.',
    ],
    [
      'VI Kongres, XXII Igrzyska, 1. Dywizja Pancerna, I Liceum, III RP, co 3. Polak.',
      'szósty Kongres, dwudzieste drugie Igrzyska, pierwsza Dywizja Pancerna, pierwsze Liceum, trzecia RP, co trzeci Polak.',
    ],
    ['Z toru 3 przy peronie 2.', 'Z toru trzeciego przy peronie drugim.'],
  ],
  'short words in the case of what stands around them': [
    [
      'W myśl art. 6 i na s. 15 i 16, s. 45–48, w art. 10–12.',
      'W myśl artykułu 6 i na stronach 15 i 16, strony 45 – 48, w artykułach 10 – 12.',
    ],
    [
      'Wykład prof. Nowaka, z ks. Kowalskim, u dr. Zielińskiej i por. Nowak.',
      'Wykład profesora Nowaka, z księdzem Kowalskim, u doktor Zielińskiej i porucznik Nowak.',
    ],
    [
      'Na pocz. XX w., na przeł. XIX i XX w., w II kw. 2021 r., kon. XV w.',
      'Na początku dwudziestego wieku, na przełomie dziewiętnastego i dwudziestego wieku, w drugim kwartale dwa tysiące dwudziestego pierwszego roku, koniec piętnastego wieku.',
    ],
    [
      'Anna z d. Nowak, dnia 12 bm., w dn. 3–5 maja.',
      'Anna z domu Nowak, dnia dwunastego bieżącego miesiąca, w dniach od trzeciego do piątego maja.',
    ],
    ['Na os. Tysiąclecia, przy al. Jana Pawła II.', 'Na osiedlu Tysiąclecia, przy alei Jana Pawła Drugiego.'],
  ],
  'doses, hours, results and density': [
    [
      'Po 2 tabl., dzieci od 6. do 12. roku życia, poniżej 12 r.ż., RR 140/90 mmHg, 88/min.',
      'Po dwie tabletki, dzieci od szóstego do dwunastego roku życia, poniżej dwunastego roku życia, RR 140 na 90 milimetrów słupa rtęci, 88 na minutę.',
    ],
    [
      'Sklep czynny pn.–pt. 9.00–18.00, sob. 10–14, przylot o 5.10.',
      'Sklep czynny od poniedziałku do piątku od dziewiątej do osiemnastej, sobota od dziesiątej do czternastej, przylot o piątej 10.',
    ],
    [
      'Legia pokonała Wisłę 3:0 i awansowała z 45 pkt.',
      'Legia pokonała Wisłę 3 do zera i awansowała z czterdziestoma pięcioma punktami.',
    ],
    [
      'Skala 1:25 000, 312,7 tys. km², 122 os./km², studzić 1 godz. w 20 st. C.',
      'Skala 1 do dwudziestu pięciu tysięcy, 312,7 tysiąca kilometrów kwadratowych, 122 osoby na kilometr kwadratowy, studzić jedną godzinę w dwudziestu stopniach Celsjusza.',
    ],
    ['Miał 1 brata przed 3 laty.', 'Miał jednego brata przed trzema laty.'],
  ],
  'ranges, lives, fractions, units and the abbreviations of dictionaries': [
    [
      '3 V 1998 r., 7 grud. 1941 r., pt. 9.30–17.00, sob. 10–16.',
      'trzeciego maja tysiąc dziewięćset dziewięćdziesiątego ósmego roku, siódmego grudnia tysiąc dziewięćset czterdziestego pierwszego roku, piątek od dziewiątej 30 do siedemnastej, sobota 10 – 16.',
    ],
    [
      'Jan Nowak (* 1850, † 1910), pp. Nowakowie.',
      'Jan Nowak (urodzony w tysiąc osiemset pięćdziesiątym, zmarły w tysiąc dziewięćset dziesiątym), państwo Nowakowie.',
    ],
    [
      'P. Nowak i p. Kowalska, br. Albert, §§ 4–6.',
      'Pan Nowak i pani Kowalska, brat Albert, paragrafy 4 – 6.',
    ],
    [
      'Kosztowało 3 zł 50 gr, 20 zł/h, 1 godz. 20 min.',
      'Kosztowało 3 złote 50 groszy, 20 złotych na godzinę, jedna godzina 20 minut.',
    ],
    [
      'Na peronie II, 50 os./km², 5 KM, 3/8.',
      'Na peronie drugim, 50 osób na kilometr kwadratowy, 5 koni mechanicznych, trzy ósme.',
    ],
    [
      'Kowalska, ur. 1921, z dn. 5 maja, w l. 1978–2005.',
      'Kowalska, urodzona 1921, z dnia piątego maja, w latach 1978 – 2005.',
    ],
  ],
  'wieki i lata': [
    [
      'W XIX w. pan Kowalski zapłacił 3,50 zł.',
      'W dziewiętnastym wieku pan Kowalski zapłacił 3 złote 50 groszy.',
    ],
    ['Pod koniec XVIII wieku i w XX wieku.', 'Pod koniec osiemnastego wieku i w dwudziestym wieku.'],
    [
      'Na przełomie XIX i XX w. było inaczej.',
      'Na przełomie dziewiętnastego i dwudziestego wieku było inaczej.',
    ],
    ['XX wiek, przed XV wiekiem.', 'dwudziesty wiek, przed piętnastym wiekiem.'],
    ['W 1945 r. wojna się skończyła.', 'W tysiąc dziewięćset czterdziestym piątym roku wojna się skończyła.'],
    ['Od 2000 roku, przed 1918 r.', 'Od dwutysięcznego roku, przed tysiąc dziewięćset osiemnastym rokiem.'],
    [
      'Rok 1939, w roku 2010.',
      'Rok tysiąc dziewięćset trzydziesty dziewiąty, w roku dwa tysiące dziesiątym.',
    ],
    ['W 1914 i 1915 r.', 'W tysiąc dziewięćset czternastym i tysiąc dziewięćset piętnastym roku.'],
    [
      'W latach 90. XX w., od lat 60. do dziś.',
      'W latach dziewięćdziesiątych dwudziestego wieku, od lat sześćdziesiątych do dziś.',
    ],
    ['Lata 20. minęły, a on miał lat 50.', 'Lata dwudzieste minęły, a on miał lat 50.'],
    ['W 44 r. p.n.e. zginął Cezar.', 'W czterdziestym czwartym roku przed naszą erą zginął Cezar.'],
    ['W latach 1914–18 było 1900 osób.', 'W latach 1914 – 1918 było 1900 osób.'],
    ['I wiek, i rozum.'],
  ],
  daty: [
    ['3 maja 2021 r. padał deszcz.', 'trzeciego maja dwa tysiące dwudziestego pierwszego roku padał deszcz.'],
    [
      'Dnia 3.04.2021 r. i 2020-05-12.',
      'Dnia trzeciego kwietnia dwa tysiące dwudziestego pierwszego roku i dwunastego maja dwa tysiące dwudziestego.',
    ],
    ['Od 3 do 5 maja i 1 i 2 czerwca.', 'Od trzeciego do piątego maja i pierwszego i drugiego czerwca.'],
    [
      'W dniach 10–12 lipca, przed 1 września.',
      'W dniach od dziesiątego do dwunastego lipca, przed pierwszym września.',
    ],
    ['W maju 1926 r. wybuchł.', 'W maju tysiąc dziewięćset dwudziestego szóstego roku wybuchł.'],
    ['Wersja 3.10.1990.2 z serwera.', 'Wersja 3 kropka 10 kropka 1990 kropka 2 z serwera.'],
  ],
  godziny: [
    ['O godz. 7.05 i o godz. 20.00.', 'O godzinie siódmej 5 i o godzinie dwudziestej.'],
    ['O 19:30, od 8.00 do 16.30.', 'O dziewiętnastej 30, od ósmej do szesnastej 30.'],
    [
      'Przed godz. 12, na godz. 18 albo godz. 9.',
      'Przed godziną dwunastą, na godzinę osiemnastą albo godzina dziewiąta.',
    ],
    ['Czekał 5 godz. i 2 min.', 'Czekał 5 godzin i dwie minuty.'],
  ],
  liczebniki: [
    ['Zajął 3. miejsce w 2. klasie.', 'Zajął trzecie miejsce w drugiej klasie.'],
    ['Po II wojnie światowej, w czasie I wojny.', 'Po drugiej wojnie światowej, w czasie pierwszej wojny.'],
    ['W tomie II, rozdział IV, część III.', 'W tomie drugim, rozdział czwarty, część trzecia.'],
    ['W 3. roku wojny; w II RP.', 'W trzecim roku wojny; w drugiej RP.'],
    ['Było ich 3. Poszli dalej.'],
  ],
  'władcy i święci': [
    ['Jan III Sobieski i Kazimierz IV.', 'Jan Trzeci Sobieski i Kazimierz Czwarty.'],
    [
      'Za Zygmunta III i Jana Pawła II, z Henrykiem VIII.',
      'Za Zygmunta Trzeciego i Jana Pawła Drugiego, z Henrykiem Ósmym.',
    ],
    [
      'Elżbieta II, Katarzyny II, o Elżbiecie I.',
      'Elżbieta Druga, Katarzyny Drugiej, o Elżbiecie Pierwszej.',
    ],
    [
      'Św. Anna, kościół św. Jana, obok św. Teresy.',
      'Święta Anna, kościół świętego Jana, obok świętej Teresy.',
    ],
  ],
  skróty: [
    ['Np. jabłka, tzn. owoce, itp.', 'Na przykład jabłka, to znaczy owoce, i tym podobne.'],
    ['Byli tam m.in. prof. Nowak i dr Lis.', 'Byli tam między innymi profesor Nowak i dr Lis.'],
    ['Wg planu, tj. ok. 5, itd.', 'Według planu, to jest około pięciu, i tak dalej.'],
    ['Tzw. ustawa, tzw. król, tzw. państwo.', 'Tak zwana ustawa, tak zwany król, tak zwane państwo.'],
    [
      'Mieszka przy ul. Długiej 5, a ul. Krótka to nie to.',
      'Mieszka przy ulicy Długiej 5, a ulica Krótka to nie to.',
    ],
    ['W Al. Jerozolimskich? Nie, al. Róż.', 'W Alejach Jerozolimskich? Nie, aleja Róż.'],
    ['Na s. 12 i na rys. 5, nr 7, s. 3.', 'Na stronie 12 i na rysunku 5, numer 7, strona 3.'],
    ['Zgodnie z art. 5 ust. 2 pkt 3 i w § 4.', 'Zgodnie z artykułem 5 ustęp 2 punkt 3 i w paragrafie 4.'],
    ['nr 5', 'numer 5.'],
    ['Szkoła im. Jana Kochanowskiego.', 'Szkoła imienia Jana Kochanowskiego.'],
  ],
  'skróty obok siebie i przy liczbach': [
    [
      'Ks. prof. Józef Tischner w I poł. XIX w. pisał.',
      'Ksiądz profesor Józef Tischner w pierwszej połowie dziewiętnastego wieku pisał.',
    ],
    [
      'W temp. 20 °C, zgodnie z art. 415 k.c. i tyle.',
      'W temperaturze dwudziestu stopni Celsjusza, zgodnie z artykułem 415 kodeksu cywilnego i tyle.',
    ],
    ['Ul. Długa 10 m. 4.', 'Ulica Długa 10 mieszkania 4.'],
    [
      'W roku 966 Mieszko I przyjął chrzest.',
      'W roku dziewięćset sześćdziesiątym szóstym Mieszko Pierwszy przyjął chrzest.',
    ],
  ],
  pieniądze: [
    ['1 zł, 2 zł, 5 zł, 22 zł, 21 zł.', '1 złoty, 2 złote, 5 złotych, 22 złote, 21 złotych.'],
    ['Za 0,99 zł, 3,01 zł i 2,52 zł.', 'Za 99 groszy, 3 złote 1 grosz i 2 złote 52 grosze.'],
    [
      'Dał 5 mln zł, 1,5 mln zł i 2 mln USD.',
      'Dał 5 milionów złotych, półtora miliona złotych i 2 miliony dolarów amerykańskich.',
    ],
    ['Miał $5, 3 € i 10 000 zł.', 'Miał 5 dolarów, 3 euro i 10000 złotych.'],
    ['Mieszka tu 38 mln ludzi, 2 tys. psów.', 'Mieszka tu 38 milionów ludzi, 2 tysiące psów.'],
  ],
  miary: [
    [
      '1 km, 2 km, 5 km, 22 km, 3,5 km.',
      '1 kilometr, 2 kilometry, 5 kilometrów, 22 kilometry, 3,5 kilometra.',
    ],
    [
      'Jechał 50 km/h przy 20 °C i −5 °C.',
      'Jechał 50 kilometrów na godzinę przy dwudziestu stopniach Celsjusza i minus pięciu stopniach Celsjusza.',
    ],
    ['Biegł 9,58 s, potem 2 h i 1 min.', 'Biegł 9,58 sekundy, potem dwie godziny i jedna minuta.'],
    [
      'Na 100 m² i ½ l wody, 2½ kg mąki.',
      'Na 100 metrów kwadratowych i pół litra wody, 2 i pół kilograma mąki.',
    ],
    ['Od 5 do 10 osób w skali 3:1.', 'Od pięciu do dziesięciu osób w skali 3 do jednego.'],
  ],
  'znaki i telefon': [
    ['Nowak & Syn ma 2/3.', 'Nowak i Syn ma dwie trzecie.'],
    ['Jeśli x² = 4 i a < b.', 'Jeśli x do kwadratu równa się 4 i a mniejsze niż b.'],
    ['Tel. +48 22 123 45 67.', 'Telefon +4 8, 2 2, 1 2 3, 4 5, 6 7.'],
  ],
  'wersety, miary, liczby': [
    ['Przeczytaj Mt 5,3 i J 3,16.', 'Przeczytaj Mateusza 5, 3 i Jana 3, 16.'],
    ['Do 180 °C, 8 × 12 m.', 'Do stu osiemdziesięciu stopni Celsjusza, 8 na 12 metrów.'],
  ],
  'days and months in short, addresses, works cited, and numbers by what they count': [
    [
      'Od śr. do sob., we wt., pon.–pt., czw., 4.05.1999.',
      'Od środy do soboty, we wtorek, od poniedziałku do piątku, czwartek, czwartego maja tysiąc dziewięćset dziewięćdziesiątego dziewiątego.',
    ],
    [
      'W godz. 8–16.30, w pocz. XIX w., z 31 domów.',
      'W godzinach od ósmej do szesnastej 30, w początku dziewiętnastego wieku, z trzydziestu jeden domów.',
    ],
    [
      '7 żołnierzy, 22 młodych posłów, 1 gość, w wieku 43 lat.',
      'siedmiu żołnierzy, dwudziestu dwóch młodych posłów, 1 gość, w wieku czterdziestu trzech lat.',
    ],
    [
      'Do 1250 złotych 75 groszy, na wysokości 2 000 m.',
      'Do tysiąca dwustu pięćdziesięciu złotych siedemdziesięciu pięciu groszy, na wysokości dwóch tysięcy metrów.',
    ],
    [
      'Zob. tab. 4, zgodnie z art. 7 i ust. 3, 2 lekcje.',
      'Zobacz tabelę 4, zgodnie z artykułem 7 i ustępem 3, dwie lekcje.',
    ],
    [
      'Król Zog III, post@przyklad.org, wersja 3.4.',
      'Król Zog Trzeci, post małpa przyklad kropka org, wersja 3 kropka 4.',
    ],
  ],
});
