import { sayingOf } from "#server/core/said.ts";
import { fetchLaterWords, laterWords } from "./say-failure.ts";

/** What a schema says of a field, in words. @throws where they cannot be fetched */
export async function fieldWords(message: string): Promise<string> {
  await fetchLaterWords();
  const words = laterWords()?.sayLater(sayingOf({ message }));
  if (!words) throw new Error("What is not right cannot be said here.");
  return words;
}
