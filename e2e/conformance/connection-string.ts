const FORM =
  /^(?<scheme>mongodb(?:\+srv)?):\/\/(?:(?<user>[^@/?]*)@)?(?<hosts>[^/?]+)(?:\/(?<database>[^?]*))?(?:\?(?<options>.*))?$/s;

/**
 * The same server and the same user, another database. Without a word in the address a user belongs to the database that
 * it names, so that has to be said now.
 */
export function withDatabase(uri: string, database: string): string {
  const { scheme, user, hosts, database: before, options } = partsOf(uri);
  // Who is found by name (+srv) is told by the name's record where its users are.
  const isSaid = user === undefined || scheme === "mongodb+srv" || /(^|&)authSource=/i.test(options);
  return join({ scheme, user, hosts, database, options, more: isSaid ? [] : [`authSource=${before || "admin"}`] });
}

/** The same database by way of one local port, behind which is the primary. */
export function throughPort(uri: string, port: number): string {
  const { scheme: _, options, ...rest } = partsOf(uri);
  const kept = options.split("&").filter((option) => !/^(replicaSet|directConnection|srv\w+)=/i.test(option));
  const hosts = `127.0.0.1:${port}`;
  return join({ ...rest, scheme: "mongodb", hosts, options: kept.join("&"), more: ["directConnection=true"] });
}

/** The database that the address names. */
export const databaseIn = (uri: string): string => decodeURIComponent(partsOf(uri).database);

/** Whether the driver speaks TLS there, which nobody can stand in the middle of. */
export function isEncrypted(uri: string): boolean {
  const { scheme, options } = partsOf(uri);
  const said = /(?:^|&)(?:tls|ssl)=(\w+)/i.exec(options)?.[1];
  return said === undefined ? scheme === "mongodb+srv" : said === "true";
}

/** For people to read: without the password. */
export const shown = (uri: string): string => uri.replace(/\/\/([^:@/]*):[^@/]*@/, "//$1:…@");

function partsOf(uri: string) {
  const { scheme = "", user, hosts = "", database = "", options = "" } = FORM.exec(uri)?.groups ?? {};
  if (hosts === "") throw new Error("MONGODB_URI must start with mongodb:// or mongodb+srv:// and name a server.");
  return { scheme, user, hosts, database, options };
}

function join(parts: ReturnType<typeof partsOf> & { readonly more: readonly string[] }): string {
  const { scheme, user, hosts, database, options, more } = parts;
  const query = [options, ...more].filter((option) => option !== "").join("&");
  return `${scheme}://${user === undefined ? "" : `${user}@`}${hosts}/${database}${query ? `?${query}` : ""}`;
}
