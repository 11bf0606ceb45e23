/** How long to wait, as it ends a sentence: "in 15 seconds", "in a minute", "in 14 minutes", "in 23 hours". */
export function waitInWords(seconds: number): string {
  if (seconds < 50) return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
  if (seconds < 90) return "in a minute";
  return seconds <= 7_200 ? `in ${Math.ceil(seconds / 60)} minutes` : `in ${Math.ceil(seconds / 3_600)} hours`;
}
