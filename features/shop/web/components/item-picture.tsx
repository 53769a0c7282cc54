import { LinePicture } from "@/components/art/line/line-pictures";
import { cn } from "@/components/ui/cn";

/** The line drawing of an item; a parcel for items without one. */
export function ItemPicture({ name, className }: { name: string | null; className?: string }) {
  return <LinePicture picture={name ?? "generic"} className={cn("h-auto", className)} />;
}
