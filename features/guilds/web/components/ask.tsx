"use client";
import type { ReactNode } from "react";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";

/** A question before something is changed, open as long as it is rendered. */
export function Confirm({
  id,
  title,
  verb,
  busy,
  problem,
  onYes,
  onClose,
  children,
}: {
  id: string;
  title: string;
  verb: string;
  busy: boolean;
  problem: string | undefined;
  onYes: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const answers = (
    <>
      <Button look="ghost" data-closes>
        Leave it
      </Button>
      <Button look="primary" busy={busy} onClick={onYes}>
        {verb}
      </Button>
    </>
  );
  return (
    <Asked id={id} title={title} actions={answers} onClose={onClose}>
      {children}
      {problem ? (
        <p role="alert" className="mt-3 text-bad">
          {problem}
        </p>
      ) : null}
    </Asked>
  );
}
