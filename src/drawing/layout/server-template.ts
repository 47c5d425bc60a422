import type { Shape } from './layout.ts';
import { metrics } from './metrics.ts';
import type { BoxTree } from './tree.ts';

/** A box in a server, relative to its corner, whole px. */
interface ServerPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly column: number;
  readonly row: number;
}

/** Fixed places in a server: tabs along the top edge, dies in rows around the bus, chips below, the name at the foot. */
export interface ServerTemplate {
  readonly width: number;
  readonly height: number;
  /** Child box → place relative to the server's corner. */
  readonly places: ReadonlyMap<number, ServerPlace>;
  readonly bus: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  /** y of the free strip between the tabs and the dies, and of the one above the chips. */
  readonly upperLaneY: number;
  readonly lowerLaneY: number;
  /** Height of the free strip between two rows of dies, where die-to-die links run when there is no bus. */
  readonly meshTop: number;
  readonly meshHeight: number;
  /** x of the free lane right of each column of dies. */
  readonly laneX: readonly number[];
}

/** Which accelerator a NIC or hub is near to. */
export interface Nearness {
  /** [nodeCount] of a NIC: directly cabled, or behind the same hub; -1 if neither. Of a hub: its first accelerator. */
  readonly accelerator: Int32Array;
  /** [nodeCount] 1 for a PCIe switch or host that joins NICs with accelerators. */
  readonly isHub: Uint8Array;
}

/** Finds, for each NIC, the accelerator that it serves, and the hubs between them. */
export function nearnessOf(tree: BoxTree): Nearness {
  const { nodes, links } = tree.topology;
  const accelerator = new Int32Array(nodes.length).fill(-1);
  const isHub = new Uint8Array(nodes.length);
  const acceleratorsOfHub = new Map<number, number[]>();
  const nicsOfHub = new Map<number, number[]>();
  const note = (of: Map<number, number[]>, hub: number, node: number): void => {
    const list = of.get(hub);
    if (list) list.push(node);
    else of.set(hub, [node]);
  };
  const look = (a: number, b: number): void => {
    const kind = nodes[a].kind;
    if (kind !== 'nic' && kind !== 'accelerator') return;
    const hubKind = nodes[b].kind;
    if (kind === 'nic' && hubKind === 'accelerator' && accelerator[a] < 0) accelerator[a] = b;
    if (hubKind === 'pcie-switch' || hubKind === 'host') note(kind === 'nic' ? nicsOfHub : acceleratorsOfHub, b, a);
  };
  for (const { from, to } of links) {
    look(from, to);
    look(to, from);
  }
  for (const [hub, nics] of nicsOfHub) {
    const served = acceleratorsOfHub.get(hub);
    if (!served) continue;
    isHub[hub] = 1;
    accelerator[hub] = served[0];
    nics.forEach((nic, i) => {
      if (accelerator[nic] < 0) accelerator[nic] = served[Math.floor((i * served.length) / nics.length)];
    });
  }
  return { accelerator, isHub };
}

/** Works out the places in a server from how many of each device it holds. */
export function serverTemplate(
  tree: BoxTree,
  box: number,
  shapes: readonly Shape[],
  nearness: Nearness,
  meshLinkCount: number,
  hasDrops: boolean,
): ServerTemplate {
  const inside = tree.children[box];
  const of = (shape: Shape): number[] => inside.filter((child) => child < tree.nodeCount && shapes[child] === shape);
  const dies = of('die');
  const chips = of('chip');
  const hexagons = of('hexagon');
  const bars = of('bar');
  const { die, server } = metrics;
  const rowCount = dies.length > 2 ? 2 : 1;
  const columnCount = Math.max(1, Math.ceil(dies.length / rowCount));
  // Bundles to a bus outside go down beside each column: they need room.
  const gap = hasDrops ? die.gapWithDrops : die.gap;
  const pitch = die.width + gap;
  const width = server.padX * 2 + columnCount * pitch - (hasDrops ? server.padX : gap);
  const places = new Map<number, ServerPlace>();
  // Edges on whole px, so that lines end where the boxes do.
  const put = (child: number, place: ServerPlace): void => {
    const [x, y] = [Math.round(place.x), Math.round(place.y)];
    places.set(child, { ...place, x, y, width: Math.round(place.x + place.width) - x, height: Math.round(place.y + place.height) - y });
  };

  // Two neighbours in index share a column, so that NIC 2c and 2c+1 both stand above the dies that they serve.
  const order = new Map(dies.map((node, i) => [node, i]));
  const isMesh = hexagons.length === 0 && meshLinkCount > 0;
  const hasBus = hexagons.length > 0;
  const meshHeight = isMesh ? Math.min(60, 12 + meshLinkCount * 2) : 0;
  const between = hasBus ? metrics.bus.gap * 2 + metrics.bus.height : isMesh ? meshHeight : die.gap;
  const firstRow = bars.length > 0 ? server.firstRowBelowBars : server.firstRow;
  const rowY = [firstRow, firstRow + die.height + between];
  dies.forEach((node, i) => {
    const column = Math.floor(i / rowCount);
    put(node, {
      x: server.padX + column * pitch,
      y: rowY[i % rowCount],
      width: die.width,
      height: die.height,
      column,
      row: i % rowCount,
    });
  });

  const tabs = of('tab').map((nic, i, all) => ({
    nic,
    rank: order.get(nearness.accelerator[nic]) ?? (i * dies.length) / Math.max(1, all.length),
  }));
  tabs.sort((a, b) => a.rank - b.rank || a.nic - b.nic);
  const perColumn = Math.ceil(tabs.length / columnCount);
  const slot = (die.width + 6) / Math.max(1, perColumn);
  const tabWidth = Math.min(metrics.tab.width, Math.max(5, slot - 3));
  const columnFill = new Array<number>(columnCount).fill(0);
  tabs.forEach(({ nic, rank }, i) => {
    const wanted = Math.min(columnCount - 1, Math.floor(Math.floor(rank) / rowCount));
    const column = columnFill[wanted] < perColumn ? wanted : columnFill.findIndex((fill) => fill < perColumn);
    const place = columnFill[column];
    columnFill[column] += 1;
    const x = perColumn === 1 ? (die.width - tabWidth) / 2 : place * slot;
    put(nic, {
      x: server.padX + column * pitch + x,
      y: -metrics.tab.above,
      width: tabWidth,
      height: metrics.tab.height,
      column,
      row: i,
    });
  });

  const barsOf = new Map<number, number[]>();
  for (const bar of bars) {
    const column = Math.floor((order.get(nearness.accelerator[bar]) ?? 0) / rowCount);
    const list = barsOf.get(column);
    if (list) list.push(bar);
    else barsOf.set(column, [bar]);
  }
  for (const [column, list] of barsOf) {
    const slotWidth = (die.width + 2) / list.length;
    list.forEach((bar, i) => {
      put(bar, {
        x: server.padX + column * pitch + i * slotWidth,
        y: metrics.bar.y,
        width: slotWidth - 2,
        height: metrics.bar.height,
        column,
        row: 0,
      });
    });
  }

  const busY = firstRow + die.height + metrics.bus.gap;
  const bus = hasBus ? { x: server.padX, y: busY, width: columnCount * pitch - gap, height: metrics.bus.height } : null;
  hexagons.forEach((node, i) => {
    // As many as columns: each under its die. Otherwise spread evenly.
    const isAligned = hexagons.length === columnCount;
    const centre = server.padX + (isAligned ? i * pitch + die.width / 2 : ((i + 0.5) * (columnCount * pitch - gap)) / hexagons.length);
    const size = Math.min(12, (columnCount * pitch - gap) / hexagons.length - 1);
    put(node, { x: centre - size / 2, y: busY + (metrics.bus.height - size) / 2, width: size, height: size, column: i, row: 0 });
  });

  const diesBottom = dies.length > 0 ? rowY[rowCount - 1] + die.height : firstRow;
  const perRow = Math.max(1, Math.min(chips.length, columnCount * 2));
  const chipRows = Math.ceil(chips.length / perRow);
  const chipTop = diesBottom + 10;
  // Beside lanes to an outer bus, chips keep to the width of the dies.
  const chipsPerColumn = Math.max(1, Math.ceil(perRow / columnCount));
  const chipPitch = hasDrops ? (die.width + 4) / chipsPerColumn : (width - server.padX * 2 + 4) / perRow;
  const chipX = (slotIndex: number): number =>
    hasDrops ? Math.floor(slotIndex / chipsPerColumn) * pitch + (slotIndex % chipsPerColumn) * chipPitch : slotIndex * chipPitch;
  chips.forEach((node, i) => {
    put(node, {
      x: server.padX + chipX(i % perRow),
      y: chipTop + Math.floor(i / perRow) * server.chipRow,
      width: chipPitch - 4,
      height: server.chipHeight,
      column: Math.min(columnCount - 1, Math.floor(((i % perRow) * columnCount) / perRow)),
      row: Math.floor(i / perRow),
    });
  });
  const chipsBottom = chipRows > 0 ? chipTop + chipRows * server.chipRow - 4 : diesBottom;
  return {
    width,
    height: chipsBottom + server.foot,
    places,
    bus,
    upperLaneY:
      metrics.tab.height - metrics.tab.above + (bars.length > 0 ? 4 : (server.firstRow - metrics.tab.height + metrics.tab.above) / 2),
    lowerLaneY: diesBottom + 5,
    meshTop: firstRow + die.height,
    meshHeight,
    laneX: Array.from({ length: columnCount }, (_, c) => server.padX + c * pitch + die.width + (hasDrops ? 4 : gap / 2)),
  };
}
