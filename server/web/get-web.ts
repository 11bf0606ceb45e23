import type { WebContext } from "./context.ts";

const SLOT = Symbol.for("quickfix.web");
const shared: typeof globalThis & { [SLOT]?: WebContext } = globalThis;

/**
 * The web process's one context. A bundler makes several copies of any module, so what there must be one of is kept in
 * one place that all copies share.
 */
export function getWeb(): WebContext {
  const web = shared[SLOT];
  if (!web)
    throw new Error("The web process has no context yet: instrumentation.ts starts it before the first request.");
  return web;
}

/** Puts a process's context where `getWeb` finds it, unless there is one already. */
export function installWeb(create: () => WebContext): WebContext {
  return (shared[SLOT] ??= create());
}
