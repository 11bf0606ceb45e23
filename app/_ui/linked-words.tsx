import { linkParts } from "./link-parts.ts";

/** What somebody wrote, with the addresses in it as links, shown in full: nobody is led anywhere that they cannot read first. */
export function LinkedWords({ children }: { children: string }) {
  let at = 0;
  return linkParts(children).map(({ text, href }) => {
    const key = at;
    at += text.length;
    if (href === null) return text;
    return (
      <a
        key={key}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent underline wrap-anywhere"
      >
        {text}
      </a>
    );
  });
}
