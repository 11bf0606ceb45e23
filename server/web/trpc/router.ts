import { calledFrom } from "#server/core/assignments/ports.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { accessProcedures } from "#server/desk/access/procedures.ts";
import { agentProcedures } from "#server/desk/agents/procedures.ts";
import { alertProcedures } from "#server/desk/alerts/procedures.ts";
import { trailedFrom } from "#server/desk/audit/called-from.ts";
import { auditProcedures } from "#server/desk/audit/procedures.ts";
import { categoryProcedures } from "#server/desk/categories/procedures.ts";
import { colleagueProcedures } from "#server/desk/colleagues/procedures.ts";
import { complaintProcedures } from "#server/desk/complaints/procedures.ts";
import { draftProcedures } from "#server/desk/drafts/procedures.ts";
import { erasureProcedures } from "#server/desk/erasure/procedures.ts";
import { hoursProcedures } from "#server/desk/hours/procedures.ts";
import { inboxProcedures } from "#server/desk/inbox/procedures.ts";
import { insightProcedures } from "#server/desk/insights/procedures.ts";
import { linkProcedures } from "#server/desk/links/procedures.ts";
import { applyingProcedures, macroProcedures } from "#server/desk/macros/procedures.ts";
import { mailProcedures } from "#server/desk/mails/procedures.ts";
import { noticeProcedures } from "#server/desk/notices/procedures.ts";
import { ownDataProcedures } from "#server/desk/own-data/procedures.ts";
import { peopleProcedures } from "#server/desk/people/procedures.ts";
import { preferenceProcedures } from "#server/desk/preferences/procedures.ts";
import { secondFactorProcedures } from "#server/desk/second-factor/procedures.ts";
import { sessionProcedures } from "#server/desk/sessions/procedures.ts";
import { tagProcedures } from "#server/desk/tags/procedures.ts";
import { teamProcedures } from "#server/desk/teams/procedures.ts";
import { experimentProcedures } from "#server/operate/experiments/procedures.ts";
import { figureProcedures } from "#server/operate/figures/procedures.ts";
import { letterProcedures } from "#server/operate/letters/procedures.ts";
import { replayProcedures } from "#server/operate/replay/procedures.ts";
import { markClick } from "#server/operate/trace/mark-click.ts";
import { traceProcedures } from "#server/operate/trace/procedures.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { router } from "#server/platform/doors/procedure.ts";
import type { WebContext } from "../context.ts";
import { getWeb } from "../get-web.ts";

/** The application's own door: every room by the names that its procedures have on the wire. */
export function createRouter(web: () => WebContext) {
  const desk = (call: Call) =>
    askedOnce(markClick(calledFrom(trailedFrom(web().desk, call), call), web().marker, call.takeClick), call);
  const console = () => web().console;
  const letters = (call: Call) => askedOnce(trailedFrom(web().letters, call), call);
  return router({
    ...accessProcedures((call) => ({
      ...trailedFrom(web().accounts, call),
      agents: web().desk.agents,
      hours: web().desk.hours,
      env: web().env,
    })),
    ...sessionProcedures(desk),
    ...peopleProcedures(desk),
    secondFactor: secondFactorProcedures((call) => {
      const { secret, previousSecret } = web().accounts;
      return { ...desk(call), secret, previousSecret };
    }),
    erasure: erasureProcedures((call) => ({ ...desk(call), ...web().erasers })),
    ownData: ownDataProcedures(desk),
    inbox: inboxProcedures(desk),
    links: linkProcedures(desk),
    mails: mailProcedures(desk),
    complaints: { ...complaintProcedures(desk), ...applyingProcedures(desk) },
    ...insightProcedures(desk),
    alerts: alertProcedures(desk),
    audit: auditProcedures(desk),
    agents: agentProcedures(desk),
    categories: categoryProcedures(desk),
    tags: tagProcedures(desk),
    teams: teamProcedures(desk),
    colleagues: colleagueProcedures(desk),
    drafts: draftProcedures(desk),
    macros: macroProcedures(desk),
    hours: hoursProcedures(desk),
    notifications: noticeProcedures(desk),
    preferences: preferenceProcedures(desk),
    pipeline: { ...figureProcedures(console), ...traceProcedures(console) },
    deadLetters: letterProcedures(letters),
    replay: replayProcedures(letters),
    experiments: experimentProcedures((call) => ({ ...trailedFrom(web().accounts, call), env: web().env })),
  });
}

/** The process's own. Nothing in it is asked before the first request. */
export const appRouter = createRouter(getWeb);
export type AppRouter = typeof appRouter;
