import { cn } from "./cn";

const WHOLE = new Intl.NumberFormat("en-GB");

/** The coin: a ring with a dot. */
export function CoinMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={cn("size-3.5 shrink-0 text-honey-line", className)}
    >
      <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="3" fill="currentColor" />
    </svg>
  );
}

/**
 * An amount with its currency, figures of one width. `signed` shows + and − and colours what came in.
 * Sizes follow the text around it; `large` is for prices and balances.
 */
export function Coins({
  amount,
  currency = "GC",
  signed,
  large,
  mark,
  className,
}: {
  amount: number;
  currency?: string | null;
  signed?: boolean;
  large?: boolean;
  mark?: boolean;
  className?: string;
}) {
  const figure = WHOLE.format(Math.abs(amount));
  const sign = amount < 0 ? "−" : signed && amount > 0 ? "+" : "";
  return (
    <span
      className={cn(
        "inline-flex items-baseline gap-1 whitespace-nowrap",
        large && "font-semibold text-16",
        signed && amount > 0 && "text-good",
        className,
      )}
    >
      {mark ? <CoinMark className="self-center" /> : null}
      <span>
        {sign}
        {figure}
      </span>
      {currency ? <span className={large ? "font-normal text-13" : "text-[0.92em]"}>{currency}</span> : null}
    </span>
  );
}
