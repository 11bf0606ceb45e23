import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { subjectOf, textOf } from "#server/desk/mails/in-words.ts";
import type { GatheredNotices } from "#server/desk/notices/notice-mail.ts";
import type { ToldWords } from "#server/desk/notices/told-words-reader.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { type MailPorts, mailNotices, type NewsMail } from "./mail-notices.ts";
import { createSmtp, encryptionFor } from "./smtp.ts";

const PUBLIC_URL = "https://quickfix.example.com";
const SOLVED = { type: "resolved", at: new Date("2026-03-02T09:00:00.000Z") } as const;
const FROM = { address: "quickfix@quickfix.example.com", idHost: "quickfix.example.com" };

function gathered(id: string, rest: Partial<GatheredNotices> = {}): GatheredNotices {
  const about = { key: "notices.about", values: { complaintId: "COMP-10001", title: "Кабель" } } as const;
  return {
    id,
    noticeIds: [id],
    notices: [{ title: "Your complaint is solved", message: about, ...SOLVED }],
    kinds: ["ended"],
    since: new Date(0),
    recipient: userIdOf("u1"),
    role: "user",
    email: "carl@example.test",
    complaintId: "COMP-10001",
    mayAnswer: true,
    tries: 1,
    ...rest,
  };
}

/** Mails that wait, and what becomes of them. */
function anOutgoingTray(...waiting: GatheredNotices[]) {
  return aTrayOf(waiting, []);
}

/** The same, where this was written of it. */
function aTrayOf(waiting: GatheredNotices[], said: readonly ToldWords[]) {
  const [sent, mailed, errors]: [NewsMail[], string[], unknown[]] = [[], [], []];
  const postponed = new Map<string, number>();
  const clock = aTestClock();
  const ports: MailPorts = {
    notices: {
      lease: async () => ({ mail: waiting[0] ?? null, isMore: waiting.shift() !== undefined }),
      postpone: async ({ noticeIds }, until) =>
        void postponed.set(noticeIds.join(), until.getTime() - clock.now().getTime()),
      markMailed: async ({ noticeIds }) => void mailed.push(...noticeIds),
    },
    saidIn: async () => said,
    threadOf: async () => ({ title: "Кабель", ours: [], theirs: [] }),
    clock,
    send: async (mail) => void sent.push(mail),
    gatherMs: 120_000,
    publicUrl: PUBLIC_URL,
    stopAt: ({ kinds }) => `${PUBLIC_URL}/unsubscribe/${kinds.join("-")}`,
    answersTo: () => null,
    onError: (error) => void errors.push(error),
  };
  return { ports, sent, mailed, errors, postponed };
}

test("sends what waits, with a link, and marks it only after it was sent", async () => {
  const { ports, sent, mailed } = anOutgoingTray(gathered("a"), gathered("b"));
  const marked: number[] = [];
  const send = async (mail: NewsMail) => {
    marked.push(mailed.length);
    sent.push(mail);
  };
  await mailNotices({ ...ports, send });
  expect(marked).toEqual([0, 1]);
  const [mail] = sent;
  expect(mail).toMatchObject({ id: "a", to: "carl@example.test" });
  expect(subjectOf({ ...mail })).toBe("COMP-10001: Кабель");
  expect(textOf({ ...mail })).toBe(
    `Your complaint is solved\n\nCOMP-10001: Кабель\n\n${PUBLIC_URL}/complaints/COMP-10001#said-1772442000000\n\n-- \nYou get this because the complaint is yours and you had not read it.\nNo more mails like this: ${PUBLIC_URL}/unsubscribe/ended\nChoose what you are mailed: ${PUBLIC_URL}/settings`,
  );
  expect(mailed).toEqual(["a", "b"]);
});

test("what is about an account leads there, and its subject names no complaint", async () => {
  const notices = [
    {
      title: "You are an agent now",
      message: "An administrator changed your role.",
      ...SOLVED,
      type: "account" as const,
    },
  ];
  const { ports, sent } = anOutgoingTray(gathered("a", { notices, complaintId: "", kinds: ["account"] }));
  await mailNotices(ports);
  expect(subjectOf({ ...sent[0] })).toBe("You are an agent now");
  expect(textOf({ ...sent[0] })).toContain(`${PUBLIC_URL}/settings`);
  // It has to arrive: nobody who got into an account may silence it.
  expect(sent[0]?.says.stop).toBeUndefined();
});

test("what was said several times is said once, with how often, in the order of what came last", async () => {
  const about = { key: "notices.about", values: { complaintId: "COMP-10001", title: "Кабель" } } as const;
  const told = ["New reply", "Asha is working on it", "New reply"].map((title) => ({
    title,
    message: about,
    ...SOLVED,
  }));
  const { ports, sent } = anOutgoingTray(gathered("a", { notices: told }));
  await mailNotices(ports);
  expect(textOf({ ...sent[0] })).toMatch(/^Asha is working on it\n\n\u2068?New reply\u2069? \(2 times\)\n\nCOMP-10001/);
});

const asha = { id: "a1", name: "Asha Raman", role: "agent" } as const;
const wrote = (text: string, rest: Partial<ToldWords> = {}): ToldWords => ({
  ...{ by: asha, at: SOLVED.at, text, files: [], isNote: false },
  ...rest,
});
const THERE = `${PUBLIC_URL}/complaints/COMP-10001#said-${SOLVED.at.getTime()}`;

test("a mail says what was written, and by whom: each in its order, its files by name", async () => {
  const said = [
    wrote("Which kettle?\n\nThe blue one?"),
    wrote("", { files: ["kettle.jpg", "lamp.pdf"] }),
    wrote("Ask Tomás.", { isNote: true, files: ["note.txt"] }),
  ];
  const { ports, sent } = aTrayOf([gathered("a")], said);
  await mailNotices(ports);
  expect(textOf({ ...sent[0] })).toContain(
    [
      "COMP-10001: Кабель",
      "Asha Raman (agent) wrote:\n| Which kettle?\n|\n| The blue one?",
      `Asha Raman (agent) sent 2 files:\nFiles: kettle.jpg, lamp.pdf\nOpen the files: ${THERE}`,
      `Asha Raman (agent) wrote among staff:\n| Ask Tomás.\nFile: note.txt\nOpen the file: ${THERE}`,
      `${THERE}\n\n-- `,
    ].join("\n\n"),
  );
});

test("what is long ends somewhere, with where the rest is; of very many the last are told, with how many came before", async () => {
  const said = [wrote("too early"), ...Array.from({ length: 19 }, () => wrote("Yes.")), wrote("and ".repeat(1_000))];
  const { ports, sent } = aTrayOf([gathered("a")], said);
  await mailNotices(ports);
  const text = textOf({ ...sent[0] }) ?? "";
  expect(text).not.toContain("too early");
  expect(text).toContain("One message came before; the complaint has them all.");
  expect(text).toMatch(/ and and …\nRead all of it: http/);
  expect(text.length).toBeLessThan(6_000);
});

const refusal = Object.assign(new Error("550 no such user"), { code: "EENVELOPE", responseCode: 550 });
const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ESOCKET" });
const closing = Object.assign(new Error("421 closing"), { code: "EENVELOPE", responseCode: 421 });

test("one address that is refused does not keep the others waiting, and is tried ever more seldom", async () => {
  const waiting = [
    gathered("bad"),
    gathered("worse", { tries: 3 }),
    gathered("worst", { tries: 30 }),
    gathered("good"),
  ];
  const { ports, mailed, errors, postponed } = anOutgoingTray(...waiting);
  const send = async ({ id }: NewsMail) => {
    if (id !== "good") throw refusal;
  };
  const waitMs = await mailNotices({ ...ports, send });
  expect(mailed).toEqual(["good"]);
  expect(errors).toHaveLength(3);
  expect([...postponed]).toEqual([
    ["bad", 60_000],
    ["worse", 240_000],
    ["worst", 600_000],
  ]);
  expect(waitMs).toBeGreaterThan(0);
});

test.each([gone, closing])(
  "a mail server that is away is asked again soon, and no other mail is tried: %s",
  async (error) => {
    const { ports, mailed, errors, postponed } = anOutgoingTray(gathered("a", { tries: 9 }), gathered("b"));
    const send = async () => {
      throw error;
    };
    expect(await mailNotices({ ...ports, send })).toBe(15_000);
    expect([mailed, errors.length, [...postponed]]).toEqual([[], 1, [["a", 15_000]]]);
  },
);

test("a process that is told to stop begins no other mail", async () => {
  const { ports, mailed } = anOutgoingTray(gathered("a"), gathered("b"));
  const stop = new AbortController();
  const send = async () => stop.abort();
  await mailNotices({ ...ports, send }, stop.signal);
  expect(mailed).toEqual(["a"]);
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
test("nothing that is said in a mail becomes a header or a command of it", async () => {
  const received: string[] = [];
  const server = createServer((socket) => converse(socket, received)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const smtp = createSmtp(`smtp://127.0.0.1:${port}`, FROM);
  const subject = "Solved\r\nBcc: all@example.test\r\n\r\nRead this";
  const text = "One.\r\n.\r\nRCPT TO:<all@example.test>\r\n";
  await smtp.send({ id: "1", to: "carl@example.test", subject, text, html: "" });
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
  const smtp = createSmtp(`smtp://127.0.0.1:${port}?requireTLS=true`, FROM);
  await expect(
    smtp.send({ id: "1", to: "carl@example.test", subject: "Hello", text: "Solved.", html: "" }),
  ).rejects.toThrow(/SSL|TLS/);
  smtp.close();
  server.close();
  expect(received.filter((line) => line.startsWith("MAIL"))).toEqual([]);
});
