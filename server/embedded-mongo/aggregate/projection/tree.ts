import { type Doc, getField, isDocument, nameOfKey, removeField, setField } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import type { Evaluate, Variables } from "../evaluate.ts";
import { parseFieldPath } from "../field-path.ts";

/** What happens to one field. */
export type Leaf =
  | { kind: "include" }
  | { kind: "exclude" }
  | { kind: "computed"; evaluate: Evaluate }
  /** Replaces what is there; missing when it answers `undefined`. */
  | { kind: "transform"; transform: (value: unknown) => unknown };

/** A projection by field name, as deep as its paths. */
export interface Branch {
  kind: "branch";
  children: Map<string, Branch | Leaf>;
  /** True when a computed field lies somewhere below. */
  computes: boolean;
}

export function newBranch(): Branch {
  return { kind: "branch", children: new Map(), computes: false };
}

/**
 * Puts a leaf at a dotted path.
 * @throws MongoError 31249 or 31250 when the path lies on, above or below another one.
 */
export function addLeaf(root: Branch, path: string, leaf: Leaf): void {
  const parts = parseFieldPath(path);
  let branch = root;
  for (const [index, part] of parts.entries()) {
    if (leaf.kind === "computed") branch.computes = true;
    const child = branch.children.get(part);
    if (index === parts.length - 1) {
      if (child !== undefined) throw locationError(31250, `Path collision at ${path}`);
      branch.children.set(part, leaf);
    } else if (child === undefined) {
      const next = newBranch();
      branch.children.set(part, next);
      branch = next;
    } else if (child.kind === "branch") {
      branch = child;
    } else {
      const remaining = parts.slice(index + 1).join(".");
      throw locationError(31249, `Path collision at ${path} remaining portion ${remaining}`);
    }
  }
}

/** Keeps only what the tree names; in arrays, elements that are no documents fall away. */
export function includeFields(doc: Doc, branch: Branch): Doc {
  const result: Doc = {};
  for (const key of Object.keys(doc)) {
    const child = branch.children.get(nameOfKey(key));
    if (child === undefined) continue;
    const value = includeValue(doc[key], child);
    if (value !== undefined) setField(result, key, value);
  }
  return result;
}

function includeValue(value: unknown, child: Branch | Leaf): unknown {
  switch (child.kind) {
    case "include":
      return value;
    case "transform":
      return child.transform(value);
    case "branch":
      return includeBelow(value, child);
    default:
      return undefined;
  }
}

function includeBelow(value: unknown, branch: Branch): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => includeBelow(element, branch)).filter((element) => element !== undefined);
  }
  return isDocument(value) ? includeFields(value, branch) : undefined;
}

/** Keeps all but what the tree names. */
export function excludeFields(doc: Doc, branch: Branch): Doc {
  const result: Doc = {};
  for (const key of Object.keys(doc)) {
    const child = branch.children.get(nameOfKey(key));
    const value = child === undefined ? doc[key] : excludeValue(doc[key], child);
    if (value !== undefined) setField(result, key, value);
  }
  return result;
}

function excludeValue(value: unknown, child: Branch | Leaf): unknown {
  switch (child.kind) {
    case "exclude":
      return undefined;
    case "transform":
      return child.transform(value);
    case "branch":
      return excludeBelow(value, child);
    default:
      return value;
  }
}

function excludeBelow(value: unknown, branch: Branch): unknown {
  if (Array.isArray(value)) return value.map((element) => excludeBelow(element, branch));
  return isDocument(value) ? excludeFields(value, branch) : value;
}

/** Sets the computed fields of the tree in `target`, each computed from `root`; `target` is not changed. */
export function computeFields(target: Doc, branch: Branch, root: Doc, vars: Variables): Doc {
  const result: Doc = { ...target };
  for (const [name, child] of branch.children) {
    if (child.kind === "computed") {
      const value = child.evaluate(root, vars);
      if (value === undefined) removeField(result, name);
      else setField(result, name, value);
    } else if (child.kind === "branch" && child.computes) {
      setField(result, name, computeBelow(getField(result, name), child, root, vars));
    }
  }
  return result;
}

function computeBelow(value: unknown, branch: Branch, root: Doc, vars: Variables): unknown {
  if (Array.isArray(value)) return value.map((element) => computeBelow(element, branch, root, vars));
  return computeFields(isDocument(value) ? value : {}, branch, root, vars);
}
