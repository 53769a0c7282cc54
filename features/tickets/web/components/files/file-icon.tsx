import { FileText, Film, Image, ScrollText } from "lucide-react";

/** The sign of a kind of file. */
export function FileIcon({ mediaType }: { mediaType: string }) {
  const look = "size-4 shrink-0 text-muted";
  if (mediaType.startsWith("image/")) return <Image aria-hidden className={look} />;
  if (mediaType.startsWith("video/")) return <Film aria-hidden className={look} />;
  return mediaType === "application/pdf" ? (
    <FileText aria-hidden className={look} />
  ) : (
    <ScrollText aria-hidden className={look} />
  );
}
