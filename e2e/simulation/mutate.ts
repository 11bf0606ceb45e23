import { parseArgs } from "node:util";
import { type Judgement, judgeAll } from "./mutants/judge.ts";
import { recordDeaths } from "./mutants/known-deaths.ts";
import { nameOf } from "./mutants/mutant.ts";
import { readRules } from "./mutants/rules.ts";
import { findStale, MUTANTS } from "./mutants/table.ts";

const USAGE = `npm run mutate -- [--only text,text] [--workers 2] [--record]
Takes every rule of the event core out of the source, one at a time, and prints which simulated run noticed.
--record looks for the place where each dies most often, and remembers it: from then on it has to die there, at once.`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    workers: { type: "string", default: "2" },
    record: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const chosen = MUTANTS.filter((mutant) => values.only.split(",").some((text) => nameOf(mutant).includes(text)));
  const stale = findStale(chosen);
  if (stale.length > 0) throw new Error(stale.join("\n"));
  const processes = Number(values.workers);
  const judgements = await judgeAll(chosen, { processes, survey: values.record, onJudged });
  console.log(tableOf(judgements));
  if (judgements.some(({ complaint }) => complaint !== null)) process.exitCode = 1;
}

function onJudged({ name, verdict: { killed, runs }, complaint }: Judgement): void {
  const often = killed && values.record ? `, ${Math.round(killed.share * 100)} of 100 runs` : "";
  const fate = killed
    ? `${killed.violation} ("${killed.configuration}", ${killed.seed}${often})`
    : `survived ${runs} runs`;
  console.error(`${name}: ${fate}${complaint ? `: ${complaint}` : ""}`);
  if (killed && values.record) recordDeaths({ [name]: { configuration: killed.configuration, seed: killed.seed } });
}

/** The table of the documents: rule by rule, what broke without it. */
function tableOf(judgements: readonly Judgement[]): string {
  const rules = readRules();
  const rows = judgements.map(({ mutant, name, verdict: { killed } }) => {
    const fate = killed
      ? `${killed.violation.split(" ")[0]} in "${killed.configuration}", seed ${killed.seed}`
      : mutant.survives
        ? `survives: ${mutant.survives.why}`
        : "survived";
    return `| ${name} | ${rules.get(mutant.rule)} | ${fate} |`;
  });
  const alone = judgements.filter(({ isPair }) => !isPair);
  const killed = alone.filter(({ verdict }) => verdict.killed).length;
  const slower = alone.filter(({ mutant }) => mutant.survives?.because === "only-slower").length;
  const backed = alone.filter(({ mutant }) => mutant.survives?.because === "backed-by").length;
  return [
    "| without | the rule | what happened |",
    "|---|---|---|",
    ...rows,
    "",
    `${alone.length} mutants: ${killed} killed alone; ${backed} back each other up, and both out were killed; without ${slower} it is only slower.`,
  ].join("\n");
}
