import type { Abbreviation } from '../language.ts';
import { asWritten, shortForms } from '../words.ts';

export const ABBREVIATIONS: readonly Abbreviation[] = [
  ['M.', 'Monsieur', 'name'],
  ...shortForms(
    'name',
    'Mme:Madame Mlle:Mademoiselle Mmes:Mesdames Mlles:Mesdemoiselles Mᵐᵉ:Madame Mˡˡᵉ:Mademoiselle Mᵐᵉˢ:Mesdames Drs:Docteurs Prs:Professeurs Prof.:Professeur prof.:professeur ' +
      'Sr:Sœur S.E.:Son_Excellence S.Exc.:Son_Excellence S.S.:Sa_Sainteté ' +
      'cap.:capitaine capit.:capitaine serg.:sergent sgt:sergent lt.:lieutenant lt:lieutenant adj.:adjudant Adj.:Adjudant amir.:amiral Mal:Maréchal mar.:maréchal Gén.:Général Col.:Colonel ' +
      'St:Saint Ste:Sainte Sts:Saints Stes:Saintes Bd:boulevard bd:boulevard Bld:boulevard bld:boulevard blvd:boulevard Blvd:boulevard Av.:avenue ave:avenue Pl.:place r.:rue fbg:faubourg Fbg:faubourg ' +
      'ch.:chemin all.:allée sq.:square Sq.:square qu.:quai rés.:résidenceissement bât.:bâtiment Rte:route ' +
      'Ets:Établissements Sté:Société Dir.:directeur dir.:directeur présid.:président prés.:président min.:ministre arch.:architecte ing.:ingénieur chev.:chevalier Ctesse:comtesse ' +
      'Mis:marquis Mise:marquise Vte:vicomte Vtesse:vicomtesse card.:cardinal év.:évêque abb.:abbé N.-D.:Notre-Dame',
  ),
  ['Me', 'Maître', 'name'],
  ['Pr', 'Professeur', 'name'],
  ['Dr', 'Docteur', 'name'],
  ['Vve', 'Veuve', 'name'],
  ['Cne', 'Capitaine', 'name'],
  ['Cdt', 'Commandant', 'name'],
  ['Lt', 'Lieutenant', 'name'],
  ['Gal', 'Général', 'name'],
  ['pl.', 'place', 'name'],
  ['gén.', 'général', 'name'],
  ['lieut.', 'lieutenant', 'name'],
  ['fg', 'faubourg', 'name'],
  ['imp.', 'impasse', 'name'],
  ['rte', 'route', 'name'],
  ['Cie', 'compagnie', 'inside'],
  ['Mgr', 'Monseigneur', 'name'],
  ['al.', 'alinéa', 'number'],
  ['MM.', 'Messieurs', 'name'],
  ['Mme.', 'Madame', 'name'],
  ['Mlle.', 'Mademoiselle', 'name'],
  ['Mgr.', 'Monseigneur', 'name'],
  ['Dr.', 'Docteur', 'name'],
  ['Pr.', 'Professeur', 'name'],
  ['St.', 'Saint', 'name'],
  ['Ste.', 'Sainte', 'name'],
  ['Mmes.', 'Mesdames', 'name'],
  ['Mlles.', 'Mesdemoiselles', 'name'],
  ['Me.', 'Maître', 'name'],
  ['boul.', 'boulevard', 'name'],
  ['bd.', 'boulevard', 'name'],
  ['av.', 'avenue', 'name'],
  ['tél.', 'téléphone', 'inside'],
  ['ex.', 'exemple', 'inside'],
  ['s.d.', 'sans date', 'end'],
  ['c.-à-d.', 'c’est-à-dire', 'inside'],
  ['p.ex.', 'par exemple', 'inside'],
  ['etc.', 'et cetera', 'end'],
  ['cf.', 'voir', 'inside'],
  ['env.', 'environ', 'inside'],
  ['av.J.-C.', 'avant Jésus-Christ', 'end'],
  ['apr.J.-C.', 'après Jésus-Christ', 'end'],
  ['ap.J.-C.', 'après Jésus-Christ', 'end'],
  ['éd.', 'édition', 'inside'],
  ['op. cit.', 'opus citatum', 'inside'],
  ['loc. cit.', 'loco citato', 'inside'],
  ['ibid.', 'ibidem', 'inside'],
  ['id.', 'idem', 'inside'],
  ['sq.', 'et suivante', 'inside'],
  ['et suiv.', 'et suivantes', 'inside'],
  ['suiv.', 'suivantes', 'inside'],
  ['N.D.L.R.', 'note de la rédaction', 'inside'],
  ['N.d.T.', 'note du traducteur', 'inside'],
  ['réf.', 'référence', 'inside'],
  ...shortForms(
    'inside',
    'S.M.:Sa_Majesté S.A.R.:Son_Altesse_Royale LL.MM.:Leurs_Majestés ch._de:chemin_de all._des:allée_des sq._du:square_du et_al.:et_autres sqq.:et_suivantes N.B.:NB P.-S.:PS i.e.:c’est-à-dire ' +
      'T.T.C.:toutes_taxes_comprises H.T.:hors_taxes Cies:compagnies dir._gén.:directeur_général secr._gén.:secrétaire_général adm._gén.:administration_générale s.v.:sub_verbo op._laud.:opus_laudatum ' +
      'n.m.:nom_masculin n.f.:nom_féminin adv.:adverbe prép.:préposition conj.:conjonction pron.:pronom v.tr.:verbe_transitif v.intr.:verbe_intransitif plur.:pluriel sing.:singulier ' +
      'fém.:féminin masc.:masculin fam.:familier litt.:littéraire péj.:péjoratif vx.:vieux lat.:latin gr.:grec angl.:anglais ital.:italien esp.:espagnol ' +
      'hébr.:hébreu anc.:ancien anc._fr.:ancien_français auj.:aujourd’hui syn.:synonyme ant.:antonyme étym.:étymologie orig.:origine prov.:proverbe spéc.:spécialement ' +
      'notamm.:notamment partic.:particulièrement princip.:principalement généralt.:généralement habituellt.:habituellement probabl.:probablement vraisembl.:vraisemblablement approx.:approximativement max.:maximum ' +
      'moy.:moyenne incl.:inclus compl.:complété augm.:augmenté réimpr.:réimpression rééd.:réédition éds.:éditeurs ms.:manuscrit mss.:manuscrits bibl.:bibliothèque ' +
      'av._propos:avant-propos préf.:préface introd.:introduction intr.:introduction append.:appendice suppl.:supplément bibliogr.:bibliographie illustr.:illustration biogr.:biographie hist.:histoire géogr.:géographie ' +
      'philos.:philosophie théol.:théologie méd.:médecine math.:mathématiques chim.:chimie phys.:physique jur.:juridique admin.:administratif adm.:administratif assoc.:association soc.:société ' +
      'univ.:université dipl.:diplôme doct.:docteur épil.:épilogue rubr.:rubrique prol.:prologue quest.:question rem.:remarque qté:quantité douz.:douzaine paragr.:paragraphe ' +
      'resp.:respectivement évent.:éventuellement sept.-oct.:septembre-octobre dest.:destinataire expéd.:expéditeur adr.:adresse tél._port.:téléphone_portable ' +
      'poss.:possible rdv:rendez-vous R.-V.:rendez-vous',
  ),
  ['dép.', 'département', 'inside'],
  ['arr.', 'arrondissement', 'inside'],
  ['hab.', 'habitants', 'end'],
  ['not.', 'notamment', 'inside'],
  ['s.l.n.d.', 'sans lieu ni date', 'end'],
  ['s.l.', 'sans lieu', 'end'],
  ...shortForms(
    'end',
    'fr.:francs ct.:centimes cts:centimes ét.:étage douz.:douzaines sach.:sachets S.A.R.L.:SARL N.-B.:NB',
  ),
  ['Cie.', 'compagnie', 'end'],
  ['ext.', 'extérieur', 'end'],
  ['coll.', 'collection', 'inside'],
  ['trad.', 'traduction', 'inside'],
  ...asWritten('inside', 'ap. av.'),
  ['p.', 'page', 'number'],
  ['pp.', 'pages', 'number'],
  ['vol.', 'volume', 'number'],
  ['chap.', 'chapitre', 'number'],
  ['fig.', 'figure', 'number'],
  ['art.', 'article', 'number'],
  ['no.', 'numéro', 'number'],
  ['t.', 'tome', 'number'],
  ['n.', 'note', 'number'],
  ['th.', 'thermostat', 'number'],
  ['v.', 'vers', 'number'],
  ['vv.', 'vers', 'number'],
  ['f.', 'folio', 'number'],
  ['fol.', 'folio', 'number'],
  ['liv.', 'livre', 'number'],
  ['sc.', 'scène', 'number'],
  ['sect.', 'section', 'number'],
  ['pl.', 'planche', 'number'],
  ['tabl.', 'tableau', 'number'],
  ['ann.', 'annexe', 'number'],
  ['par.', 'paragraphe', 'number'],
  ['bât.', 'bâtiment', 'number'],
  ['esc.', 'escalier', 'number'],
  ['app.', 'appartement', 'number'],
  ['appt', 'appartement', 'number'],
  ['ép.', 'épître', 'number'],
  ['col.', 'colonne', 'number'],
  ['éq.', 'équation', 'number'],
  ...shortForms(
    'number',
    'f°:folio ff.:folios fos:folios fasc.:fascicule figs.:figures figg.:figures vols.:volumes tt.:tomes chaps.:chapitres arts.:articles nn.:notes ll.:lignes l.:ligne st.:strophe str.:strophe op.:opus Op.:opus ' +
      'mm.:mesures cat.:catalogue inv.:inventaire rég.:régiment div.:division ét.:étage appart.:appartement lot.:lot sér.:série ser.:série livr.:livraison cah.:cahier part.:partie ' +
      'Art.:Article Fig.:Figure Tab.:Tableau tab.:tableau Vol.:Volume T.:Tome P.:Page Pl.:Planche graph.:graphique ill.:illustration doc.:document prop.:proposition déf.:définition cor.:corollaire r°:recto',
  ),
  ['ch.', 'chapitre', 'number'],
  ...asWritten('end', 'al. J.-C. S.A. janv. févr. avr. juil. sept. oct. nov. déc.'),
  ...shortForms(
    'name',
    'Gal.:général col.:colonel cdt:commandant cdt.:commandant cne:capitaine lt-col.:lieutenant-colonel sgt.:sergent brig.:brigadier am.:amiral amb.:ambassadeur sén.:sénateur Pdt:président ' +
      'secr.:secrétaire insp.:inspecteur archev.:archevêque R.P.:révérend_père Cte:comte',
  ),
  ...shortForms(
    'inside',
    'temp.:température alt.:altitude larg.:largeur prof._max.:profondeur_maximale diam.:diamètre épais.:épaisseur superf.:superficie sup.:supérieur inf.:inférieur TTC:toutes_taxes_comprises T.V.A.:TVA ' +
      'càd:c’est-à-dire s.n.:sans_nom rev._et_augm.:revue_et_augmentée rev._et_corr.:revue_et_corrigée corr.:corrigée éd._orig.:édition_originale trad._fr.:traduction_française postf.:postface impr.:imprimerie libr.:librairie inst.:institut acad.:académie ' +
      'Éts:établissements dépt:département rég.:région cant.:canton comm.:commune fig.:figuré néerl.:néerlandais mod.:moderne mus.:musique c._civ.:Code_civil C._civ.:Code_civil C._pén.:Code_pénal ' +
      'C._trav.:Code_du_travail C._com.:Code_de_commerce C._proc._civ.:Code_de_procédure_civile Cass.:Cour_de_cassation Cass._civ.:Cour_de_cassation,_chambre_civile J.O.:Journal_officiel ord.:ordonnance décr.:décret arr._min.:arrêté_ministériel N.-S.:Notre-Seigneur s.v.p.:s’il_vous_plaît S.V.P.:s’il_vous_plaît ' +
      'r.s.v.p.:répondez_s’il_vous_plaît R.S.V.P.:répondez_s’il_vous_plaît P.S.:post-scriptum N.d.É.:note_de_l’éditeur cie:compagnie div.:division c.c.:copie_conforme a.m.:ante_meridiem d°:dito',
  ),
  ...shortForms(
    'number',
    'cols.:colonnes pll.:planches illustr.:illustration ex.:exemple appt.:appartement bd.:boulevard ps.:psaume Ps.:psaume cm.:canton dos.:dossier enreg.:enregistrement éd.:édition ' +
      'compt.:compte',
  ),
];
