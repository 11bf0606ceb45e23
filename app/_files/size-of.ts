const KB = 1_000;
const MB = KB * KB;

/** A size in its largest unit, and which one that is. */
export function sizeOf(bytes: number): { unit: "B" | "kB" | "MB"; amount: string } {
  if (bytes < KB) return { unit: "B", amount: String(bytes) };
  if (bytes < MB) return { unit: "kB", amount: String(Math.round(bytes / KB)) };
  return { unit: "MB", amount: (bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0) };
}
