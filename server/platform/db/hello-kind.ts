import type { mongo } from "mongoose";

/** What a server's answer to `hello` says that it is part of. */
export type HelloKind = "replica-set" | "sharded" | "uninitiated" | "alone";

export function kindOf(hello: mongo.Document): HelloKind {
  if (hello["msg"] === "isdbgrid") return "sharded";
  if (typeof hello["setName"] === "string") return "replica-set";
  return hello["isreplicaset"] === true ? "uninitiated" : "alone";
}
