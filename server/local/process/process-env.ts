export type Env = Readonly<Record<string, string | undefined>>;

/** For spawn. Next's types demand a NODE_ENV in every environment; a child process may well run without one. */
export function toProcessEnv(env: Env): NodeJS.ProcessEnv {
  return { ...env } as NodeJS.ProcessEnv;
}
