"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";

/** A link that knows when its page, or one below it, is open. `exact` for roots such as Home. */
export function NavLink({
  exact,
  href,
  ...rest
}: Omit<ComponentProps<typeof Link>, "href"> & { href: string; exact?: boolean }) {
  const path = usePathname();
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  return <Link {...rest} href={href} aria-current={here ? "page" : undefined} />;
}
