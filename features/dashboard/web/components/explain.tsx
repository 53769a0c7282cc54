import { Info } from "lucide-react";
import { squareClass } from "@/components/ui/button-class";
import { Facts } from "@/components/ui/card";
import { Popover } from "@/components/ui/popover";
import { Time } from "@/components/ui/time";
import type { Kept, LastRecount } from "../../schema";

export interface Explained {
  /** The rollup that the figure is read from. */
  source: string;
  words: string;
  recount: LastRecount | null;
}

const WHOLE = new Intl.NumberFormat("en-GB");

/** Where a figure comes from: its rollup, how far it reaches, and when it was last counted again. */
export function Explain({
  id,
  label,
  kept,
  explained,
}: {
  id: string;
  label: string;
  kept: Pick<Kept, "computedAt" | "sourceUntil">;
  explained: Explained;
}) {
  const { source, words, recount } = explained;
  return (
    <Popover
      id={id}
      label={`Explain this number: ${label}`}
      button={<Info aria-hidden className="size-3.5" />}
      buttonClassName={squareClass({ size: "small" }, "-my-1.5 -mr-2.5 text-faint")}
      className="w-72 p-4"
    >
      <p className="font-medium">{label}</p>
      <p className="mt-1 text-muted">{words}</p>
      <Facts
        className="mt-2"
        facts={[
          { label: "Read from", value: <code className="font-mono text-12">{source}</code> },
          { label: "Computed", value: <Time at={kept.computedAt} shape="smart" /> },
          {
            label: "Data until",
            value: kept.sourceUntil ? <Time at={kept.sourceUntil} shape="smart" /> : "not known",
          },
          { label: "Counted again", value: recount ? <Time at={recount.at} shape="smart" /> : "not yet" },
          ...(recount
            ? [
                {
                  label: "Result",
                  value:
                    recount.wrong === 0
                      ? `all ${WHOLE.format(recount.rows)} totals agree`
                      : `${recount.wrong} of ${WHOLE.format(recount.rows)} differ`,
                },
              ]
            : []),
        ]}
      />
    </Popover>
  );
}
