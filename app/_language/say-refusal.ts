import { getTranslations } from "next-intl/server";
import { putIntoWords } from "#server/core/put-into-words.ts";
import { refusalOf } from "#server/platform/doors/procedure.ts";

/** What a page of the server says where a procedure refused it, in the words of whoever reads it; null of any other failure. */
export async function sayRefusal(error: unknown): Promise<string | null> {
  const refusal = refusalOf(error);
  if (!refusal) return null;
  const t = await getTranslations();
  return putIntoWords(refusal.says ?? refusal.message, (key, values) => t(key, values));
}
