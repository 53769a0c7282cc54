/** Horizontal lines with their values: a quiet grid. `side` is where the words stand. */
export function ValueAxis({
  values,
  y,
  left,
  right,
  side,
  write,
}: {
  values: readonly number[];
  y: (value: number) => number;
  left: number;
  right: number;
  side: "left" | "right";
  write: (value: number) => string;
}) {
  return values.map((value) => (
    <g key={value}>
      <path d={`M${left} ${y(value)}H${right}`} className="stroke-line" />
      <text
        x={side === "left" ? left - 8 : right + 8}
        y={y(value) + 4}
        textAnchor={side === "left" ? "end" : "start"}
        className="fill-faint"
      >
        {write(value)}
      </text>
    </g>
  ));
}

/** Words under the axis; the outermost stay inside. */
export function WordAxis({ ticks, y }: { ticks: readonly { x: number; label: string }[]; y: number }) {
  return ticks.map((tick, at) => (
    <text
      key={`${tick.x} ${tick.label}`}
      x={tick.x}
      y={y}
      textAnchor={at === 0 ? "start" : at === ticks.length - 1 ? "end" : "middle"}
      className="fill-faint"
    >
      {tick.label}
    </text>
  ));
}

/** The numbers of a chart for those who hear the page. */
export function ChartTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: readonly [string, string];
  rows: readonly (readonly [string, string])[];
}) {
  return (
    <table className="sr-only">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
