import { parseComplaintRef } from "#server/core/ids.ts";

/** Pages whose address names a complaint, and what beside them names none. A test compares them with the folders of the pages. */
export const COMPLAINT_PAGES = ["/complaints/[id]", "/desk/[id]", "/tickets/[id]", "/pipeline/trace/[id]"] as const;
export const NAMING_NONE = ["/complaints/new", "/tickets/new"] as const;

const BASES = COMPLAINT_PAGES.map((page) => page.slice(0, -"[id]".length));

/** What stands at an address in the place of a complaint's id; null at any other page. */
export function namedIn(pathname: string): { readonly base: string; readonly ref: string } | null {
  const base = BASES.find((each) => pathname.startsWith(each));
  if (base === undefined || NAMING_NONE.some((page) => page === pathname)) return null;
  const ref = pathname.slice(base.length);
  return ref === "" || ref.includes("/") ? null : { base, ref: decodeURIComponent(ref) };
}

/** The one address of the page whose complaint is named in another way, as people type a number; null where it is that. */
export function movedTo(pathname: string): string | null {
  const named = namedIn(pathname);
  const parsed = named && parseComplaintRef(named.ref.replace(/^#/, ""));
  return named && parsed?.kind === "human" && parsed.id !== named.ref ? `${named.base}${parsed.id}` : null;
}
