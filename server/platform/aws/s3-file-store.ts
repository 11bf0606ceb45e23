import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { AwsPlace } from "../env-aws.ts";
import type { FileStore, OrAway } from "../files/file-store.ts";

/** A bucket may hold other things. */
const PREFIX = "files/";
const CONNECT_MS = 5_000;
/** Nothing that we keep takes longer on any line on which a desk can be used. */
const REQUEST_MS = 120_000;

interface S3Options {
  readonly bucket: string;
  readonly scratch: string;
  readonly place: AwsPlace;
  readonly orAway: OrAway;
}

/**
 * Files in a bucket of S3, or of whatever speaks like it. Uploads lie on this machine until they have been looked at; from
 * there they go out as they are read, so that none of them is ever in memory as a whole.
 */
export function createS3FileStore({ bucket, scratch, place, orAway }: S3Options): FileStore {
  const endpoint = place.s3Endpoint ?? place.endpoint;
  const s3 = new S3Client({
    region: place.region,
    // Whoever names an endpoint means that one; see the clients of SNS and SQS.
    ...(endpoint ? { endpoint, forcePathStyle: true, useFipsEndpoint: false, useDualstackEndpoint: false } : {}),
    // The SDK writes its notes into what it is given.
    ...(place.credentials ? { credentials: { ...place.credentials } } : {}),
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: REQUEST_MS, throwOnRequestTimeout: true },
    // What else speaks S3 often does not know the newer checksums; the transport has its own.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const at = (key: string) => ({ Bucket: bucket, Key: `${PREFIX}${key}` });
  return {
    scratch,
    orAway,

    put: (key, from) =>
      orAway(async () => {
        const { size } = await stat(from);
        await s3.send(new PutObjectCommand({ ...at(key), Body: createReadStream(from), ContentLength: size }));
        await rm(from, { force: true });
      }),

    open: (key) =>
      orAway(async () => {
        try {
          const { Body } = await s3.send(new GetObjectCommand(at(key)));
          return Body instanceof Readable ? Body : null;
        } catch (error) {
          if (error instanceof NoSuchKey) return null;
          throw error;
        }
      }),

    remove: (key) => orAway(async () => void (await s3.send(new DeleteObjectCommand(at(key))))),

    [Symbol.dispose]() {
      s3.destroy();
    },
  };
}
