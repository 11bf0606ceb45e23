import type { UserId } from "./ids.ts";

/** What stands where words of a person were who was erased. Long enough for whatever is asked of a title. */
export const ERASED = "(erased)";

/** What an account that was erased holds in place of an address. Nobody can have mail under this ending (RFC 2606). */
export const addressOfErased = (id: UserId): string => `${id}@erased.invalid`;
