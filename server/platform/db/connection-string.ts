import { join, partsOf, shown } from "./connection-parts.ts";

/** What of MONGODB_URI QuickFix itself looks at; the driver reads the whole of it. */
export interface ConnectionString {
  /** Where its servers are, each as host:port; of mongodb+srv the one name that leads to them. */
  readonly hosts: readonly string[];
  /** The database that it names; null means that the driver takes `test`. */
  readonly database: string | null;
  /** By their names in lower case, as they are meant whatever their case. */
  readonly options: ReadonlyMap<string, string>;
}

const DEFAULT_PORT = 27_017;
/** What the driver takes where none is named. */
export const UNNAMED = "test";

export function readConnectionString(uri: string): ConnectionString {
  const { hosts = "", database = "", options = "" } = partsOf(uri) ?? {};
  const isSrv = uri.startsWith("mongodb+srv:");
  return {
    hosts: hosts.split(",").map((host) => (isSrv || /:\d+$/.test(host) ? host : `${host}:${DEFAULT_PORT}`)),
    database: database ? decodeURIComponent(database) : null,
    options: new Map([...new URLSearchParams(options)].map(([name, value]) => [name.toLowerCase(), value])),
  };
}

/** The same address with a database named, for people to read: without the password. */
export function namingDatabase(uri: string, database: string): string {
  const parts = partsOf(uri);
  return parts ? shown(join({ ...parts, database })) : uri;
}

/** Options that would take away what the desk relies on, each with what it does instead. */
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
];

/** Why this address cannot be used although a driver would take it; to be put after the name of the variable. */
export function refusedOptions(uri: string): string[] {
  const { options } = readConnectionString(uri);
  return REFUSED.flatMap(({ name, allowed, because }) => {
    const value = options.get(name);
    return value === undefined || allowed.includes(value) ? [] : [`must not say ${name}=${value}: ${because}`];
  });
}

/** Our options, but for those that the address sets itself: it is the operator's. */
export function unlessSaid<Options extends object>(uri: string, ours: Options): Partial<Options> {
  const said = readConnectionString(uri).options;
  const isOurs = (name: string) => !said.has(name.toLowerCase());
  return Object.fromEntries(Object.entries(ours).filter(([name]) => isOurs(name))) as Partial<Options>;
}
