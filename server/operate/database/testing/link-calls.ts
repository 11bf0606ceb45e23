import { createLinkStore } from "#server/desk/links/store.ts";
import { createMailStore } from "#server/desk/mails/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, LATER, NOW } from "./filled.ts";

const MAYA = customerId(7);
const EMAIL = "person-7@example.test";

/** Links that prove addresses, and the mails that carry them. */
export function linkCalls(_db: Database, { open }: Opener): Calls {
  const links = open(createLinkStore);
  const mails = open(createMailStore);
  const mailId = newDocumentId();
  const nobody = { name: null, role: null, invitedBy: null, move: null, movesTo: null };

  return {
    "a new link": () => {
      const link = { ...nobody, kind: "reset", userId: MAYA, email: EMAIL, createdAt: NOW, expiresAt: LATER } as const;
      return links.insert("link-new", link);
    },
    "a link": () => links.find("link-7", NOW),
    "a link that is used": () => links.take("link-7", NOW),
    "a link that was not used after all": () => links.giveBack("link-7"),
    "a move that was agreed to": () => links.countUsed("move-7"),
    "links to an address": () => links.dropFor(EMAIL),
    "invitations of an address": () => links.dropFor(EMAIL, ["invite"]),
    "registrations that were answered": () => links.answer(EMAIL),
    invitations: () => links.list("invite", { now: NOW, limit: 20 }),
    "links for a first administrator": () => links.dropKind("first-admin"),
    "the offer of a first administrator": () => links.claimOffer(NOW),

    "a new mail": () => {
      const times = { at: NOW, dueAt: NOW, until: LATER };
      const mail = { kind: "reset", state: "waiting", to: EMAIL, subject: "s", text: "t", link: null } as const;
      return mails.insert({ ...mail, ...times, id: mailId, userId: MAYA });
    },
    "a mail that is due": () => mails.lease(NOW, LATER),
    "a mail that waits": () => mails.postpone(mailId, LATER),
    "a mail that was sent": () => mails.erase(mailId, "sent"),
    "mails that were caught": () => mails.listKept(null, 20),
    "a caught mail": () => mails.findKept(newDocumentId(), MAYA),
    "a person's caught mails": () => mails.listKept(MAYA, 20),
  };
}
