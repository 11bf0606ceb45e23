import { EMBEDDED_REGION } from "#server/local/aws/address.ts";
import { startTestAws } from "#server/local/aws/testing.ts";
import { type AwsPlace, awsPlace, PLACE_VARIABLES } from "#server/platform/env-aws.ts";
import { unpaired } from "#server/platform/env-unpaired.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { startChaosDatabase } from "../chaos/kit/database.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The database server that the environment names; without one, an embedded one that stops with the stack. */
export async function findDatabase(env: Env, started: AsyncDisposableStack): Promise<string> {
  if (env["MONGODB_URI"]) return env["MONGODB_URI"];
  const database = await startChaosDatabase();
  started.defer(() => database.stop());
  return database.uri;
}

export interface FoundAws {
  readonly place: AwsPlace;
  /** The variables that say the same to a process. */
  readonly env: Readonly<Record<string, string>>;
}

/** Any of them says that SNS and SQS are there already. */
const NAMES_AWS = [
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_SNS",
  "AWS_ENDPOINT_URL_SQS",
  "AWS_REGION",
  "SNS_TOPIC_ARN",
  "SQS_QUEUE_URL",
] as const;
const Place = EnvVariables.pick(PLACE_VARIABLES);

/** The same for SNS and SQS. @throws naming every variable that is malformed */
export async function findAws(env: Env, started: AsyncDisposableStack): Promise<FoundAws> {
  const all = NAMES_AWS.some((name) => env[name])
    ? { ...env, AWS_REGION: env["AWS_REGION"] || env["SNS_TOPIC_ARN"]?.split(":")[3] || EMBEDDED_REGION }
    : started.use(await startTestAws()).env;
  const entries = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const named = Object.fromEntries(entries.filter(([name]) => name in PLACE_VARIABLES));
  const place = Place.safeParse(named);
  const malformed = place.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}.`) ?? [];
  const problems = [...malformed, ...unpaired(named, PLACE_VARIABLES)];
  if (!place.data || problems.length > 0) throw new Error(problems.join(" "));
  return { place: awsPlace(place.data), env: named };
}
