import { once } from "node:events";
import { request as ask } from "node:http";

const MB = 1_000_000;

export interface Sent {
  readonly name?: string;
  readonly bytes: number;
  /** How much of it goes out before the line is cut; all of it unless given. */
  readonly cutAfter?: number;
  readonly headers?: Record<string, string>;
}

/** Sends a form with one file, a megabyte at a time, as a browser with a line of its own does. */
export async function sendForm(
  address: string,
  { name = "film.bin", bytes, cutAfter = Number.POSITIVE_INFINITY, headers = {} }: Sent,
) {
  const boundary = "form-of-a-test";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const outgoing = ask(address, {
    method: "POST",
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": head.length + bytes + tail.length,
      ...headers,
    },
  });
  const answered = once(outgoing, "response");
  answered.catch(() => {});
  outgoing.write(head);
  const piece = Buffer.alloc(MB, 0xc8);
  for (let gone = 0; gone < bytes; gone += MB) {
    if (gone >= cutAfter) {
      outgoing.destroy();
      return { status: 0, body: null };
    }
    if (!outgoing.write(piece.subarray(0, Math.min(MB, bytes - gone)))) await once(outgoing, "drain");
  }
  outgoing.end(tail);
  const [response] = await answered;
  return {
    status: Number(response.statusCode),
    body: JSON.parse(String(Buffer.concat(await Array.fromAsync(response)))),
  };
}
