"use client";

import { Send } from "lucide-react";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { postBrief } from "../actions";

/** Posts the brief into the team's channel with one press; without a channel it leads to where one is set. */
export function PostBrief({
  guildId,
  channel,
  feedsHref,
}: {
  guildId: string;
  channel: string | null;
  feedsHref: string;
}) {
  const { busy, problem, run } = useAction();
  const [posted, setPosted] = useState(false);
  if (channel === null)
    return (
      <ButtonLink href={feedsHref} size="small">
        Choose the team's channel
      </ButtonLink>
    );
  return (
    <div className="grid justify-items-end gap-1.5 max-md:justify-items-stretch">
      <Button
        size="small"
        busy={busy}
        onClick={() =>
          run(
            () => postBrief({ guildId }),
            () => setPosted(true),
          )
        }
      >
        <Send aria-hidden />
        Post to #{channel}
      </Button>
      <p role="status" className="max-w-64 text-right text-12 text-muted max-md:max-w-none max-md:text-left">
        {problem ? (
          <span className="text-bad">{problem.message}</span>
        ) : posted ? (
          "It stands in Discord now."
        ) : null}
      </p>
    </div>
  );
}
