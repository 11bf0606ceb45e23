"use client";

import { Star } from "lucide-react";
import { useState } from "react";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { cleanText } from "#server/core/characters.ts";
import type { ComplaintActions } from "./use-complaint-actions.ts";

const WORDS = ["Not at all", "A little", "Partly", "Yes", "Yes, and it was a pleasure"] as const;

/** One to five, with room for words once a score is chosen. Sent once. */
export function RatingForm({ id, actions }: { id: string; actions: ComplaintActions }) {
  const { rate } = actions;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!rate.isPending) rate.mutate({ id, score, comment: cleanText(comment) });
      }}
    >
      <fieldset>
        <legend className="text-sm font-medium">Did that help?</legend>
        <div className="flex flex-wrap items-center gap-x-3">
          <div className="flex">
            {WORDS.map((word, index) => (
              <label
                key={word}
                title={word}
                className="flex size-11 cursor-pointer items-center justify-center rounded-md text-muted hover:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="score"
                  value={index + 1}
                  checked={score === index + 1}
                  onChange={() => setScore(index + 1)}
                  className="sr-only"
                />
                <Star className={`size-6 ${index < score ? "fill-accent text-accent" : ""}`} aria-hidden />
                <span className="sr-only">{`${index + 1} of 5: ${word}`}</span>
              </label>
            ))}
          </div>
          <span className="text-sm text-muted" aria-hidden>
            {WORDS[score - 1]}
          </span>
        </div>
      </fieldset>
      {score > 0 ? (
        <div className="flex animate-fade-in flex-col gap-2">
          <label htmlFor="rating-comment" className="text-sm font-medium">
            Anything you want to add? <span className="font-normal text-muted">(optional)</span>
          </label>
          <TextArea
            id="rating-comment"
            size="lg"
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
          {rate.error ? <Notice tone="danger">{failureOf(rate.error).message}</Notice> : null}
          <div>
            <Button type="submit" variant="primary" size="lg" pending={rate.isPending}>
              Send rating
            </Button>
          </div>
        </div>
      ) : null}
    </form>
  );
}
