import { toast } from "#app/_ui/toast.ts";
import { failureOf } from "./failure.ts";

/** Whether something was refused because it is not there any more. */
export function isGone(error: unknown): boolean {
  const { code } = failureOf(error);
  return code.endsWith(".not-found") || code === "agent.gone" || code === "link.over" || code === "letters.none";
}

/** Says above the page what was refused for that reason: the row that it would stand in goes with the new list. */
export function sayWhenGone(error: unknown): void {
  if (isGone(error)) toast.error(failureOf(error).message);
}
