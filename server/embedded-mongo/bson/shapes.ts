import { type Doc, setField } from "./fields.ts";

/** With fewer fields an object is as fast however it is made. */
const fewFields = 12;
const mostFields = 120;
/** Beyond this many, what is remembered is forgotten: documents whose names are values have no shapes. */
const mostShapes = 8_192;

/** Names in the order in which documents have them: a path from the root is a shape. */
class Shape {
  readonly fields: number;
  /** The one that came last, which nearly always comes again. */
  #name = "";
  #next: Shape | null = null;
  #others: Map<string, Shape> | null = null;
  #template: Doc | null = null;
  #isKnown = false;

  constructor(fields: number) {
    this.fields = fields;
  }

  with(name: string): Shape | null {
    if (this.#name === name && this.#next) return this.#next;
    if (this.fields === mostFields) return null;
    const known = this.#others?.get(name);
    const next = known ?? new Shape(this.fields + 1);
    if (known === undefined) {
      shapes.count();
      this.#others ??= new Map();
      this.#others.set(name, next);
    }
    this.#name = name;
    this.#next = next;
    return next;
  }

  /** An object with these fields to be filled; null until the shape has come for the second time. */
  empty(names: readonly string[]): Doc | null {
    if (!this.#isKnown) {
      this.#isKnown = true;
      return null;
    }
    // What JSON makes has its fields in fixed places, as many as there are; field by field it would become a table.
    this.#template ??= JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as Doc;
    return { ...this.#template };
  }
}

/** What has come before. Nothing is another document without it: it is only made more slowly. */
class Shapes {
  root = new Shape(0);
  #count = 0;

  /** One more is remembered, and all are forgotten where that is too many. */
  count(): void {
    this.#count += 1;
    if (this.#count <= mostShapes) return;
    this.root = new Shape(0);
    this.#count = 0;
  }
}

const shapes = new Shapes();

/**
 * Makes objects of fields that come one by one, those of a document within a document before the rest of the outer one. An object
 * that gets many fields becomes a table, in which finding one takes twice as long and copying all a hundred times; so one of a known
 * shape is copied from a template and filled.
 */
export class DocumentMaker {
  readonly #names: string[] = [];
  readonly #values: unknown[] = [];
  #shape: Shape | null = shapes.root;

  /** Begins a document; answers what `end` needs to know. */
  begin(): Outer {
    const outer = { at: this.#names.length, shape: this.#shape };
    this.#shape = shapes.root;
    return outer;
  }

  add(name: string, value: unknown): void {
    this.#names.push(name);
    this.#values.push(value);
    if (this.#shape !== null) this.#shape = isPlain(name) ? this.#shape.with(name) : null;
  }

  end({ at, shape: outer }: Outer): Doc {
    const names = this.#names;
    const values = this.#values;
    const shape = this.#shape;
    const isWide = shape !== null && shape.fields > fewFields;
    const doc: Doc = (isWide && shape.empty(at === 0 ? names : names.slice(at))) || {};
    for (let index = at; index < names.length; index += 1) {
      const name = names[index] ?? "";
      if (shape === null) setField(doc, name, values[index]);
      else doc[name] = values[index];
    }
    names.length = at;
    values.length = at;
    this.#shape = outer;
    return doc;
  }
}

interface Outer {
  at: number;
  shape: Shape | null;
}

/** Digits and __proto__ want care. */
function isPlain(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first > 57 || first < 48) && (first !== 95 || name !== "__proto__");
}

/** The same document as an object of its shape, whatever became of the given one as fields came and went. */
export function shaped(doc: Doc): Doc {
  const names = Object.keys(doc);
  if (names.length <= fewFields || names.some((name) => name.charCodeAt(0) === 0)) return doc;
  const maker = new DocumentMaker();
  const outer = maker.begin();
  for (const name of names) maker.add(name, doc[name]);
  return maker.end(outer);
}
