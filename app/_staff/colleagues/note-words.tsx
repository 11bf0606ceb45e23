import { LinkedWords } from "#app/_ui/linked-words.tsx";
import { Name } from "#app/_ui/words.tsx";
import { type Call, noteParts } from "./mentions.ts";

/** A note's words, in which whoever is called is marked, by what they are called now. */
export function NoteWords({
  text,
  mentions,
}: {
  text: string;
  mentions: readonly (Call & { readonly name: string })[];
}) {
  let at = 0;
  return noteParts(text, mentions).map(({ text: words, call }) => {
    const key = at;
    at += words.length;
    if (!call) return <LinkedWords key={key}>{words}</LinkedWords>;
    return (
      <span key={key} className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent">
        @<Name>{call.name}</Name>
      </span>
    );
  });
}
