/**
 * Edges [child, parent] of two binary trees over `count` nodes, each node inner in at most one of them, so that each tree can take half
 * of the payload: NCCL's trees, the second mirrored (even counts) or shifted by one (odd counts).
 *
 * @see NVIDIA/nccl@5067397 src/graph/trees.cc
 */
export function doubleBinaryTree(count: number): readonly (readonly [number, number])[] {
  const edges: [number, number][] = [];
  for (let node = 1; node < count; node += 1) edges.push([node, parentOf(node, count)]);
  const isEven = count % 2 === 0;
  const second = (node: number): number => (isEven ? count - 1 - node : (node + 1) % count);
  const first = [...edges];
  for (const [child, parent] of first) edges.push([second(child), second(parent)]);
  return edges;
}

/** Parent of a node other than the root (0): its lowest set bit is moved up. */
function parentOf(node: number, count: number): number {
  const bit = node & -node;
  const up = (node ^ bit) | (bit << 1);
  return up >= count ? node ^ bit : up;
}
