import { deserialize } from "bson";

const HEADER_BYTES = 16;
const FLAGS_BYTES = 4;
const OP_MSG = 2013;
/** The section with the command itself; drivers send it first. */
const BODY_SECTION = 0;
/** What a driver says for itself: to know the server, and to keep a connection. */
const OF_THE_DRIVER = /^(hello|ismaster|isMaster|ping|endSessions|saslStart|saslContinue)$/;

/**
 * Hears one direction of a connection to MongoDB, in whatever pieces it comes, and names the commands in it: `find complaints`,
 * `update agents`. What the driver sends on its own account is left out.
 */
export function commandsIn(onCommand: (name: string) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER_BYTES) {
      const length = pending.readInt32LE(0);
      if (pending.length < length) return;
      const name = commandOf(pending.subarray(0, length));
      if (name) onCommand(name);
      pending = pending.subarray(length);
    }
  };
}

function commandOf(message: Buffer): string | null {
  const start = HEADER_BYTES + FLAGS_BYTES;
  if (message.readInt32LE(12) !== OP_MSG || message[start] !== BODY_SECTION) return null;
  const body = deserialize(message.subarray(start + 1), { allowObjectSmallerThanBufferSize: true });
  const [first] = Object.entries(body);
  if (!first || OF_THE_DRIVER.test(first[0])) return null;
  const [command, target] = first;
  return typeof target === "string" ? `${command} ${target}` : command;
}
