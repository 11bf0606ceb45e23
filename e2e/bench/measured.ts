import type { Row } from "./figures.ts";

/** A figure beside the one that it has to reach. */
export interface Goal {
  readonly goal: string;
  readonly reached: number;
  /** Behind both figures: `ms`, `×`, `MB`; empty for a count. */
  readonly unit: string;
  readonly wanted: { readonly atLeast: number } | { readonly atMost: number };
}

interface Bar {
  readonly label: string;
  readonly value: number;
  readonly group: string;
  /** Of somebody else: ours stand out beside it. */
  readonly isRival?: boolean;
}

export interface Bars {
  readonly kind: "bars";
  readonly title: string;
  readonly unit: string;
  /** Bars with the same `group` stand together under its name; without groups it is empty. */
  readonly bars: readonly Bar[];
}

export interface Lines {
  readonly kind: "lines";
  readonly title: string;
  readonly x: string;
  readonly y: string;
  /** Axes that go in powers of ten. */
  readonly log: "none" | "x" | "both";
  readonly points: readonly { readonly series: string; readonly x: number; readonly y: number }[];
}

export type Plot = Bars | Lines;

/** What one bench found out. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly goals?: readonly Goal[];
  readonly plots?: readonly Plot[];
  /** What one has to know to read the figures: configurations, and how it was measured. */
  readonly notes?: readonly string[];
}

export function isReached({ reached, wanted }: Goal): boolean {
  return "atLeast" in wanted ? reached >= wanted.atLeast : reached <= wanted.atMost;
}

/** Each goal beside its figure; a figure that is not one has missed it. */
export function goalRows(goals: readonly Goal[]): Row[] {
  return goals.map((each) => {
    const { goal, reached, unit, wanted } = each;
    const asked = "atLeast" in wanted ? `≥ ${wanted.atLeast}` : `≤ ${wanted.atMost}`;
    return {
      goal,
      wanted: `${asked} ${unit}`.trim(),
      measured: `${Number(reached.toPrecision(3))} ${unit}`.trim(),
      "": isReached(each) ? "reached" : "MISSED",
    };
  });
}
