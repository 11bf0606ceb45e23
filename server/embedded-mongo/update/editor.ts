import { describeValue } from "../bson/describe.ts";
import { type Doc, getField, isDocument, removeField, setField } from "../bson/document.ts";
import { identicalValues } from "../bson/identical.ts";
import { badValue, pathNotViable } from "../errors.ts";
import { arrayIndexOf } from "../query/path.ts";
import { type EditContext, type Modification, removed, unchanged } from "./modification.ts";
import { blockedPath, type UpdatePath } from "./update-path.ts";

type Container = Doc | unknown[];

/** MongoDB's limit for the gap that setting one far position may leave in an array. */
const maxPaddedElements = 1_500_000;

/** Edits a document without touching the original: containers are copied when they are first written to. */
export class DocumentEditor {
  #root: Doc;
  #owned = new Set<unknown>();
  #isChanged = false;

  constructor(root: Doc) {
    this.#root = root;
  }

  get root(): Doc {
    return this.#root;
  }

  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** Runs one modification at a path without positional parts, and says whether it wrote a value. */
  apply(path: UpdatePath, { edit, creates, needsViablePath = false }: Modification, context: EditContext): boolean {
    const found = findContainer(this.#root, path, creates, needsViablePath);
    if (found === null) return false;
    const current = found.depth === path.length - 1 ? readChild(found.container, path[found.depth] ?? "") : undefined;
    const next = edit(current, context);
    if (next === unchanged || (next !== removed && current !== undefined && identicalValues(current, next)))
      return false;
    this.#isChanged = true;
    this.#write(path, next);
    return next !== removed;
  }

  #write(path: UpdatePath, next: unknown): void {
    let container: Container = this.#own(this.#root, (copy) => {
      this.#root = copy as Doc;
    });
    for (const [index, part] of path.entries()) {
      if (index === path.length - 1) return writeChild(container, part, next);
      const parent: Container = container;
      const child = readChild(parent, part);
      container = this.#own(isContainer(child) ? child : {}, (copy) => writeChild(parent, part, copy));
    }
  }

  #own(container: Container, replace: (copy: Container) => void): Container {
    if (this.#owned.has(container)) return container;
    const copy: Container = Array.isArray(container) ? [...container] : { ...container };
    this.#owned.add(copy);
    replace(copy);
    return copy;
  }
}

/** The deepest existing container on the way, or null when there is nothing to edit and nothing may be created. */
function findContainer(
  root: Doc,
  path: UpdatePath,
  creates: boolean,
  needsViablePath: boolean,
): { container: Container; depth: number } | null {
  let container: Container = root;
  for (const [depth, part] of path.entries()) {
    if (Array.isArray(container) && arrayIndexOf(part) < 0) {
      if (needsViablePath) throw blockedPath(path, depth, container);
      if (!creates) return null;
      throw pathNotViable(notViable(part, path[depth - 1] ?? "", container));
    }
    const isLast = depth === path.length - 1;
    const child = readChild(container, part);
    if (isLast || child === undefined) return isLast || creates ? { container, depth } : null;
    if (!isContainer(child)) {
      if (needsViablePath) throw blockedPath(path, depth + 1, child);
      if (!creates) return null;
      throw pathNotViable(notViable(path[depth + 1] ?? "", part, child));
    }
    container = child;
  }
  return null;
}

function notViable(field: string, parent: string, value: unknown): string {
  return `Cannot create field '${field}' in element {${parent}: ${describeValue(value)}}`;
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isDocument(value);
}

function readChild(container: Container, part: string): unknown {
  return Array.isArray(container) ? container[arrayIndexOf(part)] : getField(container, part);
}

function writeChild(container: Container, part: string, value: unknown): void {
  if (!Array.isArray(container)) {
    if (value === removed) removeField(container, part);
    else setField(container, part, value);
    return;
  }
  const index = arrayIndexOf(part);
  if (index - container.length > maxPaddedElements) {
    throw badValue(`can't backfill more than ${maxPaddedElements} elements`);
  }
  while (container.length < index) container.push(null);
  // Positions stay: a removed element leaves null.
  container[index] = value === removed ? null : value;
}
