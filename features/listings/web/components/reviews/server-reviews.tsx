import { loadReviews } from "../../reviews/loaders";
import { MoreReviews } from "./more-reviews";
import { ReportButton } from "./report-button";
import { ReviewItem } from "./review-item";
import { WriteReview } from "./write-review";

function Summary({ counts }: { counts: readonly number[] }) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const mean = counts.reduce((sum, count, at) => sum + count * (at + 1), 0) / all;
  return (
    <dl className="grid max-w-[26rem] gap-1.5 text-13">
      <div className="mb-1 flex items-baseline gap-2">
        <dt className="sr-only">On average</dt>
        <dd className="font-semibold text-24 tabular-nums">{mean.toFixed(1)}</dd>
        <dd className="text-muted">{`of 5, from ${all} ${all === 1 ? "player" : "players"}`}</dd>
      </div>
      {[5, 4, 3, 2, 1].map((stars) => {
        const count = counts[stars - 1] ?? 0;
        return (
          <div key={stars} className="grid grid-cols-[4rem_1fr_2rem] items-center gap-3">
            <dt className="text-muted">{stars === 1 ? "1 star" : `${stars} stars`}</dt>
            <dd aria-hidden className="h-2 overflow-hidden rounded-full bg-fill-strong">
              <span className="block h-full bg-honey" style={{ width: `${(100 * count) / all}%` }} />
            </dd>
            <dd className="text-right text-muted tabular-nums">{count}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What players who know the server say about it; prerendered, and renewed when one of it changes. */
export async function ServerReviews({ slug, name }: { slug: string; name: string }) {
  const page = await loadReviews(slug);
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="mt-12 grid scroll-mt-20 gap-6">
      <header>
        <h2 id="reviews-title" className="font-semibold text-20">
          Reviews
        </h2>
        <p className="mt-1 text-14 text-muted">
          Only from linked players with at least five hours in this server's own log. Their hours stand beside
          each.
        </p>
      </header>
      {page === null ? (
        <p className="text-14 text-muted">Not known yet. They come with the next visit.</p>
      ) : null}
      {page?.counts && page.reviews.length > 0 ? <Summary counts={page.counts} /> : null}
      {page && page.reviews.length === 0 ? (
        <p className="text-14 text-muted">Nobody has written one yet.</p>
      ) : null}
      <WriteReview slug={slug} />
      {page && page.reviews.length > 0 ? (
        <ul aria-label="Reviews">
          {page.reviews.map((review) => (
            <ReviewItem
              key={review.id}
              review={review}
              server={name}
              tools={<ReportButton slug={slug} reviewId={review.id} />}
            />
          ))}
        </ul>
      ) : null}
      {page?.next ? <MoreReviews key={page.next} slug={slug} server={name} next={page.next} /> : null}
      <p>
        <ReportButton slug={slug} reviewId={null} />
      </p>
    </section>
  );
}
