"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { startApplication } from "../../registration/actions";

/** Begins an application for a guild and opens it. */
export function BeginButton({ guildId, name }: { guildId: string; name: string }) {
  const router = useRouter();
  const { busy, problem, run } = useAction();
  return (
    <span className="flex flex-wrap items-center gap-3">
      {problem ? (
        <span role="alert" className="text-bad">
          {problem.message}
        </span>
      ) : null}
      <Button
        busy={busy}
        aria-label={`Begin for ${name}`}
        onClick={() =>
          run(
            () => startApplication({ guildId }),
            ({ id }) => router.push(`/me/applications/${id}`),
          )
        }
      >
        Begin
      </Button>
    </span>
  );
}
