/** What stands where words of a person were who was erased. Long enough for whatever is asked of a title. */
export const ERASED = "(erased)";
