import type { ExperimentSample } from "#server/operate/experiments/wire.ts";

/** How things stand, in eight numbers that keep their places. */
export function RunCounts({ sample, complaints }: { sample: ExperimentSample | null; complaints: number }) {
  const counts = [
    ["Filed", sample && `${sample.filed} of ${complaints}`],
    ["Waiting", sample?.waiting],
    ["With an agent", sample?.withAgent],
    ["Solved", sample?.solved],
    ["Refused, tried again", sample?.refused],
    ["Duplicates absorbed", sample?.absorbed],
    ["Repaired", sample?.repaired],
    ["Invariants violated", sample?.violated],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
      {counts.map(([label, value]) => (
        <div key={label} className="flex min-w-0 flex-col-reverse justify-end">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="tabular text-lg font-semibold whitespace-nowrap">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
