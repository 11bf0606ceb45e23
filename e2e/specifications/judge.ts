import type { Outcomes } from "./outcomes.ts";

/** Tests that fail, by the reason why they may. */
export type KnownFailures = Readonly<Record<string, readonly string[]>>;

/**
 * What is not as it is known, each in a sentence: a test that fails and is not listed, and one that is listed and does not fail,
 * which is then taken off the list.
 */
export function judge({ passed, skipped, failed }: Outcomes, known: KnownFailures): string[] {
  const listed = new Set(Object.values(known).flat());
  const unknown = [...failed].filter(([test]) => !listed.has(test)).map(([test, said]) => `${test} fails:\n${said}`);
  const ran = new Set([...passed, ...skipped, ...failed.keys()]);
  const mended = [...listed]
    .filter((test) => !failed.has(test))
    .map((test) => `${test} is listed as failing and ${ran.has(test) ? "does not fail" : "is not there"} any more.`);
  return [...unknown, ...mended];
}
