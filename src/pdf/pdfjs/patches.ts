import { INK_PATCHES } from './ink-patches.ts';
import type { Patch } from './ink-patches.ts';
import { SPACE_PATCHES } from './space-patches.ts';

/** What is changed in pdf.js's worker, which has no options for it. */
export const PATCHES: readonly Patch[] = [
  // It takes soft hyphens for invisible and leaves them out; but InDesign and Typst call every hyphen at a line's end one, and Typst those inside
  // lines, too: "re pairs", "hand rail". Those that are printed stay.
  {
    from: 'if (category.isInvisibleFormatMark) {',
    to: 'if (category.isInvisibleFormatMark && !(glyph.unicode === "\\u00ad" && glyph.width > 0)) {',
  },
  // With the text of a page it tells everything about a font but its name, and only the name says that it is bold.
  { from: 'fontFamily: font.fallbackName,', to: 'fontFamily: font.fallbackName, fontName: font.name,' },
  // It doesn't tell whether a text is seen.
  ...INK_PATCHES,
  // It drops spaces that are there, and makes up others.
  ...SPACE_PATCHES,
  // Pieces of text are handed over by the thousand, and not by the ten: each time, they are cloned and go through a stream.
  { from: 'const TEXT_CHUNK_BATCH_SIZE = 10;', to: 'const TEXT_CHUNK_BATCH_SIZE = 1000;' },
  // Where a character stands is computed twice for each. The same products in the same order, without the two matrices that are thrown away.
  {
    from: '      const tsm = [textState.fontSize * textState.textHScale, 0, 0, textState.fontSize, 0, textState.textRise];\n',
    to: '      const s0 = textState.fontSize * textState.textHScale, s5 = textState.textRise;\n      let s3 = textState.fontSize;\n',
  },
  {
    from: 'tsm[3] *= glyphHeight * textState.fontMatrix[3];\n        }\n      }\n      return Util.transform(textState.ctm, Util.transform(textState.textMatrix, tsm));',
    to: `s3 *= glyphHeight * textState.fontMatrix[3];
        }
      }
      const m = textState.textMatrix, c = textState.ctm;
      const t0 = m[0] * s0 + m[2] * 0, t1 = m[1] * s0 + m[3] * 0, t2 = m[0] * 0 + m[2] * s3, t3 = m[1] * 0 + m[3] * s3;
      const t4 = m[0] * 0 + m[2] * s5 + m[4], t5 = m[1] * 0 + m[3] * s5 + m[5];
      return [c[0] * t0 + c[2] * t1, c[1] * t0 + c[3] * t1, c[0] * t2 + c[2] * t3, c[1] * t2 + c[3] * t3, c[0] * t4 + c[2] * t5 + c[4], c[1] * t4 + c[3] * t5 + c[5]];`,
  },
];

/** Fonts are read for their characters and widths, but not written again as files, which only drawing needs. */
export const TEXT_ONLY_PATCHES: readonly Patch[] = [
  {
    from: 'this.data = this.wrap(name, type2Charstrings, this.charstrings, subrs, properties);',
    to: 'this.data = [];',
  },
  {
    from: '  compile() {\n    const cff = this.cff;',
    to: '  compile() {\n    return [];\n    const cff = this.cff;',
  },
  {
    from: '    const unitsPerEm = properties.fontMatrix ? 1 / Math.max(',
    to: '    return null;\n    const unitsPerEm = properties.fontMatrix ? 1 / Math.max(',
  },
  {
    from: '      builder.addTable(tableTag, tables[tableTag].data);\n    }\n    return builder.toArray();',
    to: '    }\n    return null;',
  },
];
