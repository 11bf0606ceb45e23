import { resolveSrv } from "node:dns/promises";
import { mongo } from "mongoose";
import { readConnectionString } from "./connection-string.ts";
import { kindOf } from "./hello-kind.ts";

const LOOK_MS = 1_500;
/** A set has at most fifty members; what is wrong with it shows at the first few. */
const LOOKED_AT = 5;

/** No server could be selected, and it was found why. */
export class ExplainedSelectionError extends Error {
  override readonly name = "ExplainedSelectionError";
  readonly found: string;
  readonly fix: string;

  constructor({ found, fix }: Verdict, cause: Error) {
    super(`${found} ${fix} (${cause.message})`, { cause });
    this.found = found;
    this.fix = fix;
  }
}

interface Verdict {
  /** What is so, as a sentence. */
  readonly found: string;
  readonly fix: string;
}

/**
 * The same error with its cause named, when no server could be selected. The driver only says that it waited: a member
 * that stands alone, or is of another set, or of one that nobody initiated, is no candidate, and is passed over in silence.
 */
export async function explainSelection(uri: string, error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !SELECTION.test(error.name)) return error;
  const wanted = readConnectionString(uri).options.get("replicaset") ?? null;
  const silent = serversThatFail(error);
  const addresses = (await addressesOf(uri)).filter((address) => !silent.has(address)).slice(0, LOOKED_AT);
  const seen = await Promise.all(
    addresses.map(async (address) => {
      const hello = await askDirectly(uri, address);
      return hello && verdictOn(hello, wanted, address);
    }),
  );
  const verdicts = seen.filter((verdict) => verdict !== null);
  if (verdicts.length === 0) return error;
  const found = verdicts.map((verdict) => verdict.found).join(" ");
  return new ExplainedSelectionError({ found, fix: [...new Set(verdicts.map(({ fix }) => fix))].join(" ") }, error);
}

const SELECTION = /^Mongo(ose)?ServerSelectionError$/;

/** What the driver says of a server that it cannot reach is plain enough. Of one that it passes over, it says nothing. */
function serversThatFail(error: Error): ReadonlySet<string> {
  const topology: unknown = "reason" in error ? error.reason : null;
  if (typeof topology !== "object" || topology === null || !("servers" in topology)) return new Set();
  const servers: Iterable<[unknown, { error?: unknown }]> = topology.servers instanceof Map ? topology.servers : [];
  return new Set([...servers].flatMap(([address, description]) => (description.error ? [String(address)] : [])));
}

async function addressesOf(uri: string): Promise<readonly string[]> {
  const { hosts } = readConnectionString(uri);
  const [name = ""] = hosts;
  if (!uri.startsWith("mongodb+srv:")) return hosts;
  const found = await resolveSrv(`_mongodb._tcp.${name}`).catch(() => []);
  return found.map((each) => `${each.name}:${each.port}`);
}

/** Asks one server what it is; null when it does not say. No password is sent: whoever is asked may be the wrong one. */
async function askDirectly(uri: string, address: string): Promise<mongo.Document | null> {
  const options = new URLSearchParams({ directConnection: "true" });
  if (uri.startsWith("mongodb+srv:")) options.set("tls", "true");
  for (const [name, value] of readConnectionString(uri).options) if (/^(tls|ssl)/.test(name)) options.set(name, value);
  try {
    const client = new mongo.MongoClient(`mongodb://${address}/?${options}`, {
      serverSelectionTimeoutMS: LOOK_MS,
      connectTimeoutMS: LOOK_MS,
    });
    try {
      return await client.db("admin").command({ hello: 1 });
    } finally {
      await client.close();
    }
  } catch {
    return null;
  }
}

/** What there is to say of the server at this address, which was found to be this. */
export function verdictOn(hello: mongo.Document, wanted: string | null, address: string): Verdict {
  switch (kindOf(hello)) {
    case "sharded":
      return {
        found: `${address} is a mongos, and MONGODB_URI names a replica set.`,
        fix: "Take replicaSet out of MONGODB_URI.",
      };
    case "uninitiated":
      return {
        found: `${address} belongs to a replica set that nobody has initiated.`,
        fix: "Run rs.initiate() on it once, in mongosh.",
      };
    case "alone":
      return {
        found: `${address} stands alone.`,
        fix: `Start it with --replSet ${wanted ?? "rs0"} and run rs.initiate() once, in mongosh.`,
      };
    case "replica-set":
      return verdictOnMember(hello, wanted, address);
  }
}

function verdictOnMember(hello: mongo.Document, wanted: string | null, address: string): Verdict {
  const name = String(hello["setName"]);
  if (wanted !== null && name !== wanted)
    return {
      found: `${address} is of the replica set ${name}, and MONGODB_URI says replicaSet=${wanted}.`,
      fix: `Write replicaSet=${name} in MONGODB_URI, or name servers of ${wanted}.`,
    };
  const members = ["hosts", "passives", "arbiters"].flatMap((kind) => hello[kind] ?? []).map(String);
  const primary: unknown = hello["primary"];
  if (typeof primary !== "string") {
    return {
      found: `${address} answers, and its replica set ${name} has no primary.`,
      fix: `See rs.status() on ${members.join(", ")}.`,
    };
  }
  if (!members.includes(address.toLowerCase()))
    return {
      found: `${address} answers, and its replica set calls its members ${members.join(", ")}.`,
      fix: "Make these names lead to them from here, too.",
    };
  return primary === address.toLowerCase()
    ? {
        found: `${address} is the primary and answers, but was too slow before.`,
        fix: "See how busy it, this machine and the network between are.",
      }
    : {
        found: `${address} answers, and says that ${primary} is the primary.`,
        fix: "Let that be reached from here, too.",
      };
}
