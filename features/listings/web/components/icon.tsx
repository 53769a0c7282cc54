/** A line drawing from public/icons.svg, in the colour of the text. Decoration: the word beside it says the same. */
export function Icon({ name, size = 16 }: { name: string; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
