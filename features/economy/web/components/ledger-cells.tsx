import { Coins } from "@/components/ui/coins";
import { Time } from "@/components/ui/time";

/** Why coins moved, in a line of the ledger; on phones with its time. */
export function CauseWords({ at, detail }: { at: string; detail: string | null }) {
  return (
    <span className="ml-1 text-12 text-muted max-md:ml-0 max-md:block">
      <span className="md:hidden">
        <Time at={at} shape="clock" />
        {detail ? ", " : null}
      </span>
      {detail}
    </span>
  );
}

/** An amount that opens to its cause. */
export function LineAmount({ amount }: { amount: number }) {
  return (
    <span className="justify-self-end">
      <Coins
        signed
        amount={amount}
        currency={null}
        className="font-medium underline decoration-dotted decoration-line-meaning underline-offset-4"
      />
    </span>
  );
}
