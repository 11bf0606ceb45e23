import type { InvariantReport } from "#server/operate/invariants/check-invariants.ts";
import { INVARIANT_IDS, INVARIANTS } from "#server/operate/invariants/invariant.ts";

/** Violations of one invariant that are spelled out; the rest is counted. */
const SHOWN = 20;

/** The report as people read it: what there is, which promises hold, and what to do about those that do not. */
export function describeReport({ checkedAt, figures, violations }: InvariantReport): string {
  const { tickets, agents, events, notices } = figures;
  const filed = Object.values(tickets).reduce((sum, count) => sum + count, 0);
  const byStatus = Object.entries(tickets).map(([status, count]) => `${format(count)} ${status.toLowerCase()}`);
  const broken = new Set(violations.map((violation) => violation.id));
  return [
    `Checked ${checkedAt.toISOString()}: ${format(filed)} complaints (${byStatus.join(", ")}),`,
    `${format(agents)} agents, ${format(events)} events, ${format(notices)} notifications.`,
    "",
    ...INVARIANT_IDS.flatMap((id) => {
      const found = violations.filter((violation) => violation.id === id);
      if (found.length === 0) return [`  ok    ${id}  ${INVARIANTS[id].promise}`];
      const more = found.length > SHOWN ? [`            and ${format(found.length - SHOWN)} more`] : [];
      return [
        `  FAILS ${id}  ${INVARIANTS[id].promise}`,
        ...found.slice(0, SHOWN).map(({ sentence }) => `            ${sentence}`),
        ...more,
        `        ->  ${INVARIANTS[id].advice}`,
      ];
    }),
    "",
    broken.size === 0
      ? `All ${INVARIANT_IDS.length} invariants hold.`
      : `${broken.size} of ${INVARIANT_IDS.length} invariants do not hold: ${format(violations.length)} violations.`,
    "",
  ].join("\n");
}

const format = (count: number) => count.toLocaleString("en-US");
