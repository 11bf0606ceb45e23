import type { CSSProperties } from "react";

/** Mail programs read styles of elements and little else: the colours are those of the pages, in light. */
const FONT = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

export const CANVAS: CSSProperties = { backgroundColor: "#f5f6f8", margin: 0, padding: "24px 12px", fontFamily: FONT };
export const CARD: CSSProperties = {
  backgroundColor: "#ffffff",
  border: "1px solid #dde1e8",
  borderRadius: 8,
  maxWidth: 560,
  padding: "24px 28px",
};
export const NAME: CSSProperties = { color: "#56606e", fontSize: 13, fontWeight: 600, margin: "0 0 12px" };
export const HEADING: CSSProperties = {
  color: "#161a21",
  fontSize: 20,
  fontWeight: 600,
  lineHeight: "28px",
  margin: "0 0 16px",
  overflowWrap: "anywhere",
};
export const PARAGRAPH: CSSProperties = {
  color: "#161a21",
  fontSize: 16,
  lineHeight: "24px",
  margin: "0 0 16px",
  overflowWrap: "anywhere",
};
export const QUOTE: CSSProperties = {
  ...PARAGRAPH,
  borderInlineStart: "3px solid #dde1e8",
  margin: "0 0 12px",
  padding: "0 0 0 12px",
  paddingInlineStart: 12,
};
export const MUTED: CSSProperties = {
  color: "#56606e",
  fontSize: 13,
  lineHeight: "20px",
  margin: "12px 0",
  overflowWrap: "anywhere",
};
export const BUTTON: CSSProperties = {
  backgroundColor: "#2d57cf",
  borderRadius: 6,
  color: "#ffffff",
  fontSize: 16,
  fontWeight: 600,
  padding: "12px 20px",
};
export const ADDRESS: CSSProperties = { color: "#2d57cf", textDecoration: "underline", wordBreak: "break-all" };
export const RULE: CSSProperties = { border: "none", borderTop: "1px solid #dde1e8", margin: "20px 0 8px" };

/** For programs that show mails dark and ask what that is to look like. The button reads on both. */
export const DARK = `@media (prefers-color-scheme: dark) {
.canvas, .canvas > table > tbody > tr > td { background-color: #0e1116 !important }
.card { background-color: #161a21 !important; border-color: #2a313c !important }
.words { color: #e8ebf0 !important }
.muted { color: #9ba6b5 !important }
.address { color: #93b1ff !important }
.quote { border-color: #2a313c !important }
.rule { border-color: #2a313c !important }
}`;
