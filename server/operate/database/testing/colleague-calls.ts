import { createAttentionStore } from "#server/desk/colleagues/attention-store.ts";
import { createDraftStore } from "#server/desk/drafts/store.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { customerId, NEWEST, NOW, ticketId } from "./filled.ts";

const INES = customerId(7);

/** What colleagues see of each other. */
export function colleagueCalls({ open }: Opener): Calls {
  const drafts = open(createDraftStore);
  const draft = { userId: INES, ticketId: ticketId(NEWEST), key: "k1", device: "d1", onceKey: "o1" } as const;
  const attention = open(createAttentionStore);
  const notices = open(createNoticeStore);
  return {
    "that nobody asks for help any more, whoever finds it": () => notices.takeBackHelp([INES], "COMP-10003", NOW),
    "a draft": () => drafts.keep({ ...draft, kind: "reply", texts: { text: "Dear" } }),
    "what somebody has unfinished": () => drafts.list(INES, ticketId(NEWEST)),
    "a draft that was sent": () => drafts.markSent("o1"),
    "a draft that is emptied": () => drafts.drop(draft),
    "what is looked at here": () =>
      attention.keep("w1", [{ userId: INES, ticketId: ticketId(NEWEST), isWriting: false }]),
    "what is looked at elsewhere": walking(
      "A row a consumer, and silent ones go after a minute.",
      { attention: {} },
      () => attention.listOthers("w1"),
    ),
  };
}
