import { expect, test } from 'vitest';
import { joinLines } from '../../../src/pdf/paragraphs/join-lines.ts';

const isCompound = (left: string, right: string): boolean => `${left}-${right}` === 'well-known';

test.each([
  ['a plain end gets a space', 'the quick', 'brown fox', 'the quick brown fox'],
  ['a word cut by the line end is joined', 'most signifi-', 'cant invention', 'most significant invention'],
  ['a compound keeps its hyphen', 'a well-', 'known song', 'a well-known song'],
  ['Japanese needs no space', '港の朝は', '静かに始まる', '港の朝は静かに始まる'],
  ['nor does Thai', 'ประตูบ้าน', 'สีเขียว', 'ประตูบ้านสีเขียว'],
  ['nor does Khmer', 'ផ្ទះ', 'ធំ', 'ផ្ទះធំ'],
  ['between Thai and Latin letters it stays', 'ประตู', 'A4', 'ประตู A4'],
  ['a soft hyphen always goes', 'Donau\u00ad', 'dampfschiff', 'Donaudampfschiff'],
  ['before a capital the hyphen stays', 'the Anglo-', 'Saxon kings', 'the Anglo-Saxon kings'],
  ['capitals cut by the line end are joined', 'THE INDE-', 'PENDENTS', 'THE INDEPENDENTS'],
  ['before a digit the hyphen stays', 'version-', '2 files', 'version-2 files'],
  ['a range of years stays', '1990-', '1995', '1990-1995'],
  ['a single letter keeps its hyphen', 'by e-', 'mail', 'by e-mail'],
  ['a name goes on after its "Mc"', 'as Mc-', 'Neill says', 'as McNeill says'],
  ['two words at a choice are no address', 'Evaluation/methodol-', 'ogy', 'Evaluation/methodology'],
  ['a suspended hyphen keeps hyphen and space', 'Ein-', 'und Ausgang', 'Ein- und Ausgang'],
  ['an address stays whole', 'see http://free-', 'culture.org', 'see http://free-culture.org'],
  [
    'an address that has only begun goes on',
    'Mac TeX (https:',
    '//tug.org/mactex) is',
    'Mac TeX (https://tug.org/mactex) is',
  ],
  [
    'so does one without its host',
    'lattice (https://',
    'CRAN.R-project.org) is',
    'lattice (https://CRAN.R-project.org) is',
  ],
  [
    'so does one after a slash',
    'https://debian.org/',
    'releases/stable/ and',
    'https://debian.org/releases/stable/ and',
  ],
  ['so does one before its ending', 'see www.debian.', 'org/ports for it', 'see www.debian.org/ports for it'],
  [
    'text after an address is text',
    'see https://debian.org/',
    'for more',
    'see https://debian.org/ for more',
  ],
  [
    'a sentence after an address begins anew',
    'unter www.werft.',
    'De Vries kam',
    'unter www.werft. De Vries kam',
  ],
  ['so does one after a path', 'see https://x.org/a.', 'Info is here', 'see https://x.org/a. Info is here'],
  ['a whole host needs no other ending', 'see www.x.org.', 'de la casa', 'see www.x.org. de la casa'],
  ['but a country, behind "co."', 'see www.bbc.co.', 'uk for it', 'see www.bbc.co.uk for it'],
  ['a file goes on with its ending', 'see http://x.org/a.', 'html for it', 'see http://x.org/a.html for it'],
  ['a word with a hyphen is a word', 'at https://x.org/', 'self-made by', 'at https://x.org/ self-made by'],
  ['and so are two at a choice', 'at https://x.org/', 'and/or by', 'at https://x.org/ and/or by'],
  ['a sentence after an address begins anew', 'is www.debian.org.', 'Orgs do', 'is www.debian.org. Orgs do'],
  [
    'so does one within its host',
    '(https://packages.',
    'debian.org/x) and',
    '(https://packages.debian.org/x) and',
  ],
  ['a dash is no hyphen', 'he said —', 'nothing', 'he said — nothing'],
  ['Chinese needs no space', '这是第一', '行', '这是第一行'],
  ['nothing before', '', 'start', 'start'],
])('%s', (_name, text, line, joined) => {
  expect(joinLines(text, line, isCompound)).toBe(joined);
});

test('Korean needs no space where a word is cut by the line end', () => {
  expect(joinLines('마다 줄', '을 서서', isCompound, true)).toBe('마다 줄을 서서');
  expect(joinLines('노인', '한 사람이', isCompound, false)).toBe('노인 한 사람이');
  expect(joinLines('있었다.', '그 마을', isCompound, true)).toBe('있었다. 그 마을');
});
