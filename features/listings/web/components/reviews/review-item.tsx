import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { hoursWords } from "../../../reviews/rules";
import type { ReviewDto } from "../../../reviews/schema";
import { Stars } from "./stars";

/** One review as everybody reads it. @param tools what can be done with it */
export function ReviewItem({
  review,
  server,
  tools,
}: {
  review: ReviewDto;
  server: string;
  tools?: ReactNode;
}) {
  return (
    <li className="border-t py-5 first:border-t-0 first:pt-0">
      <article>
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-muted">
          <Stars stars={review.stars} />
          <h3 className="font-medium text-14 text-ink">{review.author ?? "A player"}</h3>
          <span>{`after ${hoursWords(review.seconds)} here`}</span>
          <span>
            <Time at={review.at} shape="date" />
            {review.edited ? ", changed since" : ""}
          </span>
        </header>
        <p className="mt-2 max-w-[68ch] whitespace-pre-line text-16 leading-relaxed [overflow-wrap:anywhere]">
          {review.body}
        </p>
        {review.answer ? (
          <div className="mt-3 max-w-[68ch] border-honey-line border-l-2 pl-4">
            <p className="text-12 text-muted">
              {`${server} answers, `}
              <Time at={review.answer.at} shape="date" />
            </p>
            <p className="mt-1 whitespace-pre-line text-14 leading-relaxed [overflow-wrap:anywhere]">
              {review.answer.text}
            </p>
          </div>
        ) : null}
        {tools}
      </article>
    </li>
  );
}
