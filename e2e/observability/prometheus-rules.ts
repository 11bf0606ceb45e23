/** A metric as its process declares it. */
export interface DeclaredMetric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

const TYPES = ["counter", "gauge", "histogram", "summary"];
/** Words that stand for a unit and are not the base unit's own, and what is short for one. */
const UNITS = new RegExp(
  `_(?:${[
    "ms|us|ns|s|sec|m|h|d|b|kb|mb|gb|tb|pb",
    "(?:nano|micro|milli|kilo|mega|giga|tera|peta|kibi|mebi|gibi|tebi)(?:seconds?|bytes?|bits?|meters?|grams?)",
    "minutes?|hours?|days?|weeks?|bits?|fahrenheit|inches|miles",
  ].join("|")})(?:_|$)`,
);
const SNAKE_CASE = /^[a-z_][a-z0-9_]*$/;

/** What `promtool check metrics` says about a metric, by the same rules, so that they hold where promtool is not installed. */
export function problemsOf({ name, help, type, labelNames }: DeclaredMetric): string[] {
  const problems: string[] = [];
  const demand = (isMet: boolean, problem: string) => void (isMet || problems.push(`${name}: ${problem}`));
  demand(help !== "", "no help text");
  demand(SNAKE_CASE.test(name), "names are in snake_case, without colons");
  demand((type === "counter") === name.endsWith("_total"), 'counters, and only they, end in "_total"');
  demand(type === "histogram" || !name.endsWith("_bucket"), 'only histograms may end in "_bucket"');
  demand(
    ["histogram", "summary"].includes(type) || !/_(?:count|sum)$/.test(name),
    'only sums of many may end in "_count" or "_sum"',
  );
  demand(!TYPES.some((each) => name.split("_").includes(each)), "the type does not belong into the name");
  demand(!UNITS.test(name), "units are base units, spelled out");
  for (const label of labelNames) {
    demand(SNAKE_CASE.test(label), `label ${label} is not in snake_case`);
    demand(label !== "le" && label !== "quantile", `label ${label} is Prometheus's own`);
  }
  return problems;
}
