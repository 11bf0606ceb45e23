import { parseArgs } from "node:util";
import { ROLES } from "#server/platform/aws/role-of-keys.ts";
import { loadToolEnv } from "#server/platform/running-stack.ts";
import { examine } from "./examine.ts";
import { describeFindings } from "./finding.ts";

const HELP = `npm run doctor -- [--json] [--role ROLE] [--web URL] [--consumer URL]

Looks at everything that the environment names: settings, database, topic, queues, permissions, agents, consumer, live
updates, web application. Says of each what is wrong and how to put it right. It sends and receives no message. It stores
one event for an admin's browsers, to see whether it arrives, and takes it back.
  --json       prints the findings as JSON; with npm run -s, nothing else
  --role       whose AWS keys these are: ${ROLES.join(", ")}; unset, their rights tell
  --web        where to ask for the web application, when NEXTAUTH_URL does not lead to it from here
  --consumer   the same for a consumer, instead of NEXT_PUBLIC_REALTIME_URL

Ends with 0 when nothing is wrong, 1 when something is.
`;

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    role: { type: "string" },
    web: { type: "string" },
    consumer: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const role = ROLES.find((name) => name === values.role);
  if (values.role && !role) {
    process.stderr.write(`There is no role "${values.role}": ${ROLES.join(", ")}.\n`);
    process.exit(2);
  }
  loadToolEnv();
  const findings = await examine(process.env, { ...values, role });
  const isWrong = findings.some(({ state }) => state === "wrong");
  process.stdout.write(
    values.json ? `${JSON.stringify({ ok: !isWrong, findings }, null, 2)}\n` : describeFindings(findings),
  );
  process.exitCode = isWrong ? 1 : 0;
}
