import { SetUpError } from "#server/platform/db/set-up-error.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { loadToolEnv } from "#server/platform/running-stack.ts";

/** The address of the database, for a command that needs nothing else. @throws SetUpError with what is wrong with it. */
export function readMongodbUri(): string {
  loadToolEnv();
  const uri = EnvVariables.shape.MONGODB_URI.safeParse(process.env["MONGODB_URI"]);
  if (uri.success) return uri.data;
  throw new SetUpError(uri.error.issues.map(({ message }) => `MONGODB_URI ${message}.`).join("\n"));
}
