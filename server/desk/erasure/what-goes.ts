import type { UserId } from "#server/core/ids.ts";
import { erasePersonal } from "#server/desk/audit/erase-personal.ts";
import { removeFile } from "#server/desk/files/contents.ts";
import type { CollectionName } from "#server/operate/database/collections.ts";
import { emptyLettersOf } from "#server/operate/letters/empty-letters-of.ts";
import type { ErasingRoom } from "./room.ts";

export interface Erased {
  readonly id: UserId;
  /** None in later looks but what was written meanwhile: whatever was found by an address is gone. */
  readonly addresses: readonly string[];
  readonly startedAt: Date;
  readonly byId: UserId;
}

interface Goes {
  /** What is personal there. */
  readonly goes: string;
  /** Takes it away; harmless to repeat, and to stop in the middle of. */
  readonly erase: (room: ErasingRoom, person: Erased) => Promise<unknown>;
}
interface Stays {
  /** Why nothing there says who somebody is. */
  readonly stays: string;
}

/**
 * What goes from each collection when a customer is erased, in this order: what is found through something else goes
 * before it. A new collection does not compile without its line here.
 */
export const WHAT_GOES: { readonly [Name in CollectionName]: Goes | Stays } = {
  sessionRows: {
    goes: "browsers and addresses that they signed in from",
    erase: ({ belongings }, { id }) => belongings.dropSessions(id),
  },
  apiTokenRows: { goes: "names of their tokens", erase: ({ belongings }, { id }) => belongings.dropApiTokens(id) },
  secondFactorRows: {
    goes: "what their app knows",
    erase: ({ belongings }, { id }) => belongings.dropSecondFactor(id),
  },
  attemptRows: {
    goes: "counts by their addresses",
    erase: ({ belongings }, { id, addresses }) => belongings.dropAttempts(id, addresses),
  },
  mailRows: {
    goes: "mails to them, to others about their complaints, and with words of theirs",
    async erase({ belongings, words }, { id, addresses }) {
      await belongings.dropMails(id, addresses);
      await belongings.dropNoticeMails(await numbersOf(words, id), id);
    },
  },
  inboxSourceRows: {
    goes: "mails from them, and about their complaints, byte for byte",
    erase: async ({ received, words }, { id, addresses }) =>
      received.dropSources({ id, addresses, complaintIds: await numbersOf(words, id) }),
  },
  inboxRows: {
    goes: "the same mails as they were read",
    erase: async ({ received, words }, { id, addresses }) =>
      received.dropReceived({ id, addresses, complaintIds: await numbersOf(words, id) }),
  },
  draftRows: {
    goes: "what was begun and not sent in their complaints, and by them if they worked here once",
    erase: async ({ belongings, words }, { id }) =>
      belongings.dropDrafts(
        id,
        (await words.listOf(id)).map((complaint) => complaint.id),
      ),
  },
  complaintRows: {
    goes: "titles, descriptions, messages and notes of their complaints, their name in them, and words to search by",
    async erase({ words, staffPast }, { id, startedAt }) {
      for (const complaint of await words.listOf(id)) await words.emptyComplaint(complaint.id, startedAt);
      if (await staffPast.wasStaff(id)) await staffPast.emptyTimelines(id);
    },
  },
  eventRows: {
    goes: "titles in what happened to their complaints",
    async erase({ words }, { id }) {
      for (const complaint of await words.listOf(id)) await words.emptyEvents(complaint.id);
    },
  },
  notificationRows: {
    goes: "titles in what people were told of their complaints",
    async erase({ words }, { id }) {
      for (const complaint of await words.listOf(id)) await words.emptyNotices(complaint.id);
    },
  },
  deadLetterRows: {
    goes: "every word in messages that name them or a complaint of theirs",
    async erase({ words, letters }, { id, addresses }) {
      const complaints = await words.listOf(id);
      const ticketIds = complaints.map((complaint) => complaint.id);
      const complaintIds = complaints.map(({ complaintId }) => complaintId);
      await emptyLettersOf({ letters }, { userId: id, ticketIds, complaintIds, addresses });
    },
  },
  idempotencyRows: {
    goes: "answers that they were given",
    erase: ({ belongings }, { id }) => belongings.dropAnswers(id),
  },
  linkRows: {
    goes: "links of their account, and to their addresses",
    async erase({ belongings, addressesOf }, { id, addresses }) {
      // Whoever asked meanwhile to move is let off no address: nothing but their link says where to.
      const late = (await addressesOf(id)).filter((each) => !addresses.includes(each));
      if (late.length > 0) await belongings.dropAttempts(id, late);
      if (late.length > 0) await belongings.dropMails(id, late);
      await belongings.dropLinks(id, [...addresses, ...late]);
    },
  },
  auditPersonalRows: {
    goes: "names and addresses in the trail",
    async erase({ audit, trail }, { id: personId, addresses: emails, byId }) {
      if (emails.length > 0 || (await audit.holds(personId)))
        await erasePersonal({ audit, trail }, { personId, emails, byId });
    },
  },
  redriveRows: {
    goes: "their name on retries, if they were an admin once",
    async erase({ staffPast }, { id }) {
      if (await staffPast.wasStaff(id)) await staffPast.emptyRetries(id);
    },
  },
  replayRows: {
    goes: "their name on replays, if they were an admin once",
    async erase({ staffPast }, { id }) {
      if (await staffPast.wasStaff(id)) await staffPast.emptyReplays(id);
    },
  },
  pushSubscriptionRows: {
    goes: "browsers in which they were told",
    erase: ({ belongings }, { id }) => belongings.dropPushSubscriptions(id),
  },
  preferenceRows: {
    goes: "how they wanted to be told of what",
    erase: ({ belongings }, { id }) => belongings.dropPreferences(id),
  },
  macroRows: {
    goes: "macros of their own, if they worked here once",
    erase: ({ belongings }, { id }) => belongings.emptyMacros(id),
  },
  teamRows: {
    goes: "their places in teams, if they worked here once",
    erase: ({ belongings }, { id }) => belongings.leaveTeams(id),
  },
  agentRows: { goes: "their name, if they were an agent once", erase: ({ remains }, { id }) => remains.emptyAgent(id) },
  userRows: {
    goes: "name, addresses, password, time zone, and the Google or GitHub account that opened it",
    erase: ({ remains }, { id }) => remains.emptyAccount(id),
  },
  // Where files are may be away for a while: everything else is gone by then.
  fileRows: {
    goes: "files of their complaints and macros, whoever sent them, and what they sent and nothing has",
    async erase(room, { id }) {
      const complaints = await room.words.listOf(id);
      const theirs = await Promise.all(complaints.map((complaint) => room.files.listOf(complaint.id)));
      const ofMacros = await room.belongings.filesOfMacros(id);
      const loose = await room.files.looseOf(id);
      for (const file of [...theirs.flat(), ...ofMacros, ...loose]) await removeFile(room, file);
      await room.belongings.dropMacros(id);
    },
  },
  alertRows: { stays: "Numbers of complaints, names of categories, and ids of leads." },
  erasureRequestRows: { stays: "The person's id, and that they asked for this." },
  secondFactorRuleRows: { stays: "What the desk asks of staff." },
  auditRows: { stays: "Rows hold ids, roles and counts; what is personal lies apart." },
  auditSealRows: { stays: "Numbers and hashes." },
  categoryRows: { stays: "Names that the desk gave." },
  tagRows: { stays: "Names that the desk gave." },
  counterRows: { stays: "A number." },
  erasureRows: { stays: "The person's id. Addresses go from it with the rest." },
  figureRows: { stays: "Sums of everybody." },
  heartbeatRows: { stays: "Consumers." },
  hoursRows: { stays: "When the desk is open." },
  trialRows: { stays: "Experiments, which are nobody." },
  mailboxRows: { stays: "Which consumer fetches mails." },
  markRows: { stays: "Ids of events, roles and times." },
  minuteRows: { stays: "Sums of everybody." },
  attentionRows: { stays: "Ids of staff and of tickets, for a minute." },
  pulseRows: { stays: "When consumers and web were last at work." },
  proxyRows: { stays: "Addresses of proxies on our own network." },
};

const numbersOf = async (words: ErasingRoom["words"], id: UserId) =>
  (await words.listOf(id)).map(({ complaintId }) => complaintId);
