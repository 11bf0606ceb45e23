import type { Check } from "../check.ts";
import type { Engine } from "./engine.ts";
import { GUARANTEES } from "./guarantees.ts";
import { INDEXES } from "./indexes.ts";
import { QUERIES } from "./queries.ts";
import { RACES } from "./races.ts";
import { WRITES } from "./writes.ts";

/** Everything that the desk relies on in its database. Whoever relies on something new adds it here. */
export const CONTRACT: readonly Check<Engine>[] = [...INDEXES, ...WRITES, ...RACES, ...QUERIES, ...GUARANTEES];
