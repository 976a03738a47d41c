/** A field of a form. Points, from the lower left corner of the page. */
export interface PdfField {
  /** Left, bottom, right, top. */
  box: readonly [number, number, number, number];
  kind: PdfFieldKind;
  /** What was written or chosen; the name of the state of a box that is ticked. None where it is empty. */
  value?: string;
  /** What a viewer drew for the value, in WinAnsi; nothing unless given. */
  drawn?: string;
  /** What can be chosen: its value, and what is shown for it. */
  options?: readonly (readonly [value: string, shown: string])[];
  hidden?: boolean;
}

export type PdfFieldKind = 'text' | 'multiline' | 'password' | 'choice' | 'box' | 'radio';

/** The flags of PDF 32000-1, tables 221, 226, 228 and 230. */
const FLAGS: Readonly<Record<PdfFieldKind, number>> = {
  ...{ text: 0, multiline: 1 << 12, password: 1 << 13, choice: 1 << 17, box: 0, radio: 1 << 15 },
};
const PRINTED = 4;
const HIDDEN = 2;

/** What the writer of a file offers. */
export interface FieldObjects {
  reserve(): number;
  set(id: number, body: string): void;
  addStream(content: string, entries: string): number;
  string(id: number, text: string): string;
}

/** Adds the fields' objects. @returns their numbers */
export function addFields(objects: FieldObjects, fields: readonly PdfField[]): number[] {
  return fields.map((field) => {
    const id = objects.reserve();
    const flags = PRINTED | (field.hidden === true ? HIDDEN : 0);
    objects.set(
      id,
      `<< /Type /Annot /Subtype /Widget /T ${objects.string(id, `field ${id}`)} /Rect [${field.box.join(' ')}] /F ${flags} /Ff ${FLAGS[field.kind]} /DA (/Helv 10 Tf 0 g) ${entriesOf(objects, id, field)} >>`,
    );
    return id;
  });
}

function entriesOf(objects: FieldObjects, id: number, field: PdfField): string {
  const { kind, value, drawn, options = [], box } = field;
  const form = `/Type /XObject /Subtype /Form /BBox [0 0 ${box[2] - box[0]} ${box[3] - box[1]}] /Resources << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> `;
  if (kind === 'box' || kind === 'radio') {
    const on = value ?? 'Yes';
    const states = [on, 'Off'].map((state) => `/${state} ${objects.addStream('', form)} 0 R`).join(' ');
    const now = value ?? 'Off';
    return `/FT /Btn /V /${now} /AS /${now} /AP << /N << ${states} >> >>`;
  }
  const type = kind === 'choice' ? '/FT /Ch' : '/FT /Tx';
  const written = value === undefined ? '' : ` /V ${objects.string(id, value)}`;
  const pairs = options.map((pair) => `[${pair.map((text) => objects.string(id, text)).join(' ')}]`);
  const choices = pairs.length === 0 ? '' : ` /Opt [${pairs.join(' ')}]`;
  const lines = drawn?.split('\n').map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -12 Td`);
  const look =
    lines === undefined
      ? ''
      : ` /AP << /N ${objects.addStream(`/Tx BMC q BT /Helv 10 Tf 0 g 2 ${box[3] - box[1] - 12} Td ${lines.join(' ')} ET Q EMC`, form)} 0 R >>`;
  return type + written + choices + look;
}
