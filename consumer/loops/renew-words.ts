import { renewComplaintWords } from "#server/desk/complaints/renew-complaint-words.ts";
import { renewPersonWords } from "#server/desk/people/renew-person-words.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop } from "#server/platform/loop.ts";

const PAGE = 100;
/** People come first: between two pages the database is theirs. */
const PAUSE_MS = 100;
/** A process of the version before, on its way out, may have written some more. */
const LOOK_MS = 600_000;

/**
 * Spells what people search by anew after an update, some at a time while they work. Whoever dies in the middle leaves the
 * rest to any other; once all is done, nothing is written any more.
 */
export function createWordsLoop(db: Database, log: Pick<Log, "info">): Loop {
  let done = 0;
  return {
    name: "words",
    async turn() {
      const complaints = await renewComplaintWords(db, PAGE);
      const people = await renewPersonWords(db, PAGE);
      if (complaints + people > 0) {
        if (done === 0) log.info("the search is being brought up to date: some at a time, while the desk works");
        done += complaints + people;
        return PAUSE_MS;
      }
      if (done > 0) log.info({ done }, "the search is up to date: everything is found by its rules");
      done = 0;
      return LOOK_MS;
    },
  };
}
