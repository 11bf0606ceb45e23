import { percentProblem } from "../percent-encoding.ts";
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
  // Of one that stands there twice, in other capitals, the driver takes the first.
  const named = [...new URLSearchParams(options)].toReversed();
  const isSrv = uri.startsWith("mongodb+srv:");
  return {
    hosts: hosts.split(",").map((host) => (isSrv || /:\d+$/.test(host) ? host : `${host}:${DEFAULT_PORT}`)),
    database: database === "" ? null : decoded(database),
    options: new Map(named.map(([name, value]) => [name.toLowerCase(), value])),
  };
}

/** The same address with a database named, for people to read: without the password. */
export function namingDatabase(uri: string, database: string): string {
  const parts = partsOf(uri);
  return parts ? shown(join({ ...parts, database })) : uri;
}

/** Our options, but for those that the address sets itself: it is the operator's. */
export function unlessSaid<Options extends object>(uri: string, ours: Options): Partial<Options> {
  const said = readConnectionString(uri).options;
  const isOurs = (name: string) => !said.has(name.toLowerCase());
  return Object.fromEntries(Object.entries(ours).filter(([name]) => isOurs(name))) as Partial<Options>;
}

/** As it stands where it is malformed: whoever checks the address says so, see `problemsOfAddress`. */
function decoded(text: string): string {
  return percentProblem(text) === null ? decodeURIComponent(text) : text;
}
