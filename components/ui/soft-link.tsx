"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

/**
 * A link inside the site that changes the page without loading a document, fetched ahead when it is pointed at.
 * What `next/link` does here, at a tenth of the 3.3 kB that it adds to every page.
 */
export function SoftLink({
  href,
  scroll,
  prefetch = true,
  onClick,
  ...rest
}: ComponentProps<"a"> & {
  href: string;
  /** False keeps the place on the page, for tabs and pages of a list. */
  scroll?: boolean;
  /** False for pages that are dear to make and seldom opened. */
  prefetch?: boolean;
}) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target;
    if (event.defaultPrevented || event.button !== 0 || elsewhere) return;
    event.preventDefault();
    router.push(href, { scroll });
  };
  const ahead = prefetch ? () => router.prefetch(href) : undefined;
  return <a {...rest} href={href} onClick={follow} onPointerEnter={ahead} onFocus={ahead} />;
}
