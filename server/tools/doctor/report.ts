import type { Finding } from "./finding.ts";

const MARKS = { ok: "ok   ", wrong: "WRONG", unknown: "?    " } as const satisfies Record<Finding["state"], string>;

/** The findings as people read them: by area, with what to do under everything that is wrong. */
export function describeFindings(findings: readonly Finding[]): string {
  const areas = Map.groupBy(findings, (finding) => finding.area);
  const wrong = findings.filter(({ state }) => state === "wrong").length;
  return [
    ...[...areas].flatMap(([area, found]) => ["", area, ...found.flatMap(describe)]),
    "",
    wrong === 0 ? "Nothing is wrong." : `${wrong === 1 ? "One thing is" : `${wrong} things are`} wrong.`,
    "",
  ]
    .join("\n")
    .trimStart();
}

function describe({ state, found, fix }: Finding): string[] {
  return [`  ${MARKS[state]}  ${found}`, ...(fix ? [`         -> ${fix}`] : [])];
}
