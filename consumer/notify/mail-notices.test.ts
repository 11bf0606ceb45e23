import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import type { UnmailedNotice } from "#server/desk/notices/notice-mail.ts";
import { systemClock } from "#server/platform/clock.ts";
import { type Mail, mailNotices } from "./mail-notices.ts";
import { createSmtp, encryptionFor } from "./smtp.ts";

const PUBLIC_URL = "https://quickfix.example.com";

function aNotice(key: string): UnmailedNotice {
  const [title, message] = ["Your complaint is solved", "COMP-10001: Кабель"];
  return { key, recipient: userIdOf("u1"), email: "carl@example.test", title, message, complaintId: "COMP-10001" };
}

/** Unmailed notices and what becomes of them. */
function anOutgoingTray(...keys: string[]) {
  const waiting = new Map(keys.map((key) => [key, aNotice(key)]));
  const mailed: string[] = [];
  const notices = {
    leaseUnmailed: async ({ limit }: { limit: number }) => [...waiting.values()].slice(0, limit),
    markMailed: async (key: string) => {
      waiting.delete(key);
      mailed.push(key);
    },
  };
  return { notices, mailed };
}

test("sends what waits, with a link, and marks it only after it was sent", async () => {
  const { notices, mailed } = anOutgoingTray("a", "b");
  const sent: [Mail, number][] = [];
  const send = async (mail: Mail) => void sent.push([mail, mailed.length]);
  await mailNotices({ notices, clock: systemClock, send, publicUrl: PUBLIC_URL, onError: () => {} });
  expect(sent.map(([, marked]) => marked)).toEqual([0, 1]);
  expect(sent[0]?.[0]).toEqual({
    id: "a",
    to: "carl@example.test",
    subject: "COMP-10001: Your complaint is solved",
    text: `Your complaint is solved\n\nCOMP-10001: Кабель\n\n${PUBLIC_URL}/complaints/COMP-10001\n`,
  });
  expect(mailed).toEqual(["a", "b"]);
});

test("one address that is refused does not keep the others waiting, and is tried again later", async () => {
  const { notices, mailed } = anOutgoingTray("bad", "good");
  const errors: unknown[] = [];
  let calls = 0;
  const send = async () => {
    if (calls++ === 0) throw new Error("550 no such user");
  };
  const onError = (error: unknown) => void errors.push(error);
  const waitMs = await mailNotices({ notices, clock: systemClock, send, publicUrl: PUBLIC_URL, onError });
  expect(mailed).toEqual(["good"]);
  expect(errors).toHaveLength(1);
  expect(waitMs).toBeGreaterThan(0);
});

/** The few words of SMTP that a mail needs. */
function converse(socket: Socket, received: string[]): void {
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  // A client that does not like what it hears goes without a word.
  socket.on("error", () => {});
  say("220 test");
  createInterface({ input: socket }).on("line", (line) => {
    received.push(line);
    if (isData) {
      if (line !== ".") return;
      isData = false;
      say("250 taken");
    } else if (line === "DATA") {
      isData = true;
      say("354 go on");
    } else if (line.startsWith("QUIT")) {
      say("221 bye");
    } else say("250 ok");
  });
}

test("speaks SMTP", async () => {
  const received: string[] = [];
  const server = createServer((socket) => converse(socket, received)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const smtp = createSmtp(`smtp://127.0.0.1:${port}`, PUBLIC_URL);
  await smtp.send({ id: "65f0", to: "carl@example.test", subject: "Hello", text: "Solved." });
  smtp.close();
  server.close();
  expect(received).toContain("MAIL FROM:<quickfix@quickfix.example.com>");
  expect(received).toContain("RCPT TO:<carl@example.test>");
  expect(received).toContain("Subject: Hello");
  expect(received).toContain("Message-ID: <65f0@quickfix.example.com>");
  expect(received).toContain("Solved.");
});

test("nothing that is said in a mail becomes a header or a command of it", async () => {
  const received: string[] = [];
  const server = createServer((socket) => converse(socket, received)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const smtp = createSmtp(`smtp://127.0.0.1:${port}`, PUBLIC_URL);
  const subject = "Solved\r\nBcc: all@example.test\r\n\r\nRead this";
  await smtp.send({ id: "1", to: "carl@example.test", subject, text: "One.\r\n.\r\nRCPT TO:<all@example.test>\r\n" });
  smtp.close();
  server.close();
  expect(received.filter((line) => /^(Bcc|RCPT)/i.test(line) && !line.includes("carl"))).toEqual([
    // In the text, which went on behind the dot of its own.
    "RCPT TO:<all@example.test>",
  ]);
  expect(received.indexOf("..")).toBeLessThan(received.indexOf("RCPT TO:<all@example.test>"));
  expect(received.indexOf("..")).toBeGreaterThan(0);
});

test("a mail server elsewhere has to encrypt: one that does not gets no mail", async () => {
  expect(encryptionFor("smtp://me:secret@mail.example.com:587")).toEqual({ requireTLS: true });
  expect(encryptionFor("smtp://mail.internal:25")).toEqual({ requireTLS: false });
  const received: string[] = [];
  const server = createServer((socket) => converse(socket, received)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const smtp = createSmtp(`smtp://127.0.0.1:${port}?requireTLS=true`, PUBLIC_URL);
  await expect(smtp.send({ id: "1", to: "carl@example.test", subject: "Hello", text: "Solved." })).rejects.toThrow(
    /SSL|TLS/,
  );
  smtp.close();
  server.close();
  expect(received.filter((line) => line.startsWith("MAIL"))).toEqual([]);
});
