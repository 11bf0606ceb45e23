import { saidAnchor } from "#server/core/events/said-anchor.ts";

/** An entry of a conversation: something said, or a bare fact. */
interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
}

/** By the ids of what was said: what it is known by in an address. Of what was said at one instant the first has it, since a page has it once. */
export function saidAnchors(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const said = entries.filter(({ kind }) => kind !== "fact");
  const first = new Map(said.toReversed().map(({ id, at }) => [saidAnchor(at), id]));
  return new Map([...first].map(([anchor, id]) => [id, anchor]));
}
