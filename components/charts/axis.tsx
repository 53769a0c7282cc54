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
  const at = (value: number) => Math.round(y(value) * 10) / 10;
  return (
    <>
      <path d={values.map((value) => `M${left} ${at(value)}H${right}`).join("")} className="stroke-line" />
      <g className="fill-faint" textAnchor={side === "left" ? "end" : "start"}>
        {values.map((value) => (
          <text key={value} x={side === "left" ? left - 8 : right + 8} y={at(value) + 4}>
            {write(value)}
          </text>
        ))}
      </g>
    </>
  );
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
    // A table takes its height whatever it is told, so that it would make the page longer: a box hides it.
    <div className="sr-only">
      <table>
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
    </div>
  );
}
