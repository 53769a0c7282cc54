"use client";
import { lazy, Suspense, useState } from "react";

// Comes with the press: most who read a page report nothing.
const ReportQuestion = lazy(() => import("./report-question"));

const LINK =
  "inline-flex min-h-6 items-center text-12 text-muted underline underline-offset-3 hover:text-ink max-md:min-h-11";

/** Tells staff that something is wrong with a listing's page, or with a review of it. */
export function ReportButton({ slug, reviewId }: { slug: string; reviewId: string | null }) {
  const [open, setOpen] = useState(false);
  const [close] = useState(() => () => setOpen(false));
  return (
    <>
      <button type="button" className={LINK} onClick={() => setOpen(true)}>
        {reviewId === null ? "Report this page" : "Report"}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ReportQuestion slug={slug} reviewId={reviewId} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
