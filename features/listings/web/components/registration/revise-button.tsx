"use client";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { moveApplication } from "../../registration/actions";

/** Makes a draft of it again: of one in review, or of one that was refused. */
export function ReviseButton({ application, refused }: { application: number; refused: boolean }) {
  const { busy, problem, run } = useAction();
  return (
    <span className="flex flex-wrap items-center gap-3">
      <Button busy={busy} onClick={() => run(() => moveApplication({ application, move: "revise" }))}>
        {refused ? "Change it and try again" : "Take it back to change it"}
      </Button>
      {problem ? (
        <span role="alert" className="text-13 text-bad">
          {problem.message}
        </span>
      ) : null}
    </span>
  );
}
