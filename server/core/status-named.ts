import type { Saying } from "./saying.ts";
import type { Status } from "./vocabulary.ts";

/** A status inside a refusal, as programs write it. */
export function statusNamed(status: Status): Saying {
  return { key: `refusals.status.${status}` };
}
