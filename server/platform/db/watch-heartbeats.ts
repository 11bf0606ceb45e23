import type { mongo } from "mongoose";

/** Two looks in the time between two heartbeats, so this is longer than any server takes that answers or refuses. */
const SILENT_LOOKS = 5;
/** What any server's heartbeat is heard as. */
const ANY = "";

type Heard = Pick<mongo.MongoClient, "on" | "off"> & {
  readonly options: Pick<mongo.MongoOptions, "heartbeatFrequencyMS" | "connectTimeoutMS">;
};

/**
 * Calls once when the driver has stopped asking for a server: not one heartbeat of it has come back, well or badly, for 25
 * seconds, unless its address asks for other heartbeats. The driver means to ask for ever; yet once, after a database was
 * killed and had returned, it never asked again, and all that the process wanted failed. Looks are counted and not
 * seconds, so that a process that was suspended calls nothing stuck. Returns what ends the watch.
 */
export function watchHeartbeats(client: Heard, onStuck: () => void): () => void {
  const { heartbeatFrequencyMS, connectTimeoutMS } = client.options;
  // Servers are known by their heartbeats; that none has had one yet counts as well.
  const silence = new Map<string, number>([[ANY, 0]]);
  const heard = ({ connectionId }: { connectionId: string }) => void silence.set(ANY, 0).set(connectionId, 0);
  const opened = ({ address }: mongo.ServerOpeningEvent) => void silence.set(address, 0);
  const closed = ({ address }: mongo.ServerClosedEvent) => void silence.delete(address);
  client.on("serverOpening", opened);
  client.on("serverClosed", closed);
  client.on("serverHeartbeatSucceeded", heard);
  client.on("serverHeartbeatFailed", heard);
  const stop = () => {
    clearInterval(timer);
    client.off("serverOpening", opened);
    client.off("serverClosed", closed);
    client.off("serverHeartbeatSucceeded", heard);
    client.off("serverHeartbeatFailed", heard);
  };
  const timer = setInterval(() => {
    for (const [address, looks] of silence) silence.set(address, looks + 1);
    if (Math.max(0, ...silence.values()) < SILENT_LOOKS) return;
    stop();
    onStuck();
  }, Math.max(heartbeatFrequencyMS, connectTimeoutMS) / 2);
  timer.unref();
  return stop;
}
