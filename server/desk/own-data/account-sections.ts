import { linkRows } from "#server/desk/links/rows.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { apiTokenRows } from "#server/desk/people/api-token-rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { secondFactorRows } from "#server/desk/second-factor/rows.ts";
import { deviceOf } from "#server/desk/sessions/device.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { erasureRequestRows } from "./rows.ts";
import { section } from "./section.ts";

const OPENS = { leftOut: "Whoever has it could get into your account." };
const INNER = { leftOut: "Numbers and times by which QuickFix does its work, and that say nothing about you." };
const OTHERS = { leftOut: "It is about somebody else." };

export const account = section({
  file: "account.json",
  words: "Your account: name, e-mail address, role, and since when.",
  rows: userRows,
  fields: {
    _id: "given",
    name: "given",
    // One that is not proved lies elsewhere.
    email: { as: (email, { claims }) => claims ?? email },
    claims: { leftOut: "It is your e-mail address once more, until it is confirmed." },
    provedAt: "given",
    role: "given",
    active: "given",
    passwordHash: OPENS,
    identity: "given",
    sessionVersion: INNER,
    tokenVersion: INNER,
    accessChangedAt: INNER,
    createdAt: "given",
    lastSeenAt: "given",
    erasedAt: "given",
  },
  read: (reader, { id }) => reader.account(id),
});

export const secondFactor = section({
  file: "second-factor.json",
  words: "Your second factor: since when it is on, and how many recovery codes are left.",
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
  words: "Where you are or were signed in: the browser, the address, and when it was used last.",
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

export const tokens = section({
  file: "api-tokens.json",
  words: "Your API tokens: their names, what they may do, and when they were used.",
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
  words: "Mails to you of the last week. What one said is erased once it was sent.",
  rows: mailRows,
  fields: {
    _id: "given",
    kind: "given",
    state: "given",
    to: "given",
    userId: "given",
    subject: "given",
    text: "given",
    link: OPENS,
    at: "given",
    dueAt: INNER,
    until: INNER,
    tries: INNER,
  },
  read: (reader, { id }) => reader.mails(id),
});

export const links = section({
  file: "links.json",
  words: "Links that were made for your address: to confirm it, to change it, for a forgotten password, an invitation.",
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
  words: "That you asked for your data to be erased.",
  rows: erasureRequestRows,
  fields: { _id: "given", requestedAt: "given", doneAt: "given", doneBy: OTHERS },
  read: (reader, { id }) => reader.erasureRequest(id),
});
