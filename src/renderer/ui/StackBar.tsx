export interface StackPart {
  readonly id: string;
  readonly label: string;
  /** In the unit of the whole. */
  readonly value: number;
  readonly color: string;
}

/** Parts of a whole side by side. `scale` is the value that fills the bar. */
export function StackBar({
  parts,
  scale,
  label,
}: {
  readonly parts: readonly StackPart[];
  readonly scale: number;
  readonly label: string;
}) {
  return (
    <div className="stack-bar" role="img" aria-label={label}>
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <i key={part.id} title={part.label} style={{ width: `${scale > 0 ? (part.value / scale) * 100 : 0}%`, background: part.color }} />
        ))}
    </div>
  );
}
