import { Int32, ObjectId } from "bson";
import { type Doc, isDocument } from "../bson/document.ts";
import { sessionTimeoutMinutes } from "../sessions/session-table.ts";
import { maxMessageBytes } from "../wire/frames.ts";
import { anyFields, type Client, type Command, type CommandContext } from "./command.ts";
import { maxWriteBatch } from "./write-batch.ts";
import { maxDocumentBytes } from "./write-document.ts";

/** The release whose behaviour is imitated. 8.0 would make drivers send commands that this server does not have. */
export const serverVersion = { text: "7.0.14", array: [7, 0, 14, 0], maxWire: 21 } as const;

const setName = "quickfix";
/** One election, never another: the only member is always primary. */
const electionId = new ObjectId("7fffffff0000000000000001");

/**
 * A replica set of one: drivers then use sessions and retryable writes. No `topologyVersion`, so they poll
 * instead of holding a request open.
 */
function describeServer(context: CommandContext, primaryField: "isWritablePrimary" | "ismaster"): Doc {
  const { engine, client } = context;
  const lastWrite = { ts: engine.clock.time, t: 1 };
  return {
    ...(context.body["helloOk"] === true && { helloOk: true }),
    hosts: [client.local],
    setName,
    setVersion: new Int32(1),
    [primaryField]: true,
    secondary: false,
    primary: client.local,
    me: client.local,
    electionId,
    lastWrite: {
      opTime: lastWrite,
      lastWriteDate: engine.now(),
      majorityOpTime: lastWrite,
      majorityWriteDate: engine.now(),
    },
    maxBsonObjectSize: new Int32(maxDocumentBytes),
    maxMessageSizeBytes: new Int32(maxMessageBytes),
    maxWriteBatchSize: new Int32(maxWriteBatch),
    localTime: engine.now(),
    logicalSessionTimeoutMinutes: new Int32(sessionTimeoutMinutes),
    connectionId: new Int32(client.connectionId),
    minWireVersion: new Int32(0),
    maxWireVersion: new Int32(serverVersion.maxWire),
    readOnly: false,
  };
}

/** Takes the application's name from a handshake, before anything else looks at the command: fail points need it. */
export function rememberClient(body: Doc, client: Client): void {
  const metadata = body["client"];
  const application = isDocument(metadata) ? metadata["application"] : undefined;
  const name = isDocument(application) ? application["name"] : undefined;
  if (typeof name === "string") client.appName = name;
}

export const hello: Command = {
  isStable: true,
  fields: anyFields,
  run: (context) => describeServer(context, "isWritablePrimary"),
};

/** The handshake's old name, which drivers send first. */
export const isMaster: Command = { ...hello, run: (context) => describeServer(context, "ismaster") };
