import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./security-table.ts";
import { filesWith, shippedSource } from "./source-uses.ts";

const source = shippedSource(ROOT);
/** On one's own machine only: the launcher, its stack and its experiments. */
const isOfOneMachine = (file: string) => file.startsWith("server/local/");
const elsewhere = (pattern: RegExp) => filesWith(source, pattern).filter((file) => !isOfOneMachine(file));

test("every file that computes with cryptography stands in SECURITY.md, and nothing else does", () => {
  const security = readFileSync(path.join(ROOT, "SECURITY.md"), "utf8");
  const [, inventory = ""] = security.split("## Keys and cryptography");
  const [section = ""] = inventory.split("\n## ");
  const named = Array.from(section.matchAll(/`((?:app|server|consumer)\/[^`]+)`/g), ([, file]) => file);
  const computing = /from "(node:crypto|jose|@node-rs\/argon2|otpauth|next-auth\/jwt)"|\bcrypto[.](get|random|subtle)/;
  expect(named.toSorted()).toEqual(filesWith(source, computing));
});

test("hashes are SHA-256, and nothing is encrypted but with AES-256 in GCM", () => {
  const hashes = [...source.values()].flatMap((text) =>
    Array.from(text.matchAll(/(?:createHash|createHmac|hkdfSync)\(\s*"(\w+)"/g), ([, name]) => name),
  );
  expect(new Set(hashes)).toEqual(new Set(["sha256"]));
  expect(elsewhere(/createCipheriv|createDecipheriv|publicEncrypt|A\d{3}CBC|RSA1_5|\bmd5\b/i)).toEqual([]);
});

test("chance that can be guessed decides about pauses only", () => {
  expect(elsewhere(/Math[.]random/)).toEqual([
    "app/_live/socket.ts",
    "consumer/context.ts",
    "consumer/loops/desk-loops.ts",
    "consumer/operations/observed-work.ts",
    "consumer/realtime/live-updates.ts",
    // What `$rand` and `$sample` mean in MongoDB.
    "server/embedded-mongo/aggregate/expressions/trigonometry.ts",
    "server/embedded-mongo/aggregate/stages/sample.ts",
  ]);
});

test("no text becomes code, markup or a command of the system", () => {
  expect(filesWith(source, /\beval\(|new Function\(|\bvm\b.*from "node:vm"/)).toEqual([]);
  // A mail of ours, in a frame that has no scripts, no forms and no origin.
  expect(filesWith(source, /dangerouslySetInnerHTML|innerHTML|outerHTML|document[.]write|srcDoc/)).toEqual([
    "app/mail/_components/shown-mail.tsx",
  ]);
  expect(elsewhere(/"node:child_process"/)).toEqual([]);
});

test("pages take no messages but from their own tabs, and ask nobody but this desk", () => {
  const pages = new Map([...source].filter(([file]) => file.startsWith("app/")));
  // Tabs of this desk tell each other who came and left, and which tab they are, on channels that no other origin reaches.
  expect(filesWith(pages, /postMessage|addEventListener\("message"|onmessage/)).toEqual([
    "app/_drafts/tabs-asked.ts",
    "app/_people/people-channel.ts",
    // What this browser's own worker has shown.
    "app/settings/_push/shown.ts",
  ]);
  expect(filesWith(pages, /document[.]cookie/)).toEqual([]);
  const asked = [...pages.values()].flatMap((text) =>
    Array.from(text.matchAll(/\bfetch\(\s*["`]([^"`]*)/g), ([, address = ""]) => address),
  );
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.filter((address) => !address.startsWith("/"))).toEqual([]);
});

test("a password is typed hidden, and by password managers and by pasting, too", () => {
  const fields = [...source].flatMap(([file, text]) =>
    Array.from(text.matchAll(/<(?:TextInput|input)\b[^<]*type="password"[^<]*>/g), ([field]) => ({ file, field })),
  );
  expect(fields.length).toBeGreaterThan(2);
  expect(fields.filter(({ field }) => !/autoComplete="(current|new)-password"/.test(field))).toEqual([]);
  expect(filesWith(source, /register\("(password|current|next)"\)[^}]*type="text"|onPaste|onCopy/)).toEqual([]);
});

test("processes connect to what is configured, in these places and nowhere else", () => {
  const connecting =
    /(?<![.\w])fetch\(\s*(?!userId)|typeof fetch|createTransport\(|createClient\(|MongoClient\(|createConnection\(|new S(?:[NQ]S|3)Client|new ImapFlow|request as requestHttps|OTLPTraceExporter\(|socket[.]io-client/;
  expect(elsewhere(connecting).filter((file) => !file.startsWith("app/"))).toEqual([
    "consumer/notify/smtp.ts",
    "consumer/realtime/neighbours.ts",
    "server/operate/experiments/experiment-client.ts",
    // Where browsers subscribed: https at addresses of the internet.
    "server/platform/addresses/post-out.ts",
    "server/platform/aws/clients.ts",
    "server/platform/aws/s3-file-store.ts",
    "server/platform/db/connect-client.ts",
    "server/platform/db/connect-reader.ts",
    "server/platform/db/create-database.ts",
    "server/platform/db/explain-selection.ts",
    "server/platform/db/patient-client.ts",
    "server/platform/imap/open-imap.ts",
    "server/platform/tracing/start-tracing.ts",
    "server/tools/doctor/check-consumer.ts",
    "server/tools/doctor/check-live-updates.ts",
    "server/web/auth/github.ts",
  ]);
});

test("no server follows an answer to another address", () => {
  const asking = elsewhere(/(?<![.\w])fetch\(\s*(?!userId)|typeof fetch/).filter((file) => file.startsWith("server/"));
  expect(asking).toHaveLength(3);
  expect(asking.filter((file) => !source.get(file)?.includes('redirect: "error"'))).toEqual([]);
});

test("certificates are checked wherever there are any", () => {
  expect(filesWith(source, /rejectUnauthorized\s*:|checkServerIdentity|insecureHTTPParser/)).toEqual([]);
});

test("what happens is written to standard output, and for people at a terminal", () => {
  const writing = elsewhere(/process[.]std(out|err)|console[.]|appendFile|createWriteStream|pino[.]destination/);
  expect(writing.filter((file) => !file.startsWith("server/tools/"))).toEqual([
    // Copies of a macro's files on their way to a message.
    "server/desk/files/copy-files.ts",
    // Commands, and what ends a start: whoever started it reads it.
    "server/embedded-mongo/main.ts",
    "server/embedded-mongo/watched-server.ts",
    "server/platform/db/set-up-error.ts",
    "server/platform/env-example.ts",
    "server/platform/env.ts",
    "server/platform/log.ts",
    // What people send, where nobody reads it before it was looked into.
    "server/web/http/receive-file.ts",
    "server/web/start-web.ts",
  ]);
});
