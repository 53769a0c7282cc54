"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { SoftLink } from "../ui/soft-link";

interface NavLinkProps extends ComponentProps<typeof SoftLink> {
  href: string;
  /** For roots such as Home: the page alone, and none below it. */
  exact?: boolean;
  /** Addresses of the links beside it: a page below this one may have its own. */
  beside?: readonly string[];
}

const leadsTo = (href: string, path: string) => path === href || path.startsWith(`${href}/`);

/** A link that knows when its page, or one below it, is open. */
export function NavLink({ exact, beside = [], href, ...rest }: NavLinkProps) {
  const path = usePathname();
  const nearer = beside.some((other) => other.startsWith(`${href}/`) && leadsTo(other, path));
  const here = exact ? path === href : leadsTo(href, path) && !nearer;
  return <SoftLink {...rest} href={href} aria-current={here ? "page" : undefined} />;
}
