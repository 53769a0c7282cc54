"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { LiveQueries } from "@/components/ui/live-queries";
import type { OwnReviewing } from "../../../reviews/schema";
import { ReviewForm } from "./review-form";

async function ask(slug: string, signal: AbortSignal): Promise<OwnReviewing> {
  const answer = await fetch(`/api/listings/${slug}/reviews/own`, { signal });
  if (!answer.ok) throw new Error("The site did not say whether you may.");
  return (await answer.json()) as OwnReviewing;
}

function SignIn({ slug }: { slug: string }) {
  return (
    <form method="post" action="/api/auth/signin/discord" className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="callbackUrl" value={`/servers/${slug}#reviews`} />
      <p className="text-13 text-muted">
        Reviews come from linked players with at least five hours here. Sign in, so that we know yours.
      </p>
      <Button type="submit">Sign in with Discord</Button>
    </form>
  );
}

interface PanelProps {
  slug: string;
  onDone: () => void;
}

function Standing({ slug, onDone }: PanelProps) {
  const client = useQueryClient();
  const { data, isPending, refetch } = useQuery({
    queryKey: ["own-review", slug],
    queryFn: ({ signal }) => ask(slug, signal),
  });
  if (isPending)
    return (
      <p role="status" className="text-13 text-muted">
        Looking for your hours here.
      </p>
    );
  if (!data)
    return (
      <p role="alert" className="flex flex-wrap items-center gap-3 text-13 text-muted">
        The site did not answer, so your hours are not known. Nothing is lost.
        <Button size="small" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    );
  if (!data.signedIn) return <SignIn slug={slug} />;
  if (data.review?.hidden)
    return <p className="text-13 text-muted">Staff have hidden your review: “{data.review.hidden}”</p>;
  if (data.refusal)
    return (
      <p role="status" className="flex flex-wrap items-center gap-3 text-13 text-muted">
        {data.refusal.sentence}
        {data.refusal.why === "not-linked" ? (
          <a href="/me/players" className="text-ink underline underline-offset-3">
            Link my player
          </a>
        ) : null}
      </p>
    );
  return (
    <ReviewForm
      slug={slug}
      seconds={data.seconds ?? 0}
      kept={data.review}
      onDone={() => {
        client.removeQueries({ queryKey: ["own-review", slug] });
        onDone();
      }}
    />
  );
}

/** Whether somebody may review a server, with the form or the sentence that says why not. */
export default function ReviewPanel(props: PanelProps) {
  return (
    <LiveQueries>
      <Standing {...props} />
    </LiveQueries>
  );
}
