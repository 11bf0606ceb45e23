import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { createElement as h, type ReactNode } from "react";
import { wordsOf } from "#server/core/saying.ts";
import type { MailInWords } from "./in-words.ts";
import { ADDRESS, BUTTON, CANVAS, CARD, DARK, HEADING, MUTED, NAME, PARAGRAPH, QUOTE, RULE } from "./mail-style.ts";
import type { QuoteInWords } from "./quote-in-words.ts";

const DOCTYPE = "<!doctype html>";

/**
 * A mail as a page: no picture, no script, nothing that is fetched. Everything that people wrote is text in it, read in
 * its own direction.
 */
export async function htmlOf(mail: MailInWords): Promise<string> {
  // Next compiles this for the web process and lets nobody import it at the top of a file.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return DOCTYPE + renderToStaticMarkup(page(mail));
}

function page({ subject, paragraphs, quotes, button, after, footer, ways }: MailInWords): ReactNode {
  const before = paragraphs.filter((words) => words !== subject);
  const [said] = quotes;
  const preview = said?.lines[0] ? `${said.heading} ${said.lines[0]}` : (paragraphs[0] ?? subject);
  return h(
    Html,
    { lang: "en" },
    h(
      Head,
      null,
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("meta", { name: "supported-color-schemes", content: "light dark" }),
      h("meta", { name: "viewport", content: "width=device-width" }),
      h("title", null, subject),
      h("style", null, DARK),
    ),
    h(Preview, null, preview),
    h(
      Body,
      { style: CANVAS, className: "canvas" },
      h(
        Container,
        { style: CARD, className: "card" },
        h(Text, { style: NAME, className: "muted" }, "QuickFix"),
        h("h1", { style: HEADING, className: "words", dir: "auto" }, subject),
        ...before.map((words, at) => paragraph(words, at)),
        ...quotes.map(quoted),
        button ? h(Section, null, ...leading(button)) : null,
        ...after.map((words, at) => paragraph(words, at)),
        footer.length > 0 ? h(Hr, { style: RULE, className: "rule" }) : null,
        ...footer.map((words, at) => h(Text, { key: at, style: MUTED, className: "muted", dir: "auto" }, words)),
        ...ways.map(({ label, href }) =>
          h(
            Text,
            { key: href, style: MUTED, className: "muted" },
            h(Link, { href, style: ADDRESS, className: "address" }, label),
          ),
        ),
      ),
    ),
  );
}

function paragraph(words: string, key: number): ReactNode {
  return h(Text, { key, style: PARAGRAPH, className: "words", dir: "auto" }, words);
}

/** Whose words they are, the words behind a line that ends with them, and what there is of them elsewhere. */
function quoted({ heading, lines, files, more }: QuoteInWords, key: number): ReactNode {
  return h(
    Section,
    { key },
    h(Text, { style: MUTED, className: "muted", dir: "auto" }, heading),
    lines.length > 0
      ? h(
          // What a program makes of a blockquote in an answer looks like the end of what is quoted.
          "div",
          { style: QUOTE, className: "words quote", dir: "auto" },
          // Not by a style that keeps them: some programs know none.
          ...lines.flatMap((line, at) => (at === 0 ? [line] : [h("br", { key: at }), line])),
        )
      : null,
    files ? h(Text, { style: MUTED, className: "muted", dir: "auto" }, files) : null,
    more
      ? h(
          Text,
          { style: MUTED, className: "muted" },
          h(Link, { href: more.href, style: ADDRESS, className: "address" }, more.label),
        )
      : null,
  );
}

/** The button, and its address for whoever does not trust a button. */
function leading({ label, href }: NonNullable<MailInWords["button"]>): ReactNode[] {
  return [
    h(Button, { key: "button", href, style: BUTTON }, label),
    h(
      Text,
      { key: "address", style: MUTED, className: "muted" },
      wordsOf({ key: "mails.address" }),
      h("br"),
      h(Link, { href, style: ADDRESS, className: "address" }, href),
    ),
  ];
}
