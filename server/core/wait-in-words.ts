/** How long to wait, as it ends a sentence: "in 15 seconds", "in a minute", "in 14 minutes". */
export function waitInWords(seconds: number): string {
  if (seconds < 50) return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
  return seconds < 90 ? "in a minute" : `in ${Math.ceil(seconds / 60)} minutes`;
}
