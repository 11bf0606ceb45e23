import { parseArgs } from "node:util";
import { DomainError } from "#server/core/errors.ts";
import { createTrail } from "#server/desk/audit/create-trail.ts";
import { createAuditStore } from "#server/desk/audit/store.ts";
import { firstAdminWords } from "#server/desk/links/first-admin-words.ts";
import { makeFirstAdminLink, offerFirstAdmin } from "#server/desk/links/offer-first-admin.ts";
import { createLinkStore } from "#server/desk/links/store.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { systemIds as ids } from "#server/platform/ids.ts";
import { readMongodbUri } from "../read-mongodb-uri.ts";

const HELP = `npm run admin:link

Prints a link that makes the first administrator of the desk in MONGODB_URI, at the address in NEXTAUTH_URL. It can be used
once, within an hour; run it again for another one, as long as there is no administrator. The one before ends.
  --first-start  prints it only if no start has done so before, and there is no administrator

Ends with 0 when it printed a link or was not to, 1 when there is an administrator, 2 when it cannot look.
`;

const REFUSED = 1;
const CANNOT_LOOK = 2;

process.exitCode = await main().catch((error: unknown) => {
  const isRefusal = error instanceof DomainError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return isRefusal ? REFUSED : CANNOT_LOOK;
});

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { "first-start": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const uri = readMongodbUri();
  const publicUrl = readPublicUrl();
  const db = await connectDatabase(uri, {
    onRetry(error) {
      throw new Error(`The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
    },
  });
  try {
    const delivery = { way: "none", publicUrl, showsLinks: false, gatherMs: 0 } as const;
    const trail = createTrail({ audit: createAuditStore(db), clock, ids });
    const room = { accounts: createAccountStore(db), links: createLinkStore(db), clock, ids, delivery, trail };
    const link = values["first-start"] ? await offerFirstAdmin(room) : await makeFirstAdminLink(room);
    if (link) process.stdout.write(`${firstAdminWords(link)}\n`);
    return 0;
  } finally {
    await db.close();
  }
}

function readPublicUrl(): string {
  const url = EnvVariables.shape.NEXTAUTH_URL.safeParse(process.env["NEXTAUTH_URL"]);
  if (url.success) return url.data;
  throw new Error(url.error.issues.map(({ message }) => `NEXTAUTH_URL ${message}.`).join("\n"));
}
