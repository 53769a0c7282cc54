const STAR = "m12 3 2.7 5.8 6.3.7-4.7 4.3 1.3 6.2L12 16.9 6.4 20l1.3-6.2L3 9.5l6.3-.7Z";

/** One to five stars, said in words to those who cannot see them. */
export function Stars({ stars, className }: { stars: number; className?: string }) {
  return (
    <span role="img" aria-label={`${stars} of 5 stars`} className={className ?? "inline-flex gap-0.5"}>
      {[1, 2, 3, 4, 5].map((at) => (
        <svg
          key={at}
          viewBox="0 0 24 24"
          aria-hidden="true"
          className={at <= stars ? "size-4 fill-honey" : "size-4 fill-fill-strong"}
        >
          <path d={STAR} />
        </svg>
      ))}
    </span>
  );
}
