"use client";
import { Undo2 } from "lucide-react";
import { useCallback, useId, useState, useTransition } from "react";
import { createPortal } from "react-dom";
import { Input } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { undoVerdictEffect } from "../../verdict-actions";

/** Takes one effect of a verdict back, with a reason that the person reads. */
export function UndoButton({
  guildId,
  effectId,
  what,
  means,
}: {
  guildId: string;
  effectId: number;
  what: string;
  /** What becomes of it. */
  means: string;
}) {
  const id = useId();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const close = useCallback(() => setAsked(false), []);
  const undo = () =>
    start(async () => {
      const result = await undoVerdictEffect({ guildId, effectId, reason });
      if (result.ok) return setAsked(false);
      setError(result.error.fields?.reason ?? result.error.message);
    });
  return (
    <>
      <Button size="small" look="ghost" onClick={() => setAsked(true)} aria-label={`Undo: ${what}`}>
        <Undo2 aria-hidden />
        Undo
      </Button>
      {asked
        ? createPortal(
            <Asked
              id={`${id}-undo`}
              title="Take it back"
              onClose={close}
              actions={
                <Button look="danger" busy={busy} onClick={undo}>
                  Take it back
                </Button>
              }
            >
              <div className="grid gap-2">
                <p>
                  {what}. {means}.
                </p>
                <label htmlFor={`${id}-reason`} className="font-medium text-13 text-ink">
                  Why, for them to read
                </label>
                <Input
                  id={`${id}-reason`}
                  maxLength={300}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
                {error ? (
                  <p role="alert" className="text-13 text-bad">
                    {error}
                  </p>
                ) : null}
              </div>
            </Asked>,
            document.body,
          )
        : null}
    </>
  );
}
