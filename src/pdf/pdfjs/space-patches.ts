import type { Patch } from './ink-patches.ts';

/**
 * Lets pdf.js keep the spaces that are written in a file, and make up none between letters that are set apart. It goes by gaps alone: a space
 * that takes no room is none to it, and a gap of a tenth of the font size is one. Recognition fits its words to their picture by word and letter
 * spacing, so that its spaces are narrow or less than nothing, and its letters stand apart.
 */
export const SPACE_PATCHES: readonly Patch[] = [
  {
    from: 'function saveLastChar(char) {\n      const nextPos = (twoLastCharsPos + 1) % 2;',
    to: `// Of the last glyph: by how much the next one is set apart, and where its line began.
    let tracking = 0, trackingX = 0, trackingY = 0;
    // Of the last space: where its line began, and whether it was a string of its own.
    let spaceX = 0, spaceY = 0, spaceIsAlone = false;
    // Only where spaces are written: other programs set the gap between two words as that between two letters. And not where kerning takes
    // it back.
    function isSetApart(elements) {
      const { charSpacing, fontSize, font } = textState;
      return charSpacing > 0 &&
        !elements.some((element) => typeof element === "number" && element * fontSize > 700 * charSpacing) &&
        elements.some((element) => typeof element === "string" && font.charsToGlyphs(element).some(({ category }) => category.isWhitespace));
    }
    function hasMovedFrom(x, y) {
      return textState.textLineMatrix[4] !== x || textState.textLineMatrix[5] !== y;
    }
    function isWritten(advance) {
      if (!shouldAddWhitepsace()) return false;
      // By itself, a space may stand between any two letters: it is none where they stand as near to each other as letters do.
      if (spaceIsAlone && advance <= textContentItem.notASpace) return false;
      // After a move far back the next text is another one.
      return !hasMovedFrom(spaceX, spaceY) || !spaceIsAlone && advance > 2.5 * textContentItem.negativeSpaceMax;
    }
    function saveLastChar(char) {
      const nextPos = (twoLastCharsPos + 1) % 2;
      // Two in a row counted as none.
      if (char === " " && twoLastChars[nextPos] === " ") return false;`,
  },
  {
    from: '          saveLastChar(" ");\n          continue;',
    // TeX has the stroke of a Polish l in its place, and moves back by its width.
    to: `          if (i + 1 < ii || extraSpacing > -0.9 * scaledDim) saveLastChar(" ");
          [, , , , spaceX, spaceY] = textState.textLineMatrix;
          spaceIsAlone = ii === 1;
          continue;`,
  },
  {
    from: 'const glyphUnicode = glyph.unicode;\n        if (saveLastChar(glyphUnicode)) {',
    to: `const glyphUnicode = glyph.unicode;
        tracking = setApart && glyphUnicode !== "." ? textState.charSpacing * textState.textHScale : 0;
        [, , , , trackingX, trackingY] = textState.textLineMatrix;
        if (saveLastChar(glyphUnicode)) {`,
  },
  {
    from: 'function buildTextContentItem({\n      chars,\n      extraSpacing\n    }) {',
    to: 'function buildTextContentItem({\n      chars,\n      extraSpacing,\n      setApart = isSetApart([chars])\n    }) {',
  },
  {
    from: 'const spaceFactor = (textState.font.vertical ? 1 : -1) * textState.fontSize / 1000;\n            const elements = args[0];\n            for (let i = 0, ii = elements.length; i < ii; i++) {\n              const item = elements[i];\n              if (typeof item === "string") {\n                showSpacedTextBuffer',
    to: 'const spaceFactor = (textState.font.vertical ? 1 : -1) * textState.fontSize / 1000;\n            const elements = args[0];\n            const setApart = isSetApart(elements);\n            for (let i = 0, ii = elements.length; i < ii; i++) {\n              const item = elements[i];\n              if (typeof item === "string") {\n                showSpacedTextBuffer',
  },
  {
    from: 'chars: str,\n                  extraSpacing: item * spaceFactor',
    to: 'chars: str,\n                  setApart,\n                  extraSpacing: item * spaceFactor',
  },
  {
    from: 'chars: str,\n                extraSpacing: 0',
    to: 'chars: str,\n                setApart,\n                extraSpacing: 0',
  },
  // Where the next letter stands before the end of the one before it, the space was forgotten.
  {
    from: `const textOrientation = Math.sign(textContentItem.width);
      if (advanceX < textOrientation * textContentItem.negativeSpaceMax) {`,
    to: `const textOrientation = Math.sign(textContentItem.width);
      const written = isWritten(advanceX);
      if (advanceX < textOrientation * textContentItem.negativeSpaceMax && !written) {`,
  },
  // And where the gap is no wider than 0.03 font sizes.
  {
    from: `      if (advanceX <= textOrientation * textContentItem.notASpace) {
        resetLastChars();
      }
      if (advanceX <= textOrientation * textContentItem.trackingSpaceMin) {
        if (shouldAddWhitepsace()) {
          resetLastChars();
          flushTextContentItem();
          pushWhitespace({
            width: Math.abs(advanceX)
          });
        } else {`,
    to: `      if (!written) resetLastChars();
      const apart = tracking > textContentItem.spaceInFlowMax || hasMovedFrom(trackingX, trackingY) ? 0 : tracking + textContentItem.notASpace;
      if (advanceX <= textOrientation * Math.max(textContentItem.trackingSpaceMin, apart)) {
        if (written) {
          resetLastChars();
          // An item of its own would tell no more than the gap.
          textContentItem.str.push(" ");
          // The sign of the width is the direction of the text.
          textContentItem.width += textOrientation * Math.max(textOrientation * advanceX, -0.9 * Math.abs(textContentItem.width));
        } else {`,
  },
  // Between two fonts, too.
  {
    from: `if (textContentItem.str.length === 0) {
          resetLastChars();
          pushWhitespace({
            width: Math.abs(advanceX)
          });`,
    to: `if (textContentItem.str.length === 0) {
          resetLastChars();
          if (written) textContentItem.str.push(" ");`,
  },
];
