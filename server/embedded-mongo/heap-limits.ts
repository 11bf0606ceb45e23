/** The limits on objects, old and young, that whoever starts the server as a process gives it; `npm run embedded` names the same. */
export const HEAP_LIMITS: readonly string[] = ["--max-old-space-size=256", "--max-semi-space-size=8"];
