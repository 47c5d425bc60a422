/** The drawing of the design. */
export function Canvas() {
  return <section aria-label="Canvas" data-testid="canvas" />;
}
