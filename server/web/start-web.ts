import { firstAdminWords } from "#server/desk/links/first-admin-words.ts";
import { offerFirstAdmin } from "#server/desk/links/offer-first-admin.ts";
import { closeDemo } from "#server/desk/people/close-demo.ts";
import { obeyCrashOrders } from "#server/platform/crash-orders.ts";
import { answerHeaders } from "#server/platform/doors/answer-headers.ts";
import { exitOnEnvError, readWebEnv } from "#server/platform/env.ts";
import { startTracing } from "#server/platform/tracing/start-tracing.ts";
import { createWebContext, type WebContext } from "./context.ts";
import { getWeb, installWeb } from "./get-web.ts";
import { answerRaw } from "./http/answer-raw.ts";
import { beforeServing } from "./http/before-serving.ts";
import { divertMalformed, refuseMalformed } from "./http/divert-malformed.ts";
import { createDoorstep } from "./http/doorstep.ts";
import { keepEveryName } from "./http/keep-every-name.ts";
import { toOriginForm } from "./http/origin-form.ts";
import { ownHostsOnly } from "./http/own-hosts.ts";
import { renameTrace } from "./http/rename-trace.ts";
import { showMissing } from "./http/show-missing.ts";
import { takeApi } from "./http/take-api.ts";
import { takeUploads } from "./http/take-uploads.ts";
import { ROUTES } from "./rest/routes.ts";
import { answersInJson, serveApi } from "./rest/serve-api.ts";
import { appRouter } from "./trpc/router.ts";
import { serveTrpc } from "./trpc/serve-trpc.ts";

/** A desk without an administrator is of no use to anybody: whoever reads its terminal can become the first, once. */
async function offerOnTerminal({ accounts, log }: WebContext): Promise<void> {
  try {
    const link = await offerFirstAdmin(accounts);
    if (link) process.stdout.write(`${firstAdminWords(link)}\n`);
  } catch (error) {
    log.warn({ err: error }, "no link for a first administrator could be offered; npm run admin:link makes one");
  }
}

/** Makes this process's context, once. Settings that are wrong end the process with all that is wrong with them. */
export function startWeb(): WebContext {
  return installWeb(() => {
    const env = exitOnEnvError(() => readWebEnv(process.env));
    obeyCrashOrders(env.isPublic ? "production" : env.mode);
    const tracing = startTracing({ service: "quickfix-web", url: env.tracesUrl });
    renameTrace();
    toOriginForm();
    divertMalformed();
    keepEveryName();
    const web = createWebContext(env);
    web.senders.watch();
    const headers = answerHeaders(env.publicUrl, env.isHttpsBelow);
    const isDevelopment = process.env.NODE_ENV === "development";
    answerRaw({ log: web.log, headers, isDevelopment });
    const rest = serveApi(ROUTES, getWeb);
    // Whoever develops has handlers that are loaded anew, and those are Next's.
    if (!isDevelopment)
      beforeServing(takeApi(web, { trpc: serveTrpc(appRouter, getWeb), rest, isRest: answersInJson(ROUTES) }));
    beforeServing(takeUploads(web, rest));
    beforeServing(showMissing(web));
    beforeServing(ownHostsOnly(web));
    beforeServing(refuseMalformed(web.lines));
    // Put there later, so asked earlier: whoever is refused is counted, and has a line.
    beforeServing(createDoorstep({ ...web, headers }));
    beforeServing(web.lines.admit);
    web.connected
      .then(() => closeDemoToStrangers(web))
      // On one machine the launcher does it, once the demo's people are there or are not to come.
      .then(() => (env.mode === "production" ? offerOnTerminal(web) : undefined))
      .catch((error: unknown) => {
        web.log.fatal({ err: error }, "the web application cannot start");
        process.exit(1);
      });
    // Next answers what it has begun and ends the process itself, so nothing may be closed under it: what is held back
    // is written meanwhile. What does not get out in time, the sweeper finds.
    process.once("SIGTERM", () => void Promise.all([web.drain(), tracing.then((stop) => stop())]));
    return web;
  });
}

/** Whatever started it: a desk may have been filled with the demo before strangers could reach it. */
async function closeDemoToStrangers({ env, desk, log }: WebContext): Promise<void> {
  const closed = env.isPublic ? await closeDemo(desk) : 0;
  if (closed > 0) log.warn({ accounts: closed }, "strangers can reach this desk: the demo's accounts are switched off");
}
