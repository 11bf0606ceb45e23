import { createECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { decrypt } from "http_ece";
import type { Pushed } from "../wire.ts";

/** What somebody's browser was sent, as it reads it. */
export interface Arrived {
  readonly endpoint: string;
  readonly pushed: Pushed;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A push service on this machine with browsers behind it: each decrypts what comes for it (RFC 8291). */
export async function startPushService() {
  const browsers = new Map<
    string,
    { readonly privateKey: ReturnType<typeof createECDH>; readonly authSecret: string }
  >();
  const arrived: Arrived[] = [];
  const answers: number[] = [];
  const take = async (request: IncomingMessage): Promise<number> => {
    const browser = browsers.get(request.url ?? "");
    const status = answers.shift() ?? (browser ? 201 : 410);
    const body = await buffer(request);
    if (browser && status === 201) {
      const plain = decrypt(body, { version: "aes128gcm", ...browser });
      const headers = request.headers as Record<string, string | undefined>;
      arrived.push({ endpoint: request.url ?? "", pushed: JSON.parse(plain.toString()), headers });
    }
    return status;
  };
  const server = createServer((request, response) => {
    void take(request).then((status) => response.writeHead(status).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    arrived,
    /** Answers the next requests with these, one each. */
    answers,
    /** A browser that has just subscribed. */
    subscribed() {
      const privateKey = createECDH("prime256v1");
      const p256dh = privateKey.generateKeys("base64url");
      const auth = randomBytes(16).toString("base64url");
      const path = `/send/${randomBytes(8).toString("hex")}`;
      browsers.set(path, { privateKey, authSecret: auth });
      return { endpoint: `http://127.0.0.1:${port}${path}`, keys: { p256dh, auth } };
    },
    /** The browser gives its subscription up. */
    gone: (endpoint: string) => browsers.delete(new URL(endpoint).pathname),
    stop: () => server.close(),
  };
}
