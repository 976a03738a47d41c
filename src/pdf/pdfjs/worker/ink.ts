import type { Unseen } from '../../page/page-source.ts';
import { MIDDLE, Printed } from './printed.ts';
import type { HiddenPart } from './printed.ts';

/** The operators of a page by their names, as pdf.js numbers them (its `OPS`). */
export type Operators = Readonly<Record<string, number>>;

/**
 * What pdf.js keeps of the graphics state while it reads a page for its text; `q` makes one that inherits all of this,
 * and `Q` drops it.
 */
export interface InkState {
  ctm: ArrayLike<number>;
  /** One for the whole page. */
  ink: Ink;
  /** The text rendering mode: PDF 32000-1, table 106. */
  inkMode: number;
  inkIsWhite: boolean;
  /** What it is filled with: parts of an ink, or the name of a pattern, which says nothing. */
  inkColour: string;
  /** What an external graphics state says: PDF 32000-1, table 58. */
  inkAlpha: number;
  inkIsBlended: boolean;
  /** Of lines: what an external graphics state says of them, and their width in units of their path. */
  inkLineAlpha: number;
  inkLineWidth: number;
  /** What nothing is painted outside of, where that is known; not exact where its edge is anything but a rectangle. */
  inkClip: { box: MutableBox; isExact: boolean } | null;
}

/** Of an external graphics state; what it doesn't name stays. */
export interface InkSettings {
  inkAlpha?: number;
  inkIsBlended?: boolean;
  inkLineAlpha?: number;
  inkLineWidth?: number;
}

/** A dictionary of pdf.js. */
interface Dictionary {
  get(name: string, otherName?: string): unknown;
}

interface Fill {
  box: MutableBox;
  colour: string;
  /** Whether it is all of its box. */
  isExact: boolean;
}

export type MutableBox = [left: number, bottom: number, right: number, top: number];
type Drawing = [...box: MutableBox, count: number, bent: number];

/** Shapes this near to each other are one drawing, as a share of the longer side of the page. */
const NEAR = 0.015;
/** A line that departs less from the level or the upright is level or upright, in units of its path. */
const LEVEL = 0.5;
/** How far beside a shape a letter may begin that is written on it, in its heights. */
const BESIDE = 0.1;
/** White, as shares of full light, and of no ink. */
const FULL = 0.99;
const NONE = 0.01;
/** What a hostile page may make us remember. So many shapes are a drawing; what stands in it is taken for seen. */
const MAX_PAINTED = 500;
const MAX_DRAWINGS = 100;
const MAX_IMAGES = 1_000;
/** What covers more of the page hides nothing, as a share of it. */
const MOST_COVERED = 0.6;
/** Rules are lower, in points. */
const LEAST_BAR = 4;
const BLACK = '0.00 0.00 0.00';
const NO_COLOUR = '';
const INVISIBLE_MODE = 3;
/** Modes that fill: 0, and with clipping 4. */
const isFilling = (mode: number): boolean => mode % 4 === 0;

type Role =
  | 'mode'
  | 'grey'
  | 'cmyk'
  | 'colour'
  | 'space'
  | 'move'
  | 'line'
  | 'curve'
  | 'rectangle'
  | 'fill'
  | 'stroke'
  | 'width'
  | 'end'
  | 'shading'
  | 'image'
  | 'show'
  | 'clip'
  | 'optional'
  | 'mark'
  | 'unmark';

const ROLES: Readonly<Record<Role, readonly string[]>> = {
  mode: ['setTextRenderingMode'],
  grey: ['setFillGray'],
  cmyk: ['setFillCMYKColor'],
  colour: ['setFillRGBColor', 'setFillColor', 'setFillColorN'],
  space: ['setFillColorSpace'],
  move: ['moveTo'],
  line: ['lineTo'],
  curve: ['curveTo', 'curveTo2', 'curveTo3'],
  rectangle: ['rectangle'],
  fill: ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'],
  stroke: ['stroke', 'closeStroke'],
  width: ['setLineWidth'],
  end: ['endPath'],
  shading: ['shadingFill'],
  image: ['endInlineImage'],
  show: ['showText', 'showSpacedText', 'nextLineShowText', 'nextLineSetSpacingShowText'],
  clip: ['clip', 'eoClip'],
  optional: ['beginMarkedContentProps'],
  mark: ['beginMarkedContent'],
  unmark: ['endMarkedContent'],
};

/** The state that a page begins with. @param view what is shown of the page: left, bottom, right, top */
export function startInk<State extends Pick<InkState, 'ctm'>>(
  state: State,
  operators: Operators,
  view: ArrayLike<number>,
): State & InkState {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(view);
  const ink = new Ink(rolesOf(operators), [left, bottom, right, top]);
  const colours = { inkIsWhite: false, inkColour: BLACK, inkAlpha: 1, inkIsBlended: false };
  const lines = { inkLineAlpha: 1, inkLineWidth: 1 };
  return Object.assign(state, { ink, inkMode: 0, ...colours, ...lines, inkClip: null });
}

/** What an external graphics state says of what is painted. @param dictionary as pdf.js has it */
export function readSettings(dictionary: Dictionary): InkSettings {
  const [alpha, lineAlpha, lineWidth] = ['ca', 'CA', 'LW'].map((name) => dictionary.get(name));
  const [mode, mask, overprint] = ['BM', 'SMask', 'op'].map((name) => dictionary.get(name));
  const modeName = nameOf(Array.isArray(mode) ? mode[0] : mode);
  const isBlending = modeName !== null && modeName !== 'Normal' && modeName !== 'Compatible';
  const isMasked = mask !== undefined && nameOf(mask) !== 'None';
  const isSaid = mode !== undefined || mask !== undefined || overprint !== undefined;
  return {
    ...(typeof alpha === 'number' && { inkAlpha: alpha }),
    ...(typeof lineAlpha === 'number' && { inkLineAlpha: lineAlpha }),
    ...(typeof lineWidth === 'number' && { inkLineWidth: lineWidth }),
    ...(isSaid && { inkIsBlended: isBlending || isMasked || overprint === true }),
  };
}

/** Whether a picture hides all that is below it. @param dictionary as pdf.js has it */
export function isOpaquePicture(dictionary: Dictionary): boolean {
  return !['SMask', 'Mask', 'ImageMask'].some((name) => {
    const value = dictionary.get(name);
    return value !== undefined && value !== false;
  });
}

function nameOf(value: unknown): string | null {
  const name = (value as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : null;
}

/**
 * Why a piece of text that is written now isn't seen; empty where it is. `placeOf` tells where it begins, if that is
 * needed.
 */
export function whyUnseen(state: InkState, placeOf: () => ArrayLike<number>): Unseen | '' {
  const { ink, inkMode, inkIsWhite, inkAlpha, inkColour, inkClip } = state;
  if (inkMode === INVISIBLE_MODE) return 'invisible';
  if (inkClip !== null && isBeyond(placeOf(), inkClip.box)) return 'clipped';
  if (!isFilling(inkMode)) return '';
  if (inkAlpha <= NONE) return 'transparent';
  if (inkIsWhite && ink.isBareAt(placeOf())) return 'white';
  return ink.hasBarOf(inkColour) && ink.colourAt(placeOf()) === inkColour ? 'on its colour' : '';
}

/** Whether a letter lies wholly outside of a box. To the left it may reach into it. */
function isBeyond(place: ArrayLike<number>, [left, bottom, right, top]: MutableBox): boolean {
  const [x, y, height] = [place[4] ?? 0, place[5] ?? 0, Math.abs(place[3] ?? 0)];
  return x > right + height || x < left - 2 * height || y > top + height || y < bottom - height;
}

/**
 * Nothing of a form is painted outside of its frame: a figure cut out of a slide may paint the whole slide's ground.
 *
 * @param state the one that the form begins with, its matrix taken in
 * @param frame the form's `BBox`; what isn't one cuts nothing off
 */
export function enterForm(state: InkState, frame: unknown): void {
  if (!Array.isArray(frame) || frame.length !== 4 || !frame.every((side) => Number.isFinite(side))) return;
  const [left, bottom, right, top] = frame as MutableBox;
  const box = extended(null, [left, bottom, right, bottom, left, top, right, top], state.ctm);
  clipTo(state, box, isUpright(state.ctm));
}

function clipTo(state: InkState, path: MutableBox, isRectangle: boolean): void {
  const { inkClip } = state;
  const box = inkClip === null ? path : within(path, inkClip.box);
  state.inkClip = { box, isExact: isRectangle && inkClip?.isExact !== false };
}

let known: { operators: Operators; roles: readonly (Role | undefined)[] } | undefined;

function rolesOf(operators: Operators): readonly (Role | undefined)[] {
  if (known?.operators === operators) return known.roles;
  const roles: (Role | undefined)[] = [];
  for (const role of Object.keys(ROLES) as Role[]) {
    for (const name of ROLES[role]) {
      const number = operators[name];
      if (number === undefined) throw new Error(`pdf.js has no operator ${name}`);
      roles[number] = role;
    }
  }
  known = { operators, roles };
  return roles;
}

/** What is told of a page when all of it was read. */
export interface SeenInk {
  images: readonly MutableBox[];
  drawings: readonly Drawing[];
  hidden: readonly HiddenPart[];
  /** Whether nothing is painted or written on it, seen or not. */
  isBlank: boolean;
}

/** What a page has been painted with so far, in boxes of user space. */
export class Ink {
  readonly #roles: readonly (Role | undefined)[];
  readonly #painted: MutableBox[] = [];
  readonly #images: MutableBox[] = [];
  readonly #drawings: Drawing[] = [];
  readonly printed = new Printed();
  #isEverywhere = false;
  /** Whether anything was painted or written by now, seen or not. */
  #isPainted = false;
  #path: MutableBox | null = null;
  #isOblique = false;
  #isCurved = false;
  #isLevel = false;
  #x = 0;
  #y = 0;

  readonly #near: number;
  readonly #most: number;
  readonly #fills: Fill[] = [];
  readonly #bars = new Set<string>();
  #rectangles = 0;
  #lines = 0;
  #moves = 0;
  #isClipping = false;
  /** For what is marked: whether it is optional content, which may not be shown. */
  readonly #marks: boolean[] = [];

  /** @param view what is shown of the page */
  constructor(roles: readonly (Role | undefined)[], view: MutableBox) {
    const [left, bottom, right, top] = view;
    this.#near = NEAR * Math.max(right - left, top - bottom);
    this.#most = MOST_COVERED * (right - left) * (top - bottom);
    this.#roles = roles;
  }

  /** To be told of every operator. */
  take(state: InkState, operator: number, args: readonly number[] | null): void {
    const role = this.#roles[operator];
    if (role === undefined) return;
    const given = args ?? [];
    switch (role) {
      case 'mode':
        state.inkMode = given[0] ?? 0;
        break;
      case 'grey':
        state.inkIsWhite = (given[0] ?? 0) >= FULL;
        state.inkColour = colourOf(given);
        break;
      case 'cmyk':
        state.inkIsWhite = given.every((part) => part <= NONE);
        state.inkColour = colourOf(given);
        break;
      case 'colour':
        state.inkColour = colourOf(given);
        // One part may be a shade of any ink.
        state.inkIsWhite =
          given.length === 4
            ? given.every((part) => part <= NONE)
            : given.length === 3 && given.every((part) => part >= FULL);
        break;
      case 'space':
        state.inkIsWhite = false;
        state.inkColour = BLACK;
        break;
      case 'move':
      case 'line':
      case 'curve':
        this.#follow(role, given, state.ctm);
        break;
      case 'rectangle':
        this.#extendByRectangle(given, state.ctm);
        break;
      case 'fill':
        if (this.#path !== null) this.#fill(this.#path, state);
        this.#draw(state);
        break;
      case 'stroke':
        if (this.#path !== null) this.#strike(this.#path, state);
        this.#draw(state);
        break;
      case 'width':
        state.inkLineWidth = given[0] ?? 1;
        break;
      case 'show':
        this.#isPainted = true;
        break;
      case 'end':
        this.#endPath(state);
        break;
      case 'clip':
        this.#isClipping = true;
        break;
      case 'optional':
        this.#marks.push((given[0] as { name?: unknown } | undefined)?.name === 'OC');
        break;
      case 'mark':
        this.#marks.push(false);
        break;
      case 'unmark':
        this.#marks.pop();
        break;
      case 'shading':
        this.#isPainted = true;
        this.#isEverywhere = true;
        // Where it ends isn't known.
        this.#bars.clear();
        this.#fills.push({
          box: [-Infinity, -Infinity, Infinity, Infinity],
          colour: NO_COLOUR,
          isExact: false,
        });
        break;
      case 'image':
        this.addImage(state, false);
        break;
    }
  }

  /** A picture, which fills the unit square. */
  addImage(state: InkState, isOpaque: boolean): void {
    const { ctm } = state;
    this.#isPainted = true;
    const box = extended(null, [0, 0, 1, 0, 0, 1, 1, 1], ctm);
    if (this.#images.length < MAX_IMAGES) this.#images.push(box);
    this.#paint(box);
    this.#remember({ box, colour: NO_COLOUR, isExact: isOpaque && isUpright(ctm) }, state);
  }

  /** An object that was met before; it is remembered as "image" or "opaque image" if it was one. */
  addKnown(what: unknown, state: InkState): void {
    if (what === 'image' || what === 'opaque image') this.addImage(state, what === 'opaque image');
  }

  /** Whether anything high enough for letters is filled with this colour, and nothing but a rectangle. */
  hasBarOf(colour: string): boolean {
    return this.#bars.has(colour);
  }

  /** What the page is filled with last at this place, where that is known for certain. */
  colourAt(place: ArrayLike<number>): string | null {
    const [x, height] = [place[4] ?? 0, place[3] ?? 0];
    const middle = (place[5] ?? 0) + MIDDLE * height;
    const under = this.#fills.findLast(
      ({ box: [left, bottom, right, top] }) => x > left && x < right && middle > bottom && middle < top,
    );
    return under?.isExact === true ? under.colour : null;
  }

  isBareAt(place: ArrayLike<number>): boolean {
    const x = place[4] ?? 0;
    const height = place[3] ?? 0;
    const middle = (place[5] ?? 0) + MIDDLE * height;
    const beside = BESIDE * Math.abs(height);
    const holds = ([left, bottom, right, top]: MutableBox): boolean =>
      x >= left - beside && x <= right + beside && middle >= bottom - beside && middle <= top + beside;
    return !this.#isEverywhere && !this.#painted.some(holds);
  }

  /** What is handed over with the text of the page. */
  seen(): SeenInk {
    const hidden = this.printed.hiddenParts();
    return { images: this.#images, drawings: this.#drawings, hidden, isBlank: !this.#isPainted };
  }

  #follow(role: 'move' | 'line' | 'curve', args: readonly number[], ctm: ArrayLike<number>): void {
    const x = args[args.length - 2] ?? 0;
    const y = args[args.length - 1] ?? 0;
    if (role === 'line') {
      if (Math.abs(x - this.#x) > LEVEL && Math.abs(y - this.#y) > LEVEL) this.#isOblique = true;
      else this.#isLevel = true;
      this.#lines += 1;
    } else if (role === 'curve') this.#isCurved = true;
    else this.#moves += 1;
    this.#x = x;
    this.#y = y;
    this.#path = extended(this.#path, args, ctm);
  }

  #extendByRectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[], ctm: ArrayLike<number>): void {
    const [right, top] = [x + width, y + height];
    this.#path = extended(this.#path, [x, y, right, y, x, top, right, top], ctm);
    this.#rectangles += 1;
  }

  /** Whether the path is nothing but one upright rectangle. */
  #isRectangle(ctm: ArrayLike<number>): boolean {
    if (!isUpright(ctm) || this.#isOblique || this.#isCurved) return false;
    const isDrawn = this.#moves === 1 && (this.#lines === 3 || this.#lines === 4);
    return this.#rectangles === 1 ? this.#lines + this.#moves === 0 : this.#rectangles === 0 && isDrawn;
  }

  #fill(box: MutableBox, state: InkState): void {
    if (!state.inkIsWhite) this.#paint(box);
    const isExact = this.#isRectangle(state.ctm) && state.inkColour !== NO_COLOUR;
    this.#remember({ box: [...box], colour: state.inkColour, isExact }, state);
  }

  /** A line as thick as a bar is one: names are blackened so, and words in white stand on it. */
  #strike([left, bottom, right, top]: MutableBox, state: InkState): void {
    const { ctm, inkLineWidth, inkLineAlpha, inkIsBlended, inkClip } = state;
    const isOneLine = this.#moves === 1 && this.#lines === 1 && this.#rectangles === 0;
    if (!isOneLine || this.#isOblique || this.#isCurved || !isUpright(ctm)) return;
    const isLevel = top - bottom < right - left;
    // Across the line, the matrix may stretch it otherwise than along it.
    const across = isLevel ? [ctm[1], ctm[3]] : [ctm[0], ctm[2]];
    const half = (inkLineWidth * Math.hypot(across[0] ?? 0, across[1] ?? 0)) / 2;
    if (2 * half < LEAST_BAR) return;
    const box: MutableBox = isLevel
      ? [left, bottom - half, right, top + half]
      : [left - half, bottom, right + half, top];
    this.#paint(box);
    const ink = { inkAlpha: inkLineAlpha, inkIsBlended, inkClip };
    this.#remember({ box: [...box], colour: NO_COLOUR, isExact: true }, ink);
  }

  /** What hides what was printed before it, and what may have the colour of what is printed later. */
  #remember(
    fill: Fill,
    { inkAlpha, inkIsBlended, inkClip }: Pick<InkState, 'inkAlpha' | 'inkIsBlended' | 'inkClip'>,
  ): void {
    const isOpaque = inkAlpha >= FULL && !inkIsBlended && !this.#marks.includes(true);
    const isExact = fill.isExact && isOpaque && inkClip?.isExact !== false;
    const box = inkClip === null ? fill.box : within(fill.box, inkClip.box);
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    if (width <= 0 || height <= 0) return;
    // What fills the page is its ground, or the picture of a scan whose text was put below it.
    if (isExact && width * height < this.#most) this.printed.cover(box);
    if (this.#fills.length >= MAX_PAINTED) this.#bars.clear();
    else {
      this.#fills.push({ box, colour: fill.colour, isExact });
      if (isExact && height > LEAST_BAR && fill.colour !== NO_COLOUR) this.#bars.add(fill.colour);
    }
  }

  #draw(state: InkState): void {
    this.#isPainted = true;
    // Upright and level lines, with round corners or without, are rules, frames and tables.
    const isBent = this.#isOblique || (this.#isCurved && !this.#isLevel);
    if (this.#path !== null) this.#addToDrawing(this.#path, isBent ? 1 : 0);
    this.#endPath(state);
  }

  #endPath(state: InkState): void {
    if (this.#isClipping && this.#path !== null) clipTo(state, this.#path, this.#isRectangle(state.ctm));
    this.#path = null;
    this.#isOblique = this.#isCurved = this.#isLevel = this.#isClipping = false;
    this.#rectangles = this.#lines = this.#moves = 0;
  }

  /** Mostly the shapes of a drawing are painted one after the other. */
  #addToDrawing([left, bottom, right, top]: MutableBox, bent: number): void {
    for (let index = this.#drawings.length - 1; index >= 0; index -= 1) {
      const drawing = this.#drawings[index];
      if (drawing === undefined) break;
      const isApart =
        left > drawing[2] + this.#near ||
        right < drawing[0] - this.#near ||
        bottom > drawing[3] + this.#near ||
        top < drawing[1] - this.#near;
      if (isApart) continue;
      drawing[0] = Math.min(drawing[0], left);
      drawing[1] = Math.min(drawing[1], bottom);
      drawing[2] = Math.max(drawing[2], right);
      drawing[3] = Math.max(drawing[3], top);
      drawing[4] += 1;
      drawing[5] += bent;
      return;
    }
    if (this.#drawings.length < MAX_DRAWINGS) this.#drawings.push([left, bottom, right, top, 1, bent]);
  }

  #paint(box: MutableBox): void {
    if (this.#painted.length < MAX_PAINTED) this.#painted.push(box);
    else this.#isEverywhere = true;
  }
}

function isUpright(ctm: ArrayLike<number>): boolean {
  return (ctm[1] === 0 && ctm[2] === 0) || (ctm[0] === 0 && ctm[3] === 0);
}

function within(a: MutableBox, b: MutableBox): MutableBox {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

/** Parts of an ink in two digits; grey as three. A pattern's last part is its name, which says nothing. */
function colourOf(parts: readonly unknown[]): string {
  if (parts.length === 0 || !parts.every((part) => typeof part === 'number')) return NO_COLOUR;
  const digits = parts.map((part) => part.toFixed(2));
  return (digits.length === 1 ? [digits[0], digits[0], digits[0]] : digits).join(' ');
}

/** The box that holds these points, too. @param corners x and y by turns, before the matrix */
function extended(box: MutableBox | null, corners: readonly number[], ctm: ArrayLike<number>): MutableBox {
  const [a, b, c] = [ctm[0] ?? 1, ctm[1] ?? 0, ctm[2] ?? 0];
  const [d, e, f] = [ctm[3] ?? 1, ctm[4] ?? 0, ctm[5] ?? 0];
  const result: MutableBox = box ?? [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 1 < corners.length; index += 2) {
    const [x = 0, y = 0] = [corners[index], corners[index + 1]];
    const [left, bottom] = [a * x + c * y + e, b * x + d * y + f];
    result[0] = Math.min(result[0], left);
    result[1] = Math.min(result[1], bottom);
    result[2] = Math.max(result[2], left);
    result[3] = Math.max(result[3], bottom);
  }
  return result;
}
