import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { complaintTitle } from "#app/_shell/complaint-title.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, trpc } from "#app/_trpc/server.tsx";
import { ComplaintView } from "./_components/complaint-view.tsx";

export async function generateMetadata({ params }: PageProps<"/complaints/[id]">): Promise<Metadata> {
  const { id } = await params;
  return { title: complaintTitle(id, await getTranslations("shell")) };
}

export default async function ComplaintPage({ params }: PageProps<"/complaints/[id]">) {
  const { id } = await params;
  const me = await requireMe();
  await requireReadable(id);
  return (
    <HydrateClient>
      <ComplaintView id={id} me={{ _id: me._id, role: me.role }} />
    </HydrateClient>
  );
}

/** Awaited, so that a complaint that is not there, or not theirs to see, is a real 404. */
async function requireReadable(id: string): Promise<void> {
  try {
    await getQueryClient().fetchQuery(trpc.complaints.byId.queryOptions({ id }));
  } catch (error) {
    // What is too long for any id is nobody's either.
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    throw error;
  }
}
