import type { Saying } from "#server/core/saying.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { AuditAction } from "./plain.ts";
import type { Act } from "./room.ts";
import type { AuditValues } from "./wire.ts";

/** What somebody reads of what was done to them. */
export interface ToldOfAct {
  readonly title: Saying;
  readonly message: Saying;
}

type OnOther = Pick<Act, "before" | "after">;

/** Why nobody is told. */
type Untold =
  /** People do it to what is theirs. */
  | "own"
  /** It is done to the desk, and to nobody in particular. */
  | "no-person"
  /** The act itself sends them a mail. */
  | "mailed"
  /** They have none yet, and their link says that it has ended. */
  | "no-account"
  /** There is nobody left to tell. */
  | "nobody-left";

/**
 * How whoever an act is on is told of it, where somebody else did it. A new act does not compile until it says so here. An
 * administrator is not named: a name in somebody else's list would outlive its owner's erasure.
 */
export const ACTS_TOLD: { readonly [Action in AuditAction]: Untold | ((act: OnOther) => ToldOfAct | null) } = {
  "sign-in": "own",
  "sign-in.wrong": "own",
  "sign-in.refused": "own",
  "sign-out": "own",
  "account.registered": "own",
  "account.invited": "mailed",
  "account.invitation-withdrawn": "no-account",
  "account.changed": ofAccess,
  "account.erased": "nobody-left",
  "account.renamed": "own",
  "account.time-zone": "own",
  "account.notices": "own",
  "account.proved": "own",
  "account.address-changed": "own",
  "data.exported": "own",
  "erasure.asked": "own",
  "erasure.withdrawn": "own",
  "password.changed": "own",
  "password.forgotten": "own",
  "password.wrong": "own",
  "second-factor.begun": "own",
  "second-factor.wrong": "own",
  "second-factor.on": "own",
  "second-factor.off": "own",
  "second-factor.taken": () => ({
    title: { key: "notices.account.secondFactorTaken.title" },
    message: { key: "notices.account.secondFactorTaken.message" },
  }),
  "second-factor.recovery-used": "own",
  "second-factor.renewed": "own",
  // Whoever owes one is led to it by every page.
  "second-factor.rule": "no-person",
  "session.ended": "own",
  "sessions.ended": "own",
  "link.made": () => ({
    title: { key: "notices.account.linkMade.title" },
    message: { key: "notices.account.linkMade.message" },
  }),
  "link.used": "own",
  "token.made": "own",
  "token.revoked": "own",
  "desk.hours": "no-person",
  "category.added": "no-person",
  "category.changed": "no-person",
  "tag.added": "no-person",
  "tag.renamed": "no-person",
  "tag.merged": "no-person",
  // A team grants nothing.
  "team.added": "no-person",
  "team.changed": "no-person",
  "team.removed": "no-person",
  "macro.added": "no-person",
  "macro.changed": "no-person",
  "macro.removed": "no-person",
  "mail.accepted": "no-person",
  "mail.refused": "no-person",
  "agent.availability": ofDuty,
  "agent.capacity": ofCapacity,
  "agent.skills": ofSkills,
  "letters.retried": "no-person",
  "letters.archived": "no-person",
  "letters.restored": "no-person",
  "replay.started": "no-person",
  "replay.paused": "no-person",
  "replay.resumed": "no-person",
  "replay.cancelled": "no-person",
  "events.released": "no-person",
  "experiment.started": "no-person",
  "experiment.stopped": "no-person",
  "trail.exported": "no-person",
  "trail.erased": "nobody-left",
  "trail.pruned": "no-person",
  "trail.not-done": "no-person",
};

/** What whoever the act is on is told of it; null where nobody is: they did it themselves, or nothing has changed. */
export function toldOfAct({ action, actorId, on, ...act }: Act): ToldOfAct | null {
  const telling = ACTS_TOLD[action];
  const isOnOther = actorId !== null && on !== undefined && on.id !== actorId;
  return isOnOther && typeof telling === "function" ? telling(act) : null;
}

/** Whoever cannot come in any more is written to; see `tell-of-act.ts`. */
export function isShutOut({ action, before, after }: Pick<Act, "action" | "before" | "after">): boolean {
  return action === "account.changed" && before?.["active"] === true && after?.["active"] === false;
}

function ofAccess(act: OnOther): ToldOfAct | null {
  const { before, after } = act;
  const role = isOther("role", before, after) ? roleOf(after) : null;
  if (after?.["active"] === false) return null;
  if (before?.["active"] === false) {
    return {
      title: { key: "notices.account.on.title" },
      message: roleOf(after) === "agent" ? { key: "notices.account.on.agent" } : { key: "notices.account.on.message" },
    };
  }
  return (
    role && {
      title: { key: "notices.account.role.title", values: { role } },
      message: { key: "notices.account.role.message" },
    }
  );
}

function ofDuty({ before, after }: OnOther): ToldOfAct | null {
  const [wentBack, isExcused] = [after?.["wentBack"], after?.["excuse"] === "changed"];
  const tickets = typeof wentBack === "number" ? wentBack : 0;
  if (isOther("onDuty", before, after)) {
    return after?.["onDuty"]
      ? { title: { key: "notices.account.onDuty.title" }, message: { key: "notices.account.onDuty.message" } }
      : {
          title: { key: "notices.account.offDuty.title" },
          message: { key: "notices.account.offDuty.message", values: { tickets } },
        };
  }
  if (tickets > 0) {
    return {
      title: { key: "notices.account.wentBack.title", values: { tickets } },
      message: { key: "notices.account.wentBack.message" },
    };
  }
  return isExcused
    ? { title: { key: "notices.account.excuse.title" }, message: { key: "notices.account.excuse.message" } }
    : null;
}

function ofCapacity({ before: was, after }: OnOther): ToldOfAct | null {
  const [before, places] = [was?.["capacity"], after?.["capacity"]];
  if (typeof before !== "number" || typeof places !== "number" || before === places) return null;
  return {
    title: { key: "notices.account.capacity.title", values: { places } },
    message: { key: "notices.account.capacity.message", values: { before } },
  };
}

function ofSkills({ before, after }: OnOther): ToldOfAct | null {
  if (!isOther("skills", before, after)) return null;
  const skills = namesIn(after?.["skills"]);
  return {
    title:
      skills.length > 0
        ? { key: "notices.account.skills.title", values: { skills } }
        : { key: "notices.account.skills.all" },
    message: { key: "notices.account.skills.message" },
  };
}

function namesIn(skills: unknown): readonly string[] {
  return Array.isArray(skills) ? skills.map(String) : [];
}

function roleOf(values: AuditValues | undefined): Role | null {
  const role = values?.["role"];
  return role === "user" || role === "agent" || role === "admin" ? role : null;
}

function isOther(name: string, before: AuditValues | undefined, after: AuditValues | undefined): boolean {
  return JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]);
}
