import { CHANGES_OF_TICKETS_AND_AGENTS } from "./changes.ts";
import { CONSUMING, DATABASE } from "./consumer.ts";
import { EVENTS } from "./events.ts";
import { type Mutant, nameOf } from "./mutant.ts";
import { mutateFiles } from "./mutate-source.ts";
import { THE_NET } from "./net.ts";
import { PASS_AND_ROUTING } from "./pass-and-routing.ts";
import { REFRESH_AND_RELEASE } from "./refresh-and-release.ts";
import { RELAYING } from "./relay.ts";

/** Every rule and guard of the event core that can be taken away by itself. */
export const MUTANTS: readonly Mutant[] = [
  ...REFRESH_AND_RELEASE,
  ...PASS_AND_ROUTING,
  ...RELAYING,
  ...EVENTS,
  ...CHANGES_OF_TICKETS_AND_AGENTS,
  ...CONSUMING,
  ...THE_NET,
  ...DATABASE,
];

/** Mutants that do not fit the source as it is now, a sentence each. */
export function findStale(mutants: readonly Mutant[]): string[] {
  const names = mutants.map(nameOf);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...twice.map((name) => `Two mutants are called "${name}".`),
    ...mutants.flatMap((mutant) => {
      try {
        mutateFiles([mutant]);
        return [];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    }),
  ];
}
