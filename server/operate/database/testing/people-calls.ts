import { ticketRef } from "#server/core/assignments/ports.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import { searchTerms } from "#server/core/search/search-terms.ts";
import { aFiling, aStamp } from "#server/core/testing.ts";
import { createEventFeed } from "#server/desk/events/event-feed.ts";
import { createEventReader } from "#server/desk/events/event-reader.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { storeProbeEvent } from "#server/desk/events/probe-event.ts";
import { createGatheringReader } from "#server/desk/mails/gathering-reader.ts";
import { findFiledByOthers } from "#server/desk/notices/filed-by-others.ts";
import { createMailThreadReader } from "#server/desk/notices/mail-thread-reader.ts";
import { createNoticeMail } from "#server/desk/notices/notice-mail.ts";
import { createNotificationReader } from "#server/desk/notices/notification-reader.ts";
import { createReadingFeed, createReadings } from "#server/desk/notices/readings.ts";
import { createSaidReader } from "#server/desk/notices/said-reader.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { createToldWordsReader } from "#server/desk/notices/told-words-reader.ts";
import { announceAccess, announceStaffAccess, createAccessFeed } from "#server/desk/people/access-changes.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAttemptStore } from "#server/desk/people/attempt-store.ts";
import { createPeopleReader } from "#server/desk/people/people-reader.ts";
import { renewPersonWords } from "#server/desk/people/renew-person-words.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { createPreferenceStore } from "#server/desk/preferences/store.ts";
import { createSessionStore } from "#server/desk/sessions/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, eventId, LATER, NEWEST, NOW, RECENTLY, ticketId } from "./filled.ts";

const MAYA = customerId(7);
const EVERYBODY = { search: null, role: null, after: null } as const;
const look = (typed: string) => ({ terms: searchTerms(typed), typed });
const POSITION = { storedAt: RECENTLY, id: "" };

/** People, what they are told, and the events that it follows from. */
export function peopleCalls(db: Database, { open, single }: Opener): Calls {
  const feed = open(createEventFeed);
  const events = open(createEventReader);
  const outbox = open(createOutboxStore);
  const gathering = open(createGatheringReader);
  const threads = open(createMailThreadReader);
  const toldWords = open(createToldWordsReader);
  const notifications = open(createNotificationReader);
  const notices = open(createNoticeStore);
  const subjects = open(createSubjectReader);
  const said = open(createSaidReader);
  const readings = open(createReadings);
  const readingFeed = open(createReadingFeed);
  const access = open(createAccessFeed);
  const tokens = open(createApiTokenStore);
  const attempts = open(createAttemptStore);
  const people = open(createPeopleReader);
  const accounts = open(createAccountStore);
  const sessions = open(createSessionStore);
  const preferences = open(createPreferenceStore);
  const mail = open(createNoticeMail, { preferences });

  const filing = aFiling({ id: ticketIdOf(newDocumentId()), userId: MAYA });
  const { event } = fileTicket(filing, { id: MAYA, name: "Maya", role: "user" }, aStamp({ now: NOW }));
  const pending = { aggregate: ticketRef(filing.id), entries: [event], tries: 0 };
  const notice = {
    key: `${eventId(NEWEST)}:${MAYA}`,
    eventId: eventId(NEWEST),
    recipient: MAYA,
    type: "assigned",
    title: "Yours",
    message: "It is yours.",
    complaintId: "COMP-10001",
    at: NOW,
  } as const;
  const gathered = { id: "mail", recipient: MAYA, complaintId: "COMP-10008", noticeIds: [newDocumentId()] };
  const tokenId = newDocumentId();
  const when = { createdAt: NOW, lastUsedAt: NOW, confirmedAt: NOW };
  const session = { id: newDocumentId(), userId: MAYA, sessionVersion: 1, userAgent: "", address: "", ...when };

  return {
    "the database's time": () => feed.now(),
    "the event tail": () => feed.listEventsAfter(POSITION, 100),
    "the event tail from an event on": () => feed.listEventsAfter({ ...POSITION, id: eventId(NEWEST - 8) }, 100),
    "missed events": () => feed.listEventsFor(["staff", `user:${MAYA}`], POSITION, 100),
    "what two at once have missed": () =>
      Promise.all([["staff"], [`user:${MAYA}`]].map((rooms) => feed.listEventsFor(rooms, POSITION, 100))),
    "the notice tail": () => feed.listNoticesAfter(POSITION, 100),
    "the notice tail from a notice on": () => feed.listNoticesAfter({ ...POSITION, id: newDocumentId() }, 100),
    "when an event was stored": () => feed.findStoredAt(eventId(3)),
    "an event that people hear of": () => events.findEvent(eventId(3)),
    "an event for a browser": async () => (await single(storeProbeEvent)(db, MAYA, NOW)).takeBack(),

    "events to store": () => outbox.appendEvents([pending]),
    "events that are stored": () => outbox.appendEvents([pending]),
    "what cannot be published": () => outbox.park(event.id, "too large"),
    "what is settled": () =>
      outbox.settle([{ aggregate: ticketRef(ticketId(NEWEST)), eventIds: [event.id] }], {
        ids: new Set([event.id]),
        at: NOW,
      }),
    "outboxes that are due": () => outbox.leaseDue(5, LATER, new Date(LATER.getTime() + 1)),
    "an outbox that waits": () => outbox.postpone(ticketRef(ticketId(NEWEST)), LATER),

    "what is to be mailed": () => mail.lease({ since: RECENTLY, gatheredBy: NOW, now: NOW, until: LATER }),
    "what went before a mail": () =>
      threads.of({ ...gathered, mayAnswer: true, email: "maya@example.test", since: NOW, notices: [] }, "desk.test"),
    "what waits to be mailed": () => gathering.list(null, RECENTLY, 3),
    "what of a person's waits to be mailed": () => gathering.list(MAYA, RECENTLY, 3),
    "what was said in what is to be mailed": () => toldWords.of({ ...gathered, role: "user", notices: [notice] }),
    "a mail that is tried again later": () => mail.postpone(gathered, LATER),
    "what was mailed": () => mail.markMailed(gathered, NOW),
    notifications: () => notifications.list(MAYA, 5),
    "unread notifications": () => notifications.countUnread(MAYA),
    "notifications that were read": () => notifications.markRead(MAYA, null, NOW),
    "news of a few complaints": () => notifications.listNewest(MAYA, 5),
    "unread news by complaint": () => notifications.countUnreadByComplaint(MAYA),
    "unread news by complaint, without some": () => notifications.countUnreadByComplaint(MAYA, ["reply"]),
    "which complaints are another person's": () => notifications.filedByOthers(MAYA, ["COMP-10008", "COMP-10058"]),
    "which complaints are another's, asked by itself": () => single(findFiledByOthers)(db, MAYA, ["COMP-10008"]),
    "of whose complaints somebody was told": () => notifications.listFiledByOthers(MAYA),
    "news without some complaints": () => notifications.list(MAYA, 5, ["COMP-10058"]),
    "whether there is unread news of one": () => notifications.hasUnreadAbout(MAYA, "COMP-10008"),
    "news that nobody has to read any more": () => notifications.takeBackHelp([MAYA], "COMP-10008", NOW),
    "news of one that was read": () => notifications.markReadAbout(MAYA, "COMP-10008", NOW),
    "what was said in some complaints": () => said.of(["COMP-10008", "COMP-10058"]),
    "that somebody has read": () => readings.announce(MAYA),
    "who has read": () => readingFeed.listChangedSince(RECENTLY),
    "since when it is asked who": () => readingFeed.now(),
    "a notification that was read": () => notifications.markRead(MAYA, [newDocumentId()], NOW),
    "a telling": () => notices.insert([{ ...notice, key: `new:${MAYA}`, eventId: eventIdOf("new") }]),
    "a telling that is known": () => notices.insert([notice]),
    "what people are told about": () => subjects.findSubject(ticketId(3)),
    "whether a complaint is there": () => subjects.exists(ticketId(3)),

    "how some want to be told": () => preferences.of([MAYA, customerId(8)]),
    "how somebody wants to be told": () => preferences.set(MAYA, "reply", "mail", false),

    "whose access changed": () => access.listChangedSince(RECENTLY),
    "since when it is asked whose": () => access.now(),
    "news of a person's access": () => single(announceAccess)(db, MAYA),
    "news of everybody's of staff": () => single(announceStaffAccess)(db),
    "accounts, by the hundred": () => accounts.listByIds([MAYA]),
    "a new session": () => sessions.insert({ ...session, id: newDocumentId() }),
    "sessions, by the hundred": () => sessions.listOf([MAYA]),
    "a session that is used": () => sessions.touch(session.id, NOW),
    "a session that was confirmed": () => sessions.confirm(MAYA, session.id, NOW),
    "sessions that end": () => sessions.remove(MAYA, [session.id]),
    "all that ends with a version": () => accounts.endSessions(MAYA),
    "tokens, by the hundred": () => tokens.listOf([MAYA]),
    "tokens that are all revoked": () => tokens.removeAll(customerId(8)),
    "a new token": () => {
      const times = { createdAt: NOW, expiresAt: LATER };
      return tokens.insert({ id: tokenId, userId: MAYA, name: "n", scope: "read", hint: "h", ...times }, "hash-new");
    },
    "a token": () => tokens.findByHash("hash-7"),
    "a person's tokens": () => tokens.list(MAYA),
    "how many tokens somebody has": () => tokens.count(MAYA),
    "a token that is used": () => tokens.touch(tokenId, NOW),
    "every token of somebody": () => tokens.removeAll(customerId(8)),
    "a token that is revoked": () => tokens.remove(MAYA, tokenId),
    "an attempt": () => attempts.hit("attempt-3", 60_000, NOW),
    "an attempt that may have to wait": () =>
      attempts.pass({ key: "attempt-3", free: 1, pausesMs: [1_000], windowMs: 60_000 }, NOW),
    "an attempt that was harmless": () => attempts.refund("attempt-3"),
    "attempts that are forgotten": () => attempts.forget("attempt-3"),
    "a person's card": () => people.find(MAYA),

    "a new account": () => {
      const who = { id: customerId(900), name: "Robin", email: "robin@example.test", role: "user" } as const;
      return accounts.insert({ ...who, active: true, passwordHash: null, identity: null, createdAt: NOW });
    },
    "an account": () => accounts.findById(MAYA),
    "signing in": () => accounts.findByEmail("person-7@example.test"),
    "signing in before the address is proved": () => accounts.findClaim("claimed-7@example.test"),
    "an address that is proved": () =>
      accounts.prove(MAYA, { email: "person-7@example.test", at: NOW, endSessions: true, passwordHash: "hash" }),
    "a claim that is shut": () => accounts.shutClaim("claimed-7@example.test"),
    "an address that changes": () =>
      accounts.move(MAYA, { from: "person-7@example.test", to: "m@example.test", at: NOW }),
    "signing in through others": () => accounts.findByIdentity("google:2"),
    "everybody, by name": () => accounts.list({ ...EVERYBODY, limit: 20 }),
    "everybody further on": () => accounts.list({ ...EVERYBODY, after: { name: "Person 0100", id: MAYA }, limit: 20 }),
    "everybody of a role": () => accounts.list({ ...EVERYBODY, role: "admin", limit: 20 }),
    "people by words": () => accounts.list({ ...EVERYBODY, search: look("person-0007@"), limit: 20 }),
    "people by words of a name": () => accounts.list({ ...EVERYBODY, search: look("0007"), limit: 20 }),
    "people whose words are spelled by earlier rules": () => single(renewPersonWords)(db, 100),
    "by whose clock somebody reads": () => accounts.setTimeZone(MAYA, "Europe/Rome"),
    "a person's name": () => accounts.rename(MAYA, "Maya"),
    "a person's role": () => accounts.setRole(MAYA, "user"),
    "whether a person may come in": () => accounts.setActive(MAYA, true),
    "a person's password": () => accounts.setPasswordHash(MAYA, "hash", { endSessions: true }),
    "how many admins there are": () => accounts.countActiveAdmins(),
    "an account that is shut for good": () => accounts.shutForErasing(customerId(11), NOW),
    "when somebody was here": () => accounts.touch(MAYA, NOW),
  };
}
