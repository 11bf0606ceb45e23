import { putIntoWords } from "#server/core/put-into-words.ts";
import type { Saying } from "#server/core/said.ts";
import { compiled } from "#server/language/compiled.ts";
import fields from "#server/language/en/fields.json" with { type: "json" };
import refusals from "#server/language/en/refusals.json" with { type: "json" };
import wait from "#server/language/en/wait.json" with { type: "json" };
import { sayFrom } from "#server/language/say-from.ts";

// What can be refused, in English: a browser fetches it once something is.
const say = sayFrom("en", compiled({ fields, refusals, wait }));

/** A refusal as a server tells of it: in English, and to be said in another language. */
interface Told {
  readonly says?: Saying | undefined;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly fieldsSay?: Readonly<Record<string, Saying>> | undefined;
}

/** A refusal, or what is said of a field, in words; null of what this version has no words for. */
export function sayLater(saying: Saying): string | null {
  try {
    return putIntoWords(saying, say);
  } catch {
    // The server is newer than this page, and says in English what it means.
    return null;
  }
}

/** What to show of a refusal: in the words of whoever reads, and as the server says it where there are none. */
export function sayRefused({
  says,
  message,
  fields = {},
  fieldsSay = {},
}: Told): Pick<Told, "message"> & Required<Pick<Told, "fields">> {
  const said = (saying: Saying | undefined, english: string) => (saying && sayLater(saying)) ?? english;
  return {
    message: said(says, message),
    fields: Object.fromEntries(Object.entries(fields).map(([path, english]) => [path, said(fieldsSay[path], english)])),
  };
}
