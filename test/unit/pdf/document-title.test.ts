import { expect, test } from 'vitest';
import { chooseAuthor, chooseTitle } from '../../../src/pdf/structure/document-title.ts';

test.each([
  ['Free Culture', null, 'Free Culture'],
  ['Microsoft Word - thesis_final.doc', 'On Lighthouses', 'On Lighthouses'],
  ['Microsoft Word - thesis', 'On Lighthouses', 'On Lighthouses'],
  ['thesis.pdf', 'On Lighthouses', 'On Lighthouses'],
  ['untitled', null, null],
  ['Untitled-1', 'On Lighthouses', 'On Lighthouses'],
  ['', 'On\nLighthouses', 'On Lighthouses'],
  ['00123456', 'On Lighthouses', 'On Lighthouses'],
  ['final_report_v2', 'On Lighthouses', 'On Lighthouses'],
  ['PowerPoint Presentation', null, null],
  ['PowerPoint Presentation', 'On Lighthouses', 'On Lighthouses'],
  ['Présentation PowerPoint', 'On Lighthouses', 'On Lighthouses'],
  ['Microsoft Word', 'On Lighthouses', 'On Lighthouses'],
  ['Word Processing in 1985', null, 'Word Processing in 1985'],
  ['10811.exe', 'On Lighthouses', 'On Lighthouses'],
  ['Screenshot 2025-07-29 at 00.15.56.png', 'On Lighthouses', 'On Lighthouses'],
  ['Screenshot 2025-07-29', 'On Lighthouses', 'On Lighthouses'],
  ['8f14e45f-ceea-467f-a0e6-5b1c2d3e4f50', 'On Lighthouses', 'On Lighthouses'],
  ['d41d8cd98f00b204e9800998ecf8427e', 'On Lighthouses', 'On Lighthouses'],
  ['https://example.org/a/b', 'On Lighthouses', 'On Lighthouses'],
  ['Slide 1', 'On Lighthouses', 'On Lighthouses'],
  ['Template', 'On Lighthouses', 'On Lighthouses'],
  ['LaTeX Template', 'On Lighthouses', 'On Lighthouses'],
  ['Unbenanntes Dokument', 'On Lighthouses', 'On Lighthouses'],
  ['arXiv:2101.01234v2 [cs.CL] 4 Jan 2021', 'On Lighthouses', 'On Lighthouses'],
  ['<4D6963726F736F66742057>', 'On Lighthouses', 'On Lighthouses'],
  ['This is a short headline Lorem ipsum sit dolor', 'On Lighthouses', 'On Lighthouses'],
  ['Click to edit Master title style', 'On Lighthouses', 'On Lighthouses'],
  ['LNCS 4299 - On Lighthouses', 'On Lighthouses', 'On Lighthouses'],
  ['Vol. 12: On Lighthouses', 'On Lighthouses', 'On Lighthouses'],
  ['Essays on Lighthouses', 'Lighthouses', 'Essays on Lighthouses'],
  ['The Coast 7 - On Lighthouses', 'Lighthouses', 'The Coast 7 - On Lighthouses'],
  ['Introduction to Node.js', null, 'Introduction to Node.js'],
  ['Booklet for Walkers', null, 'Booklet for Walkers'],
  ['Mappe der Erinnerungen', null, 'Mappe der Erinnerungen'],
  ['\u202eThe Tide\u202c', null, 'The Tide'],
  ['  The\u0000 Tide ', null, 'The Tide'],
  ['Document Engineering', null, 'Document Engineering'],
  [null, null, null],
])('title of %j, with %j on the first page', (metadata, largest, title) => {
  expect(chooseTitle(metadata, largest)).toBe(title);
});

test.each([
  // Scanners and the programs that come with them.
  ...[
    'XSane scanned image',
    'Scanned Document',
    'Scan0001',
    'Scan_20240102',
    'scan-2024-01-02 (3)',
    'HP Scan',
  ],
  ...[
    'Canon iR-ADV C5235',
    'HP LaserJet M1522nf MFP',
    'EPSON Scan',
    'EPSON MFP image',
    'VueScan',
    'NAPS2',
    'Image (1)',
  ],
  ...[
    'Scanned from a Xerox Multifunction Printer',
    'Scan to PDF',
    'KM_C554e-20170419113053',
    'SKM_C25819011512340',
  ],
  // Apps.
  ...[
    'CamScanner 01-02-2020 10.20',
    'Adobe Scan 12 Jan 2022',
    'Adobe Scan Jan 12, 2022 (2)',
    'New Doc 2019-01-01 10.20',
  ],
  ...[
    'Scannable Document on Jan 12, 2020 at 3_04_05 PM',
    'Scanned with CamScanner',
    '扫描全能王 2022年1月12日 10.20',
  ],
  // Other languages.
  ...['Numérisation', 'Numérisation_20240102', 'Document numérisé', 'Numérisé avec CamScanner', 'escaneado'],
  ...[
    'Documento escaneado',
    'Documento digitalizado',
    'Scansione',
    'Gescanntes Dokument',
    'Dokument1',
    'Skannat dokument',
  ],
  ...[
    'Gescand document',
    'Zeskanowany dokument',
    'Отсканированный документ',
    'スキャンした文書',
    '스캔 문서',
    '扫描文件',
  ],
  ...['taranmış belge', 'Σαρωμένο έγγραφο', 'Bez nazwy 1', 'Без имени 1', 'Namnlöst dokument'],
  // Printers, browsers, office programs.
  ...[
    'Print',
    'Print Job 12',
    'Full page photo print',
    'Remote Downlevel Document',
    'Document1',
    'Copy of Document (2)',
  ],
  ...[
    'Microsoft Word - x.docx',
    '(Microsoft Word - x)',
    'Microsoft Outlook - Memo Style',
    'untitled',
    'Titel',
  ],
  ...[
    'Untitled document - Google Docs',
    '[Document title]',
    '[Type the document title]',
    'Presentación de PowerPoint',
  ],
  ...['PowerPoint-presentatie', 'Prezentacja programu PowerPoint', 'PowerPoint 演示文稿', 'about:blank'],
  ...['PII: S0140-6736(98)01234-5', 'doi:10.1016/j.tide.2001.05.003'],
])('%j, which a program wrote, is no title', (metadata) => {
  expect(chooseTitle(metadata, 'On Lighthouses')).toBe('On Lighthouses');
});

test.each([
  ...[
    'Scanned Images of the Brain: a review',
    'A Scanner Darkly',
    'Scanning the Coast',
    'Printing in Venice, 1470–1500',
  ],
  ...[
    'The Print',
    'Word & Image',
    'Brother',
    'Canon',
    'Job',
    'Image and Document',
    'Documents on Scanning',
    'Titles of Nobility',
  ],
  ...[
    'The Unknown Author',
    'Document Delivery in Libraries',
    'VueScan User’s Guide',
    'Numérisation des archives',
  ],
  ...[
    'Digitalização de acervos',
    'Der Scanner und der Wal',
    'Das Dokument',
    'Scansione del terreno',
    '文件管理手册',
    'Печать в России',
  ],
  ...[
    'Presentation of Self',
    'Sharp Objects',
    'Apple',
    '1 June 1940',
    'Image of God',
    'Scan of Canon Law',
    'The Sane Society',
  ],
  ...['La presentación de la persona', 'Enter the Title Holder', 'Typed Text'],
])('%j is a title', (metadata) => {
  expect(chooseTitle(metadata, 'On Lighthouses')).toBe(metadata);
});

test('a title is taken without the program behind it', () => {
  expect(chooseTitle('The Tide - Google Docs', null)).toBe('The Tide');
});

test('an author is a name and not a program', () => {
  expect(chooseAuthor('Lawrence Lessig')).toBe('Lawrence Lessig');
  expect(chooseAuthor('user')).toBeNull();
  expect(chooseAuthor('Adobe InDesign')).toBeNull();
});
