import type { ReactNode } from "react";

export default function MissingLayout({ children }: { children: ReactNode }) {
  return children;
}
