/** Bodies of ours nest three levels; whatever nests far deeper is an attack or an accident. */
export const MAX_DEPTH = 20;

/** Walks parsed JSON without recursion: a body nested a hundred thousand levels must not end the process. */
export function inspectJson(value: unknown): "fine" | "too-deep" | "forbidden-key" {
  const left: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth > MAX_DEPTH) return "too-deep";
    for (const [key, child] of Object.entries(next.value)) {
      // Harmless here, but it would change the prototype of the first careless object it is copied into.
      if (key === "__proto__") return "forbidden-key";
      left.push({ value: child, depth: next.depth + 1 });
    }
  }
  return "fine";
}
