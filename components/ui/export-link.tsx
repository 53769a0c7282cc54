import { Download } from "lucide-react";
import { buttonClass } from "./button-class";

/** Leads to a view's rows as a CSV file; its address carries the filters of the view. */
export function ExportLink({ href, what }: { href: string; what?: string }) {
  return (
    <a href={href} download className={buttonClass({ size: "small" })}>
      <Download aria-hidden className="size-4" />
      {what ? `Export ${what}` : "Export as CSV"}
    </a>
  );
}
