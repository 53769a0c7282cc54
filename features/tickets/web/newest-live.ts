/** Id of the newest message that has just come and that the server has not rendered yet; 0 without one. */
export const newestLive = (): number =>
  Math.max(
    0,
    ...[...document.querySelectorAll<HTMLElement>("[data-live]")].map((one) => Number(one.dataset.live)),
  );
