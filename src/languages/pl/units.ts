import type { Counted } from '../language.ts';
import { units } from '../words.ts';

export const counted = (one: string, few: string, many: string, part: string): Counted => ({
  one,
  few,
  many,
  part,
});
export const AUSTRALIAN = counted(
  'dolar australijski',
  'dolary australijskie',
  'dolarów australijskich',
  'dolara australijskiego',
);
export const CANADIAN = counted(
  'dolar kanadyjski',
  'dolary kanadyjskie',
  'dolarów kanadyjskich',
  'dolara kanadyjskiego',
);
export const ZLOTY = counted('złoty', 'złote', 'złotych', 'złotego');
export const US_DOLLAR = counted(
  'dolar amerykański',
  'dolary amerykańskie',
  'dolarów amerykańskich',
  'dolara amerykańskiego',
);
export const MILLION = counted('milion', 'miliony', 'milionów', 'miliona');
export const BILLION = counted('miliard', 'miliardy', 'miliardów', 'miliarda');
export const THOUSAND = counted('tysiąc', 'tysiące', 'tysięcy', 'tysiąca');
/** `part` is the genitive of one. */
export const UNITS: Readonly<Record<string, Counted>> = {
  'km/h': counted(
    'kilometr na godzinę',
    'kilometry na godzinę',
    'kilometrów na godzinę',
    'kilometra na godzinę',
  ),
  'm/s': counted('metr na sekundę', 'metry na sekundę', 'metrów na sekundę', 'metra na sekundę'),
  'km²': counted(
    'kilometr kwadratowy',
    'kilometry kwadratowe',
    'kilometrów kwadratowych',
    'kilometra kwadratowego',
  ),
  'm²': counted('metr kwadratowy', 'metry kwadratowe', 'metrów kwadratowych', 'metra kwadratowego'),
  'm³': counted('metr sześcienny', 'metry sześcienne', 'metrów sześciennych', 'metra sześciennego'),
  'cm²': counted(
    'centymetr kwadratowy',
    'centymetry kwadratowe',
    'centymetrów kwadratowych',
    'centymetra kwadratowego',
  ),
  'cm³': counted(
    'centymetr sześcienny',
    'centymetry sześcienne',
    'centymetrów sześciennych',
    'centymetra sześciennego',
  ),
  km: counted('kilometr', 'kilometry', 'kilometrów', 'kilometra'),
  m: counted('metr', 'metry', 'metrów', 'metra'),
  dm: counted('decymetr', 'decymetry', 'decymetrów', 'decymetra'),
  cm: counted('centymetr', 'centymetry', 'centymetrów', 'centymetra'),
  mm: counted('milimetr', 'milimetry', 'milimetrów', 'milimetra'),
  l: counted('litr', 'litry', 'litrów', 'litra'),
  ml: counted('mililitr', 'mililitry', 'mililitrów', 'mililitra'),
  kg: counted('kilogram', 'kilogramy', 'kilogramów', 'kilograma'),
  dag: counted('dekagram', 'dekagramy', 'dekagramów', 'dekagrama'),
  dkg: counted('dekagram', 'dekagramy', 'dekagramów', 'dekagrama'),
  g: counted('gram', 'gramy', 'gramów', 'grama'),
  mg: counted('miligram', 'miligramy', 'miligramów', 'miligrama'),
  µg: counted('mikrogram', 'mikrogramy', 'mikrogramów', 'mikrograma'),
  ha: counted('hektar', 'hektary', 'hektarów', 'hektara'),
  W: counted('wat', 'waty', 'watów', 'wata'),
  kW: counted('kilowat', 'kilowaty', 'kilowatów', 'kilowata'),
  MW: counted('megawat', 'megawaty', 'megawatów', 'megawata'),
  MB: counted('megabajt', 'megabajty', 'megabajtów', 'megabajta'),
  GB: counted('gigabajt', 'gigabajty', 'gigabajtów', 'gigabajta'),
  TB: counted('terabajt', 'terabajty', 'terabajtów', 'terabajta'),
  dB: counted('decybel', 'decybele', 'decybeli', 'decybela'),
  t: counted('tona', 'tony', 'ton', 'tony'),
  ' s': counted('sekunda', 'sekundy', 'sekund', 'sekundy'),
  sek: counted('sekunda', 'sekundy', 'sekund', 'sekundy'),
  min: counted('minuta', 'minuty', 'minut', 'minuty'),
  ' h': counted('godzina', 'godziny', 'godzin', 'godziny'),
  godz: counted('godzina', 'godziny', 'godzin', 'godziny'),
  kWh: counted('kilowatogodzina', 'kilowatogodziny', 'kilowatogodzin', 'kilowatogodziny'),
  kcal: counted('kilokaloria', 'kilokalorie', 'kilokalorii', 'kilokalorii'),
  kJ: counted('kilodżul', 'kilodżule', 'kilodżuli', 'kilodżula'),
  Hz: counted('herc', 'herce', 'herców', 'herca'),
  kHz: counted('kiloherc', 'kiloherce', 'kiloherców', 'kiloherca'),
  MHz: counted('megaherc', 'megaherce', 'megaherców', 'megaherca'),
  GHz: counted('gigaherc', 'gigaherce', 'gigaherców', 'gigaherca'),
  szt: counted('sztuka', 'sztuki', 'sztuk', 'sztuki'),
  '°C': counted('stopień Celsjusza', 'stopnie Celsjusza', 'stopni Celsjusza', 'stopnia Celsjusza'),
  '‰': counted('promil', 'promile', 'promili', 'promila'),
  mln: MILLION,
  mld: BILLION,
  tys: THOUSAND,
  ...units(
    'tabl:tabletka:tabletek:tabletki:tabletki kaps:kapsułka:kapsułek:kapsułki:kapsułki amp:ampułka:ampułek:ampułki:ampułki pkt:punkt:punktów:punkty:punktu atm:atmosfera:atmosfer:atmosfery:atmosfery ' +
      'mmol:milimol:milimoli:milimole:milimola µmol:mikromol:mikromoli:mikromole:mikromola mol:mol:moli:mole:mola _V:wolt:woltów:wolty:wolta kV:kilowolt:kilowoltów:kilowolty:kilowolta mV:miliwolt:miliwoltów:miliwolty:miliwolta ' +
      '_A:amper:amperów:ampery:ampera mA:miliamper:miliamperów:miliampery:miliampera Ω:om:omów:omy:oma ' +
      'GW:gigawat:gigawatów:gigawaty:gigawata MWh:megawatogodzina:megawatogodzin:megawatogodziny:megawatogodziny GWh:gigawatogodzina:gigawatogodzin:gigawatogodziny:gigawatogodziny ' +
      'KM:koń_mechaniczny:koni_mechanicznych:konie_mechaniczne:konia_mechanicznego Pa:paskal:paskali:paskale:paskala kPa:kilopaskal:kilopaskali:kilopaskale:kilopaskala ' +
      'hPa:hektopaskal:hektopaskali:hektopaskale:hektopaskala MPa:megapaskal:megapaskali:megapaskale:megapaskala bar:bar:barów:bary:bara ' +
      'J:dżul:dżuli:dżule:dżula N:niuton:niutonów:niutony:niutona kN:kiloniuton:kiloniutonów:kiloniutony:kiloniutona ' +
      'hl:hektolitr:hektolitrów:hektolitry:hektolitra dl:decylitr:decylitrów:decylitry:decylitra cl:centylitr:centylitrów:centylitry:centylitra ' +
      'nm:nanometr:nanometrów:nanometry:nanometra µm:mikrometr:mikrometrów:mikrometry:mikrometra mm²:milimetr_kwadratowy:milimetrów_kwadratowych:milimetry_kwadratowe:milimetra_kwadratowego ' +
      'kB:kilobajt:kilobajtów:kilobajty:kilobajta KB:kilobajt:kilobajtów:kilobajty:kilobajta Mb:megabit:megabitów:megabity:megabita ' +
      'ms:milisekunda:milisekund:milisekundy:milisekundy szkl:szklanka:szklanek:szklanki:szklanki os:osoba:osób:osoby:osoby egz:egzemplarz:egzemplarzy:egzemplarze:egzemplarza ' +
      'op:opakowanie:opakowań:opakowania:opakowania tuz:tuzin:tuzinów:tuziny:tuzina kop:kopiejka:kopiejek:kopiejki:kopiejki ' +
      'mies:miesiąc:miesięcy:miesiące:miesiąca tyg:tydzień:tygodni:tygodnie:tygodnia mi:mila:mil:mile:mili ' +
      'kn:węzeł:węzłów:węzły:węzła q:kwintal:kwintali:kwintale:kwintala mm_Hg:milimetr_słupa_rtęci:milimetrów_słupa_rtęci:milimetry_słupa_rtęci:milimetra_słupa_rtęci ' +
      'm/s²:metr_na_sekundę_kwadrat:metrów_na_sekundę_kwadrat:metry_na_sekundę_kwadrat:metra_na_sekundę_kwadrat °F:stopień_Fahrenheita:stopni_Fahrenheita:stopnie_Fahrenheita:stopnia_Fahrenheita obr/min:obrót_na_minutę:obrotów_na_minutę:obroty_na_minutę:obrotu_na_minutę ' +
      'dol:dolar:dolarów:dolary:dolara rub:rubel:rubli:ruble:rubla',
  ),
};
