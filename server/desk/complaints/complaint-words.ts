import { indexWords, WORDS_VERSION } from "#server/core/search/index-words.ts";
import { type SearchTerm, searchTerms } from "#server/core/search/search-terms.ts";
import type { Spelling } from "#server/core/ticket.ts";
import { earlierWords } from "./earlier-words.ts";

/** What a complaint is found by. */
export function wordsOf(complaint: {
  readonly complaintId: string;
  readonly title: string;
  readonly description: string;
}): Spelling {
  const { complaintId, title, description } = complaint;
  return { words: indexWords(complaintId, title, description), wordsVersion: WORDS_VERSION };
}

/** What somebody looks for. */
export interface Search {
  readonly terms: readonly SearchTerm[];
  /** Of complaints that the version before wrote: beginnings that all occur. */
  readonly earlier: readonly string[];
}

/** What was typed as a search; null when nothing of it can be looked for, which finds nothing. */
export function searchOf(typed: string): Search | null {
  const terms = searchTerms(typed);
  return terms.length === 0 ? null : { terms, earlier: earlierWords(typed) };
}
