import type { AggregateEnv } from "../aggregate/pipeline.ts";
import type { Doc } from "../bson/document.ts";
import { choosePlan } from "../plan/choose.ts";
import { type Execution, runPlan } from "../plan/run.ts";
import { compileFilter } from "../query/filter.ts";
import { optionalDoc } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { runMerge } from "./merge.ts";
import { runOut } from "./out.ts";

/** What the stages of a pipeline may reach beyond their input. */
export function aggregateEnvironment(context: CommandContext, letVars: Doc, execution: Execution): AggregateEnv {
  const { engine, db, body } = context;
  const collation = optionalDoc(body, "collation");
  return {
    now: engine.now(),
    workspace: execution.workspace,
    let: letVars,
    *find(name, filter) {
      const collection = engine.catalog.find(db, name);
      if (!collection) return;
      const plan = choosePlan(collection, { filter, collation });
      const compiled = compileFilter(filter, collation, letVars);
      for (const { stored } of runPlan(collection, plan, compiled, execution)) yield stored.doc;
    },
    write: (stage, spec, docs) => {
      if (stage === "out") runOut(context, spec, docs);
      else runMerge(context, spec, docs, execution);
    },
  };
}
