import type { PortGroup } from '../part-library.ts';

/** Why no port could be had. */
export type PortRefusal = 'no-such-port' | 'port-in-use' | 'incompatible-ports' | 'no-free-port';

/** Which ports of each node are taken. One port carries one cable. */
export class PortBook {
  /** [node][port group][port]; null until the node's first port is taken. */
  private readonly taken: (Uint8Array[] | null)[] = [];
  /** 1: the record is another book's, to be copied before it is written. */
  private readonly isShared: boolean[] = [];

  /** Takes over what a definition has cabled inside; its nodes come next in this book. */
  append(other: PortBook): void {
    for (const record of other.taken) {
      this.taken.push(record);
      this.isShared.push(record !== null);
    }
  }

  /** One more node, with all ports free. */
  addNode(): void {
    this.taken.push(null);
    this.isShared.push(false);
  }

  /**
   * Takes a port that the technology fits: the named one, else the first free one.
   *
   * @param ports ids of the groups that are meant, or null for any; `index` -1 for any of a group
   */
  take(
    node: number,
    groups: readonly PortGroup[],
    technology: string,
    ports: readonly string[] | null,
    index: number,
  ): { readonly port: string } | { readonly refusal: PortRefusal } {
    const found = this.find(node, groups, technology, ports, index);
    if ('refusal' in found) return found;
    const record = this.writable(node, groups);
    record[found.group][found.index] = 1;
    return { port: `${groups[found.group].id}[${found.index}]` };
  }

  /** What `take` would take, without taking it. */
  find(
    node: number,
    groups: readonly PortGroup[],
    technology: string,
    ports: readonly string[] | null,
    index: number,
  ): { readonly group: number; readonly index: number } | { readonly refusal: PortRefusal } {
    const record = this.taken[node];
    let refusal: PortRefusal = ports === null ? 'incompatible-ports' : 'no-such-port';
    for (let g = 0; g < groups.length; g += 1) {
      const group = groups[g];
      if (ports !== null && !ports.includes(group.id)) continue;
      if (index >= group.count) continue;
      if (!group.technologies.includes(technology)) {
        if (refusal === 'no-such-port') refusal = 'incompatible-ports';
        continue;
      }
      if (index >= 0) {
        if (!record?.[g][index]) return { group: g, index };
        refusal = 'port-in-use';
        continue;
      }
      const free = record ? record[g].indexOf(0) : 0;
      if (free >= 0) return { group: g, index: free };
      refusal = 'no-free-port';
    }
    return { refusal };
  }

  /** Free ports of a group, in order. */
  free(node: number, groups: readonly PortGroup[], port: string): readonly number[] {
    const g = groups.findIndex(({ id }) => id === port);
    if (g < 0) return [];
    const record = this.taken[node]?.[g];
    return Array.from({ length: groups[g].count }, (_, index) => index).filter((index) => !record?.[index]);
  }

  private writable(node: number, groups: readonly PortGroup[]): Uint8Array[] {
    const record = this.taken[node];
    if (record && !this.isShared[node]) return record;
    const own = record ? record.map((ports) => ports.slice()) : groups.map((group) => new Uint8Array(group.count));
    this.taken[node] = own;
    this.isShared[node] = false;
    return own;
  }
}
