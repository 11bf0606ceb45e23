import { countVisible } from "#server/core/characters.ts";

/**
 * People's words amid ours, with a direction of their own: a Hebrew name does not turn the sentence that it stands in.
 * Text that fills an element of its own has `dir="auto"` there instead.
 * @param blank what stands for words of the version before that nobody can see.
 */
export function Words({ children, blank = "Without words" }: { children: string; blank?: string }) {
  return <bdi>{countVisible(children) === 0 ? blank : children}</bdi>;
}

/** What a complaint is called. */
export function Title({ children }: { children: string }) {
  return <Words blank="Untitled">{children}</Words>;
}

/** What somebody is called. */
export function Name({ children }: { children: string }) {
  return <Words blank="Nameless">{children}</Words>;
}
