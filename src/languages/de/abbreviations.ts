import type { Abbreviation } from '../language.ts';
import { asWritten, shortForms } from '../words.ts';

export const ABBREVIATIONS: readonly Abbreviation[] = [
  ['z.B.', 'zum Beispiel', 'inside'],
  ['d.h.', 'das heißt', 'inside'],
  ['u.a.', 'unter anderem', 'inside'],
  ['i.V.m.', 'in Verbindung mit', 'inside'],
  ['i.S.d.', 'im Sinne des', 'inside'],
  ['i.S.v.', 'im Sinne von', 'inside'],
  ['i.H.v.', 'in Höhe von', 'inside'],
  ['u.dgl.', 'und dergleichen', 'inside'],
  ['dgl.', 'dergleichen', 'inside'],
  ['a.a.O.', 'am angegebenen Ort', 'inside'],
  ['ebd.', 'ebenda', 'inside'],
  ['gegr.', 'gegründet', 'inside'],
  ['rd.', 'rund', 'inside'],
  ['verh.', 'verheiratet', 'inside'],
  ['wg.', 'wegen', 'inside'],
  ['betr.', 'betreffend', 'inside'],
  ['zzgl.', 'zuzüglich', 'inside'],
  ['mtl.', 'monatlich', 'inside'],
  ['jährl.', 'jährlich', 'inside'],
  ['tägl.', 'täglich', 'inside'],
  ['wöchentl.', 'wöchentlich', 'inside'],
  ['a.D.', 'außer Dienst', 'inside'],
  ['i.R.', 'im Ruhestand', 'inside'],
  ['wohnh.', 'wohnhaft', 'inside'],
  ['gesch.', 'geschieden', 'inside'],
  ['kath.', 'katholisch', 'inside'],
  ['schriftl.', 'schriftlich', 'inside'],
  ['mündl.', 'mündlich', 'inside'],
  ['durchschn.', 'durchschnittlich', 'inside'],
  ['abzgl.', 'abzüglich', 'inside'],
  ['z.H.', 'zu Händen', 'inside'],
  ['z.Hd.', 'zu Händen', 'inside'],
  ['hg. v.', 'herausgegeben von', 'inside'],
  ['hrsg. v.', 'herausgegeben von', 'inside'],
  ['Hg.', 'Herausgeber', 'inside'],
  ...shortForms(
    'inside',
    'd.Ä.:der_Ältere d.Gr.:der_Große Anf.:Anfang Jahrh.:Jahrhundert v.u.Z.:vor_unserer_Zeitrechnung u.Z.:unserer_Zeitrechnung n.u.Z.:nach_unserer_Zeitrechnung z.Z.:zurzeit ' +
      'u.A.w.g.:um_Antwort_wird_gebeten gez.:gezeichnet N.B.:NB P.S.:PS i.V.:in_Vertretung i.d.F.:in_der_Fassung i.d.F.v.:in_der_Fassung_vom i.Ü.:im_Übrigen ' +
      'i.B.:im_Besonderen i.Ggs.:im_Gegensatz i.w.S.:im_weiteren_Sinne i.Vgl.:im_Vergleich i.S.:im_Sinne i.O.:in_Ordnung i.Vj.:im_Vorjahr f.d.R.:für_die_Richtigkeit ' +
      'zit.:zitiert zit._n.:zitiert_nach s.v.:sub_voce o.S.:ohne_Seite o.V.:ohne_Verfasser o.D.:ohne_Datum o.Nr.:ohne_Nummer o.k.:okay ' +
      'u.E.:unseres_Erachtens u.W.:unseres_Wissens m.a.W.:mit_anderen_Worten m.w.N.:mit_weiteren_Nachweisen mwN.:mit_weiteren_Nachweisen b.a.W.:bis_auf_Weiteres ' +
      'b.w.:bitte_wenden n.Br.:nördlicher_Breite s.Br.:südlicher_Breite ö.L.:östlicher_Länge w.L.:westlicher_Länge ü.NN.:über_Normalnull ü.d.M.:über_dem_Meer ü.M.:über_Meer ' +
      'Subst.:Substantiv Adj.:Adjektiv adj.:adjektivisch Adv.:Adverb adv.:adverbial Pl.:Plural Plur.:Plural Sg.:Singular Sing.:Singular Nom.:Nominativ Dat.:Dativ Akk.:Akkusativ ' +
      'Prät.:Präteritum Perf.:Perfekt Inf.:Infinitiv Präp.:Präposition Konj.:Konjunktion trans.:transitiv intrans.:intransitiv mask.:maskulin fem.:feminin neutr.:neutrum ' +
      'wörtl.:wörtlich bildl.:bildlich übertr.:übertragen eigtl.:eigentlich ugs.:umgangssprachlich veralt.:veraltet landsch.:landschaftlich mundartl.:mundartlich ' +
      'scherzh.:scherzhaft abwert.:abwertend bes.:besonders insbes.:insbesondere allg.:allgemein allgem.:allgemein gelegtl.:gelegentlich gewöhnl.:gewöhnlich ' +
      'vermutl.:vermutlich wahrsch.:wahrscheinlich evt.:eventuell event.:eventuell entspr.:entsprechend ersch.:erschienen bearb.:bearbeitet erg.:ergänzt erw.:erweitert verm.:vermehrt ' +
      'überarb.:überarbeitet übers.:übersetzt Übers.:Übersetzer Bearb.:Bearbeiter Red.:Redaktion hrsg.:herausgegeben hg.:herausgegeben unveröff.:unveröffentlicht ungedr.:ungedruckt masch.:maschinenschriftlich ' +
      'gedr.:gedruckt Diss.:Dissertation Habil.:Habilitation Festschr.:Festschrift Ges.:Gesellschaft ges.:gesammelte Zs.:Zeitschrift Zeitschr.:Zeitschrift Ztschr.:Zeitschrift Ztg.:Zeitung Jb.:Jahrbuch Hs.:Handschrift Hss.:Handschriften ' +
      'Ms.:Manuskript Nachdr.:Nachdruck Neudr.:Neudruck Verl.:Verlag Vlg.:Verlag Verz.:Verzeichnis Anh.:Anhang Einl.:Einleitung Vorw.:Vorwort Suppl.:Supplement Erg.:Ergänzung ' +
      'ahd.:althochdeutsch mhd.:mittelhochdeutsch nhd.:neuhochdeutsch niederd.:niederdeutsch oberd.:oberdeutsch südd.:süddeutsch nordd.:norddeutsch österr.:österreichisch schweiz.:schweizerisch bayr.:bayrisch bair.:bairisch ' +
      'schwäb.:schwäbisch sächs.:sächsisch preuß.:preußisch hess.:hessisch ital.:italienisch port.:portugiesisch russ.:russisch poln.:polnisch tschech.:tschechisch ung.:ungarisch türk.:türkisch ' +
      'arab.:arabisch hebr.:hebräisch gr.:griechisch franz.:französisch amerik.:amerikanisch niederl.:niederländisch schwed.:schwedisch dän.:dänisch norw.:norwegisch jap.:japanisch chin.:chinesisch german.:germanisch röm.:römisch kelt.:keltisch ' +
      'ev.:evangelisch evang.:evangelisch luth.:lutherisch röm.-kath.:römisch-katholisch jüd.:jüdisch christl.:christlich kirchl.:kirchlich geistl.:geistlich weltl.:weltlich staatl.:staatlich städt.:städtisch öffentl.:öffentlich königl.:königlich kgl.:königlich ' +
      'kaiserl.:kaiserlich k.u.k.:k_und_k polit.:politisch wirtschaftl.:wirtschaftlich wissenschaftl.:wissenschaftlich wiss.:wissenschaftlich gesetzl.:gesetzlich mediz.:medizinisch techn.:technisch histor.:historisch hist.:historisch ' +
      'chem.:chemisch phys.:physikalisch biol.:biologisch math.:mathematisch philos.:philosophisch theol.:theologisch psych.:psychologisch ärztl.:ärztlich persönl.:persönlich monatl.:monatlich ' +
      'tgl.:täglich stdl.:stündlich wchtl.:wöchentlich vorm.:vormittags nachm.:nachmittags abds.:abends nördl.:nördlich südl.:südlich östl.:östlich westl.:westlich nordöstl.:nordöstlich nordwestl.:nordwestlich südöstl.:südöstlich ' +
      'südwestl.:südwestlich lks.:links geg.:gegen gegenw.:gegenwärtig derz.:derzeit dzt.:derzeit ehel.:ehelich unehel.:unehelich led.:ledig verw.:verwitwet Wwe.:Witwe Wwr.:Witwer versch.:verschieden verst.:verstorben get.:getauft begr.:begründet ' +
      'unbek.:unbekannt unbest.:unbestimmt bek.:bekannt od.:oder vollst.:vollständig teilw.:teilweise tlw.:teilweise zus.:zusammen zw.:zwischen vorl.:vorläufig zahlr.:zahlreich ausschl.:ausschließlich ' +
      'beil.:beiliegend anl.:anliegend beisp.:beispielsweise bez.:bezüglich bzgl.:bezüglich hins.:hinsichtlich inbegr.:inbegriffen mögl.:möglich nachtr.:nachträglich notw.:notwendig nötigenf.:nötigenfalls ordentl.:ordentlich ' +
      'überw.:überwiegend übl.:üblich vorauss.:voraussichtlich zul.:zulässig stellv.:stellvertretend Stellv.:Stellvertreter Vors.:Vorsitzender Mitgl.:Mitglied Abg.:Abgeordneter Reg.-Bez.:Regierungsbezirk Min.-Präs.:Ministerpräsident Bez.:Bezirk ' +
      'Fa.:Firma Gebr.:Gebrüder Inh.:Inhaber Abt.:Abteilung Az.:Aktenzeichen Whg.:Wohnung Ltg.:Leitung Leit.:Leitung Betr.:Betreff Bln.:Berlin Lpz.:Leipzig Hbg.:Hamburg Ffm.:Frankfurt Mchn.:München Dtl.:Deutschland MwSt.:Mehrwertsteuer USt.:Umsatzsteuer ' +
      'Ausg.:Ausgabe Bibl.:Bibliothek Inst.:Institut Sem.:Seminar Fak.:Fakultät Hochsch.:Hochschule Gymn.:Gymnasium Prot.:Protokoll Sitz.:Sitzung Aufz.:Aufzeichnung Bem.:Bemerkung',
  ),
  ...shortForms(
    'inside',
    'a.M.:am_Main a.Main:am_Main a.Rh.:am_Rhein a.d.S.:an_der_Saale a.d.O.:an_der_Oder a.d.W.:an_der_Weinstraße a.d.D.:an_der_Donau a.d.L.:an_der_Lahn a.d.R.:an_der_Ruhr a.N.:am_Neckar ' +
      'v.d.H.:vor_der_Höhe i.Br.:im_Breisgau o.d.T.:ob_der_Tauber',
  ),
  ['lfd. Nr.', 'laufende Nummer', 'inside'],
  ['o.g.', 'oben genannte', 'inside'],
  ['max.', 'maximal', 'inside'],
  ['mind.', 'mindestens', 'inside'],
  ['Univ.', 'Universität', 'inside'],
  ['Verf.', 'Verfasser', 'inside'],
  ['urspr.', 'ursprünglich', 'inside'],
  ['lat.', 'lateinisch', 'inside'],
  ['griech.', 'griechisch', 'inside'],
  ['frz.', 'französisch', 'inside'],
  ['engl.', 'englisch', 'inside'],
  ['dt.', 'deutsch', 'inside'],
  ['i.J.', 'im Jahr', 'inside'],
  ['u.v.a.', 'und viele andere', 'inside'],
  ['u.v.m.', 'und vieles mehr', 'inside'],
  ['s.a.', 'siehe auch', 'inside'],
  ['m.W.', 'meines Wissens', 'inside'],
  ['d.M.', 'dieses Monats', 'end'],
  ['d.J.', 'dieses Jahres', 'end'],
  ['v.H.', 'vom Hundert', 'end'],
  ['o.J.', 'ohne Jahr', 'end'],
  ['o.O.', 'ohne Ort', 'end'],
  ['Pf.', 'Pfennig', 'end'],
  ['Stck.', 'Stück', 'end'],
  ['Pkg.', 'Packung', 'end'],
  ['Ztr.', 'Zentner', 'end'],
  ...shortForms(
    'end',
    'Jtsd.:Jahrtausend Jhdts.:Jahrhunderts Jhs.:Jahrhunderts Jahrg.:Jahrgang Jg.:Jahrgang u.a.m.:und_anderes_mehr u.s.f.:und_so_fort u.v.a.m.:und_viele_andere_mehr p.a.:pro_Jahr a.Z.:auf_Zeit d.O.:der_Obige Bhf.:Bahnhof Einw.:Einwohner',
  ),
  ['u.Ä.', 'und Ähnliches', 'inside'],
  ['u.ä.', 'und ähnliches', 'inside'],
  ['o.Ä.', 'oder Ähnliches', 'inside'],
  ['o.ä.', 'oder ähnliches', 'inside'],
  ['i.d.R.', 'in der Regel', 'inside'],
  ['i.Allg.', 'im Allgemeinen', 'inside'],
  ['z.T.', 'zum Teil', 'inside'],
  ['z.Zt.', 'zur Zeit', 'inside'],
  ['m.E.', 'meines Erachtens', 'inside'],
  ['s.o.', 'siehe oben', 'inside'],
  ['s.u.', 'siehe unten', 'inside'],
  ['v.a.', 'vor allem', 'inside'],
  ['v.Chr.', 'vor Christus', 'end'],
  ['n.Chr.', 'nach Christus', 'end'],
  ['usw.', 'und so weiter', 'end'],
  ['usf.', 'und so fort', 'end'],
  ['etc.', 'et cetera', 'end'],
  ['bzw.', 'beziehungsweise', 'inside'],
  ['gem.', 'gemäß', 'inside'],
  ['vgl.', 'vergleiche', 'inside'],
  ['ca.', 'circa', 'inside'],
  ['evtl.', 'eventuell', 'inside'],
  ['ggf.', 'gegebenenfalls', 'inside'],
  ['inkl.', 'inklusive', 'inside'],
  ['exkl.', 'exklusive', 'inside'],
  ['sog.', 'sogenannte', 'inside'],
  ['bspw.', 'beispielsweise', 'inside'],
  ['geb.', 'geboren', 'inside'],
  ['gest.', 'gestorben', 'inside'],
  ['Hrsg.', 'Herausgeber', 'inside'],
  ['Jh.', 'Jahrhundert', 'end'],
  ['Mio.', 'Millionen', 'inside'],
  ['Mrd.', 'Milliarden', 'inside'],
  ['d.i.', 'das ist', 'inside'],
  ['u.U.', 'unter Umständen', 'inside'],
  ['i.A.', 'im Auftrag', 'inside'],
  ['i.e.S.', 'im engeren Sinne', 'inside'],
  ['insb.', 'insbesondere', 'inside'],
  ['einschl.', 'einschließlich', 'inside'],
  ['ehem.', 'ehemals', 'inside'],
  ['lt.', 'laut', 'inside'],
  ['u.', 'und', 'inside'],
  ['Tsd.', 'Tausend', 'inside'],
  ['Tel.', 'Telefon', 'inside'],
  ['Co.', 'Co', 'inside'],
  ['Jhdt.', 'Jahrhundert', 'end'],
  ['Hbf.', 'Hauptbahnhof', 'end'],
  ['Dr. med.', 'Doktor med', 'name'],
  ['Dr. h.c.', 'Doktor honoris causa', 'name'],
  ['Dres.', 'Doktoren', 'name'],
  ['Frhr.', 'Freiherr', 'name'],
  ['Gf.', 'Graf', 'name'],
  ['Kgl.', 'Königlich', 'name'],
  ['Hptm.', 'Hauptmann', 'name'],
  ['Gen.', 'General', 'name'],
  ['Dr. phil.', 'Doktor phil', 'name'],
  ['Dr. jur.', 'Doktor jur', 'name'],
  ['Dr. rer. nat.', 'Doktor rer nat', 'name'],
  ['Dr.-Ing.', 'Doktor-Ingenieur', 'name'],
  ['Dipl.-Ing.', 'Diplom-Ingenieur', 'name'],
  ['Frl.', 'Fräulein', 'name'],
  ...shortForms(
    'name',
    'Joh.:Johann Friedr.:Friedrich Wilh.:Wilhelm Heinr.:Heinrich Ferd.:Ferdinand Theod.:Theodor Ludw.:Ludwig Profs.:Professoren Proff.:Professoren Geh.:Geheimer Geh._Rat:Geheimer_Rat RA:Rechtsanwalt Oberstlt.:Oberstleutnant Ltn.:Leutnant Lt.:Leutnant Obltn.:Oberleutnant Oblt.:Oberleutnant Uffz.:Unteroffizier ' +
      'Gefr.:Gefreiter Obgefr.:Obergefreiter Fw.:Feldwebel Kpt.:Kapitän Adm.:Admiral Maj.:Major Gen.-Maj.:Generalmajor Gen.-Lt.:Generalleutnant Feldm.:Feldmarschall Insp.:Inspektor Dir.:Direktor Präs.:Präsident ' +
      'Bgm.:Bürgermeister Kard.:Kardinal Ebf.:Erzbischof Bf.:Bischof Pfr.:Pfarrer Br.:Bruder Schw.:Schwester Fam.:Familie Wwe.:Witwe Hzg.:Herzog Kg.:König Ks.:Kaiser ' +
      'Frfr.:Freifrau Frhrn.:Freiherrn Gfn.:Gräfin Fst.:Fürst Mag.:Magister Lic.:Lizenziat Dipl.-Kfm.:Diplom-Kaufmann Dr._theol.:Doktor_theol Dr._iur.:Doktor_iur Dr._habil.:Doktor_habil Dr._rer._pol.:Doktor_rer_pol ' +
      'Dr._oec.:Doktor_oec Dr._techn.:Doktor_techn Dr._e.h.:Doktor_ehrenhalber Prof._em.:Professor_emeritus Priv.-Doz.:Privatdozent Doz.:Dozent a.d.:an_der v.:von v.d.:von_der v.u.z.:von_und_zu',
  ),
  ['Bde.', 'Bände', 'number'],
  ['Dr.', 'Doktor', 'name'],
  ['Prof.', 'Professor', 'name'],
  ['Hr.', 'Herr', 'name'],
  ['Hrn.', 'Herrn', 'name'],
  ['Fr.', 'Frau', 'name'],
  ['St.', 'Sankt', 'name'],
  ['Nr.', 'Nummer', 'number'],
  ['S.', 'Seite', 'number'],
  ['Bd.', 'Band', 'number'],
  ['Kap.', 'Kapitel', 'number'],
  ['Abb.', 'Abbildung', 'number'],
  ['Tab.', 'Tabelle', 'number'],
  ['Abs.', 'Absatz', 'number'],
  ['Anm.', 'Anmerkung', 'number'],
  ['Bl.', 'Blatt', 'number'],
  ['Sp.', 'Spalte', 'number'],
  ['Jg.', 'Jahrgang', 'number'],
  ['Ziff.', 'Ziffer', 'number'],
  ['Rn.', 'Randnummer', 'number'],
  ['Rdnr.', 'Randnummer', 'number'],
  ['Rz.', 'Randziffer', 'number'],
  ['Taf.', 'Tafel', 'number'],
  ['Anl.', 'Anlage', 'number'],
  ['Pos.', 'Position', 'number'],
  ['Abschn.', 'Abschnitt', 'number'],
  ...shortForms(
    'number',
    'App.:Apparat Dw.:Durchwahl Bstg.:Bahnsteig H.:Heft Abt.:Abteilung Ref.:Referat Lfg.:Lieferung V.:Vers Str.:Strophe Sz.:Szene Z.:Zeile Nrn.:Nummern Abbn.:Abbildungen Artt.:Artikel op.:opus Op.:Opus Fig.:Figur Bsp.:Beispiel Whg.:Wohnung Postf.:Postfach Gl.:Gleichung ' +
      'Lekt.:Lektion Kat.:Katalog Kat.-Nr.:Katalognummer Best.-Nr.:Bestellnummer Art.-Nr.:Artikelnummer Tel.-Nr.:Telefonnummer Hausnr.:Hausnummer Inv.-Nr.:Inventarnummer Fol.:Folio fol.:Folio Lit.:Buchstabe Kr.:Kreis Par.:Paragraf',
  ),
  ['Kl.', 'Klasse', 'number'],
  ['Geb.', 'Gebäude', 'number'],
  ['Zi.', 'Zimmer', 'number'],
  ['Buchst.', 'Buchstabe', 'number'],
  ['Art.', 'Artikel', 'number'],
  ['Aufl.', 'Auflage', 'end'],
  ...asWritten('name', 'Dipl. Ing. med. phil. jur. rer. nat.'),
  ...asWritten('inside', 'f. ff. d. i.'),
  ...asWritten(
    'end',
    'u.s.w. Std. Min. Sek. Chr. Str. KG. AG. e.V. Jan. Feb. Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez.',
  ),
  ...shortForms(
    'name',
    'Genlt.:Generalleutnant Genmaj.:Generalmajor Genobst.:Generaloberst Obst.:Oberst Obstlt.:Oberstleutnant Rittm.:Rittmeister Olt.:Oberleutnant Feldw.:Feldwebel Ofw.:Oberfeldwebel Ogefr.:Obergefreiter Korv.-Kpt.:Korvettenkapitän Kptlt.:Kapitänleutnant ' +
      'Komm.:Kommissar Sekr.:Sekretär Ref.:Referent Sup.:Superintendent Diak.:Diakon Frhr._v.:Freiherr_von Grf.:Graf Kgn.:Königin Prn.:Prinz Erzh.:Erzherzog Mgf.:Markgraf Lgf.:Landgraf ' +
      'Kfst.:Kurfürst Apoth.:Apotheker Arch.:Architekt Dipl.-Phys.:Diplomphysiker Dipl.-Psych.:Diplompsychologe',
  ),
  ...shortForms(
    'inside',
    'Gen._a.D.:General_außer_Dienst d.R.:der_Reserve z.S.:zur_See i.d.J.:in_diesem_Jahr u.g.:unten_genannt s.d.:siehe_dort v.T.:vom_Tausend z.K.:zur_Kenntnis n.J.:nächsten_Jahres v.J.:vorigen_Jahres v.M.:vorigen_Monats lfd.:laufend ' +
      'p.P.:pro_Person d.s.:das_sind u.z.:und_zwar u.zw.:und_zwar n.d.:nach_dem n.Vereinb.:nach_Vereinbarung n.V.:nach_Vereinbarung n.b.:nicht_bestanden o.B.:ohne_Befund o.O.u.J.:ohne_Ort_und_Jahr u.d.T.:unter_dem_Titel u.d.M.:unter_dem_Meer ' +
      'e.G.:eingetragene_Genossenschaft i.L.:in_Liquidation i.Gr.:in_Gründung p.m.:pro_Monat geschl.:geschlossen geöff.:geöffnet gef.:gefallen getr.:getraut prot.:protestantisch ref.:reformiert span.:spanisch ungar.:ungarisch ' +
      'ehemal.:ehemaliger sogen.:sogenannt ggfs.:gegebenenfalls zuzügl.:zuzüglich abzügl.:abzüglich morg.:morgens mtgl.:monatlich wö.:wöchentlich halbj.:halbjährlich vj.:vierteljährlich ungef.:ungefähr höchst.:höchstens ' +
      'spez.:speziell geogr.:geographisch mus.:musikalisch poet.:poetisch angebl.:angeblich erb.:erbaut ren.:renoviert zerst.:zerstört verb.:verbessert neubearb.:neu_bearbeitet Slg.:Sammlung Samml.:Sammlung ' +
      'Mss.:Manuskripte Sonderdr.:Sonderdruck Prov.:Provinz Gmde.:Gemeinde Wgs.:Wohnungen Inf.-Reg.:Infanterieregiment Inf.-Rgt.:Infanterieregiment Inf.-Regt.:Infanterieregiment Inf.-Div.:Infanteriedivision Art.-Reg.:Artillerieregiment Pz.-Div.:Panzerdivision Kav.:Kavallerie ' +
      'Art.-Rgt.:Artillerieregiment Btl.:Bataillon Bat.:Bataillon Batl.:Bataillon Rgt.:Regiment Regt.:Regiment Kp.:Kompanie Komp.:Kompanie Brig.:Brigade Esk.:Eskadron Kto.:Konto Rg.:Rechnung ' +
      'Rech.:Rechnung Best.-Nr.:Bestellnummer Art.-Nr.:Artikelnummer Kd.-Nr.:Kundennummer Tel.-Nr.:Telefonnummer Haus-Nr.:Hausnummer Postf.:Postfach Fax-Nr.:Faxnummer Zi.:Zimmer Grdst.:Grundstück Temp.:Temperatur Geschw.:Geschwindigkeit ' +
      'Durchm.:Durchmesser Pat.:Patient Diagn.:Diagnose Ther.:Therapie',
  ),
  ...shortForms(
    'number',
    'Tl.:Teil Tle.:Teile Teilbd.:Teilband Halbbd.:Halbband Lief.:Lieferung Hft.:Heft Jgg.:Jahrgänge Zl.:Zeile Vv.:Verse Vs.:Vers Ges.:Gesang Aufz.:Aufzug ' +
      'Abbl.:Abbildungen Kt.:Karte Fn.:Fußnote Fußn.:Fußnote Anh.:Anhang Rdn.:Randnummer lit.:Buchstabe Unterabs.:Unterabsatz Pkt.:Punkt Hs.:Halbsatz Tz.:Textziffer Ps.:Psalm ' +
      'Apt.:Apartment Etg.:Etage Aufl.:Auflage Ausg.:Ausgabe Ser.:Serie Vers.:Version',
  ),
  ...shortForms('end', 'ü.NN:über_Normalnull ü.N.N.:über_Normalnull'),
];
