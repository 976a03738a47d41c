import { anyOf } from '../../languages/languages.ts';

/** What a file is called after the last stop: `report.pdf`, `10811.exe`, `Screenshot … .png`. */
const FILE_NAME =
  /\.(?:pdf|docx?|odt|rtf|tex|dvi|indd|qxd|qxp|pages|txt|html?|ps|eps|fm|p65|pub|pptx?|potx?|xlsx?|csv|wpd|wps|md|epub|mobi|key|odp|ods|xps|prn|exe|zip|tmp|bak|png|jpe?g|gif|tiff?|bmp|webp|svg|ai|psd|cdr|dwg|vsdx?|aspx?|php|cgi|job|out)$/i;

const NO_TITLE: readonly RegExp[] = [
  /^(?:new |neues |nouveau |nuevo )?(?:microsoft |ms )?(?:word|excel|office|powerpoint|publisher)[- ]?(?:document|dokument|worksheet|presentation|präsentation|présentation|publication)?[\s\d._-]*$/i,
  // "Présentation PowerPoint", "PowerPoint-presentatie", "PowerPoint 演示文稿", "Prezentacja programu PowerPoint"
  /^(?:presentaci|presenta[tz]i|apresentaç|présentati|prezenta[ct]|презентац|bemutat|παρουσ)\p{L}*(?: \p{L}{1,8}){0,2} (?:microsoft )?powerpoint$/iu,
  /^(?:microsoft )?powerpoint[- ]?(?:pr\p{L}*t\p{L}*|sunusu|演示文稿|簡報|プレゼンテーション|프레젠테이션)$/iu,
  /^(?:presentation|präsentation|book|mappe|classeur|libro|doc|slide|folie|diapositive|diapositiva|layout|template|vorlage|folder|sheet|tabelle|feuil|foglio|planilha|drawing|zeichnung)[\s\d._-]*$/i,
  // What somebody began with: "LaTeX Template".
  /^[\w-]+ (?:template|vorlage)$/i,
  // What a template says instead.
  /\blorem ipsum\b/i,
  /^\[?(?:click|tap) to (?:add|edit)\b/i,
  /^\[?(?:type|insert|enter) (?:the |your |a )?(?:document |main )?(?:title|name|text)(?: here)?\]?$/i,
  /^(?:your|main|the) title(?: here)?$/i,
  // The stamp of a server of preprints, and the number of a publisher's article.
  /^(?:arxiv:\s?\S+\d|doi:\s?10\.|pii:?\s?[S\d])/i,
  /^(?:screen ?shot|bildschirmfoto|capture d.écran|captura de (?:pantalla|tela)|schermafbeelding)\b/i,
  /^(?:microsoft|adobe) \w+[\s\d.-]*$/i,
  /^\(?microsoft \w+ - /i,
  /^crystal reports\b/i,
  /^(?:quarkxpress|libreoffice|writer)[\s\d.-]*$/i,
  /^(?:https?:\/\/|about:|file:)\S*$/i,
  // 00123456, scan_2024-118350
  /^[\w-]*\d{5,}[\w-]*$/,
  // final_report_v2
  /^\w+(?:_\w+)+$/,
  // {8f14e45f-ceea-467f-a0e6-5b1c2d3e4f50}
  /^\{?(?:[0-9a-f]{4,}-){3,}[0-9a-f]{4,}\}?$/i,
  /^<?[0-9a-f]{16,}>?$/i,
];

/** Programs and devices whose names nothing else bears: "CamScanner 01-02-2020 10.20", "Canon iR-ADV C5235". */
const PROGRAM =
  'xsane|camscanner|new doc|扫描全能王|vuescan|naps|scanbot|scannable|gscan|gimagereader|simple scan|(?:genius|swift|tiny|turbo|clear|fast|quick|easy|jet) ?scan(?:ner)?|' +
  'finescanner|notebloc|(?:office|microsoft) lens|paperport|omnipage|finereader|readiris|scan(?:snap|jet|gear)|ir adv|image(?:runner|class|press|to pdf)|workcentre|docucentre|' +
  'versalink|altalink|(?:laser|office|desk|photo)jet|pixma|bizhub|taskalfa|ecosys|aficio|mf[pc]|skm(?:bt)?|kmbt|e studio|workforce|multi ?function|img|' +
  'pdfcreator|cutepdf|ilovepdf|smallpdf|ghostscript|jasperreports|photoshop|coreldraw|autocad|google (?:docs|drive|sheets|slides)|remote downlevel document';
/** Names and words that say nothing by themselves: *Brother* is a novel. */
const BESIDE =
  'hp|hewlett packard|canon|epson|brother|xerox|fuji|fujitsu|kyocera|ricoh|konica|minolta|lexmark|samsung|sharp|toshiba|oki|panasonic|plustek|kodak|adobe|microsoft|google|apple|evernote|abbyy|' +
  'android|iphone|ipad|app|mobile|pdf|jpe?g|tiff?|ocr|colou?r|network|device|machine|digital|photo|picture|page|file|job|fax|copy|preview|full|new|doc|series|all in one|am|pm|at|by';

/** Dates with their month in letters: "12 Jan 2022", "Jan. 12, 2022", "12 de enero de 2022". */
const DATE =
  /(?<!\d)\d{1,2}(?!\d)\.?(?: de)? \p{L}{3,10}\.?,?(?: de)? \d{4}(?!\d)|(?<!\p{L})\p{L}{3,10}\.? \d{1,2},? \d{4}(?!\d)/giu;
/** "C5235i" says nothing, of "Scan0001" the word stays. */
const NUMBERED = /(\p{L}*)\d[\p{L}\p{M}\d]*/gu;
const MIN_LETTERS_BEFORE_NUMBER = 3;
const MARKS = /[\s_.,:;()[\]#/–-]+/g;
/** What programs write is short. Characters. */
const MAX_LENGTH = 100;

const said = anyOf(({ structure }) => structure?.untitled);
/** A small word may stand before a program's name: "Scanned from a Xerox", "Numérisé avec CamScanner". */
const MADE_OF_THEM = new RegExp(
  `^(?:(?:${said}|${PROGRAM}|${BESIDE})(?: |$)(?:\\p{L}{1,4} (?:\\p{L}{1,2} )?(?=(?:${PROGRAM}|${BESIDE})(?: |$)))?)+$`,
  'iu',
);
const ONE_OF_THEM = new RegExp(`(?:^| )(?:${said}|${PROGRAM})(?: |$)`, 'iu');

/**
 * Whether a program, a device or a template wrote a document's title, since nobody gave one. A title is one of these if
 * it is made of nothing but their words, names, dates and numbers: "XSane scanned image", but not "Scanned Images of
 * the Brain". That it errs costs little, as the title of the first page takes its place.
 */
export function isProgramTitle(text: string): boolean {
  return FILE_NAME.test(text) || NO_TITLE.some((pattern) => pattern.test(text)) || isMadeOfPrograms(text);
}

function isMadeOfPrograms(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const words = text
    .replace(DATE, ' ')
    .replace(NUMBERED, (_all, before: string) =>
      before.length < MIN_LETTERS_BEFORE_NUMBER ? ' ' : `${before} `,
    )
    .replace(MARKS, ' ')
    .trim();
  return MADE_OF_THEM.test(words) && ONE_OF_THEM.test(words);
}
