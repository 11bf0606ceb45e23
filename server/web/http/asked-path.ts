/** The header in which the guard tells a page what it was asked for, filters included, so that a sign-in comes back to it. */
export const ASKED_PATH = "x-asked-path";
