import { z } from "zod";
import type { NoticeType } from "#server/core/events/notice.ts";
import type { Role } from "#server/core/vocabulary.ts";

/** What people are told of, as they choose among it. A name that was once stored stays. */
export const NoticeKind = z.enum([
  "assigned",
  "reply",
  "question",
  "called",
  "progress",
  "ended",
  "changed",
  "alerts",
  "account",
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** By what somebody is told: on the page that is open, by mail, or on the device while no page is. */
export const Channel = z.enum(["page", "mail", "push"]);
export type Channel = z.infer<typeof Channel>;

/** By which of them somebody wants to be told of a kind. */
export type Channels = Readonly<Record<Channel, boolean>>;

interface Kind {
  /** Whom it concerns as a rule, and who is therefore asked about it. */
  readonly concerns: readonly Role[];
  /** Who is told by mail and by push unless they say otherwise; on the page everybody is. */
  readonly mail: readonly Role[];
  readonly push: readonly Role[];
  /** What nobody can choose, and how it is. */
  readonly fixed?: Readonly<Partial<Record<Channel, boolean>>>;
}

const ALL = ["user", "agent", "admin"] as const;
/** Staff have the desk before them while they work; whoever filed has not. */
const FILERS = ["user", "admin"] as const;

/**
 * What is told unless somebody says otherwise. By mail and on the device go what asks its reader for something and what they
 * wait for; what only changes around their work they find on the page.
 */
export const KINDS: Readonly<Record<NoticeKind, Kind>> = {
  assigned: { concerns: ["agent"], mail: ALL, push: ALL },
  reply: { concerns: ["user", "agent"], mail: ALL, push: ALL },
  question: { concerns: ["user", "agent"], mail: FILERS, push: FILERS },
  called: { concerns: ["agent", "admin"], mail: ALL, push: ALL },
  progress: { concerns: ["user"], mail: ALL, push: [] },
  ended: { concerns: ["user", "agent"], mail: FILERS, push: FILERS },
  changed: { concerns: ["agent"], mail: [], push: [] },
  // A desk that needs somebody says so on every page of whoever leads it.
  alerts: { concerns: ["admin"], mail: ALL, push: ALL, fixed: { page: true } },
  // Whoever got into an account must not be able to silence it.
  account: { concerns: ALL, mail: ALL, push: ALL, fixed: { mail: true } },
};

const KIND_OF = {
  filed: "progress",
  assigned: "assigned",
  "in-progress": "progress",
  waiting: "question",
  resolved: "ended",
  closed: "ended",
  reply: "reply",
  requeued: "changed",
  reopened: "progress",
  mention: "called",
  help: "called",
  helped: "called",
  taken: "changed",
  corrected: "changed",
  account: "account",
} as const satisfies Record<NoticeType, NoticeKind>;
const NOTICE_TYPES = Object.keys(KIND_OF) as (keyof typeof KIND_OF)[];

/** What a notice counts as where people choose. */
export const kindOf = (type: NoticeType): NoticeKind => KIND_OF[type];

/** Which notices count as one of these. */
export const typesOf = (kinds: readonly NoticeKind[]): NoticeType[] =>
  NOTICE_TYPES.filter((type) => kinds.includes(KIND_OF[type]));
