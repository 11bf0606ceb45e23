import path from "node:path";

/** Where the page tests keep the markup of each page, for a judge that other people wrote. */
export const MARKUP_FOLDER = path.resolve(import.meta.dirname, "../../artifacts/markup");
