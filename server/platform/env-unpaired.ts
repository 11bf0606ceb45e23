import { EnvVariables } from "./env-variables.ts";

/** Variables that only make sense together. */
const PAIRED_VARIABLES = [
  {
    names: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
    advice: "Set both, or neither to use the default credential chain.",
  },
  { names: ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"], advice: "Set both, or neither to leave Google sign-in out." },
  { names: ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"], advice: "Set both, or neither to leave GitHub sign-in out." },
  { names: ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"], advice: "Set both, or neither to leave web push out." },
  { names: ["QUICKFIX_CONTROL_URL", "QUICKFIX_CONTROL_TOKEN"], advice: "Remove it: only launchers set both." },
] as const satisfies readonly Together[];

/** The first is nothing without the second, which may stand alone. */
const DEPENDENT_VARIABLES = [
  {
    names: ["AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID"],
    advice: "Set the keys that it belongs to, or remove it: what a profile or role gives has its own.",
  },
] as const satisfies readonly Together[];

interface Together {
  readonly names: readonly [keyof EnvVariables, keyof EnvVariables];
  readonly advice: string;
}

/**
 * What is set without the variable that it only makes sense with, a sentence each.
 * @param read Only these are read; every variable unless given.
 */
export function unpaired(given: Readonly<Record<string, unknown>>, read: object = EnvVariables.shape): string[] {
  const bothWays = PAIRED_VARIABLES.flatMap(({ names: [one, other], advice }) => [
    { names: [one, other], advice } as const,
    { names: [other, one], advice } as const,
  ]);
  return [...bothWays, ...DEPENDENT_VARIABLES].flatMap(({ names: [set, unset], advice }) =>
    set in read && set in given && !(unset in given) ? [`${set} is set without ${unset}. ${advice}`] : [],
  );
}
