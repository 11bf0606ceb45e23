/** What this device's storage holds of somebody's unsent words begins with one of these. */
const DRAFTS = "quickfix:draft:";
export const SENDS = "quickfix:send:";

/**
 * A place is one where something is written, such as `reply:` and a ticket's id. Ids have no colon in them, and no dot. The key is
 * in the name so that nothing is written over by what is another text, in the same tab or in one that thinks it is the same.
 */
export const draftsOf = (personId: string): string => `${DRAFTS}${personId}:`;
export const draftName = (personId: string, tabId: string, place: string, key: string): string =>
  `${draftsOf(personId)}${tabId}.${key}:${place}`;
export const sendsOf = (personId: string): string => `${SENDS}${personId}:`;
export const sendName = (personId: string, key: string): string => `${sendsOf(personId)}${key}`;

/** Whose tab keeps a draft, and where it is written. */
export function readDraftName(personId: string, name: string): { tabId: string; place: string } | null {
  const prefix = draftsOf(personId);
  const colon = name.indexOf(":", prefix.length);
  if (!name.startsWith(prefix) || colon === -1) return null;
  // Versions before had no key there.
  const [tabId = ""] = name.slice(prefix.length, colon).split(".");
  return { tabId, place: name.slice(colon + 1) };
}
