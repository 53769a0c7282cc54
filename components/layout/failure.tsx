import { buttonClass } from "../ui/button-class";
import { FrameScript } from "./frame-script";

/**
 * What stands where a page failed. Every page loads it beforehand, so it brings no icons and no router:
 * its links are plain, which also starts afresh.
 */
export function Failure({
  title,
  text,
  id,
  retry,
}: {
  title: string;
  text: string;
  id?: string;
  retry: () => void;
}) {
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-4">
      <FrameScript />
      <div role="alert" className="flex flex-col items-center text-center">
        <svg
          viewBox="0 0 160 72"
          width="160"
          height="72"
          fill="none"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
          className="stroke-drawing-fine"
        >
          <path d="M8 64h144" />
          <path
            strokeWidth="1.4"
            className="stroke-drawing"
            d="m40 64 22-34 6 9M88 64H40M62 30l6 34M96 64 84 47"
          />
          <path d="m108 40 8 8M120 36v10M132 40l-8 8M104 64l6-10h20l6 10M24 64V48M24 30l-9 12h5l-7 10h22l-7-10h5Z" />
        </svg>
        <h1 className="mt-6 font-semibold text-24">{title}</h1>
        <p className="mt-2 max-w-md text-14 text-muted">{text}</p>
        <div className="mt-6 flex flex-wrap justify-center gap-2.5">
          <button type="button" onClick={retry} className={buttonClass({ look: "primary" })}>
            Try again
          </button>
          <a href="/status" className={buttonClass({})}>
            See the status
          </a>
        </div>
        {id ? (
          <p className="mt-8 text-12 text-faint">
            To quote: <code className="text-ink">{id}</code>
          </p>
        ) : null}
      </div>
    </main>
  );
}
