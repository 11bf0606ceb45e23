import { Int32, Long } from "bson";
import type { Doc } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { optionalDoc } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { asNumber } from "./count.ts";
import { refuseUnknownFields } from "./statement-fields.ts";

/** The parts of an `aggregate` that its first stage decides about. */
interface SourceRequest {
  collection: string | null;
  pipeline: readonly Doc[];
}

/** Stages that tell of the server rather than of a collection, and may only stand first. */
const sources: Readonly<Record<string, (context: CommandContext, request: SourceRequest) => Doc[]>> = {
  $collStats: collectionStatistics,
  $listLocalSessions: ({ engine }) => engine.sessions.list().map(({ id, lastUse }) => ({ _id: { id }, lastUse })),
  $currentOp: ({ engine, client, db, body }) => [
    {
      type: "op",
      host: client.local,
      desc: `conn${client.connectionId}`,
      connectionId: Long.fromNumber(client.connectionId),
      client: client.remote,
      ...(client.appName !== null && { appName: client.appName }),
      active: true,
      currentOpTime: engine.now().toISOString(),
      opid: new Int32(client.connectionId),
      op: "command",
      ns: `${db}.$cmd.aggregate`,
      command: body,
    },
  ],
  $listSearchIndexes: () => {
    throw new MongoError(31082, "SearchNotEnabled", "$listSearchIndexes stage is only allowed on MongoDB Atlas");
  },
};

export function isSourceStage(name: string): boolean {
  return Object.hasOwn(sources, name);
}

/** The documents of a source stage in front of a pipeline, or null when there is none. */
export function sourceDocuments(context: CommandContext, request: SourceRequest): Doc[] | null {
  const [name = ""] = Object.keys(request.pipeline[0] ?? {});
  return Object.hasOwn(sources, name) ? (sources[name]?.(context, request) ?? null) : null;
}

/** `$collStats`, as far as it counts documents; older drivers estimate with it. */
function collectionStatistics(
  { engine, client, db }: CommandContext,
  { collection: name, pipeline }: SourceRequest,
): Doc[] {
  const options = optionalDoc(pipeline[0] ?? {}, "$collStats") ?? {};
  refuseUnknownFields("$collStats", options, ["count"]);
  const collection = name === null ? null : engine.catalog.find(db, name);
  if (!collection) {
    const message = `Unable to retrieve count in $collStats stage :: caused by :: Collection [${db}.${name}] not found`;
    throw new MongoError(26, "NamespaceNotFound", message);
  }
  const count = options["count"] === undefined ? {} : { count: asNumber(collection.count) };
  return [{ ns: collection.namespace, host: client.local, localTime: engine.now(), ...count }];
}
