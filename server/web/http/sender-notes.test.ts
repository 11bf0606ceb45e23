import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createSenderJudge, type Sender } from "#server/platform/addresses/sender.ts";
import { createSenderNotes } from "./sender-notes.ts";

const senders: Sender[] = [];
const judge = createSenderJudge({ trustedProxies: [] });
const notes = createSenderNotes(judge, { secret: "known to nobody", onSender: (sender) => void senders.push(sender) });
beforeEach(() => void (senders.length = 0));

/** Answers with the headers that reach whoever serves, as Next would get them. */
const server = createServer(({ headers }, response) => response.end(JSON.stringify(headers))).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(async () => {
  server.close();
  await once(server, "close");
});

async function arrived(headers: Record<string, string>): Promise<Headers> {
  const asked = request({ port, host: "127.0.0.1", headers, agent: false }).end();
  const [answer] = await once(asked, "response");
  return new Headers((await json(answer)) as Record<string, string>);
}

test("every request carries where it comes from, whoever made the server", async () => {
  using _watching = notes.watch();
  const headers = await arrived({});
  expect(notes.read(headers)).toMatchObject({ ip: "127.0.0.1", isLocal: true });
  expect(senders).toEqual([notes.read(headers)]);
});

test("what the client says of itself is taken off", async () => {
  using _watching = notes.watch();
  const said = { "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Host": "evil.example", Forwarded: "for=192.0.2.1" };
  const headers = await arrived({ ...said, "X-Real-IP": "192.0.2.1", "X-Kept": "yes" });
  expect(notes.read(headers)).toMatchObject({ ip: "127.0.0.1", isCrowd: true });
  for (const name of [...Object.keys(said), "x-real-ip"]) expect(headers.get(name), name).toBeNull();
  expect(headers.get("x-kept")).toBe("yes");
});

test("a note that somebody else wrote is none, before the watch has begun as well", async () => {
  const forged = { "x-quickfix-sender": 'guessed {"ip":"192.0.2.1","network":"192.0.2.1"}' };
  expect(notes.read(await arrived(forged)).ip).toBe("unknown");
  using _watching = notes.watch();
  expect(notes.read(await arrived(forged)).ip).toBe("127.0.0.1");
});
