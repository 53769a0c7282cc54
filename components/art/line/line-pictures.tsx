import { cn } from "../../ui/cn";
import { PICTURE_KEYS } from "./picture-keys";

const KEYS = new Set<string>(PICTURE_KEYS);

/**
 * The line drawing of a key, from the one file that has them all (/drawings.svg): a page with twenty of them carries
 * their paths once, and not in its own text. A key that nobody drew shows a parcel.
 * @param label only where no text beside it says the same
 */
export function LinePicture({
  picture,
  label,
  className,
}: {
  picture: string;
  label?: string;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 240 120"
      fill="none"
      strokeLinejoin="round"
      strokeLinecap="round"
      className={cn("block", className ?? "w-full")}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <use href={`/drawings.svg#${KEYS.has(picture) ? picture : "generic"}`} />
    </svg>
  );
}
