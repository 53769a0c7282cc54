import type { ExcerptPart } from "../../search-rules";

/** Words with what was looked for marked. */
export function Excerpt({ parts }: { parts: readonly ExcerptPart[] }) {
  return parts.map((part, at) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have their place and nothing else
      <mark key={at} className="rounded-[3px] bg-honey-wash text-honey-text">
        {part.text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={at}>{part.text}</span>
    ),
  );
}
