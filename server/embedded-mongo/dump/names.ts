/** mongodump's: a longer one would not fit into a file's name with what comes behind it. */
const longestName = 238;
const keptOfLonger = 208;

/** How mongodump writes a collection's name as the name of a file. */
export function fileNameOf(collection: string, uuid: Uint8Array): string {
  const escaped = encodeURIComponent(collection)
    .replaceAll(/%(?:24|26|2B|3D|40)/g, decodeURIComponent)
    .replaceAll(/[!'()*:]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  if (escaped.length <= longestName) return escaped;
  // The whole name stands in the metadata; a dollar, which no name has, says that this is not all of it.
  return `${escaped.slice(0, keptOfLonger)}%24${Buffer.from(uuid).toString("base64url")}`;
}

/** What a file's name says of its collection; null when it is none of mongodump's. */
export function collectionNameOf(fileName: string): string | null {
  try {
    return decodeURIComponent(fileName);
  } catch {
    return null;
  }
}
