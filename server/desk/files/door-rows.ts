import { about, type DoorCast, type DoorRows } from "#server/platform/doors/testing.ts";

/** A form with one small file in it. */
const form = () => {
  const body = new FormData();
  body.append("file", new Blob(["The lamp makes no light."]), "lamp.txt");
  return body;
};

const ofHeld = async ({ held, sent }: DoorCast) => ({
  id: await sent("owner", `POST /api/complaints/${held}/files`, form()),
});

export const doorRows: DoorRows = {
  routes: [
    ["401 ok  ok  ok  ok  ok ", "POST /api/files", () => ({ body: form() })],
    ["401 ok  404 ok  ok  ok ", "POST /api/complaints/{id}/files", about({ body: form() })],
    ["401 ok  404 ok  ok  ok ", "GET /api/files/{id}", ofHeld],
    ["401 404 404 404 404 404", "GET /api/files/{id}/thumbnail", ofHeld],
  ],
  byRelation: ["GET /api/files/{id}/thumbnail"],
};
