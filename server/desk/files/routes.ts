import { z } from "zod";
import { ComplaintIdText, DocumentId, fileIdOf } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { fileRoute, type Route, type RouteCall, uploadRoute } from "#server/platform/doors/route.ts";
import { type AddingRoom, addFile, requireMayAdd } from "./add-file.ts";
import { requireAllowance } from "./allowance.ts";
import { type DownloadRoom, downloadFile, downloadThumbnail } from "./download-file.ts";
import { keepUpload } from "./keep-upload.ts";
import { MOST_FILE_BYTES } from "./sizes.ts";
import { SentFile } from "./wire.ts";

const ById = z.object({ id: DocumentId.toLowerCase().meta({ description: "The file's id." }) });
const ByComplaint = z.object({
  id: ComplaintIdText.meta({
    description: "The human id, as COMP-10001, in either case or its number alone, or the document's.",
    example: "COMP-10001",
  }),
});
const Internally = z.object({
  internal: z
    .enum(["true", "false"], said("fields.files.internal"))
    .default("false")
    .meta({ description: "For staff: true keeps it among staff, as an internal note is." }),
});

const ANY_FILE = {
  description:
    "One file a request, in a form (multipart/form-data), of at most 25 MB. Pictures are made anew without where and when they were taken; those that cannot be are refused.",
} as const;

/** The REST API of files. */
export function fileRoutes(room: (call: RouteCall) => AddingRoom & DownloadRoom): readonly Route[] {
  return [
    uploadRoute({
      method: "POST",
      path: "/api/files",
      operationId: "sendFile",
      tag: "Complaints",
      summary: "Send a file ahead",
      description: `${ANY_FILE.description} It is yours alone for a day: name its id in \`files\` of the complaint, message or macro that it goes with.`,
      refuses: ["input.invalid"],
      status: 201,
      output: SentFile,
      upload: {
        mostBytes: MOST_FILE_BYTES,
        admit: (call, name) => requireAllowance(room(call), call.actor, name, { files: 1, bytes: 0 }),
      },
      run: (call) => keepUpload(room(call), call.actor, call.file),
    }),

    uploadRoute({
      method: "POST",
      path: "/api/complaints/{id}/files",
      operationId: "addFile",
      tag: "Complaints",
      summary: "Add a file to a complaint",
      description: `${ANY_FILE.description} It stands in the complaint at once, as a message without words; the answer is the file.`,
      refuses: [
        "input.invalid",
        "auth.forbidden",
        "complaint.not-found",
        "complaint.transition-not-allowed",
        "complaint.conversation-full",
      ],
      status: 201,
      params: ByComplaint,
      query: Internally,
      output: SentFile,
      upload: {
        mostBytes: MOST_FILE_BYTES,
        async admit(call, name) {
          await requireMayAdd(room(call), call.actor, into(call));
          await requireAllowance(room(call), call.actor, name, { files: 1, bytes: 0 });
        },
      },
      run: (call) => addFile(room(call), call.actor, into(call), call.file),
    }),

    fileRoute({
      method: "GET",
      path: "/api/files/{id}",
      operationId: "downloadFile",
      tag: "Complaints",
      summary: "Download a file",
      description:
        "Of a complaint that you may read, of a macro that you can use, or one that you sent ahead. Always a download, whose type is application/octet-stream unless it is a picture that was made anew here.",
      refuses: ["file.not-found", "auth.cross-site"],
      status: 200,
      params: ById,
      type: "*/*",
      run: (call) => downloadFile(room(call), call.actor, fileIdOf(call.params.id)),
    }),

    fileRoute({
      method: "GET",
      path: "/api/files/{id}/thumbnail",
      operationId: "downloadThumbnail",
      tag: "Complaints",
      summary: "Download a small picture of a file",
      description: "Of pictures that were made anew here, at most 320 pixels wide and high; the others have none.",
      refuses: ["file.not-found", "auth.cross-site"],
      status: 200,
      params: ById,
      type: "image/webp",
      run: (call) => downloadThumbnail(room(call), call.actor, fileIdOf(call.params.id)),
    }),
  ];
}

function into({ params, query }: { readonly params: { id: string }; readonly query: { internal: "true" | "false" } }) {
  return { id: params.id, internal: query.internal === "true" };
}
