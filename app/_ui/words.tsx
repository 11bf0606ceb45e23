import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { countVisible } from "#server/core/characters.ts";

/**
 * People's words amid ours, with a direction of their own: a Hebrew name does not turn the sentence that it stands in.
 * Text that fills an element of its own has `dir="auto"` there instead.
 * @param blank what stands for words of the version before that nobody can see.
 */
export function Words({ children, blank }: { children: string; blank?: ReactNode }) {
  return <bdi>{countVisible(children) === 0 ? (blank ?? <Blank of="words" />) : children}</bdi>;
}

/** What a complaint is called. */
export function Title({ children }: { children: string }) {
  return <Words blank={<Blank of="title" />}>{children}</Words>;
}

/** What somebody is called. */
export function Name({ children }: { children: string }) {
  return <Words blank={<Blank of="name" />}>{children}</Words>;
}

function Blank({ of }: { of: "words" | "title" | "name" }) {
  return useTranslations("ui.blank")(of);
}
