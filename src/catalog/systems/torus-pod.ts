import type { Definition } from '../../design/index.ts';

/** What differs between pods of TPUs in a 3D torus. */
interface TorusPod {
  readonly label: string;
  /** Start of the ids of its definitions: `tpu-v4`. */
  readonly id: string;
  readonly chipPart: string;
  readonly linkPart: string;
  readonly hostLinkPart: string;
  /** 200G ports of a host, which carries four chips. */
  readonly nicsPerHost: number;
  /** Cubes of 4 x 4 x 4 chips along x, y and z. */
  readonly cubes: readonly [x: number, y: number, z: number];
  readonly overheadPowerWatts?: number;
  readonly notes: string;
}

/**
 * A pod of 4 x 4 x 4 cubes in a 3D torus, drawn down to its chips. A tray is 2 x 2 chips of one host, chip[x + 2 y]; a
 * plane is 2 x 2 trays, tray[x + 2 y]; four planes are a cube. Links inside a cube are wires. What optical circuit switches
 * join, the faces of cubes along each axis and the wrap, is drawn as the links that they make: the circuits stay as
 * they are while a job runs, and a switch drawn between them would pass for a crossbar.
 */
export function torusPod(pod: TorusPod): { readonly definition: Definition; readonly needs: Readonly<Record<string, Definition>> } {
  const [x, y, z] = pod.cubes;
  const link = (id: string, from: string, to: string) => ({ id, part: pod.linkPart, from, to });
  const tray: Definition = {
    label: `${pod.label} tray`,
    kind: 'tray',
    components: [
      { id: 'chip', part: pod.chipPart, count: 4 },
      { id: 'host', part: 'tpu-host' },
      { id: 'dram', part: 'ddr5-host' },
      { id: 'nic', part: 'tpu-host-nic', count: pod.nicsPerHost },
    ],
    links: [
      link('x0', 'chip[0]', 'chip[1]'),
      link('x1', 'chip[2]', 'chip[3]'),
      link('y', 'chip[0..1]', 'chip[2..3]'),
      { id: 'chip-pcie', part: pod.hostLinkPart, from: 'chip[*]', to: 'host' },
      { id: 'nic-pcie', part: 'pcie4-x16', from: 'nic[*]', to: 'host' },
      { id: 'dram-bus', part: 'ddr5-bus', from: 'dram', to: 'host' },
    ],
    ports: { rail: { component: 'nic[i]', technology: 'ethernet-200g' } },
  };
  /** Chips on the right of one cell of trays, joined to those on the left of the next: the two rows of each tray. */
  const alongX = (id: string, from: string, to: string, rows: readonly (readonly [right: number, left: number])[]) =>
    rows.flatMap(([right, left]) => [
      link(`${id}-${right}a`, `${from}tray[${right}]/chip[1]`, `${to}tray[${left}]/chip[0]`),
      link(`${id}-${right}b`, `${from}tray[${right}]/chip[3]`, `${to}tray[${left}]/chip[2]`),
    ]);
  const plane: Definition = {
    label: `${pod.label} plane, 4 x 4 chips`,
    kind: 'chassis',
    components: [],
    instances: [{ id: 'tray', definition: `${pod.id}-tray`, count: 4 }],
    links: [
      ...alongX('x', '', '', [
        [0, 1],
        [2, 3],
      ]),
      link('y', 'tray[0..1]/chip[2..3]', 'tray[2..3]/chip[0..1]'),
    ],
    ports: {},
  };
  const cube: Definition = {
    label: `${pod.label} cube, 64 chips`,
    kind: 'rack',
    components: [],
    instances: [{ id: 'plane', definition: `${pod.id}-plane`, count: 4 }],
    links: [link('z', 'plane[0..2]/tray[*]/chip[*]', 'plane[1..3]/tray[*]/chip[*]')],
    ports: {},
  };
  const row: Definition = {
    label: `${pod.label} row of cubes`,
    kind: 'chassis',
    components: [],
    instances: [{ id: 'cube', definition: `${pod.id}-cube`, count: x }],
    links: [
      ...alongX('x', `cube[0..${x - 2}]/plane[*]/`, `cube[1..${x - 1}]/plane[*]/`, [
        [1, 0],
        [3, 2],
      ]),
      ...alongX('x-wrap', `cube[${x - 1}]/plane[*]/`, 'cube[0]/plane[*]/', [
        [1, 0],
        [3, 2],
      ]),
    ],
    ports: {},
  };
  const [back, front] = ['cube[*]/plane[*]/tray[2..3]/chip[2..3]', 'cube[*]/plane[*]/tray[0..1]/chip[0..1]'];
  const layer: Definition = {
    label: `${pod.label} layer of cubes`,
    kind: 'chassis',
    components: [],
    instances: [{ id: 'row', definition: `${pod.id}-row`, count: y }],
    links: [link('y', `row[0..${y - 2}]/${back}`, `row[1..${y - 1}]/${front}`), link('y-wrap', `row[${y - 1}]/${back}`, `row[0]/${front}`)],
    ports: {},
  };
  const [top, bottom] = ['row[*]/cube[*]/plane[3]/tray[*]/chip[*]', 'row[*]/cube[*]/plane[0]/tray[*]/chip[*]'];
  return {
    definition: {
      label: pod.label,
      kind: 'rack',
      components: [],
      instances: [{ id: 'layer', definition: `${pod.id}-layer`, count: z }],
      links: [
        link('z', `layer[0..${z - 2}]/${top}`, `layer[1..${z - 1}]/${bottom}`),
        link('z-wrap', `layer[${z - 1}]/${top}`, `layer[0]/${bottom}`),
      ],
      ports: {},
      ...(pod.overheadPowerWatts === undefined ? {} : { overheadPowerWatts: pod.overheadPowerWatts }),
      notes: pod.notes,
    },
    needs: {
      [`${pod.id}-tray`]: tray,
      [`${pod.id}-plane`]: plane,
      [`${pod.id}-cube`]: cube,
      [`${pod.id}-row`]: row,
      [`${pod.id}-layer`]: layer,
    },
  };
}
