import { Status } from "@/components/ui/badge";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { ReportDto } from "../../../reports/data/queue";
import { TOPICS } from "../../../reports/topics";
import { DecideReport } from "./decide-report";

function hides({ review, listing }: ReportDto): "review" | "listing" | null {
  if (review) return review.state === "visible" ? "review" : null;
  return listing.state === "live" ? "listing" : null;
}

/** A report with what it is about, who wrote it and what can be decided. */
export function ReportCard({ report }: { report: ReportDto }) {
  const { review, listing, topic, reason, reporter, state, answer } = report;
  return (
    <li className="grid gap-4 px-5 py-5 max-md:px-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-14">
          {review ? "A review of " : "The page of "}
          <SoftLink href={`/admin/listings/${listing.id}`} className="quiet-link">
            {listing.name}
          </SoftLink>
        </h2>
        <span className="flex flex-wrap items-center gap-3 text-12 text-muted">
          {topic ? <span className="text-ink">{TOPICS[topic]}</span> : null}
          <Time at={report.at} shape="smart" />
        </span>
      </div>
      <p className="text-14 leading-relaxed [overflow-wrap:anywhere]">{reason}</p>
      <p className="text-12 text-muted">
        {reporter ?? "Somebody whose account is gone"}
        {report.reporterCount > 1
          ? `, ${report.reporterCount} reports, ${report.reporterRight} of them right`
          : ", their first report"}
      </p>
      {review ? (
        <blockquote className="rounded-control border bg-ground px-4 py-3 text-13">
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{review.body}</p>
          <footer className="mt-2 text-12 text-muted">
            {`${review.author ?? "A former member"}, ${review.stars} of 5 stars`}
            {review.state === "hidden" ? ", hidden" : ""}
          </footer>
        </blockquote>
      ) : null}
      {state === "open" ? (
        <DecideReport reportId={report.id} hides={hides(report)} />
      ) : (
        <p className="flex flex-wrap items-center gap-3 text-13">
          <Status meaning={state === "upheld" ? "bad" : "neutral"}>
            {state === "upheld" ? "It was right" : "Dismissed"}
          </Status>
          <span className="text-muted">{answer}</span>
        </p>
      )}
    </li>
  );
}
