import { createReceivedStore } from "#server/desk/erasure/received-store.ts";
import { createMailboxStore } from "#server/desk/inbox/mailbox-store.ts";
import { createInboxStore } from "#server/desk/inbox/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { customerId, LATER, NOW, objectId } from "./filled.ts";

const MAIL = objectId("b", 7).toHexString();
const WAITS = objectId("b", 50).toHexString();
const NEW = objectId("b", 900).toHexString();
const GONE = { id: customerId(11), addresses: ["person-11@example.test"], complaintIds: ["COMP-10012"] };

/** Mails that come in. */
export function inboxCalls({ open }: Opener): Calls {
  const inbox = open(createInboxStore);
  const mailboxes = open(createMailboxStore);
  const received = open(createReceivedStore);
  return {
    "a mail that comes in": () => inbox.keep({ id: NEW, key: "key-new", at: NOW, bytes: 5 }, Buffer.from("Hello")),
    "a mail that is there already": () =>
      inbox.keep({ id: objectId("b", 901).toHexString(), key: "key-7", at: NOW, bytes: 5 }, Buffer.from("Hello")),
    "a mail byte for byte": () => inbox.source(MAIL),
    "a mail that nobody has read": () => inbox.lease(NOW, LATER),
    "a mail that somebody decides about": () => inbox.claim(WAITS, ["waits"], NOW, LATER),
    "a mail that is given back": () => inbox.release(WAITS, NOW),
    "a mail that is put off": () => inbox.putOff(NEW, LATER),
    "a mail that was read": () => inbox.settle(WAITS, { state: "waits", reason: "unknown-sender" }, NOW),
    "a mail that came in": () => inbox.find(MAIL),
    "mails that wait": () => inbox.list("waits", true, 20),
    "mails that agents see": () => inbox.list("waits", false, 20),
    "how many mails wait": () => inbox.countWaiting(true, 100),
    "how many mails wait for agents": () => inbox.countWaiting(false, 100),
    "a mailbox that is held": () => mailboxes.hold("imap.test/INBOX", "one", NOW, LATER),
    "a mailbox that is let go of": () => mailboxes.letGo("imap.test/INBOX", "one"),
    "bytes of mails that go": () => received.dropSources(GONE),
    "received mails that go": () => received.dropReceived(GONE),
  };
}
