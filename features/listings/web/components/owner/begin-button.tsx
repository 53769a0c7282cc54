"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { beginListing } from "../../listing-actions";

/** Begins a listing for a game server and opens its editor. */
export function BeginButton({
  guildId,
  serviceId,
  path,
}: {
  guildId: string;
  serviceId: string;
  path: string;
}) {
  const router = useRouter();
  const { busy, problem, run } = useAction();
  return (
    <div className="grid justify-items-end gap-1">
      <Button
        busy={busy}
        onClick={() =>
          run(
            () => beginListing({ guildId, serviceId }),
            ({ listingId }) => router.push(`${path}/${listingId}`),
          )
        }
      >
        Begin a listing
      </Button>
      {problem ? (
        <p role="alert" className="max-w-72 text-12 text-bad">
          {problem.message}
        </p>
      ) : null}
    </div>
  );
}
