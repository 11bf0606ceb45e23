import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Sends these very lines as a request, as no client would, and reads the answer to its end. */
export async function askRaw(port: number, lines: readonly string[]): Promise<RawAnswer> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  // In one byte each: what is no ASCII is sent as it stands.
  socket.write(Buffer.from([...lines, "Connection: close", "", ""].join("\r\n"), "latin1"));
  const answer = await text(socket);
  const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
  const [first = "", ...rest] = head.split("\r\n");
  const pairs = rest.map((line): [string, string] => [
    line.slice(0, line.indexOf(":")),
    line.slice(line.indexOf(":") + 1),
  ]);
  return { status: Number(first.split(" ")[1]), headers: new Headers(pairs), body };
}
