"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { SoftLink } from "../ui/soft-link";

/** A link that knows when its page, or one below it, is open. `exact` for roots such as Home. */
export function NavLink({ exact, href, ...rest }: ComponentProps<typeof SoftLink> & { exact?: boolean }) {
  const path = usePathname();
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  return <SoftLink {...rest} href={href} aria-current={here ? "page" : undefined} />;
}
