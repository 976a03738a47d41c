/**
 * A text as it stands in XML, between tags or within quotes. What XML 1.0 has no way to write (control characters,
 * halves of characters, as broken PDFs have them) is left out.
 */
export function xml(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

// eslint-disable-next-line no-control-regex -- Control characters are what must go.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
