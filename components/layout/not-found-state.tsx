import { ButtonLink } from "../ui/button";

/** Tracks that end in the snow, and a bear's paw beside them. */
function Tracks() {
  const steps = [
    [22, 74, -18],
    [44, 62, 8],
    [66, 66, -14],
    [90, 52, 10],
    [114, 54, -12],
    [138, 40, 12],
  ] as const;
  return (
    <svg
      viewBox="0 0 220 96"
      width="220"
      height="96"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="stroke-drawing-fine"
    >
      {steps.map(([x, y, turn]) => (
        <path
          key={x}
          transform={`translate(${x} ${y}) rotate(${60 + turn})`}
          d="M-3-8c4 0 5 4 4 7-1 2-5 2-6 0-1-3-2-7 2-7ZM-2 3c2 0 3 1 3 3s-4 3-4 0c0-2 0-3 1-3Z"
        />
      ))}
      <g strokeWidth="1.4" className="stroke-drawing">
        <path d="M172 58c-7 0-12-6-9-11 2-4 5-4 9-4s7 0 9 4c3 5-2 11-9 11Z" />
        <path d="M160 37c-2-1-2-5 0-7s5 1 4 4-2 4-4 3ZM168 33c-2-1-3-6-1-8s5 1 5 4-2 5-4 4ZM177 33c-2 0-4-2-3-5s4-6 6-3-1 8-3 8ZM185 38c-2 0-4-1-3-4s4-5 6-2-1 6-3 6Z" />
      </g>
      <path d="M8 90h204M196 90V78M196 60l-9 12h5l-7 9h22l-7-9h5ZM20 34v-8M20 12l-7 9h4l-6 8h18l-6-8h4Z" />
    </svg>
  );
}

/** What stands where nothing is, or where something is that the reader may not see: both look the same. */
export function NotFoundState() {
  return (
    <div className="flex flex-col items-center text-center">
      <Tracks />
      <h1 className="mt-8 font-semibold text-24">The trail ends here</h1>
      <p className="mt-2 max-w-md text-14 text-muted">
        There is nothing at this address, or it is not open to you. If a link brought you here, it may be old.
        Nothing was changed.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2.5">
        <ButtonLink href="/" look="primary">
          Go home
        </ButtonLink>
        <ButtonLink href="/servers">Find a server</ButtonLink>
      </div>
    </div>
  );
}
