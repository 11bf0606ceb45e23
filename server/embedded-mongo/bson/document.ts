/** Documents: their bytes and their fields. */
export { decode } from "./decode.ts";
export { encode } from "./encode.ts";
export { type Doc, getField, isDocument, setField } from "./fields.ts";
