import { percentProblem, UNENCODED } from "../percent-encoding.ts";
import { isCutWrong, partsOf } from "./connection-parts.ts";
import { readConnectionString } from "./connection-string.ts";

/**
 * Why this address of MongoDB cannot be used, each to be put after the name of the variable: what a driver would find too
 * late, in a stack trace, or only by trying for ever; and what it would take although tickets would be lost by it.
 */
export function problemsOfAddress(uri: string): string[] {
  const parts = partsOf(uri);
  if (!parts) return uri.startsWith("mongodb") ? ["must name a server, as in mongodb://host:27017/quickfix"] : [];
  const percent = [parts.user, parts.hosts, parts.database].map((part) => percentProblem(part ?? ""));
  const malformed = percent.find((problem) => problem !== null);
  if (malformed) return [malformed];
  const hosts = hostProblems(parts.hosts);
  // An @ in an option is nobody's, where all before it is as it should be.
  const suspected = hosts.length === 0 ? { ...parts, options: "" } : parts;
  // Nothing of it is repeated: each piece can be one of a password.
  if (uri.includes("@") && isCutWrong(suspected)) return [UNENCODED];
  return [...hosts, ...databaseProblems(uri), ...refusedOptions(uri)];
}

const HOST = /^(?<name>[^:@[\]#]+|\[[\da-f:.]+\])(?::(?<port>[^:]*))?$/i;
const LAST_PORT = 65_535;

function hostProblems(hosts: string): string[] {
  return hosts.split(",").flatMap((host) => {
    if (host === "") return ["has a comma too many among its hosts"];
    const { name, port } = HOST.exec(host)?.groups ?? {};
    if (name === undefined) return [`names a host that is none, ${host}: write host:port, or [address]:port for IPv6`];
    const isPort = port === undefined || (/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= LAST_PORT);
    return isPort ? [] : [`names a port that is none, ${host}: a port is a number from 1 to ${LAST_PORT}`];
  });
}

/** MongoDB's own; what is in `local` has one server only, and vanishes with it. */
const OF_MONGODB = new Set(["admin", "config", "local"]);
const NOT_IN_NAMES = /[/\\. "$\0]/;
const LONGEST_NAME = 63;

/** A server refuses these names with every single write, and the driver with none. */
function databaseProblems(uri: string): string[] {
  const { database: name } = readConnectionString(uri);
  if (name === null) return [];
  if (OF_MONGODB.has(name)) {
    const users = name === "admin" ? ", and say authSource=admin when its users are there" : "";
    return [`must not name the database ${name}, which is MongoDB's own: name one for the desk${users}`];
  }
  if (NOT_IN_NAMES.test(name))
    return [`names a database "${name}", and MongoDB takes none with blanks or any of / \\ . " $ in its name`];
  return Buffer.byteLength(name) > LONGEST_NAME
    ? [`names a database of ${Buffer.byteLength(name)} bytes: MongoDB takes names of at most ${LONGEST_NAME}`]
    : [];
}

/** Options that would take away what the desk relies on, or let others read it, each with what it does instead. */
const REFUSED: readonly { name: string; allowed: readonly string[]; because: string }[] = [
  {
    name: "w",
    allowed: ["majority"],
    because: "a write that only some servers have can vanish again. Leave it out, or write w=majority",
  },
  {
    name: "journal",
    allowed: ["true"],
    because: "a write that is not in the journal does not survive a crash. Leave it out",
  },
  {
    name: "j",
    allowed: ["true"],
    because: "a write that is not in the journal does not survive a crash. Leave it out",
  },
  {
    name: "readpreference",
    allowed: ["primary"],
    because: "a secondary does not know yet what was just written, and tickets would be lost. Leave it out",
  },
  {
    name: "readconcernlevel",
    allowed: ["local", "majority"],
    because: "the desk reads its own writes back and needs local or majority. Leave it out",
  },
  ...["tlsinsecure", "tlsallowinvalidcertificates", "tlsallowinvalidhostnames"].map((name) => ({
    name,
    allowed: ["false"],
    because:
      "whoever stands between could be the database. Leave it out, and name the authority of a certificate of your own with tlsCAFile",
  })),
];

function refusedOptions(uri: string): string[] {
  const { options } = readConnectionString(uri);
  return REFUSED.flatMap(({ name, allowed, because }) => {
    const value = options.get(name);
    if (value === undefined || allowed.includes(value)) return [];
    // The driver takes the names of options in any case and their values as they are: w=Majority is a concern of that name.
    const meant = allowed.find((each) => each === value.toLowerCase());
    const why = meant ? `capitals count in it, and this is another one than ${meant}. Write ${name}=${meant}` : because;
    return [`must not say ${name}=${value}: ${why}`];
  });
}
