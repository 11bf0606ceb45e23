import { createIdempotencyStore } from "#server/desk/idempotency/store.ts";
import { pingDatabase } from "#server/operate/database/connect.ts";
import { createSnsClient } from "#server/platform/aws/clients.ts";
import { probeTopic } from "#server/platform/aws/probe-topic.ts";
import { systemClock } from "#server/platform/clock.ts";
import { systemIds } from "#server/platform/ids.ts";
import { getAccess, getAccountDeps } from "../auth/web-auth.ts";
import { getDesk } from "../desk.ts";
import { getWebEnv, getWebLog } from "../http/web-env.ts";
import type { RestDeps } from "./deps.ts";
import { createProbe } from "./health/probe.ts";
import type { RestHost } from "./serve.ts";

let probes: RestDeps["probes"] | undefined;

/** The routes' surroundings in the web process. */
export function getRestHost(): RestHost {
  probes ??= createProbes();
  return {
    deps: {
      desk: getDesk(),
      accounts: getAccountDeps(),
      idempotency: createIdempotencyStore(),
      probes,
      clock: systemClock,
      ids: systemIds,
    },
    log: getWebLog(),
    identify: getAccess,
  };
}

function createProbes(): RestDeps["probes"] {
  const { aws } = getWebEnv();
  const sns = createSnsClient(aws);
  return {
    database: createProbe(
      { check: pingDatabase, ok: "The database answers.", failed: "The database does not answer." },
      systemClock,
    ),
    topic: createProbe(
      {
        check: (signal) => probeTopic(sns, aws.topicArn, signal),
        ok: "The topic answers.",
        failed: "The topic does not answer, or is not there.",
      },
      systemClock,
    ),
  };
}
