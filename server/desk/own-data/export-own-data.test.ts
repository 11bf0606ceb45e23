import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { rateComplaint } from "#server/desk/complaints/rate-complaint.ts";
import { keepDraft } from "#server/desk/drafts/keep-draft.ts";
import { keepFile } from "#server/desk/files/testing.ts";
import { addMacro } from "#server/desk/macros/change-macro.ts";
import { AddMacro } from "#server/desk/macros/wire.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { requestErasure } from "./request-erasure.ts";
import { readArchive } from "./testing.ts";
import { SECTIONS } from "./what-is-given.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const { desk } = world.web;
const maya = await world.addPerson("Maya", "user");
const oliver = await world.addPerson("Oliver", "user");
const ada = await world.addPerson("Ada", "admin");
const asha = await world.addAgent("Asha");

const HERS = { title: "A violet kettle", description: "It hums in A minor.", category: "Product" };
const HIS = { title: "The amber lamp", description: "It flickers at dusk.", category: "Product" };
const NOTE = "Tiresome, this one.";
const SECRETS = [
  "secret-endpoint",
  "secret-key",
  "secret-of-browser",
  "sealed-secret",
  "hash-of-recovery",
  "hash-of-link",
  "https://desk.test/link#opens",
];

/** Two complaints from filing to the rating, and everything else that a desk can keep about somebody. */
async function lived(): Promise<{ token: string }> {
  for (const [customer, input] of [
    [maya, HERS],
    [oliver, HIS],
  ] as const) {
    const sent = await keepFile(desk, customer, { name: "photo.txt", content: `By ${customer.name}` });
    const { _id: id, complaintId } = await fileComplaint(desk, customer, { ...input, files: [sent.id] });
    await assignComplaint(desk, ada, { id, agentId: asha.id });
    const among = await keepFile(desk, asha, { name: "note.txt", content: NOTE });
    const draft = { ticketId: id, kind: "reply", key: "begun", device: "desk", texts: { text: "Is it" } } as const;
    await keepDraft(desk, asha, draft);
    await addComment(desk, asha, { id, message: NOTE, internal: true, files: [among.id] });
    await addComment(desk, asha, { id, message: "Is it plugged in?", internal: false });
    await changeStatus(desk, asha, { id, status: "Resolved" });
    await rateComplaint(desk, customer, { id, score: 4, comment: "Quick, for once." });
    const key = `event-${id}:${customer.id}`;
    const told = { recipient: customer.id, type: "resolved", title: "Your complaint is solved" } as const;
    const about = { message: `${complaintId}: ${input.title}`, complaintId, at: desk.clock.now() };
    await createNoticeStore(world.web.db).insert([{ key, eventId: world.web.ids.eventId(), ...told, ...about }]);
  }
  const now = desk.clock.now();
  await world.call("POST /api/auth/token", { body: { email: emailOf(maya), password: "not hers" } });
  await world.call("POST /api/auth/token", { body: { email: emailOf(maya), password: PASSWORD } });
  await desk.secondFactors.offer(maya.id, "sealed-secret");
  const on = { secret: "sealed-secret", confirmedAt: now, lastStep: 1, recovery: ["hash-of-recovery"] };
  await desk.secondFactors.turnOn(maya.id, on);
  const nothing = { name: null, role: null, invitedBy: ada.id, move: null, movesTo: null };
  const link = { ...nothing, kind: "reset", userId: maya.id, email: emailOf(maya), createdAt: now, expiresAt: now };
  await desk.links.insert("hash-of-link", { ...link, kind: "reset" });
  const times = { at: now, dueAt: now, until: now };
  const mail = { kind: "reset", state: "kept", to: emailOf(maya), subject: "Choose a new password" } as const;
  const words = { text: "Hello.", link: "https://desk.test/link#opens" };
  await desk.mails.insert({ ...mail, ...times, ...words, id: world.web.ids.documentId(), userId: maya.id });
  const received = { id: world.web.ids.documentId(), key: "key-of-mail", at: now, bytes: 5 };
  await desk.inbox.keep(received, Buffer.from("Hello"));
  await desk.inbox.settle(received.id, { state: "waits", userId: maya.id, from: emailOf(maya), whole: "Hello?" }, now);
  await desk.preferences.set(maya.id, "reply", "mail", false);
  const browser = { endpoint: "https://push.test/secret-endpoint", p256dh: "secret-key", auth: "secret-of-browser" };
  await desk.pushSubscriptions.keep({ userId: maya.id, sessionId: null, ...browser }, now);
  await requestErasure(desk, maya);
  const plugs = await keepFile(desk, asha, { name: "plugs.txt", content: "Of three kinds" });
  const macro = { name: "Plugged in", words: "Is it plugged in, {{customer}}?", files: [plugs.id] };
  await addMacro(desk, asha, AddMacro.parse(macro));
  return createToken(desk, maya, { name: "till at home", scope: "read", expiresInDays: 3 });
}

const { token } = await lived();
const archiveOf = async (who: Actor) => readArchive(await world.call("GET /api/me/export", { as: who }));
const hers = await archiveOf(maya);
const ofAsha = await archiveOf(asha);
const itemsOf = (files: typeof hers, file: string) => JSON.parse(files[file] ?? "[]") as Record<string, unknown>[];

test("between a customer and an agent nothing that is kept about people is forgotten", () => {
  const files = SECTIONS.map(({ file }) => file);
  const given = [...Object.keys(hers), ...Object.keys(ofAsha)].filter((name) => !name.startsWith("files/"));
  expect(new Set(given)).toEqual(new Set([...files, "README.txt"]));
});

test("a customer gets what they wrote, what they were answered and how they rated it", () => {
  expect(itemsOf(hers, "complaints.json")).toMatchObject([
    {
      ...HERS,
      status: "Resolved",
      userId: maya.id,
      rating: { score: 4, comment: "Quick, for once." },
      timeline: [
        { kind: "filed", by: { name: "Maya" } },
        { kind: "assigned", agent: { name: "Asha" } },
        { kind: "comment", message: "Is it plugged in?" },
        { kind: "status", to: "Resolved" },
        { kind: "rated" },
      ],
    },
  ]);
  expect(itemsOf(hers, "notices.json")).toMatchObject([
    { title: "Your complaint is solved" },
    { title: "Asha is working on it" },
  ]);
});

test("and what is in the files of their complaints, and in nobody else's", () => {
  const contents = Object.entries(hers).filter(([name]) => name.startsWith("files/"));
  expect(contents).toEqual([[expect.stringMatching(/^files\/[0-9a-f]{24} photo[.]txt$/), "By Maya"]]);
  expect(itemsOf(hers, "files.json")).toMatchObject([{ name: "photo.txt", bytes: 7 }]);
  const ofHerMacros = Object.entries(ofAsha).filter(([name]) => name.startsWith("files/"));
  expect(ofHerMacros).toEqual([[expect.stringMatching(/^files\/[0-9a-f]{24} plugs[.]txt$/), "Of three kinds"]]);
});

test("and their account, with where and how they get in", () => {
  expect(itemsOf(hers, "account.json")).toMatchObject([{ name: "Maya", email: emailOf(maya), role: "user" }]);
  expect(itemsOf(hers, "sessions.json")).toMatchObject([{ address: "127.0.0.1", userAgent: { device: "A program" } }]);
  expect(itemsOf(hers, "api-tokens.json")).toMatchObject([{ name: "till at home", scope: "read" }]);
  expect(itemsOf(hers, "second-factor.json")).toMatchObject([{ recovery: { left: 1 } }]);
  expect(itemsOf(hers, "mails.json")).toMatchObject([{ to: emailOf(maya), text: "Hello." }]);
});

test("and what the trail says of them: what they did, and what was done to them", () => {
  const did = itemsOf(hers, "trail-by-you.json");
  expect(did.map(({ action }) => action)).toEqual(["data.exported", "token.made", "erasure.asked", "sign-in"]);
  expect(did[0]).toMatchObject({
    actorId: "you",
    onId: "you",
    via: "session",
    personal: { address: expect.any(String) },
  });
  expect(itemsOf(hers, "trail-about-you.json")).toMatchObject([{ action: "sign-in.wrong", actorId: null }]);
});

test("nothing in it opens anything, and nothing is somebody else's or said among staff", async () => {
  const account = await desk.accounts.findById(maya.id);
  const stored = await world.web.db.collection(apiTokenRows).findOne({ name: "till at home" });
  const secrets = [...SECRETS, account?.passwordHash, stored?.hash, token];
  const others = [HIS.title, HIS.description, NOTE, "Oliver", emailOf(oliver), emailOf(asha), emailOf(ada)];
  const all = Object.values(hers).join("\n");
  for (const hidden of [...secrets, ...others]) {
    expect(hidden).toEqual(expect.any(String));
    expect(all).not.toContain(hidden);
  }
});

test("an agent gets what they did by number, and nothing of the customers it was done for", () => {
  expect(itemsOf(ofAsha, "agent.json")).toMatchObject([{ name: "Asha", onDuty: true }]);
  expect(itemsOf(ofAsha, "agent-changes.json")).toMatchObject([
    { type: "agent.availability", by: "you", body: { onDuty: true, changedBy: "you" } },
  ]);
  const work = itemsOf(ofAsha, "agent-work.json");
  expect(work).toContainEqual(
    expect.objectContaining({
      type: "ticket.reassigned",
      by: "somebody else",
      body: { complaintId: expect.stringMatching(/^COMP-/) },
    }),
  );
  const all = Object.values(ofAsha).join("\n");
  for (const theirs of [HERS.title, HERS.description, HIS.title, "Maya", "Oliver", maya.id, oliver.id, NOTE]) {
    expect(all).not.toContain(theirs);
  }
});

test("the index says in words what is there, how much, and what is left out and why", () => {
  const index = hers["README.txt"];
  expect(index).toContain("complaints.json: 1 entry\n");
  expect(index).toMatch(/Without passwordHash[.] Whoever has it could get into your account[.]/);
  expect(index).toMatch(/NOTHING IS KEPT FOR\n\n- agent[.]json/);
  expect(index).toContain("- Answers that programs of yours were given");
  for (const file of Object.keys(hers)) if (file.endsWith(".json")) expect(index).toContain(`${file}: `);
});
