import { Status } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { creatorWords } from "../../creator-words";
import type { CreatorAccess } from "../../data/creator";

const MEANING = { good: "good", note: "warn", bad: "bad" } as const;

/** Says in words where the creator's access ends or is not renewed; nothing while all is well. */
export function CreatorPart({ access }: { access: CreatorAccess | null }) {
  const { state, title, sentence } = creatorWords(access);
  if (state === "good") return null;
  return (
    <Card className="mb-5 grid gap-1.5" role={state === "bad" ? "alert" : undefined}>
      <Status meaning={MEANING[state]}>{title}</Status>
      <p className="text-13 text-muted">{sentence}</p>
    </Card>
  );
}
