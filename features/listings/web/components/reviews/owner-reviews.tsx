import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { GuildReview } from "../../../reviews/data/of-listing";
import { hoursWords } from "../../../reviews/rules";
import { AnswerForm } from "./answer-form";
import { Stars } from "./stars";

/** What players say about the server, and what its people answer. */
export function OwnerReviews({
  reviews,
  guildId,
  manages,
}: {
  reviews: readonly GuildReview[];
  guildId: string;
  manages: boolean;
}) {
  if (reviews.length === 0)
    return (
      <Card flush>
        <EmptyState title="Nobody has reviewed it yet">
          Linked players with at least five hours in this server's own log can. What they write stands here
          and on the public page, and you answer it here.
        </EmptyState>
      </Card>
    );
  return (
    <Card flush className="max-w-4xl">
      <ul aria-label="Reviews" className="divide-y">
        {reviews.map((review) => (
          <li key={review.id} className="grid gap-3 px-5 py-5 max-md:px-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-muted">
              <Stars stars={review.stars} />
              <b className="font-medium text-ink">
                {review.author ?? "A player who does not show themselves"}
              </b>
              <span>{`after ${hoursWords(review.seconds)} here`}</span>
              <Time at={review.at} shape="smart" />
            </p>
            <p className="whitespace-pre-line text-14 leading-relaxed [overflow-wrap:anywhere]">
              {review.body}
            </p>
            {review.hidden === null ? (
              <AnswerForm guildId={guildId} reviewId={review.id} kept={review.answer} manages={manages} />
            ) : (
              <Status meaning="neutral">{`Hidden by Grizzly: ${review.hidden}`}</Status>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
