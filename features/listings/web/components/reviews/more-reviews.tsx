"use client";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import type { ReviewDto, ReviewPage } from "../../../reviews/schema";
import { ReportButton } from "./report-button";
import { ReviewItem } from "./review-item";

/** The reviews behind the first ones, page by page. */
export function MoreReviews({ slug, server, next: first }: { slug: string; server: string; next: string }) {
  const [reviews, setReviews] = useState<ReviewDto[]>([]);
  const [next, setNext] = useState<string | null>(first);
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const more = async () => {
    setState("busy");
    const answer = await fetch(`/api/listings/${slug}/reviews?after=${encodeURIComponent(next ?? "")}`).catch(
      () => null,
    );
    const page = answer?.ok ? ((await answer.json()) as ReviewPage) : null;
    if (!page) return setState("failed");
    setReviews((before) => [...before, ...page.reviews]);
    setNext(page.next);
    setState("ready");
  };
  return (
    <>
      {reviews.length > 0 ? (
        <ul aria-label="Earlier reviews" className="border-t pt-5">
          {reviews.map((review) => (
            <ReviewItem
              key={review.id}
              review={review}
              server={server}
              tools={<ReportButton slug={slug} reviewId={review.id} />}
            />
          ))}
        </ul>
      ) : null}
      {next ? (
        <p className="flex flex-wrap items-center gap-3 text-13 text-muted">
          <button
            type="button"
            className={buttonClass({})}
            disabled={state === "busy"}
            onClick={() => void more()}
          >
            Show earlier ones
          </button>
          <span role="status">{state === "failed" ? "The site did not answer. Try again." : ""}</span>
        </p>
      ) : null}
    </>
  );
}
