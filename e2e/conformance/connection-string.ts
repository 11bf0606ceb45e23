import { type ConnectionParts, join, partsOf } from "#server/platform/db/connection-parts.ts";

/**
 * The same server and the same user, another database. Without a word in the address a user belongs to the database that
 * it names, so that has to be said now.
 */
export function withDatabase(uri: string, database: string): string {
  const parts = required(uri);
  const { scheme, user, database: before, options } = parts;
  // Who is found by name (+srv) is told by the name's record where its users are.
  const isSaid = user === undefined || scheme === "mongodb+srv" || /(^|&)authSource=/i.test(options);
  return withOptions({ ...parts, database }, ...(isSaid ? [] : [`authSource=${before || "admin"}`]));
}

/** The same database by way of one local port, behind which is the primary. */
export function throughPort(uri: string, port: number): string {
  const parts = required(uri);
  const kept = parts.options.split("&").filter((option) => !/^(replicaSet|directConnection|srv\w+)=/i.test(option));
  const there = { ...parts, scheme: "mongodb", hosts: `127.0.0.1:${port}`, options: kept.join("&") };
  return withOptions(there, "directConnection=true");
}

/** The database that the address names. */
export const databaseIn = (uri: string): string => decodeURIComponent(required(uri).database);

/** Whether the driver speaks TLS there, which nobody can stand in the middle of. */
export function isEncrypted(uri: string): boolean {
  const { scheme, options } = required(uri);
  const said = /(?:^|&)(?:tls|ssl)=(\w+)/i.exec(options)?.[1];
  return said === undefined ? scheme === "mongodb+srv" : said === "true";
}

function required(uri: string): ConnectionParts {
  const parts = partsOf(uri);
  if (!parts) throw new Error("MONGODB_URI must start with mongodb:// or mongodb+srv:// and name a server.");
  return parts;
}

function withOptions(parts: ConnectionParts, ...more: readonly string[]): string {
  return join({ ...parts, options: [parts.options, ...more].filter((option) => option !== "").join("&") });
}
