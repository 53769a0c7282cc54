"use client";
import { lazy, Suspense, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";

// Most who read a page never write: what asks and takes the words comes with the press.
const ReviewPanel = lazy(() => import("./review-panel"));

/** Asks who is looking only once they want to write. */
export function WriteReview({ slug }: { slug: string }) {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  if (open)
    return (
      <div className="rounded-card border bg-raised p-5 max-md:p-4">
        <Suspense
          fallback={
            <p role="status" className="text-13 text-muted">
              Looking for your hours here.
            </p>
          }
        >
          <ReviewPanel
            slug={slug}
            onDone={() => {
              setOpen(false);
              setDone(true);
            }}
          />
        </Suspense>
      </div>
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button type="button" className={buttonClass({})} onClick={() => setOpen(true)}>
        Write a review
      </button>
      <span role="status" className="text-13 text-muted">
        {done ? "Done. It stands here now." : ""}
      </span>
    </div>
  );
}
