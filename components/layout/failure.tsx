import { FrameScript } from "./frame-script";

const BUTTON = "inline-flex h-9 items-center rounded-control px-3.5 font-medium text-13 max-md:h-11";

/**
 * What stands where a page failed. Every page loads it beforehand, so it brings no icons, no router and no drawing
 * of its own: its links are plain, which also starts afresh.
 */
export function Failure({ title, id, retry }: { title: string; id?: string; retry: () => void }) {
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-4">
      <FrameScript />
      <div role="alert" className="flex flex-col items-center text-center">
        <span className="trail" />
        <h1 className="mt-6 font-semibold text-24">{title}</h1>
        <p className="mt-2 max-w-md text-14 text-muted">
          Something failed on our side. What you saved before is safe, and nothing was paid twice. Try again;
          if it stays, tell us the id below.
        </p>
        <p className="mt-6 flex gap-2.5">
          <button type="button" onClick={retry} className={`${BUTTON} bg-honey text-honey-ink`}>
            Try again
          </button>
          <a href="/status" className={`${BUTTON} border border-line-strong`}>
            See the status
          </a>
        </p>
        {id ? (
          <p className="mt-8 text-12 text-faint">
            To quote: <code className="select-all text-ink">{id}</code>
          </p>
        ) : null}
      </div>
    </main>
  );
}
