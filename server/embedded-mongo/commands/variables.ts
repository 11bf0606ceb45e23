import { compileExpression } from "../aggregate/expression.ts";
import type { Doc } from "../bson/document.ts";
import { optionalDoc } from "./arguments.ts";
import type { CommandContext } from "./command.ts";

/** The variables that a command's expressions may use: the system's, and those of its `let`. */
export function letVariables({ engine, body }: CommandContext): Doc {
  const system: Doc = { NOW: engine.now(), CLUSTER_TIME: engine.clock.time };
  const variables = { ...system };
  for (const [name, expression] of Object.entries(optionalDoc(body, "let") ?? {})) {
    variables[name] = compileExpression(expression)({}, system);
  }
  return variables;
}
