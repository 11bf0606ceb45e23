import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { keyOf, thumbnailKeyOf } from "./contents.ts";
import { keepFile } from "./testing.ts";

const { desk, maya, ines } = await openDesk();

/** A photograph as a telephone takes it: lying on its side, with a place and a name in it. */
const photograph = await sharp({ create: { width: 1_200, height: 800, channels: 3, background: "#a32" } })
  .withMetadata({ orientation: 6 })
  .withExif({
    IFD0: { Make: "Telephones Ltd", Artist: "Maya" },
    IFD3: {
      GPSLatitudeRef: "N",
      GPSLatitude: "51/1 30/1 3230/100",
      GPSLongitudeRef: "W",
      GPSLongitude: "0/1 7/1 4366/100",
    },
  })
  .jpeg()
  .toBuffer();

const bytesOf = async (key: string) => {
  const chunks = await desk.contents.open(key);
  return Buffer.concat(chunks ? await Array.fromAsync(chunks) : []);
};

/** What a picture says of itself. From a file: the room lets nobody in its process decode from memory. */
async function said(picture: Uint8Array) {
  const file = path.join(desk.contents.scratch, "looked-at");
  await mkdir(desk.contents.scratch, { recursive: true });
  await writeFile(file, picture);
  return sharp(file).metadata();
}

test("a photograph keeps its pixels the way it is looked at, and nothing of where, when and by whom it was taken", async () => {
  expect((await said(photograph)).exif?.toString("latin1")).toContain("Telephones Ltd");
  const file = await keepFile(desk, maya, { name: "lamp.jpg", content: photograph });
  expect(file).toMatchObject({ name: "lamp.jpg", type: "image/jpeg", width: 800, height: 1_200 });
  const kept = await bytesOf(keyOf(file.id));
  expect(kept).toHaveLength(file.bytes);
  const { width, height, exif, xmp, iptc, orientation } = await said(kept);
  expect({ width, height, exif, xmp, iptc, orientation }).toEqual({ width: 800, height: 1_200 });
  expect(kept.toString("latin1")).not.toContain("Telephones");
});

test("a small picture lies beside it", async () => {
  const file = await keepFile(desk, maya, { name: "lamp.jpg", content: photograph });
  const small = await said(await bytesOf(thumbnailKeyOf(file.id)));
  expect(small).toMatchObject({ format: "webp", width: 213, height: 320 });
});

test("every kind that browsers show stays what it is, and one that moves goes on moving", async () => {
  const still = sharp({ create: { width: 40, height: 30, channels: 3, background: "#25c" } });
  const frames = Buffer.from("2550aa".repeat(40 * 90), "hex");
  const moving = sharp(frames, { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } });
  const kinds = {
    "image/png": await still.clone().png().toBuffer(),
    "image/webp": await still.clone().webp().toBuffer(),
    "image/avif": await still.clone().avif({ effort: 0 }).toBuffer(),
    "image/tiff": await still.clone().tiff().toBuffer(),
    "image/gif": await moving.gif({ delay: [100, 100, 100] }).toBuffer(),
  };
  for (const [type, content] of Object.entries(kinds)) {
    const file = await keepFile(desk, maya, { name: "picture", content });
    expect(file).toMatchObject({ type, width: 40, height: 30 });
  }
});

test("what is in it decides and not what it is called", async () => {
  const page = "<!doctype html><script>alert(1)</script>";
  expect(await keepFile(desk, maya, { name: "photo.jpg", content: page })).toMatchObject({ type: "text/plain" });
  const drawing = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const drawn = await keepFile(desk, maya, { name: "drawing.svg", content: drawing });
  expect(drawn).toMatchObject({ type: "text/plain" });
  expect(drawn).not.toHaveProperty("width");
  expect(await keepFile(desk, maya, { name: "a.txt", content: "%PDF-1.7\n" })).toMatchObject({
    type: "application/pdf",
  });
  const bytes = new Uint8Array([0, 255, 254, 1]);
  expect(await keepFile(desk, maya, { name: "b.txt", content: bytes })).toMatchObject({
    type: "application/octet-stream",
  });
});

test("a small file that unpacks to more pixels than fit is refused by name, and says what to do", async () => {
  const bomb = await sharp({
    create: { width: 16_000, height: 16_000, channels: 3, background: "#000" },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(2_000_000);
  await expect(keepFile(desk, maya, { name: "black.png", content: bomb })).rejects.toMatchObject({
    code: "request.too-large",
    message: "black.png has too many pixels: at most 60 million. Make it smaller and choose it again.",
  });
});

test("a kind that takes long to write has fewer pixels, and says how many", async () => {
  for (const [kind, millions] of [
    ["avif", 13],
    ["webp", 20],
    ["gif", 30],
  ] as const) {
    const side = Math.ceil(Math.sqrt(millions * 1_000_000)) + 1;
    const large = sharp({ create: { width: side, height: side, channels: 3, background: "#a32" } });
    const content = await large.toFormat(kind, { effort: kind === "gif" ? 1 : 0 }).toBuffer();
    await expect(keepFile(desk, maya, { name: `red.${kind}`, content })).rejects.toMatchObject({
      code: "request.too-large",
      message: `red.${kind} has too many pixels: at most ${millions} million. Make it smaller and choose it again.`,
    });
  }
});

test("a picture of several pages is refused by name rather than losing all but the first", async () => {
  const pages = Buffer.from("2550aa".repeat(40 * 90), "hex");
  const scan = await sharp(pages, { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } })
    .tiff()
    .toBuffer();
  await expect(keepFile(desk, maya, { name: "scan.tiff", content: scan })).rejects.toThrow(
    "scan.tiff has 3 pages, of which only the first would stay. Save it as PDF, or each page as a picture, and choose it again.",
  );
});

test("a picture that moves in a way that cannot be written here is refused by name rather than standing still", async () => {
  const still = sharp({ create: { width: 4, height: 4, channels: 3, background: "#25c" } });
  const png = await still.clone().png().toBuffer();
  // The chunk that makes a PNG move stands before its pixels, after 8 bytes of signature and 25 of size.
  const moves = Buffer.from([0, 0, 0, 8, ...Buffer.from("acTL"), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  const apng = Buffer.concat([png.subarray(0, 33), moves, png.subarray(33)]);
  const avif = await still.clone().avif().toBuffer();
  avif.write("avis", avif.indexOf("avif", 12) > 0 ? avif.indexOf("avif", 12) : 8);
  for (const [name, kind, content] of [
    ["a.png", "APNG", apng],
    ["a.avif", "AVIF", avif],
  ] as const) {
    await expect(keepFile(desk, maya, { name, content })).rejects.toThrow(
      `${name} is a moving picture of a kind (${kind}) of which only one frame would stay. Save it as GIF or WebP and choose it again.`,
    );
  }
});

test("who sends many pictures at once is told of those that are too many, and another is not kept from sending", async () => {
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#25c" } })
    .png()
    .toBuffer();
  const first = Promise.withResolvers<void>();
  void desk.pictures(maya.id, () => first.promise);
  const several = Array.from({ length: 9 }, () => keepFile(desk, maya, { content }));
  await expect(keepFile({ ...desk, pictures: () => null }, maya, { name: "a.png", content })).rejects.toMatchObject({
    code: "request.too-many",
    message: "a.png was not taken: others that you sent are still being looked at. Please try again in 10 seconds.",
  });
  first.resolve();
  await Promise.all([...several, keepFile(desk, ines, { content })]);
});

test("a picture that was cut off, and one whose place cannot be taken out, are refused by name", async () => {
  const half = photograph.subarray(0, photograph.length / 2);
  await expect(keepFile(desk, maya, { name: "lamp.jpg", content: half })).rejects.toThrow(
    "lamp.jpg cannot be read as a picture. It may have been cut off: save it anew and choose it again.",
  );
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
  await expect(keepFile(desk, maya, { name: "IMG_1.HEIC", content: heic })).rejects.toThrow(
    /^IMG_1[.]HEIC is a HEIC picture, which cannot be opened here[.] On an iPhone, choose it from the photo library/,
  );
});

test("what is empty is refused", async () => {
  await expect(keepFile(desk, maya, { name: "nothing.pdf", content: "" })).rejects.toThrow(
    "nothing.pdf is empty. Look whether it is the right one.",
  );
});
