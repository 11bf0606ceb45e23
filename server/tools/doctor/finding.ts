export type Area =
  | "Settings"
  | "Database"
  | "Topic and queues"
  | "Permissions"
  | "Agents and line"
  | "Consumer"
  | "Live updates"
  | "Mail"
  | "Web";

/** One thing that was looked at. `unknown`: it could not be, or nothing can be said yet. */
export interface Finding {
  /** Stable, for scripts. */
  readonly id: string;
  readonly area: Area;
  readonly state: "ok" | "wrong" | "unknown";
  readonly found: string;
  /** What to do about it; always there when something is wrong. */
  readonly fix: string | null;
}

/** Collects the findings of one area in the order in which they are made. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #area: Area;

  constructor(area: Area) {
    this.#area = area;
  }

  ok(id: string, found: string): void {
    this.#add({ id, state: "ok", found, fix: null });
  }

  wrong(id: string, found: string, fix: string): void {
    this.#add({ id, state: "wrong", found, fix });
  }

  unknown(id: string, found: string, fix: string | null = null): void {
    this.#add({ id, state: "unknown", found, fix });
  }

  /** What holds or is wrong, and how to make it hold. */
  check(id: string, holds: boolean, { ok, wrong, fix }: { ok: string; wrong: string; fix: string }): void {
    if (holds) this.ok(id, ok);
    else this.wrong(id, wrong, fix);
  }

  #add(finding: Omit<Finding, "area">): void {
    this.list.push({ ...finding, area: this.#area });
  }
}

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
