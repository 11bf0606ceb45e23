/** In which unit a wait is told, and how many of it: to the second while it is short, and rounded up once it is not. */
export function waitUnit(seconds: number): { readonly unit: "seconds" | "minutes" | "hours"; readonly count: number } {
  if (seconds < 50) return { unit: "seconds", count: seconds };
  if (seconds < 90) return { unit: "minutes", count: 1 };
  return seconds <= 7_200
    ? { unit: "minutes", count: Math.ceil(seconds / 60) }
    : { unit: "hours", count: Math.ceil(seconds / 3_600) };
}
