import { createErasedAccountStore } from "#server/desk/erasure/account-store.ts";
import { createAddressesReader } from "#server/desk/erasure/addresses-reader.ts";
import { createBelongingsStore } from "#server/desk/erasure/belongings-store.ts";
import { createStaffPastStore } from "#server/desk/erasure/staff-past-store.ts";
import { createErasureStore } from "#server/desk/erasure/store.ts";
import { createWordsStore } from "#server/desk/erasure/words-store.ts";
import { createErasedReader } from "#server/operate/letters/erased-reader.ts";
import { type Calls, type Opener, walking } from "./calls.ts";
import { agentId, customerId, LATER, NOW, RECENTLY, ticketId } from "./filled.ts";

const GONE = customerId(11);
const ADDRESSES = ["person-11@example.test"];

/** Somebody is erased: the last of all calls, since little is left of them. */
export function erasureCalls({ open }: Opener): Calls {
  const erasures = open(createErasureStore);
  const words = open(createWordsStore);
  const belongings = open(createBelongingsStore);
  const staffPast = open(createStaffPastStore);
  const remains = open(createErasedAccountStore);
  const { addressesOf } = open(createAddressesReader);
  const erased = open(createErasedReader);
  const begun = { id: GONE, byId: customerId(1), startedAt: NOW, addresses: ADDRESSES, erasedAt: null, looks: 0 };
  const letter = { body: `{"userId":"${GONE}","complaintId":"COMP-10001"}`, attributes: {} };

  return {
    "an erasure that begins": () => erasures.begin(begun, LATER),
    "an erasure": () => erasures.find(GONE),
    "an erasure that is due": () => erasures.lease(RECENTLY, LATER),
    "addresses that an erasure goes by": () => erasures.remember(GONE, { looks: 0, addresses: ADDRESSES }),
    "an erasure that is done": () => erasures.looked(GONE, { looks: 1, erasedAt: NOW, dueAt: LATER }),
    "an erasure that is none": () => erasures.drop(customerId(12)),
    "whether somebody erased is named": () => erased.isNamedIn(letter),
    "whether somebody else is named": () => erased.isNamedIn({ ...letter, body: `{"userId":"${customerId(2)}"}` }),

    "addresses that somebody had": () => addressesOf(GONE),
    "complaints to empty": () => words.listOf(GONE),
    "a complaint that is emptied": () => words.emptyComplaint(ticketId(11), NOW),
    "events that are emptied": () => words.emptyEvents(ticketId(11)),
    "notices that are emptied": () => words.emptyNotices(ticketId(11)),
    "sessions that go": () => belongings.dropSessions(GONE),
    "tokens that go": () => belongings.dropApiTokens(GONE),
    "a second factor that goes": () => belongings.dropSecondFactor(GONE),
    "links that go": () => belongings.dropLinks(GONE, ADDRESSES),
    "mails that go": walking("A week's mails at most, and seldom.", { mails: {} }, () =>
      belongings.dropMails(GONE, ADDRESSES),
    ),
    "mails about complaints that go": walking("A week's mails at most, and seldom.", { mails: {} }, () =>
      belongings.dropNoticeMails(["COMP-10001"], GONE),
    ),
    "attempts that go": () => belongings.dropAttempts(GONE, ADDRESSES),
    "answers that go": () => belongings.dropAnswers(GONE),
    "drafts that go": () => belongings.dropDrafts(GONE, [ticketId(3)]),
    "browsers to tell in that go": () => belongings.dropPushSubscriptions(GONE),
    "preferences that go": () => belongings.dropPreferences(GONE),
    "macros that say nothing any more": () => belongings.emptyMacros(GONE),
    "files of macros that go": () => belongings.filesOfMacros(GONE),
    "macros that go": () => belongings.dropMacros(GONE),
    "places in teams that go": () => belongings.leaveTeams(GONE),
    "whether somebody was staff": () => staffPast.wasStaff(GONE),
    "a name in the work of others": () => staffPast.emptyTimelines(agentId(3)),
    "a name on retries": walking("Orders of a month, and seldom.", { redrives: {} }, () =>
      staffPast.emptyRetries(GONE),
    ),
    "a name on replays": walking("Orders of a month, and seldom.", { replays: {} }, () => staffPast.emptyReplays(GONE)),
    "an agent's name that goes": () => remains.emptyAgent(GONE),
    "what is left of an account": () => remains.emptyAccount(GONE),
  };
}
