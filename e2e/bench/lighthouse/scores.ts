import type { Result } from "lighthouse";
import type { Row } from "../figures.ts";

/** What every page has to reach at a desk; the rest is shown. */
const GOALS = { performance: 95, accessibility: 100, "best-practices": null } as const;
type Category = keyof typeof GOALS;

export const CATEGORIES: readonly Category[] = ["performance", "accessibility", "best-practices"];

type Judged = Pick<Result, "categories" | "audits" | "environment">;

/** Out of a hundred, as Lighthouse shows it. */
const scoreOf = ({ categories }: Judged, category: Category) => Math.round((categories[category]?.score ?? 0) * 100);

/** Which goals a page did not reach. */
export function missedBy(judged: Judged): Category[] {
  return CATEGORIES.filter((category) => scoreOf(judged, category) < (GOALS[category] ?? 0));
}

/** Of several looks at one page the one in the middle: a machine with something else to do shows some page slow. */
export function middleOf<Look extends { readonly lhr: Judged }>(looks: readonly Look[]): Look | undefined {
  const sorted = looks.toSorted((a, b) => scoreOf(a.lhr, "performance") - scoreOf(b.lhr, "performance"));
  return sorted[Math.floor(sorted.length / 2)];
}

/** The scores of a page, each under its goal, and what it missed. */
export function scoreRow(page: string, judged: Judged): Row {
  const figure = (id: string, digits: number) =>
    Number((judged.audits[id]?.numericValue ?? Number.NaN).toFixed(digits));
  const scores = CATEGORIES.map((category) => {
    const goal = GOALS[category];
    return [goal === null ? category : `${category}, goal ${goal}`, scoreOf(judged, category)] as const;
  });
  return {
    page,
    ...Object.fromEntries(scores),
    "LCP ms": figure("largest-contentful-paint", 0),
    "TBT ms": figure("total-blocking-time", 0),
    CLS: figure("cumulative-layout-shift", 3),
    // How much of the machine was free: a quiet one of today has 1,500 and more, and below 1,000 scores say little.
    "CPU index": Math.round(judged.environment.benchmarkIndex),
    missed: missedBy(judged).join(", "),
  };
}
