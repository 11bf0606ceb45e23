import type { mongo } from "mongoose";
import { z } from "zod";
import type { AwsPlace } from "#server/platform/env-aws.ts";

/** What servers that are not MongoDB add to its answer, each in a field of its own. */
const BuildInfo = z.object({
  version: z.string(),
  modules: z.array(z.string()).catch([]),
  secantusVersion: z.string().optional().catch(undefined),
  ferretdb: z.object({ version: z.string() }).optional().catch(undefined),
});
const Hello = z.object({ setName: z.string().optional(), msg: z.string().optional() });

/** What the database is, in which version, and which MongoDB it says that it is. */
export async function nameDatabase(client: mongo.MongoClient): Promise<string> {
  const admin = client.db("admin");
  const info = BuildInfo.parse(await admin.command({ buildInfo: 1 }));
  const { setName, msg } = Hello.parse(await admin.command({ hello: 1 }));
  const alone = msg === "isdbgrid" ? "sharded" : "standing alone";
  return `Database  ${nameOf(info)}, ${setName ? `replica set ${setName}` : alone}`;
}

function nameOf({ version, modules, secantusVersion, ferretdb }: z.infer<typeof BuildInfo>): string {
  const spoken = `speaks as MongoDB ${version}`;
  if (modules.includes("quickfix-embedded")) return `QuickFix's embedded database (${spoken})`;
  if (secantusVersion) return `SecantusDB ${secantusVersion} (${spoken})`;
  if (ferretdb) return `FerretDB ${ferretdb.version.replace(/^v/, "")} (${spoken})`;
  return `MongoDB ${version}${modules.includes("enterprise") ? " Enterprise" : ""}`;
}

/** Where SNS and SQS are, and what answers there. */
export async function nameAws({ region, endpoint, snsEndpoint, sqsEndpoint }: AwsPlace): Promise<string> {
  const named = [endpoint, snsEndpoint, sqsEndpoint].filter((each) => each !== undefined);
  const servers = [...new Set(named)].map(async (each) => {
    const server = await fetch(each).then(
      ({ headers }) => headers.get("server"),
      () => null,
    );
    return server ? `${each} (${server})` : each;
  });
  return `SNS, SQS  ${named.length === 0 ? "AWS" : (await Promise.all(servers)).join(", ")}, ${region}`;
}
