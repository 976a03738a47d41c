import { expect, test } from 'vitest';
import { xml } from '../../../src/api/files/xml.ts';

test.each([
  ['Tom & <Jerry> "it\'s"', 'Tom &amp; &lt;Jerry&gt; &quot;it&#39;s&quot;'],
  ['a bell \u0007, an end \u0000, no character \uffff', 'a bell , an end , no character '],
  ['half \ud83d and whole \u{1f600}', 'half  and whole \u{1f600}'],
  ['lines\r\n\tand tabs', 'lines\r\n\tand tabs'],
])('%j is written as %j', (text, written) => {
  expect(xml(text)).toBe(written);
});
