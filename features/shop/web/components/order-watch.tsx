"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { LiveQueries } from "@/components/ui/live-queries";
import { type OrderNow, useOrderState } from "../queries";

interface OrderWatchProps {
  guildId: string;
  number: number;
  shown: OrderNow;
  moving: boolean;
}

function Watch({ guildId, number, shown, moving }: OrderWatchProps) {
  const router = useRouter();
  const { data, isError } = useOrderState(guildId, number, shown, moving);
  const changed = data.stateAt !== shown.stateAt;
  // The page's own server render knows the words and the evidence: it is asked for when something happened.
  useEffect(() => {
    if (changed) router.refresh();
  }, [changed, router]);
  if (!isError) return null;
  return (
    <p role="status" className="text-12 text-warn">
      The newest state could not be asked. This is the last one that is known.
    </p>
  );
}

/** Keeps an order's page true while somebody looks at it. */
export function OrderWatch(props: OrderWatchProps) {
  return (
    <LiveQueries>
      <Watch {...props} />
    </LiveQueries>
  );
}
