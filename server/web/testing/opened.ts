import { TOTP } from "otpauth";
import type { Actor } from "#server/core/actor.ts";
import { userIdOf } from "#server/core/ids.ts";
import { offerSecondFactor } from "#server/desk/second-factor/set-up.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { archiveLetters } from "#server/operate/letters/archive-letters.ts";
import { readLetter } from "#server/operate/letters/read-letter.ts";
import { cancelReplay, listReplays, pauseReplay } from "#server/operate/replay/change-replay.ts";
import { startReplay } from "#server/operate/replay/start-replay.ts";
import { aDeadMessage } from "#server/operate/testing.ts";
import type { DoorCast } from "#server/platform/doors/testing.ts";
import type { startTestWeb } from "../testing.ts";

interface Opened {
  readonly as: Actor | null;
  readonly body: unknown;
}

const password = { password: PASSWORD };

/** Requests that open the doors whose rows show them only as refused: by who has the password, the code, or the thing to change. */
export function openedDoors(world: Awaited<ReturnType<typeof startTestWeb>>, cast: DoorCast) {
  const { web, addPerson } = world;
  const { admin } = cast;
  let letters = 0;
  /** Nobody of the cast: who signs in more than fifty times has older sessions ended. */
  const someone = async (role: Actor["role"] = "user") => addPerson("Emil", role);
  const guarded = async (actor: Actor) => {
    const factor = { secret: "sealed", confirmedAt: web.desk.clock.now(), lastStep: 0, recovery: [] };
    await web.desk.secondFactors.offer(actor.id, "sealed");
    await web.desk.secondFactors.turnOn(actor.id, factor);
    return actor;
  };
  const letter = async () => {
    const read = readLetter("queue", aDeadMessage(`opened-${++letters}`), new Date());
    await web.letters.letters.record(read);
    return { ids: [read.id] };
  };
  /** One at a time: the one before is ended. */
  const replay = async () => {
    await cast.hold();
    await web.drain();
    for (const { id, state } of (await listReplays(web.letters, admin)).replays) {
      if (state === "running" || state === "paused") await cancelReplay(web.letters, admin, id);
    }
    const order = { types: [], target: "queue" as const, perSecond: 50, confirm: false };
    const { id } = await startReplay({ ...web.letters, resourceId: undefined }, admin, order);
    return { id };
  };

  let mails = 0;
  const mail = async () => {
    const { inbox, ids, clock } = web.desk;
    const [id, at] = [ids.documentId(), clock.now()];
    await inbox.keep({ id, key: `opened ${id}`, at, bytes: 0 }, new Uint8Array());
    const read = { from: `stranger-${++mails}@elsewhere.test`, subject: "A lamp", words: "It hums." };
    await inbox.settle(id, { ...read, state: "waits", reason: "unknown-sender" }, at);
    return { id };
  };

  return {
    "inbox.accept": async () => ({ as: admin, body: { ...(await mail()), as: "complaint", category: "Product" } }),
    "inbox.refuse": async () => ({ as: admin, body: await mail() }),
    "inbox.write": async () => ({ as: admin, body: { from: "stranger@elsewhere.test", text: "Hello" } }),
    "POST /api/auth/token": async () => ({ as: null, body: { email: emailOf(cast.other), ...password } }),
    "account.changeAddress": async () => ({ as: await someone(), body: { email: cast.email, ...password } }),
    "account.changePassword": async () => ({
      as: await someone(),
      body: { current: PASSWORD, next: "violet kettles hum at noon" },
    }),
    "account.sendVerification": async () => {
      const as = { id: userIdOf(web.desk.ids.documentId()), name: "Emil", role: "user" as const };
      const account = { ...as, email: cast.email, active: true, passwordHash: null, identity: null, provedAt: null };
      await web.desk.accounts.insert({ ...account, createdAt: web.desk.clock.now() });
      return { as, body: {} };
    },
    "deadLetters.archive": async () => ({ as: await someone("admin"), body: await letter() }),
    "deadLetters.restore": async () => {
      const body = await letter();
      await archiveLetters(web.letters, admin, body);
      return { as: await someone("admin"), body };
    },
    "deadLetters.retry": async () => ({ as: await someone("admin"), body: await letter() }),
    "replay.cancel": async () => ({ as: await someone("admin"), body: await replay() }),
    "replay.pause": async () => ({ as: await someone("admin"), body: await replay() }),
    "replay.resume": async () => {
      const body = await replay();
      await pauseReplay(web.letters, admin, body.id);
      return { as: await someone("admin"), body };
    },
    "secondFactor.offer": async () => ({ as: await someone(), body: password }),
    "secondFactor.renew": async () => ({ as: await guarded(await someone()), body: password }),
    "secondFactor.setStaffRule": async () => ({
      as: await guarded(await someone("admin")),
      body: { isRequired: false },
    }),
    "secondFactor.take": async () => ({
      as: await someone("admin"),
      body: { userId: (await guarded(await someone())).id },
    }),
    "secondFactor.turnOff": async () => ({ as: await guarded(await someone()), body: password }),
    "secondFactor.turnOn": async () => {
      const as = await someone();
      const account = await web.desk.accounts.findById(as.id);
      if (!account) throw new Error("They were just added.");
      const { secret } = await offerSecondFactor({ ...web.desk, secret: web.accounts.secret }, { account });
      const code = new TOTP({ secret }).generate({ timestamp: web.desk.clock.now().getTime() });
      return { as, body: { code } };
    },
    "sessions.end": async () => {
      const as = await someone();
      const from = { userAgent: "another browser", address: "127.0.0.1", replaces: null };
      const { id } = await startSession(web.accounts, { id: as.id, sessionVersion: 1 }, from);
      return { as, body: { sessionId: id } };
    },
  } as const satisfies Readonly<Record<string, () => Promise<Opened>>>;
}
