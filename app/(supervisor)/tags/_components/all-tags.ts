/** What the page asks for: as many as there can be, with how often each is used. */
export const ALL_TAGS = { limit: 500, uses: "true" } as const;
