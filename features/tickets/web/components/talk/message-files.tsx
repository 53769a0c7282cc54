import { Download, X } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { sizeWords } from "../../../attachments/limits";
import type { TicketFile } from "../../../attachments/schema";
import { FileIcon } from "../files/file-icon";

interface FileProps {
  file: TicketFile;
  /** Where its bytes are. */
  address: string;
}

const LINK =
  "inline-flex min-h-9 max-w-full items-center gap-2 rounded-control border border-line-strong bg-ground px-2.5 text-13 hover:border-line-meaning max-md:min-h-11";

/** Pixels that a picture takes at most in a conversation. */
const TALL = 256;

/** Said as attributes, so that the place is kept before the picture is there and nothing moves. */
function smallSize(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, TALL / height);
  return { width: Math.round(width * share), height: Math.round(height * share) };
}

/** A picture in the conversation; a press shows it whole. */
function Picture({ file, address }: FileProps) {
  const id = `file-${file.id}`;
  const size = { width: file.width ?? undefined, height: file.height ?? undefined };
  return (
    <>
      <button
        type="button"
        data-opens={id}
        aria-label={`Open the picture ${file.name}`}
        className="block max-w-full overflow-hidden rounded-control border border-line-strong bg-sunken hover:border-line-meaning"
      >
        {/* biome-ignore lint/performance/noImgElement: our own picture, in the size that it is shown */}
        <img
          src={`${address}?size=small`}
          alt=""
          loading="lazy"
          decoding="async"
          {...(file.width && file.height ? smallSize(file.width, file.height) : {})}
          className="h-auto max-h-64 max-w-full object-contain"
        />
      </button>
      <dialog
        id={id}
        aria-label={file.name}
        data-light-dismiss
        className="m-auto max-h-none max-w-none overflow-visible rounded-card border border-line-strong bg-overlay p-0 shadow-float"
      >
        <div className="flex items-center gap-3 border-b py-1 pr-1 pl-4 text-13">
          <span className="min-w-0 flex-1 truncate">{file.name}</span>
          <span className="text-12 text-muted max-md:hidden">
            {file.width} × {file.height}, {sizeWords(file.size)}
          </span>
          <a
            href={address}
            download={file.name}
            className="quiet-link inline-flex min-h-9 items-center max-md:min-h-11"
          >
            Download
          </a>
          <IconButton label="Close" size="small" data-closes>
            <X aria-hidden />
          </IconButton>
        </div>
        {/* biome-ignore lint/performance/noImgElement: loaded when the dialog shows it */}
        <img
          src={address}
          alt={file.name}
          loading="lazy"
          {...size}
          className="h-auto max-h-[calc(96dvh-4rem)] w-auto max-w-[96vw] object-contain"
        />
      </dialog>
    </>
  );
}

/** The files of a message: pictures and videos as such, everything else to download. */
export function MessageFiles({ files, base }: { files: readonly TicketFile[]; base: string }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files" className="mt-2 flex flex-wrap items-start gap-2">
      {files.map((file) => {
        const address = `${base}/${file.id}`;
        return (
          <li key={file.id} className="max-w-full">
            {file.mediaType.startsWith("image/") ? (
              <Picture file={file} address={address} />
            ) : file.mediaType.startsWith("video/") ? (
              <figure className="grid gap-1">
                {/* biome-ignore lint/a11y/useMediaCaption: people's recordings of a game have no captions */}
                <video
                  src={address}
                  controls
                  preload="metadata"
                  aria-label={file.name}
                  className="max-h-72 max-w-full rounded-control border border-line-strong bg-sunken"
                />
                <figcaption className="flex gap-2 text-12 text-muted">
                  <span className="truncate">{file.name}</span>
                  <span className="whitespace-nowrap">{sizeWords(file.size)}</span>
                </figcaption>
              </figure>
            ) : (
              <a href={address} download={file.name} className={LINK}>
                <FileIcon mediaType={file.mediaType} />
                <span className="min-w-0 truncate font-medium">{file.name}</span>
                <span className="whitespace-nowrap text-12 text-muted">{sizeWords(file.size)}</span>
                <Download aria-hidden className="size-4 shrink-0 text-muted" />
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
