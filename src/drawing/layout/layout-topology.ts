import type { Design, ExpandedTopology } from '../../design/index.ts';
import { polylineLength, type Rect, rectUnion } from '../geometry.ts';
import { linkWidth } from '../scales.ts';
import { buildPlan } from './build-plans.ts';
import { groupLinks, type LinkGroup } from './drawn-links.ts';
import { hullsOf } from './hulls.ts';
import type { Bus, DrawnLink, Layout, LayoutOptions, Route, Shape } from './layout.ts';
import { placePins } from './pins.ts';
import type { Plan } from './plan.ts';
import type { Planning } from './planning.ts';
import { routeGroups } from './route.ts';
import { type Nearness, nearnessOf } from './server-template.ts';
import { type BoxTree, buildTree, isFabricOnly, isServerLike, poolOfBoxes, shapeOf, switchTiers } from './tree.ts';

/**
 * Places everything that a design shows: containers in each other, switch tiers above what they serve, prefill left and
 * decode right, lines on tracks of their own. The same input gives the same drawing; what the user placed stays there.
 */
export function layoutTopology(topology: ExpandedTopology, view: Design['view'], options: LayoutOptions = {}): Layout {
  const pools = options.pools ?? [];
  const tree = buildTree(topology, view.collapsed, new Set(options.patternIds ?? []));
  const tiers = switchTiers(topology);
  const nearness = nearnessOf(tree);
  const holdsAccelerators = poolOfBoxes(tree, []);
  const shapes = shapesOf(tree, nearness, holdsAccelerators);
  const isOnBus = (box: number): boolean => {
    const parent = tree.parent[box];
    return parent >= 0 && !tree.isCollapsed[box] && holdsAccelerators[parent] !== -2 && isFabricOnly(tree, box);
  };
  const { buses, busOfNode } = busesOf(tree, shapes, isOnBus);
  const groups = groupLinks(tree, busOfNode);
  const groupsAt: number[][] = Array.from({ length: tree.boxCount + buses.length }, () => []);
  groups.forEach((group, index) => {
    groupsAt[group.from].push(index);
    groupsAt[group.to].push(index);
  });
  const poolOf = poolOfBoxes(tree, pools);
  const isUnit = hullUnits(tree, shapes);
  const planning: Planning = {
    tree,
    shapes,
    tiers,
    pools,
    poolOf,
    isUnit,
    positions: view.positions,
    groups,
    groupsAt,
    buses,
    busOfContainer: new Map(buses.map((bus, index) => [bus.container, index])),
    isOnBus,
    nearness,
    homes: new Array(tree.boxCount + buses.length).fill(null),
    templates: new Map(),
    plans: [],
  };
  const root = buildPlan(planning, tree.boxCount);
  const boxes = new Float64Array(tree.boxCount * 4);
  const origins = new Float64Array(tree.boxCount * 2);
  const busRects: Rect[] = buses.map(() => ({ x: 0, y: 0, width: 0, height: 0 }));
  // The top of the drawing has no edge: what the user placed there is where it says.
  settle(planning, root, -root.originX, -root.originY, { boxes, origins, busRects });
  const rectOf = (box: number): Rect => ({
    x: boxes[box * 4],
    y: boxes[box * 4 + 1],
    width: boxes[box * 4 + 2],
    height: boxes[box * 4 + 3],
  });
  const links = groups.map((group) => drawnLink(tree, group, (node) => shapes[node] === 'chip' && homeIsServer(planning, node)));
  const hulls = hullsOf(
    tree,
    pools,
    poolOf,
    isUnit,
    rectOf,
    (box) => tree.parent[box] >= 0 && planning.busOfContainer.has(tree.parent[box]),
  );
  return {
    topology,
    nodeCount: tree.nodeCount,
    boxCount: tree.boxCount,
    boxes,
    parent: tree.parent,
    depth: tree.depth,
    isShown: tree.isShown,
    isCollapsed: tree.isCollapsed,
    shapes,
    tiers,
    origins,
    strips: stripsOf(tree, isOnBus),
    buses: buses.map((bus, index): Bus => ({ ...bus, rect: busRects[index] })).filter((bus) => bus.rect.width > 0),
    hulls,
    pools,
    poolOfNode: poolOf.slice(0, tree.nodeCount).map((pool) => Math.max(-1, pool)),
    links,
    routes: once(() =>
      routeGroups(planning, boxes, placePins(planning, boxes)).map((points): Route => ({ points, meetAt: polylineLength(points) / 2 })),
    ),
    bounds: boundsOf(
      tree,
      rectOf,
      hulls.map((hull) => hull.rect),
    ),
  };
}

function once<T>(work: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => {
    result ??= { value: work() };
    return result.value;
  };
}

function shapesOf(tree: BoxTree, nearness: Nearness, hasAccelerators: Int32Array): Shape[] {
  const isServer = new Map<number, boolean>();
  return tree.topology.nodes.map((node, index) => {
    const parent = tree.parent[index];
    if (parent >= 0 && !isServer.has(parent)) isServer.set(parent, isServerLike(tree, parent));
    const inServer = parent >= 0 && isServer.get(parent) === true;
    const inFabric = parent >= 0 && (hasAccelerators[parent] !== -2 || isFabricOnly(tree, parent));
    return inServer && nearness.isHub[index] ? 'bar' : shapeOf(node.kind, inServer, inFabric);
  });
}

function busesOf(
  tree: BoxTree,
  shapes: readonly Shape[],
  isOnBus: (box: number) => boolean,
): { buses: { container: number; switches: number[] }[]; busOfNode: Int32Array } {
  const buses: { container: number; switches: number[] }[] = [];
  const busOfNode = new Int32Array(tree.nodeCount).fill(-1);
  const ofContainer = new Map<number, number>();
  shapes.forEach((shape, node) => {
    if (shape !== 'hexagon' || !tree.isShown[node]) return;
    const own = tree.parent[node];
    const container = isOnBus(own) ? tree.parent[own] : own;
    let bus = ofContainer.get(container);
    if (bus === undefined) {
      bus = buses.length;
      buses.push({ container, switches: [] });
      ofContainer.set(container, bus);
    }
    buses[bus].switches.push(node);
    busOfNode[node] = bus;
  });
  return { buses, busOfNode };
}

/** Turns relative places into absolute ones, from the outside in. */
function settle(
  planning: Planning,
  plan: Plan,
  x: number,
  y: number,
  out: { boxes: Float64Array; origins: Float64Array; busRects: Rect[] },
): void {
  const { templates, tree } = planning;
  plan.x = x;
  plan.y = y;
  // Edges on whole px, as the screen has them: what measures a box again finds the same box.
  const put = (box: number, left: number, top: number, width: number, height: number): void => {
    const [x0, y0] = [Math.round(left), Math.round(top)];
    out.boxes.set([x0, y0, Math.max(1, Math.round(left + width) - x0), Math.max(1, Math.round(top + height) - y0)], box * 4);
  };
  if (plan.box >= 0) {
    put(plan.box, x, y, plan.width, plan.height);
    out.origins.set([x + plan.originX, y + plan.originY], plan.box * 2);
  }
  const template = plan.isServer ? templates.get(plan.box) : undefined;
  if (template) {
    for (const [child, place] of template.places) put(child, x + place.x, y + place.y, place.width, place.height);
    const bus = planning.busOfContainer.get(plan.box);
    if (bus !== undefined && template.bus) out.busRects[bus] = { ...template.bus, x: x + template.bus.x, y: y + template.bus.y };
    return;
  }
  for (const cell of [...plan.rows.flatMap((row) => row.cells), ...plan.pinned]) {
    if (cell.kind === 'box') put(cell.box, x + cell.x, y + cell.y, cell.width, cell.height);
    else if (cell.kind === 'plan') settle(planning, cell.plan, x + cell.x, y + cell.y, out);
    else {
      const { switches } = planning.buses[cell.bus];
      out.busRects[cell.bus] = { x: x + cell.x, y: y + cell.y, width: cell.width, height: cell.height };
      const pitch = cell.width / switches.length;
      const size = Math.min(12, pitch - 1);
      switches.forEach((node, i) => {
        const left = x + cell.x + (i + 0.5) * pitch - size / 2;
        const top = y + cell.y + (cell.height - size) / 2;
        put(node, left, top, size, size);
        const tray = tree.parent[node];
        if (!planning.isOnBus(tray)) return;
        // The tray of switches is the stretch of the bus that its hexagons take.
        const [trayX, , trayWidth] = out.boxes.subarray(tray * 4, tray * 4 + 3);
        const start = trayWidth === 0 ? left - 1 : trayX;
        put(tray, start, top - 1, left + size + 1 - start, size + 2);
      });
    }
  }
}

function drawnLink(tree: BoxTree, group: LinkGroup, isChipInServer: (node: number) => boolean): DrawnLink {
  const { links } = tree.topology;
  let bandwidthBytesPerSecond = 0;
  group.members.forEach((member, i) => {
    bandwidthBytesPerSecond += group.reversed[i] ? links[member].reverseBandwidthBytesPerSecond : links[member].bandwidthBytesPerSecond;
  });
  return {
    id: links[group.members[0]].id,
    members: group.members,
    reversed: group.reversed,
    fromBox: group.from < tree.boxCount ? group.from : group.fromNode,
    toBox: group.to < tree.boxCount ? group.to : group.toNode,
    technology: group.technology,
    bandwidthBytesPerSecond,
    width: linkWidth(bandwidthBytesPerSecond),
    isRibbon: group.isRibbon,
    isFine: isChipInServer(group.fromNode) || isChipInServer(group.toNode),
  };
}

function homeIsServer(planning: Planning, node: number): boolean {
  return planning.homes[node]?.plan.isServer === true;
}

/** Boxes that a pool's outline may go around as a whole. */
function hullUnits(tree: BoxTree, shapes: readonly Shape[]): (box: number) => boolean {
  const hasSwitch = new Uint8Array(tree.boxCount);
  for (const container of tree.postOrder) {
    hasSwitch[container] = tree.children[container].some((child) =>
      child < tree.nodeCount ? shapes[child] === 'switch' : hasSwitch[child] === 1,
    )
      ? 1
      : 0;
  }
  return (box) => box < tree.nodeCount || hasSwitch[box] === 0;
}

function stripsOf(tree: BoxTree, isOnBus: (box: number) => boolean): ('header' | 'foot' | 'none')[] {
  return Array.from({ length: tree.boxCount }, (_, box) => {
    if (box < tree.nodeCount || isOnBus(box)) return 'none';
    const { kind } = tree.topology.containers[box - tree.nodeCount];
    return kind === 'rack' || kind === 'server' || kind === 'tray' || kind === 'chassis' ? 'foot' : 'header';
  });
}

function boundsOf(tree: BoxTree, rectOf: (box: number) => Rect, more: readonly Rect[]): Rect {
  const tops = tree.children[tree.boxCount]
    .filter((box) => tree.isShown[box] && (box >= tree.nodeCount || rectOf(box).width > 0))
    .map(rectOf);
  const all = [...tops, ...more];
  return all.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : all.reduce(rectUnion);
}
