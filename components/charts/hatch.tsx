/** The pattern `url(#hatch)` for what is not complete or not known. Once a page that uses charts. */
export function HatchPattern() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="stroke-line-meaning" strokeWidth="1.2" />
        </pattern>
      </defs>
    </svg>
  );
}
