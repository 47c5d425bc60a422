import type { Definition } from '../../design/index.ts';

type Part<T extends 'components' | 'links'> = Definition[T];

/** Compute tray of the Vera Rubin racks: two superchips, a Vera CPU with two GPUs each, and what a rack adds to them. */
export function veraRubinTray(label: string, components: Part<'components'>, links: Part<'links'>, notes: string): Definition {
  return {
    label,
    kind: 'tray',
    components: [
      { id: 'gpu', part: 'nvidia-rubin', count: 4 },
      { id: 'cpu', part: 'vera-host', count: 2 },
      { id: 'dram', part: 'lpddr5x-vera', count: 2 },
      { id: 'nic', part: 'connectx-9', count: 4 },
      ...components,
    ],
    links: [
      { id: 'c2c', part: 'nvlink-c2c-vera', from: 'gpu[i]', to: 'cpu[i/2]' },
      { id: 'nic-pcie', part: 'pcie6-x16', from: 'nic[i]', to: 'cpu[i/2]' },
      { id: 'dram-bus', part: 'lpddr5x-vera-bus', from: 'dram[i]', to: 'cpu[i]' },
      ...links,
    ],
    ports: { rail: { component: 'nic[i]', technology: 'ethernet-800g' } },
    notes,
  };
}
