import type { KeptFile } from "./kept-files.ts";

export interface Upload {
  /** Resolves to the file as the server keeps it, or to why it does not. */
  readonly done: Promise<UploadEnd>;
  readonly stop: () => void;
}

/** `refused` in the server's own words. */
export type UploadEnd =
  | { readonly kind: "kept"; readonly file: KeptFile }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "lost" };

/**
 * Sends a file ahead of the words that it goes with, and tells how much of it has gone. Sent again under the same key it is kept once.
 * No `fetch`: browsers say nothing there of what they have sent.
 */
export function upload(file: File, key: string, onPart: (part: number) => void): Upload {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append("file", file, file.name);
  request.open("POST", "/api/files");
  request.setRequestHeader("Idempotency-Key", key);
  request.upload.addEventListener("progress", ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0));
  const done = new Promise<UploadEnd>((resolve) => {
    request.addEventListener("load", () => resolve(endOf(request)));
    request.addEventListener("error", () => resolve({ kind: "lost" }));
    request.addEventListener("abort", () => resolve({ kind: "lost" }));
  });
  request.send(form);
  return { done, stop: () => request.abort() };
}

function endOf({ status, responseText }: XMLHttpRequest): UploadEnd {
  const answer = parsed(responseText);
  if (status === 201) {
    const { id, name, bytes, width } = answer;
    if (typeof id === "string" && typeof name === "string" && typeof bytes === "number") {
      return { kind: "kept", file: { id, name, bytes, isPicture: typeof width === "number" } };
    }
  }
  const { error } = answer;
  const isRefusal = typeof error === "object" && error !== null && "message" in error;
  return isRefusal ? { kind: "refused", message: String(error.message) } : { kind: "lost" };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null ? { ...found } : {};
  } catch {
    return {};
  }
}
