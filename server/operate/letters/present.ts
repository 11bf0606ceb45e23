import { z } from "zod";
import { wordsOf } from "#server/core/saying.ts";
import type { DeadLetter } from "./dead-letter.ts";
import type { LetterGroupFigures } from "./letter-groups.ts";
import { letterWords } from "./letter-words.ts";
import type { Redrive, RedriveFigures } from "./redrive.ts";
import type { LetterGroup, LetterView, RedriveView } from "./wire.ts";

const NamesComplaint = z.object({ data: z.object({ complaintId: z.string().regex(/^COMP-\d{5,12}$/) }) });

export function presentGroup({ groupId, firstAt, lastAt, ...figures }: LetterGroupFigures): LetterGroup {
  return {
    id: groupId,
    ...letterWords(figures.reason),
    ...figures,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  };
}

export function presentLetter(letter: DeadLetter): LetterView {
  const { id, groupId, state, reason, errorClass, error, body, attributes, cutFromBytes, attempts } = letter;
  return {
    id,
    groupId,
    state,
    reason,
    errorClass,
    error,
    eventType: attributes["eventType"] ?? null,
    complaintId: complaintIn(body),
    body,
    attributes,
    cutFromBytes,
    attempts,
    whyNoRetry: whyNoRetry(letter),
    firstAt: letter.firstAt.toISOString(),
    failedAt: letter.failedAt.toISOString(),
    endedAt: letter.endedAt?.toISOString() ?? null,
    history: letter.history
      .map(({ messageId: _queueOwn, at, ...failure }) => ({ ...failure, at: at.toISOString() }))
      .toReversed(),
  };
}

export function presentRedrive(redrive: Redrive, figures: RedriveFigures): RedriveView {
  const { id, state, selection, createdAt, createdBy, finishedAt, problem } = redrive;
  const { sent, resolved, failedAgain } = figures;
  return {
    id,
    state,
    label: labelOf(redrive),
    groupId: "groupId" in selection ? selection.groupId : null,
    total: redrive.total || figures.total,
    sent,
    resolved,
    failedAgain,
    createdAt: createdAt.toISOString(),
    createdBy,
    finishedAt: finishedAt?.toISOString() ?? null,
    problem,
  };
}

function whyNoRetry({ state, cutFromBytes }: DeadLetter): string | null {
  if (cutFromBytes !== null) {
    return wordsOf({ key: "letters.whyNoRetry.cut", values: { bytes: cutFromBytes } });
  }
  switch (state) {
    case "failed":
      return null;
    default:
      return wordsOf({ key: `letters.whyNoRetry.${state}` });
  }
}

function labelOf({ selection }: Redrive): string {
  if ("all" in selection) return wordsOf({ key: "letters.retry.everything" });
  return "groupId" in selection
    ? wordsOf({ key: "letters.retry.group", values: { groupId: selection.groupId } })
    : wordsOf({ key: "letters.retry.messages", values: { count: selection.ids.length } });
}

function complaintIn(body: string): string | null {
  try {
    return NamesComplaint.safeParse(JSON.parse(body)).data?.data.complaintId ?? null;
  } catch {
    return null;
  }
}
