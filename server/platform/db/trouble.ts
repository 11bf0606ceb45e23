import { ExplainedSelectionError } from "./explain-selection.ts";
import { databaseFaultOf } from "./fault-of.ts";
import { asSetUpError } from "./set-up-error.ts";

/** Why the database could not be looked at, and the remedy that belongs to that; for commands to say. */
export interface Trouble {
  readonly found: string;
  /** Null where what is found says already what to do, or is nothing of the database's. */
  readonly fix: string | null;
}

export function troubleOf(error: unknown): Trouble {
  const known = error instanceof ExplainedSelectionError ? error : asSetUpError(error);
  if (known) return { found: known.found, fix: known.fix };
  const message = error instanceof Error ? error.message : String(error);
  if (databaseFaultOf(error) !== "away") return { found: message, fix: null };
  return {
    found: `The database does not answer: ${message}.`,
    fix: "Start it, or correct the hosts in MONGODB_URI; and check the network between.",
  };
}

/** The same on the lines of a command. */
export function inLines({ found, fix }: Trouble): string {
  return fix === null ? `${found}\n` : `${found}\n  -> ${fix}\n`;
}
