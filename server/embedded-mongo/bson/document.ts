/** Documents: their bytes and their fields. */

export { decode, decodeNew, decodeSent } from "./decode.ts";
export { checkPathDepth } from "./depth.ts";
export { encode, encodeStored } from "./encode.ts";
export {
  type Doc,
  documentOf,
  fieldEntries,
  fieldNames,
  getField,
  isDocument,
  nameOfKey,
  removeField,
  setField,
} from "./fields.ts";
