import { buttonClass } from "../ui/button-class";

/**
 * What stands where nothing is, or where something is that the reader may not see: both look the same.
 * It travels with every page, so it is short; its drawing is a file.
 */
export function NotFoundState() {
  return (
    <div className="flex flex-col items-center py-16 text-center">
      <span className="trail" />
      <h1 className="mt-8 font-semibold text-24">The trail ends here</h1>
      <p className="mt-2 max-w-md text-14 text-muted">
        There is nothing at this address, or it is not open to you. If a link brought you here, it may be old.
      </p>
      <p className="mt-6 flex gap-2.5">
        <a href="/" className={buttonClass({ look: "primary" })}>
          Go home
        </a>
        <a href="/servers" className={buttonClass({})}>
          Find a server
        </a>
      </p>
    </div>
  );
}
