/** A stretch of pdf.js's worker, which is in it once, and what stands there instead. */
export interface Patch {
  from: string;
  to: string;
}

/**
 * Lets pdf.js tell with a piece of text that nothing is seen of it (`unseen`), and with the text of a page where its pictures are (`images`) and
 * where shapes are painted beside each other (`drawings`, in the same last item). It reads every operator of a page for its text and leaves out those for colours, shapes and pictures; the list of
 * operators that it makes for drawing would tell, too, and takes as long as the text itself, and the fonts and pictures with it.
 */
export const INK_PATCHES: readonly Patch[] = [
  {
    from: 'class TextState {\n  constructor() {',
    to: `
/** What a page has been painted with so far: boxes of left, bottom, right and top in the space of the page. */
class Ink {
  painted = [];
  images = [];
  drawings = [];
  isEverywhere = false;
  shape = null;
  isOblique = false;
  isCurved = false;
  isLevel = false;
  at = [0, 0];
  follow(fn, args, ctm) {
    const x = args[args.length - 2], y = args[args.length - 1];
    if (fn === OPS.lineTo) {
      if (Math.abs(x - this.at[0]) > 0.5 && Math.abs(y - this.at[1]) > 0.5) this.isOblique = true;
      else this.isLevel = true;
    } else if (fn !== OPS.moveTo) this.isCurved = true;
    this.at = [x, y];
    this.extend(false, args, ctm);
  }
  extend(isRectangle, args, ctm) {
    const corners = isRectangle
      ? [args[0], args[1], args[0] + args[2], args[1], args[0], args[1] + args[3], args[0] + args[2], args[1] + args[3]]
      : args;
    this.shape ??= [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i + 1 < corners.length; i += 2) {
      const x = ctm[0] * corners[i] + ctm[2] * corners[i + 1] + ctm[4];
      const y = ctm[1] * corners[i] + ctm[3] * corners[i + 1] + ctm[5];
      this.shape[0] = Math.min(this.shape[0], x);
      this.shape[1] = Math.min(this.shape[1], y);
      this.shape[2] = Math.max(this.shape[2], x);
      this.shape[3] = Math.max(this.shape[3], y);
    }
  }
  fill(isWhite) {
    if (this.shape !== null && !isWhite) this.paint(this.shape);
    this.stroke();
  }
  stroke() {
    // Upright and level lines, with round corners or without, are rules, frames and tables.
    if (this.shape !== null) this.draw(this.shape, this.isOblique || (this.isCurved && !this.isLevel) ? 1 : 0);
    this.endPath();
  }
  endPath() {
    this.shape = null;
    this.isOblique = this.isCurved = this.isLevel = false;
  }
  /** Shapes near each other are one drawing: its box, how many shapes, how many of them bent. Mostly they are painted one after the other. */
  draw([left, bottom, right, top], bent) {
    for (let i = this.drawings.length - 1; i >= 0; i--) {
      const box = this.drawings[i];
      if (left > box[2] + 12 || right < box[0] - 12 || bottom > box[3] + 12 || top < box[1] - 12) continue;
      box[0] = Math.min(box[0], left);
      box[1] = Math.min(box[1], bottom);
      box[2] = Math.max(box[2], right);
      box[3] = Math.max(box[3], top);
      box[4]++;
      box[5] += bent;
      return;
    }
    if (this.drawings.length < 100) this.drawings.push([left, bottom, right, top, 1, bent]);
  }
  addImage(ctm) {
    const path = this.shape;
    this.shape = null;
    this.extend(true, [0, 0, 1, 1], ctm);
    if (this.images.length < 1000) this.images.push(this.shape);
    this.paint(this.shape);
    this.shape = path;
  }
  paint(box) {
    // So many shapes are a drawing; what stands in it is taken for seen.
    if (this.painted.length < 500) this.painted.push(box);
    else this.isEverywhere = true;
  }
  isBare([, , , height, x, y]) {
    const middle = y + 0.3 * height;
    return !this.isEverywhere &&
      !this.painted.some((box) => x >= box[0] - 1 && x <= box[2] + 1 && middle >= box[1] - 1 && middle <= box[3] + 1);
  }
}
function isWhiteInk(fn, args) {
  switch (fn) {
    case OPS.setFillGray:
      return args[0] >= 0.99;
    case OPS.setFillCMYKColor:
      return args.every((part) => part <= 0.01);
    case OPS.setFillRGBColor:
    case OPS.setFillColor:
    case OPS.setFillColorN:
      // One part may be a shade of any ink.
      if (args.length === 4) return args.every((part) => part <= 0.01);
      return args.length === 3 && args.every((part) => part >= 0.99);
    default:
      return false;
  }
}
class TextState {
  ink = new Ink();
  inkMode = 0;
  inkIsWhite = false;
  constructor() {`,
  },
  {
    from: 'function ensureTextContentItem() {\n      if (textContentItem.initialized) {\n        return textContentItem;\n      }',
    to: `function ensureTextContentItem() {
      let unseen = "";
      if (textState.inkMode === 3) unseen = "invisible";
      else if (textState.inkIsWhite && textState.inkMode % 4 === 0 && textState.ink.isBare(getCurrentTextTransform())) unseen = "white";
      if (textContentItem.initialized) {
        if (textContentItem.unseen === unseen) return textContentItem;
        flushTextContentItem();
      }
      textContentItem.unseen = unseen;`,
  },
  {
    from: 'fontName: textChunk.fontName,',
    to: 'fontName: textChunk.fontName, ...(textChunk.unseen && { unseen: textChunk.unseen }),',
  },
  {
    from: 'textState.textRise = args[0];\n            break;',
    to: `textState.textRise = args[0];
            break;
          case OPS.setTextRenderingMode:
            textState.inkMode = args[0];
            break;
          case OPS.setFillGray:
          case OPS.setFillRGBColor:
          case OPS.setFillCMYKColor:
          case OPS.setFillColor:
          case OPS.setFillColorN:
          case OPS.setFillColorSpace:
            textState.inkIsWhite = isWhiteInk(fn, args);
            break;
          case OPS.moveTo:
          case OPS.lineTo:
          case OPS.curveTo:
          case OPS.curveTo2:
          case OPS.curveTo3:
            textState.ink.follow(fn, args, textState.ctm);
            break;
          case OPS.rectangle:
            textState.ink.extend(true, args, textState.ctm);
            break;
          case OPS.fill:
          case OPS.eoFill:
          case OPS.fillStroke:
          case OPS.eoFillStroke:
          case OPS.closeFillStroke:
          case OPS.closeEOFillStroke:
            textState.ink.fill(textState.inkIsWhite);
            break;
          case OPS.stroke:
          case OPS.closeStroke:
            textState.ink.stroke();
            break;
          case OPS.endPath:
            textState.ink.endPath();
            break;
          case OPS.shadingFill:
            textState.ink.isEverywhere = true;
            break;
          case OPS.endInlineImage:
            textState.ink.addImage(textState.ctm);
            break;`,
  },
  {
    from: 'if (isValidName && emptyXObjectCache.getByName(name)) {',
    to: 'if (isValidName && emptyXObjectCache.getByName(name)) {\n if (emptyXObjectCache.getByName(name) === "image") textState.ink.addImage(textState.ctm);',
  },
  {
    from: 'if (emptyXObjectCache.getByRef(xobj)) {',
    to: 'if (emptyXObjectCache.getByRef(xobj)) {\n if (emptyXObjectCache.getByRef(xobj) === "image") textState.ink.addImage(textState.ctm);',
  },
  {
    from: 'if (globalImage) {\n                  resolveXObject();',
    to: 'if (globalImage) {\n textState.ink.addImage(textState.ctm);\n                  resolveXObject();',
  },
  {
    from: 'if (type.name !== "Form") {\n                emptyXObjectCache.set(name, dict.objId, true);',
    to: 'if (type.name !== "Form") {\n textState.ink.addImage(textState.ctm);\n                emptyXObjectCache.set(name, dict.objId, "image");',
  },
  {
    from: 'flushTextContentItem();\n      enqueueChunk();\n      resolve();',
    to: `flushTextContentItem();
      const { images, drawings } = stateManager.state.ink;
      if (prevRefs === null) textContent.items.push({ images, drawings });
      enqueueChunk();
      resolve();`,
  },
];
