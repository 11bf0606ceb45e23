import type { GroupedNews } from "#server/desk/notices/wire.ts";

/** Whether the reader wants nothing said on pages of news of this type, as the bell was told last. */
export function isQuiet(bells: readonly (readonly [unknown, GroupedNews | undefined])[], type: string): boolean {
  return bells.some(([, news]) => news?.quiet.includes(type));
}
