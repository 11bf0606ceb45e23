/** How many calls one request may carry: more than any page asks at once. The browser's client sends no more. */
export const MAX_BATCH = 10;
