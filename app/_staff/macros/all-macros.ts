/** What pages ask for: as many as they ever show. */
export const ALL_MACROS = { limit: 500 } as const;
