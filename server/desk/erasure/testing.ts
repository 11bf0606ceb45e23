import { randomUUID } from "node:crypto";
import type { Actor } from "#server/core/actor.ts";
import { macroIdOf, teamIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { rateComplaint } from "#server/desk/complaints/rate-complaint.ts";
import { keepFile } from "#server/desk/files/testing.ts";
import { answerOnce } from "#server/desk/idempotency/answer-once.ts";
import { createIdempotencyStore } from "#server/desk/idempotency/store.ts";
import { noticeSubject } from "#server/desk/mails/notice-subject.ts";
import type { openDesk } from "#server/desk/testing/open-desk.ts";
import { readLetter } from "#server/operate/letters/read-letter.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { aDeadMessage } from "#server/operate/testing.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { keyedRequest } from "#server/platform/doors/repeats.ts";
import { systemIds } from "#server/platform/ids.ts";
import { systemTimers } from "#server/platform/timers.ts";

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** In every word of the marked customer, and of nobody else. */
const MARK = "quillfeather";
/** From where they sign in. */
const WHERE = "203.0.113.77";
/** The mark where it lies as bytes, as those are shown. */
const IN_BYTES = Buffer.from(MARK).toString("base64");
const MARKS = new RegExp(`${MARK}|${IN_BYTES}|${WHERE.replaceAll(".", "[.]")}`, "i");

/** The collections with a document that holds a mark, each with the first one: what lies in the database as it lies there. */
export async function marksIn({ db }: Pick<Desk, "db">): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const { cursor } = await db.command({ listCollections: 1, nameOnly: true });
  for (const { name } of cursor.firstBatch) {
    const texts = (await anyRows(db, name).find({}).toArray()).map((document) => JSON.stringify(document));
    const marked = texts.find((text) => MARKS.test(text));
    if (marked) found[name] = marked;
  }
  return found;
}

/** Somebody with an account and a trail; nothing else is theirs yet. */
export async function aMarkedPerson({ desk, clock }: Desk & { readonly clock: Desk["desk"]["clock"] }): Promise<Actor> {
  const now = clock.now();
  const person = { id: userIdOf(systemIds.documentId()), name: `Mara ${MARK}`, role: "user" } as const;
  const email = `${MARK}@${person.id}.test`;
  const identity = `google:${MARK}-${person.id}`;
  await desk.accounts.insert({ ...person, email, identity, active: true, passwordHash: MARK, createdAt: now });
  return person;
}

/** Everything that a customer of some weeks leaves in a database, with a mark in every word. */
export async function leaveMarks(it: Desk, customer: Actor, agent: AgentActor) {
  const { desk, db, ines } = it;
  const { id } = customer;
  const now = desk.clock.now();
  const later = new Date(now.getTime() + 3_600_000);
  const account = await desk.accounts.findById(id);
  if (!account) throw new Error("the customer has no account");
  const { email } = account;
  const old = `old-${email}`;

  const session = { sessionVersion: 1, userAgent: `${MARK}/1`, address: WHERE, createdAt: now };
  await desk.sessions.insert({ id: systemIds.documentId(), userId: id, ...session, lastUsedAt: now, confirmedAt: now });
  const token = { userId: id, name: `${MARK} script`, scope: "read", hint: "qf_", createdAt: now } as const;
  await desk.apiTokens.insert({ id: systemIds.documentId(), ...token, expiresAt: later }, randomUUID());
  await desk.secondFactors.offer(id, MARK);
  const acts = { status: null, priority: null, category: null, addTags: [], removeTags: [], note: MARK };
  const macro = { owner: { scope: "mine", userId: id }, name: MARK, words: MARK, acts } as const;
  await desk.macros.insert(macroIdOf(systemIds.documentId()), macro);
  const macroId = macroIdOf(systemIds.documentId());
  const plan = await keepFile(desk, customer, { name: `${MARK}-plan.txt`, content: MARK });
  await desk.files.attachToMacro([plan.id], macroId);
  await desk.macros.insert(macroId, { ...macro, name: `${MARK} with a file` }, [plan]);
  const draft = {
    userId: id,
    ticketId: ticketIdOf(systemIds.documentId()),
    kind: "reply",
    texts: { text: MARK },
  } as const;
  await desk.drafts.keep({ ...draft, key: randomUUID(), device: randomUUID(), onceKey: randomUUID() });
  await desk.teams.insert({ id: teamIdOf(systemIds.documentId()), name: `Team of ${id}`, members: [id] });
  await desk.preferences.set(id, "reply", "mail", false);
  const endpoint = `https://push.test/${MARK}/${id}`;
  await desk.pushSubscriptions.keep({ userId: id, sessionId: null, endpoint, p256dh: MARK, auth: MARK }, now);
  for (const key of [`mail:${email}`, `refused:sign-in-to:${email}`, `sign-in-from:${old}:${WHERE}`])
    await desk.attempts.hit(key, 900_000, now);
  const link = { kind: "change-address", userId: id, name: MARK, role: null, invitedBy: null, createdAt: now } as const;
  await desk.links.insert(randomUUID(), { ...link, email, move: id, movesTo: `new-${email}`, expiresAt: later });
  const invited = { ...link, kind: "invite", userId: null, email: `new-${email}` } as const;
  await desk.links.insert(randomUUID(), { ...invited, move: id, movesTo: null, expiresAt: later });
  const mail = { kind: "reset", state: "kept", subject: "A new password", text: MARK, link: null } as const;
  const times = { at: now, dueAt: now, until: later };
  await desk.mails.insert({ id: systemIds.documentId(), ...mail, ...times, userId: id, to: email });
  await desk.mails.insert({ id: systemIds.documentId(), ...mail, ...times, userId: null, to: `new-${email}` });
  const received = { id: systemIds.documentId(), key: randomUUID(), at: now, bytes: MARK.length };
  await desk.inbox.keep(received, Buffer.from(MARK));
  const readAs = { state: "waits", from: email, subject: MARK, words: MARK, whole: MARK } as const;
  await desk.inbox.settle(received.id, readAs, now);
  const trail = desk.trail.from({ address: WHERE, via: async () => "session" });
  const on = { kind: "person", id } as const;
  await trail.add({ action: "sign-in", actorId: id, on });
  await trail.add({ action: "sign-in.wrong", actorId: null, on, personal: { email: old } });
  await trail.add({ action: "sign-in.wrong", actorId: null, personal: { email } });
  await desk.trail.add({ action: "account.renamed", actorId: ines.id, on, personal: { name: MARK } });
  await desk.erasureRequests.ask(id, now);

  const words = (what: string) => `${what} of ${MARK}`;
  const file = () => it.file(customer, { title: words("The title"), description: words("The description") });
  const solved = await file();
  const say = async (who: Actor, message: string, internal = false) => {
    const { id: file } = await keepFile(desk, who, { name: words("A file") });
    await addComment(desk, who, { id: solved._id, message: words(message), internal, files: [file] });
  };
  await keepFile(desk, customer, { name: words("A file that went nowhere") });
  const move = (who: Actor, status: Parameters<typeof changeStatus>[2]["status"]) =>
    changeStatus(desk, who, { id: solved._id, status, message: words(status) });
  await assignComplaint(desk, ines, { id: solved._id, agentId: agent.id });
  await say(customer, "A message");
  await say(agent, "A reply");
  await say(agent, "A note", true);
  await move(agent, "Waiting on Customer");
  await say(customer, "An answer");
  await move(agent, "Resolved");
  await rateComplaint(desk, customer, { id: solved._id, score: 4, comment: words("Praise") });
  await it.delivered();
  const open = await file();
  const told = { kind: "notice", state: "kept", link: null, userId: agent.id } as const;
  const says = { subject: noticeSubject(open.complaintId, "New complaint for you"), text: [MARK] };
  await desk.mails.insert({ id: systemIds.documentId(), ...told, ...times, to: "agent@x.test", says });
  // As the version before did.
  const subject = `${open.complaintId}: New complaint for you`;
  await desk.mails.insert({ id: systemIds.documentId(), ...told, ...times, to: "agent@x.test", subject, text: MARK });

  const answers = { idempotency: createIdempotencyStore(db), ...desk, timers: systemTimers, secret: randomUUID() };
  for (const ownerId of [id, agent.id]) {
    const asked = { ownerId, key: randomUUID(), of: "a change", input: { title: MARK } };
    const request = keyedRequest(asked, { onRepeat: () => {} });
    await answerOnce(answers, request, async () => ({ status: 200, body: JSON.stringify(solved) }));
  }

  const letters = createDeadLetterStore(db);
  const bodies = [
    ...it.published.filter(({ body }) => body.includes(id)).map(({ body }) => body),
    `{"data":{"complaintId":"${solved.complaintId}","title":"${words("A torn one")}`,
    JSON.stringify({ Type: "Notification", Message: JSON.stringify({ data: { ticketId: open._id, note: MARK } }) }),
    `Not JSON at all, about ${email}`,
  ];
  const late = (body: string) =>
    letters.record(
      readLetter("queue", aDeadMessage(randomUUID(), { body, error: words("Unexpected") }), desk.clock.now()),
    );
  for (const body of bodies) await late(body);
  return { solved, open, bodies, late };
}
