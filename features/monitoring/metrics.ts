/** One measured value with what it is about. */
export interface Sample {
  labels?: Readonly<Record<string, string>>;
  value: number;
  /** `_bucket`, `_sum` or `_count` of a histogram. */
  suffix?: string;
}

export interface Metric {
  /** Lower case with underscores, its unit at the end. */
  name: string;
  help: string;
  type: "counter" | "gauge" | "histogram";
  samples: readonly Sample[];
}

const escapeLabel = (value: string) =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

function numberOf(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "+Inf";
  return Number.isFinite(value) ? String(value) : "NaN";
}

function line(name: string, { labels = {}, value, suffix = "" }: Sample): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escapeLabel(text)}"`);
  return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${numberOf(value)}`;
}

/** Metrics in the text format that Prometheus reads, version 0.0.4. One without samples is left out. */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`,
        `# TYPE ${name} ${type}`,
        ...samples.map((sample) => line(name, sample)),
        "",
      ].join("\n"),
    )
    .join("");
}

/**
 * A histogram's samples from hits that are not added up.
 * @param ends upper ends of the buckets, rising, in the metric's unit; the last takes whatever is slower
 */
export function histogram(
  labels: Readonly<Record<string, string>>,
  ends: readonly number[],
  hits: readonly number[],
  sum: number,
): Sample[] {
  let upto = 0;
  const buckets = ends.slice(0, -1).map((end, at): Sample => {
    upto += hits[at] ?? 0;
    return { labels: { ...labels, le: String(end) }, value: upto, suffix: "_bucket" };
  });
  const all = hits.reduce((total, one) => total + one, 0);
  return [
    ...buckets,
    { labels: { ...labels, le: "+Inf" }, value: all, suffix: "_bucket" },
    { labels, value: sum, suffix: "_sum" },
    { labels, value: all, suffix: "_count" },
  ];
}
