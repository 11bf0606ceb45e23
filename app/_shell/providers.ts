/** Who else vouches for people, and how they are called. */
export const PROVIDERS = { google: "Google", github: "GitHub" } as const;
export type Provider = keyof typeof PROVIDERS;
