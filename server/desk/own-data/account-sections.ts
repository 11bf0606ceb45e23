import { draftRows } from "#server/desk/drafts/rows.ts";
import { inboxRows } from "#server/desk/inbox/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { macroRows } from "#server/desk/macros/rows.ts";
import { subjectOf, textOf } from "#server/desk/mails/in-words.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { preferenceRows } from "#server/desk/preferences/rows.ts";
import { pushSubscriptionRows } from "#server/desk/push/rows.ts";
import { secondFactorRows } from "#server/desk/second-factor/rows.ts";
import { deviceOf } from "#server/desk/sessions/device.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { erasureRequestRows } from "./rows.ts";
import { section } from "./section.ts";

const OPENS = { leftOut: "archive.without.opens" } as const;
const INNER = { leftOut: "archive.without.innerTimes" } as const;
const OTHERS = { leftOut: "archive.without.others" } as const;

export const account = section({
  file: "account.json",
  words: "archive.holds.account",
  rows: userRows,
  fields: {
    _id: "given",
    name: "given",
    // One that is not proved lies elsewhere.
    email: { as: (email, { claims }) => claims ?? email },
    claims: { leftOut: "archive.without.claims" },
    provedAt: "given",
    role: "given",
    trial: INNER,
    active: "given",
    passwordHash: OPENS,
    identity: "given",
    sessionVersion: INNER,
    tokenVersion: INNER,
    accessChangedAt: INNER,
    readAt: INNER,
    nameWords: INNER,
    addressWords: INNER,
    wordsVersion: INNER,
    timeZone: "given",
    createdAt: "given",
    lastSeenAt: "given",
    erasedAt: "given",
  },
  read: (reader, { id }) => reader.account(id),
});

export const secondFactor = section({
  file: "second-factor.json",
  words: "archive.holds.secondFactor",
  rows: secondFactorRows,
  fields: {
    _id: "given",
    secret: OPENS,
    confirmedAt: "given",
    lastStep: INNER,
    recovery: { as: (codes) => ({ left: codes.length }) },
  },
  read: (reader, { id }) => reader.secondFactor(id),
});

export const sessions = section({
  file: "sessions.json",
  words: "archive.holds.sessions",
  rows: sessionRows,
  fields: {
    _id: "given",
    userId: "given",
    sessionVersion: INNER,
    userAgent: { as: (userAgent) => ({ said: userAgent, device: deviceOf(userAgent) }) },
    address: "given",
    createdAt: "given",
    lastUsedAt: "given",
    confirmedAt: "given",
    writtenAt: INNER,
  },
  read: (reader, { id }) => reader.sessions(id),
});

export const preferences = section({
  file: "notice-preferences.json",
  words: "archive.holds.noticePreferences",
  rows: preferenceRows,
  fields: { _id: "given", differences: "given" },
  read: (reader, { id }) => reader.preferences(id),
});

export const pushSubscriptions = section({
  file: "told-in-browsers.json",
  words: "archive.holds.toldInBrowsers",
  rows: pushSubscriptionRows,
  fields: {
    _id: "given",
    userId: "given",
    sessionId: "given",
    endpoint: { as: (endpoint) => ({ pushService: URL.parse(endpoint)?.host ?? null }) },
    p256dh: { leftOut: "archive.without.browserKeys" },
    auth: { leftOut: "archive.without.browserKeys" },
    createdAt: "given",
  },
  read: (reader, { id }) => reader.pushSubscriptions(id),
});

export const tokens = section({
  file: "api-tokens.json",
  words: "archive.holds.apiTokens",
  rows: apiTokenRows,
  fields: {
    _id: "given",
    userId: "given",
    hash: OPENS,
    name: "given",
    scope: "given",
    hint: "given",
    tokenVersion: INNER,
    createdAt: "given",
    expiresAt: "given",
    lastUsedAt: "given",
  },
  read: (reader, { id }) => reader.tokens(id),
});

export const mails = section({
  file: "mails.json",
  words: "archive.holds.mails",
  rows: mailRows,
  fields: {
    _id: "given",
    kind: "given",
    state: "given",
    to: "given",
    userId: "given",
    says: { as: () => undefined },
    subject: { as: (_, mail) => subjectOf(mail) },
    text: { as: (_, mail) => textOf(mail) },
    link: OPENS,
    replyTo: { leftOut: "archive.without.replyTo" },
    sentAs: INNER,
    references: INNER,
    at: "given",
    dueAt: INNER,
    until: INNER,
    tries: INNER,
  },
  read: (reader, { id }) => reader.mails(id),
});

export const received = section({
  file: "mails-sent-to-us.json",
  words: "archive.holds.mailsSentToUs",
  rows: inboxRows,
  fields: {
    _id: "given",
    key: INNER,
    state: "given",
    reason: "given",
    detail: INNER,
    at: "given",
    dueAt: INNER,
    tries: INNER,
    bytes: "given",
    from: "given",
    fromName: "given",
    to: "given",
    subject: "given",
    words: INNER,
    whole: "given",
    files: "given",
    complaintId: "given",
    messageId: "given",
    userId: "given",
    forAdmins: INNER,
    decidedBy: OTHERS,
  },
  read: (reader, { id }) => reader.received(id),
});

export const links = section({
  file: "links.json",
  words: "archive.holds.links",
  rows: linkRows,
  fields: {
    _id: OPENS,
    kind: "given",
    userId: "given",
    email: "given",
    name: "given",
    role: "given",
    invitedBy: OTHERS,
    move: INNER,
    movesTo: "given",
    countedAs: INNER,
    createdAt: "given",
    expiresAt: "given",
    usedAt: "given",
  },
  read: (reader, whose) => reader.links(whose.id, whose),
});

export const erasureRequest = section({
  file: "erasure-request.json",
  words: "archive.holds.erasureRequest",
  rows: erasureRequestRows,
  fields: { _id: "given", requestedAt: "given", doneAt: "given", doneBy: OTHERS },
  read: (reader, { id }) => reader.erasureRequest(id),
});

export const macros = section({
  file: "macros.json",
  words: "archive.holds.macros",
  rows: macroRows,
  fields: {
    _id: "given",
    owner: INNER,
    name: "given",
    key: INNER,
    words: "given",
    acts: "given",
    files: "given",
    uses: "given",
    lastUsedAt: "given",
    createdAt: "given",
    standing: "given",
  },
  read: (reader, { id }) => reader.macros(id),
});

export const drafts = section({
  file: "drafts.json",
  words: "archive.holds.drafts",
  rows: draftRows,
  fields: {
    _id: INNER,
    userId: "given",
    ticketId: "given",
    kind: "given",
    key: INNER,
    device: INNER,
    texts: "given",
    onceKey: INNER,
    isSent: "given",
    at: "given",
  },
  read: (reader, { id }) => reader.drafts(id),
});
