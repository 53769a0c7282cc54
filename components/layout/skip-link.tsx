/** First stop of the Tab key: past the navigation, to `#content`. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-honey px-4 py-2.5 font-medium text-14 text-honey-ink focus:translate-y-0"
    >
      Skip to the content
    </a>
  );
}
