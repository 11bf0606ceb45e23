import { parsed } from "#app/_drafts/draft.ts";

/** Whose complaint it is, as far as that is known: somebody who is there, or somebody new as typed so far. */
export type Whose =
  | { readonly kind: "search"; readonly typed: string }
  | { readonly kind: "known"; readonly person: Found }
  | { readonly kind: "new"; readonly name: string; readonly email: string };

/** Somebody whom the search found. */
export interface Found {
  readonly _id: string;
  readonly name: string;
  readonly email: string;
}

export const NOBODY_YET: Whose = { kind: "search", typed: "" };

/** Somebody new, with what was searched for where it belongs. */
export function newFrom(typed: string): Whose {
  const words = typed.trim();
  return words.includes("@") ? { kind: "new", name: "", email: words } : { kind: "new", name: words, email: "" };
}

/** As the server takes it; null while nobody is chosen. */
export function onBehalfOf(whose: Whose): string | { name: string; email: string } | null {
  if (whose.kind === "search") return null;
  return whose.kind === "known" ? whose.person._id : { name: whose.name, email: whose.email };
}

/** As a draft keeps it; empty while nothing is known. */
export function whoseText(whose: Whose): string {
  return whose.kind === "search" && whose.typed === "" ? "" : JSON.stringify(whose);
}

/** What a draft kept. Scribbles of others read as nobody yet. */
export function readWhose(text: string | undefined): Whose {
  const { kind, typed, person, name, email } = parsed(text || null) ?? {};
  if (kind === "search" && typeof typed === "string") return { kind, typed };
  if (kind === "new" && typeof name === "string" && typeof email === "string") return { kind, name, email };
  return kind === "known" && isFound(person) ? { kind, person } : NOBODY_YET;
}

function isFound(value: unknown): value is Found {
  if (typeof value !== "object" || value === null) return false;
  const fields: Record<string, unknown> = { ...value };
  return ["_id", "name", "email"].every((field) => typeof fields[field] === "string");
}
