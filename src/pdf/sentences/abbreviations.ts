/**
 * Abbreviations by language, without their last full stop, in lower case. `before` are those after which a sentence never ends: a name, a
 * number or an explanation follows. After any other one in `within` a sentence ends only if the next word can begin one: "etc. And".
 */
export interface Abbreviations {
  before: ReadonlySet<string>;
  within: ReadonlySet<string>;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const BY_LANGUAGE: Readonly<Record<string, Abbreviations>> = {
  en: {
    before: words(
      'mr mrs ms mx dr prof rev hon gen col capt lt sgt cmdr maj adm gov sen rep pres st mt ft messrs mme mlle no nos vol vols p pp fig figs eq eqs ' +
        'sec sect ch chap art v vs cf e.g i.e viz ca approx ed eds trans op cit ibid al. resp u.s.c',
    ),
    within: words(
      'etc al jr sr inc ltd co corp bros dept univ assn est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ' +
        'u.s u.k u.n e.u d.c a.m p.m ph.d m.d b.a m.a b.c a.d ave blvd rd hwy min max misc incl ref refs app',
    ),
  },
  de: {
    before: words(
      'z h dr prof hr fr frl st nr bd bde abb tab kap abs art s z.b z. d.h u.a v.a i.d.r vgl bzw ca evtl ggf inkl exkl sog bspw geb gest hrsg ' +
        'dipl ing med phil jur rer nat ff f usf. o.ä u.ä m.e s.o s.u z.t z.zt i.a i.e.s d.i u d i v b mio mrd tsd co tel',
    ),
    within: words('usw etc u.s.w jh jhdt chr str jan feb mär apr jun jul aug sep sept okt nov dez kg ag e.v'),
  },
  fr: {
    before: words(
      'm mm mme mmes mlle mlles dr pr me mgr st ste n° no vol chap fig p pp art cf c.-à-d p.ex ex env éd coll trad ap av boul bd',
    ),
    within: words('etc al j.-c janv févr avr juil sept oct nov déc cie s.a'),
  },
  es: {
    before: words(
      'sr sra sres srta dr dra d dña prof profa lic ing gral cap fig figs pág págs p pp núm n.º vol ed eds art cf p.ej ej aprox av avda ud uds vd vds sta sto ee s',
    ),
    within: words('etc a.c d.c ee.uu s.a cía ene feb mar abr may jun jul ago sept oct nov dic'),
  },
  it: {
    before: words(
      'sig sigg sig.ra dott dott.ssa prof prof.ssa ing avv arch on fig figg pag pagg p pp vol voll cap n nn art cfr es p.es ca ed s ss',
    ),
    within: words('ecc etc a.c d.c s.p.a s.r.l gen feb mar apr mag giu lug ago set ott nov dic'),
  },
  pt: {
    before: words(
      'sr sra srs dr dra prof profa eng fig figs pág págs p pp vol n núm art cf p.ex ex aprox av ed eds',
    ),
    within: words('etc a.c d.c s.a ltda jan fev mar abr mai jun jul ago set out nov dez'),
  },
  nl: {
    before: words(
      'dhr mevr mw dr prof ir ing drs mr nr blz p pp fig vgl bijv bv ca d.w.z i.v.m m.b.t t.o.v o.a enz. resp art st',
    ),
    within: words('enz etc jl jan feb mrt apr jun jul aug sept okt nov dec'),
  },
  ru: {
    before: words(
      'г гг-н г-н г-жа ул пр просп пл пер д кв стр рис табл гл т тт п пп ст см ср напр т.е т.к т.н проф акад доц им св н.э. обл р-н рр тел',
    ),
    within: words(
      'др пр т.д т.п т.ч руб коп тыс млн млрд гг вв в н.э до н.э янв февр апр авг сент окт нояб дек',
    ),
  },
  pl: {
    before: words(
      'dr prof mgr inż hab p pp pan ul al nr np m.in tzn tzw tj ok ks św s str rys tab por red wyd zob im',
    ),
    within: words('itd itp r w. godz tys mln mld'),
  },
};

const NONE: Abbreviations = { before: words(''), within: words('') };

/** @param language ISO 639-1 */
export function abbreviationsOf(language: string): Abbreviations {
  return BY_LANGUAGE[language] ?? NONE;
}
