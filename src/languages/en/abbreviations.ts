import type { Abbreviation } from '../language.ts';
import { asWritten, shortForms } from '../words.ts';

export const ABBREVIATIONS: readonly Abbreviation[] = [
  ['Mr.', 'Mr', 'name'],
  ['Mrs.', 'Mrs', 'name'],
  ['Ms.', 'Ms', 'name'],
  ['Dr.', 'Dr', 'name'],
  ['St.', 'Saint', 'name'],
  ['Mt.', 'Mount', 'name'],
  ['Ft.', 'Fort', 'name'],
  ['Prof.', 'Professor', 'name'],
  ['Rev.', 'Reverend', 'name'],
  ['Hon.', 'Honorable', 'name'],
  ['Gen.', 'General', 'name'],
  ['Col.', 'Colonel', 'name'],
  ['Capt.', 'Captain', 'name'],
  ['Lt.', 'Lieutenant', 'name'],
  ['Lt. Col.', 'Lieutenant Colonel', 'name'],
  ['Sgt.', 'Sergeant', 'name'],
  ['Maj.', 'Major', 'name'],
  ['Cmdr.', 'Commander', 'name'],
  ['Adm.', 'Admiral', 'name'],
  ['Gov.', 'Governor', 'name'],
  ['Sen.', 'Senator', 'name'],
  ['Rep.', 'Representative', 'name'],
  ['Pres.', 'President', 'name'],
  ['Messrs.', 'Messrs', 'name'],
  ...asWritten('name', 'Mx.'),
  ...shortForms(
    'name',
    'Drs.:Doctors Profs.:Professors Revs.:Reverends Fr.:Father Br.:Brother Supt.:Superintendent Insp.:Inspector Det.:Detective Cpl.:Corporal ' +
      'Pvt.:Private Pfc.:Private_First_Class Brig.:Brigadier Brig._Gen.:Brigadier_General Maj._Gen.:Major_General Lt._Gen.:Lieutenant_General Lieut.:Lieutenant ' +
      'Cdr.:Commander Cmdt.:Commandant Cpt.:Captain Atty._Gen.:Attorney_General Atty.:Attorney Amb.:Ambassador Rt._Hon.:Right_Honourable Rt._Rev.:Right_Reverend ' +
      'Very_Rev.:Very_Reverend Most_Rev.:Most_Reverend Ven.:Venerable Bp.:Bishop Abp.:Archbishop Sts.:Saints SS.:Saints Mme.:Madame Mmes.:Mesdames ' +
      'Mlle.:Mademoiselle Wm.:William Geo.:George Chas.:Charles Jas.:James Thos.:Thomas Jno.:John Edw.:Edward Robt.:Robert Benj.:Benjamin Saml.:Samuel ' +
      'Jos.:Joseph Fredk.:Frederick Hy.:Henry Pt.:Point Pk.:Park Intl.:International Natl.:National Amer.:American ' +
      'Dir.:Director Hon._Sec.:Honorary_Secretary Treas.:Treasurer Secy.:Secretary Cllr.:Councillor Ald.:Alderman',
  ),
  ['Jr.', 'Junior', 'end'],
  ['Ave.', 'Avenue', 'end'],
  ['Blvd.', 'Boulevard', 'end'],
  ['Rd.', 'Road', 'end'],
  ['Hwy.', 'Highway', 'end'],
  ['Dept.', 'Department', 'end'],
  ['Univ.', 'University', 'end'],
  ['Assn.', 'Association', 'end'],
  ['Bros.', 'Brothers', 'end'],
  ['Corp.', 'Corporation', 'end'],
  ['Ltd.', 'Limited', 'end'],
  ['Co.', 'Company', 'end'],
  ['incl.', 'including', 'end'],
  ['misc.', 'miscellaneous', 'end'],
  ['Sr.', 'Senior', 'end'],
  ['e.g.', 'for example', 'inside'],
  ['i.e.', 'that is', 'inside'],
  ['cf.', 'compare', 'inside'],
  ['viz.', 'namely', 'inside'],
  ['vs.', 'versus', 'inside'],
  ['approx.', 'approximately', 'inside'],
  ...asWritten('inside', 'ca. v. ed. eds. op. cit. U.S.C.'),
  ...shortForms(
    'inside',
    'resp.:respectively excl.:excluding orig.:originally obs.:obsolete Lat.:Latin Gk.:Greek Ital.:Italian ' +
      'Span.:Spanish Heb.:Hebrew dept.:department abbr.:abbreviated assoc.:associate asst.:assistant attrib.:attributed ' +
      'avg.:average bibl.:bibliography biog.:biography colloq.:colloquial contd.:continued cont.:continued ' +
      'doz.:dozen equiv.:equivalent fem.:feminine masc.:masculine freq.:frequently gen._ed.:general_editor illus.:illustrated introd.:introduction ' +
      'hist.:historical mun.:municipal occas.:occasionally opp.:opposite perh.:perhaps poss.:possibly pref.:preface prob.:probably pron.:pronounced ' +
      'prov.:province pseud.:pseudonym publ.:published suppl.:supplement syn.:synonym transl.:translated unpub.:unpublished usu.:usually ' +
      'var.:variant yr.:year yrs.:years mos.:months wk.:week wks.:weeks sci.:science theol.:theology geog.:geography ' +
      'elev.:elevation adj.:adjective adv.:adverb conj.:conjunction ' +
      'fwd.:forward govt.:government wt.:weight ht.:height m.p.h.:miles_per_hour ' +
      'r.p.m.:revolutions_per_minute N.B.:N_B ed._and_trans.:edited_and_translated trans._and_ed.:translated_and_edited s.v.:under_the_word ' +
      'i.q.:the_same_as n.d.:no_date n.p.:no_place',
  ),
  ['et al.', 'and others', 'end'],
  ['ca.', 'circa', 'number'],
  ['c.', 'circa', 'number'],
  ['p.', 'page', 'number'],
  ['pp.', 'pages', 'number'],
  ['No.', 'number', 'number'],
  ['Nos.', 'numbers', 'number'],
  ['Fig.', 'Figure', 'number'],
  ['Figs.', 'Figures', 'number'],
  ['Eq.', 'Equation', 'number'],
  ['Eqs.', 'Equations', 'number'],
  ['Tab.', 'Table', 'number'],
  ['Sec.', 'Section', 'number'],
  ['Sect.', 'Section', 'number'],
  ['Ch.', 'Chapter', 'number'],
  ['Chap.', 'Chapter', 'number'],
  ['Art.', 'Article', 'number'],
  ['vol.', 'volume', 'number'],
  ['vols.', 'volumes', 'number'],
  ['fig.', 'figure', 'number'],
  ['figs.', 'figures', 'number'],
  ['ch.', 'chapter', 'number'],
  ['chap.', 'chapter', 'number'],
  ['sec.', 'section', 'number'],
  ['art.', 'article', 'number'],
  ['no.', 'number', 'number'],
  ['nos.', 'numbers', 'number'],
  ['Vol.', 'Volume', 'number'],
  ['Vols.', 'Volumes', 'number'],
  ['Ref.', 'Reference', 'number'],
  ['Refs.', 'References', 'number'],
  ['Op.', 'Opus', 'number'],
  ['max.', 'maximum', 'number'],
  ['n.', 'note', 'number'],
  ['nn.', 'notes', 'number'],
  ['l.', 'line', 'number'],
  ['ll.', 'lines', 'number'],
  ['b.', 'born', 'number'],
  ['d.', 'died', 'number'],
  ['fl.', 'flourished', 'number'],
  ['para.', 'paragraph', 'number'],
  ['paras.', 'paragraphs', 'number'],
  ['pt.', 'part', 'number'],
  ['bk.', 'book', 'number'],
  ['col.', 'column', 'number'],
  ['f.', 'folio', 'number'],
  ['apt.', 'apartment', 'number'],
  ['Apt.', 'Apartment', 'number'],
  ['Rm.', 'Room', 'number'],
  ['Ste.', 'Suite', 'number'],
  ['ext.', 'extension', 'number'],
  ['tel.', 'telephone', 'number'],
  ['Pl.', 'Plate', 'number'],
  ['Bk.', 'Book', 'number'],
  ['Pt.', 'Part', 'number'],
  ['r.', 'reigned', 'number'],
  ...shortForms(
    'number',
    'pop.:population temp.:temperature arts.:articles v.:verse vv.:verses cl.:clause cls.:clauses ff.:folios fol.:folio fols.:folios pl.:plate pls.:plates bks.:books pts.:parts chs.:chapters ' +
      'chaps.:chapters secs.:sections sects.:sections eq.:equation eqs.:equations ex.:example exs.:examples sc.:scene cols.:columns ref.:reference refs.:references ' +
      'ser.:series tab.:table reg.:regulation subsec.:subsection app.:appendix App.:Appendix Exh.:Exhibit Ex.:Example Opp.:Opuses Cl.:Clause Sc.:Scene Ps.:Psalm Cap.:Chapter ' +
      'Def.:Definition Thm.:Theorem Lem.:Lemma Prop.:Proposition Cor.:Corollary Arts.:Articles Ill.:Illustration cat.:catalogue Cat.:Catalogue Rte.:Route ' +
      'Bldg.:Building bldg.:building Fl.:Floor m.:married',
  ),
  ['op. cit.', 'op cit', 'inside'],
  ['loc. cit.', 'loc cit', 'inside'],
  ['ibid.', 'ibid', 'inside'],
  ['trans.', 'translated', 'inside'],
  ['ed. by', 'edited by', 'inside'],
  ['repr.', 'reprinted', 'inside'],
  ['rev. ed.', 'revised edition', 'inside'],
  ['esp.', 'especially', 'inside'],
  ['q.v.', 'which see', 'inside'],
  ['i.a.', 'among others', 'inside'],
  ['c/o', 'care of', 'inside'],
  ['w/o', 'without', 'inside'],
  ['et seq.', 'and following', 'inside'],
  ['Esq.', 'Esquire', 'end'],
  ['Sq.', 'Square', 'end'],
  ['Ln.', 'Lane', 'end'],
  ['Pkwy.', 'Parkway', 'end'],
  ['Mfg.', 'Manufacturing', 'end'],
  ['Govt.', 'Government', 'end'],
  ['inst.', 'instant', 'end'],
  ['ult.', 'ultimo', 'end'],
  ...shortForms(
    'end',
    'Regt.:Regiment Bn.:Battalion Bde.:Brigade Bty.:Battery Sqn.:Squadron prox.:proximo Inst.:Institute Div.:Division Assoc.:Association Soc.:Society Acad.:Academy Coll.:College Lib.:Library Mus.:Museum Ct.:Court Ter.:Terrace ' +
      'Terr.:Terrace Cres.:Crescent Gdns.:Gardens Hts.:Heights Mtn.:Mountain Mts.:Mountains Pkg.:Package pkg.:package Ry.:Railway Sta.:Station ' +
      'Mss.:manuscripts MSS.:manuscripts MS.:manuscript Hosp.:Hospital Cem.:Cemetery Co._Ltd.:Company_Limited',
  ),
  ...asWritten(
    'end',
    'etc. al. tsp. tbsp. hrs. oz. lbs. ft. Inc. est. U.S. U.K. U.N. E.U. D.C. a.m. p.m. Ph.D. M.D. B.A. M.A. B.C. A.D. min. max. app. ' +
      'Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri. Sat. Sun.',
  ),
  ...shortForms(
    'name',
    'Lt._Cmdr.:Lieutenant_Commander Lt._Cdr.:Lieutenant_Commander Rear_Adm.:Rear_Admiral Vice_Adm.:Vice_Admiral Lt._Gov.:Lieutenant_Governor Sgt._Maj.:Sergeant_Major Staff_Sgt.:Staff_Sergeant Spc.:Specialist Commr.:Commissioner Del.:Delegate Chanc.:Chancellor Princ.:Principal ' +
      'Bro.:Brother Msgr.:Monsignor Card.:Cardinal Archd.:Archdeacon Ens.:Ensign Flt._Lt.:Flight_Lieutenant Wg._Cdr.:Wing_Commander Sqn._Ldr.:Squadron_Leader Gp._Capt.:Group_Captain Exec._Dir.:Executive_Director Asst.:Assistant Assoc._Prof.:Associate_Professor ' +
      'Asst._Prof.:Assistant_Professor',
  ),
  ...shortForms(
    'inside',
    'p.a.:per_annum p.w.:per_week p.c.m.:per_calendar_month edn.:edition bapt.:baptized chr.:christened ret.:retired t.i.d.:three_times_a_day b.i.d.:twice_a_day q.i.d.:four_times_a_day q.d.:every_day p.r.n.:as_needed i.v.:intravenously i.m.:intramuscularly s.c.:subcutaneously hgt.:height min._wage:minimum_wage assn.:association ' +
      'mgmt.:management mgr.:manager acct.:account pmt.:payment qty.:quantity recd.:received inv.:invoice attn.:attention Attn.:Attention encl.:enclosure enc.:enclosure bef.:before ' +
      'betw.:between bap.:baptized bur.:buried unm.:unmarried rpt.:reprint 2nd_ed.:second_edition abr.:abridged anon.:anonymous priv.:private n.pub.:no_publisher et_seqq.:and_following ad_loc.:ad_locum ' +
      'alt.:altitude lat.:latitude diam.:diameter vel.:velocity coeff.:coefficient ea.:each pkt.:packet gro.:gross ctn.:carton btl.:bottle ' +
      'aka:also_known_as a.k.a.:also_known_as w/:with b/c:because B&B:B_and_B R&D:R_and_D Q&A:Q_and_A P&L:P_and_L',
  ),
  ...shortForms(
    'number',
    'tbl.:table rm.:room Flr.:Floor Blk.:Block blk.:block Hwy.:Highway Rt.:Route cant.:canto stan.:stanza subd.:subdivision fasc.:fascicle exx.:examples def.:definition ' +
      'thm.:theorem prop.:proposition lem.:lemma cor.:corollary ss.:sections iss.:issue Iss.:Issue lect.:lecture les.:lesson gr.:grade Gr.:Grade wk.:week ' +
      'yr.:year K.:K D.:Deutsch Hob.:Hoboken Pss.:Psalms sched.:schedule Sched.:Schedule amend.:amendment Amend.:Amendment tit.:title stat.:statute',
  ),
  ...shortForms('end', 'Jct.:Junction Twp.:Township Coy.:Company Btn.:Battalion Plt.:Platoon'),
];
