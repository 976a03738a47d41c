import type { Unseen } from '../../page/page-source.ts';

/** The operators of a page by their names, as pdf.js numbers them (its `OPS`). */
export type Operators = Readonly<Record<string, number>>;

/** What pdf.js keeps of the graphics state while it reads a page for its text; `q` makes one that inherits all of this, and `Q` drops it. */
export interface InkState {
  ctm: ArrayLike<number>;
  /** One for the whole page. */
  ink: Ink;
  /** The text rendering mode: PDF 32000-1, table 106. */
  inkMode: number;
  inkIsWhite: boolean;
}

type MutableBox = [left: number, bottom: number, right: number, top: number];
type Drawing = [...box: MutableBox, count: number, bent: number];

/** Shapes this near to each other are one drawing, as a share of the longer side of the page. */
const NEAR = 0.015;
/** A line that departs less from the level or the upright is level or upright, in units of its path. */
const LEVEL = 0.5;
/** How far beside a shape a letter may begin that is written on it, in its heights. */
const BESIDE = 0.1;
/** A letter's middle is this much of its height above the baseline. */
const MIDDLE = 0.3;
/** White, as shares of full light, and of no ink. */
const FULL = 0.99;
const NONE = 0.01;
/** What a hostile page may make us remember. So many shapes are a drawing; what stands in it is taken for seen. */
const MAX_PAINTED = 500;
const MAX_DRAWINGS = 100;
const MAX_IMAGES = 1_000;
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
  | 'end'
  | 'shading'
  | 'image';

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
  end: ['endPath'],
  shading: ['shadingFill'],
  image: ['endInlineImage'],
};

/** The state that a page begins with. @param view what is shown of the page: left, bottom, right, top */
export function startInk<State extends Pick<InkState, 'ctm'>>(
  state: State,
  operators: Operators,
  view: ArrayLike<number>,
): State & InkState {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(view);
  const ink = new Ink(rolesOf(operators), NEAR * Math.max(right - left, top - bottom));
  return Object.assign(state, { ink, inkMode: 0, inkIsWhite: false });
}

/** Why a piece of text that is written now isn't seen; empty where it is. `placeOf` tells where it begins, if that is needed. */
export function whyUnseen(
  { ink, inkMode, inkIsWhite }: InkState,
  placeOf: () => ArrayLike<number>,
): Unseen | '' {
  if (inkMode === INVISIBLE_MODE) return 'invisible';
  return inkIsWhite && isFilling(inkMode) && ink.isBareAt(placeOf()) ? 'white' : '';
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

/** What a page has been painted with so far, in boxes of user space. */
export class Ink {
  readonly #roles: readonly (Role | undefined)[];
  readonly #painted: MutableBox[] = [];
  readonly #images: MutableBox[] = [];
  readonly #drawings: Drawing[] = [];
  #isEverywhere = false;
  #path: MutableBox | null = null;
  #isOblique = false;
  #isCurved = false;
  #isLevel = false;
  #x = 0;
  #y = 0;

  readonly #near: number;

  /** @param near how near to each other shapes of one drawing are */
  constructor(roles: readonly (Role | undefined)[], near: number) {
    this.#near = near;
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
        break;
      case 'cmyk':
        state.inkIsWhite = given.every((part) => part <= NONE);
        break;
      case 'colour':
        // One part may be a shade of any ink.
        state.inkIsWhite =
          given.length === 4
            ? given.every((part) => part <= NONE)
            : given.length === 3 && given.every((part) => part >= FULL);
        break;
      case 'space':
        state.inkIsWhite = false;
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
        if (this.#path !== null && !state.inkIsWhite) this.#paint(this.#path);
        this.#draw();
        break;
      case 'stroke':
        this.#draw();
        break;
      case 'end':
        this.#endPath();
        break;
      case 'shading':
        this.#isEverywhere = true;
        break;
      case 'image':
        this.addImage(state.ctm);
        break;
    }
  }

  /** A picture, which fills the unit square. */
  addImage(ctm: ArrayLike<number>): void {
    const box = extended(null, [0, 0, 1, 0, 0, 1, 1, 1], ctm);
    if (this.#images.length < MAX_IMAGES) this.#images.push(box);
    this.#paint(box);
  }

  /** An object that was met before; it is remembered as "image" if it was one. */
  addKnown(what: unknown, ctm: ArrayLike<number>): void {
    if (what === 'image') this.addImage(ctm);
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
  seen(): { images: readonly MutableBox[]; drawings: readonly Drawing[] } {
    return { images: this.#images, drawings: this.#drawings };
  }

  #follow(role: 'move' | 'line' | 'curve', args: readonly number[], ctm: ArrayLike<number>): void {
    const x = args[args.length - 2] ?? 0;
    const y = args[args.length - 1] ?? 0;
    if (role === 'line') {
      if (Math.abs(x - this.#x) > LEVEL && Math.abs(y - this.#y) > LEVEL) this.#isOblique = true;
      else this.#isLevel = true;
    } else if (role === 'curve') this.#isCurved = true;
    this.#x = x;
    this.#y = y;
    this.#path = extended(this.#path, args, ctm);
  }

  #extendByRectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[], ctm: ArrayLike<number>): void {
    const [right, top] = [x + width, y + height];
    this.#path = extended(this.#path, [x, y, right, y, x, top, right, top], ctm);
  }

  #draw(): void {
    // Upright and level lines, with round corners or without, are rules, frames and tables.
    const isBent = this.#isOblique || (this.#isCurved && !this.#isLevel);
    if (this.#path !== null) this.#addToDrawing(this.#path, isBent ? 1 : 0);
    this.#endPath();
  }

  #endPath(): void {
    this.#path = null;
    this.#isOblique = this.#isCurved = this.#isLevel = false;
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
