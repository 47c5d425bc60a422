/** Links grouped by a node each, in link order: links of node n are `links[starts[n]]` up to `links[starts[n + 1]]`. */
export function linksByNode(links: readonly number[], nodeOfLink: Int32Array, nodeCount: number): [starts: Int32Array, links: Int32Array] {
  const starts = new Int32Array(nodeCount + 1);
  for (const link of links) starts[nodeOfLink[link] + 1] += 1;
  for (let node = 0; node < nodeCount; node += 1) starts[node + 1] += starts[node];
  const sorted = new Int32Array(links.length);
  const next = starts.slice();
  for (const link of links) {
    sorted[next[nodeOfLink[link]]] = link;
    next[nodeOfLink[link]] += 1;
  }
  return [starts, sorted];
}

/** Pieces of a graph: nodes with the same number are joined by some links, in whatever direction. */
export function pieces(links: readonly number[], linkFrom: Int32Array, linkTo: Int32Array, nodeCount: number): Int32Array {
  const parent = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const root = (start: number): number => {
    let node = start;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
    return node;
  };
  for (const link of links) parent[root(linkFrom[link])] = root(linkTo[link]);
  return parent.map((_, node) => root(node));
}
