"use client";
import { useState } from "react";
import { Status } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import { useAction } from "@/features/identity/web/use-action";
import type { ApplicationDto } from "../../../registration/data/applications";
import { checkApplication } from "../../registration/actions";

interface ProofCardProps {
  application: number;
  code: string;
  proof: ApplicationDto["proof"];
  /** What Nitrado's account says, in a sentence. */
  nitrado: { proven: boolean; sentence: string };
  /** Whether there is still something to look for. */
  open: boolean;
  setupHref: string;
}

/** Two ways to prove that a server is one's own, and what the last look found. */
export function ProofCard({ application, code, proof, nitrado, open, setupHref }: ProofCardProps) {
  const [found, setFound] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  if (proof.at)
    return (
      <div className="grid gap-2 text-13">
        <Status meaning="good">Proven</Status>
        <p className="text-muted">{proof.seen}</p>
        <p className="text-12 text-faint">
          <Time at={proof.at} shape="smart" />
        </p>
      </div>
    );
  return (
    <div className="grid gap-4 text-13">
      <Status meaning="warn">Not proven yet</Status>
      <ol className="grid list-decimal gap-3 pl-4 text-muted">
        <li>
          <b className="font-medium text-ink">With Nitrado.</b> {nitrado.sentence}{" "}
          {nitrado.proven ? null : (
            <a className="quiet-link text-ink" href={setupHref}>
              Open the setup
            </a>
          )}
        </li>
        <li>
          <b className="font-medium text-ink">With a code in its name.</b> Put this anywhere in the server's
          name, restart it, and press “Look now”. Afterwards the name can go back to what it was.
          <span className="mt-2 block">
            <Copyable value={code} label="the code" />
          </span>
        </li>
      </ol>
      {open ? (
        <div>
          <Button
            busy={busy}
            onClick={() =>
              run(
                () => checkApplication({ application }),
                ({ sentence }) => setFound(sentence),
              )
            }
          >
            Look now
          </Button>
        </div>
      ) : null}
      <p role="status" className="text-muted">
        {busy ? "Asking the server. This takes up to three seconds." : (found ?? proof.seen)}{" "}
        {!busy && found === null && proof.checkedAt ? <Time at={proof.checkedAt} /> : null}
      </p>
      {problem ? (
        <p role="alert" className="text-bad">
          {problem.message}
        </p>
      ) : null}
      <p className="text-12 text-faint">
        On a console without Nitrado here, staff look for the code in the game's own server list. Say so in
        the thread.
      </p>
    </div>
  );
}
