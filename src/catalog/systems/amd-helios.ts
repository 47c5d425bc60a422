import type { Definition, SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

const tray: Definition = {
  label: 'Helios compute tray',
  kind: 'tray',
  components: [
    { id: 'gpu', part: 'amd-mi455x', count: 4 },
    { id: 'cpu', part: 'epyc-venice-host' },
    { id: 'dram', part: 'mrdimm-8800' },
    { id: 'nic', part: 'vulcano-800', count: 12 },
  ],
  links: [
    { id: 'gpu-pcie', part: 'pcie6-x16', from: 'gpu[*]', to: 'cpu' },
    { id: 'nic-pcie', part: 'pcie6-x16', from: 'nic[*]', to: 'cpu' },
    { id: 'dram-bus', part: 'mrdimm-bus', from: 'dram', to: 'cpu' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'ethernet-800g' } },
  notes: 'Three NICs to a GPU. How they meet is not published: here over the CPU, so one PCIe 6 link bounds what a GPU sends out.',
};

/**
 * AMD Helios, a double-wide rack of 72 MI455X in 18 trays. 18 UALink ports of 100 GB/s per GPU make 129.6 TB/s per
 * direction for the rack; 260 is printed for both. Power and price are not published, so nothing is added.
 */
export const amdHelios: SystemTemplate = {
  id: 'amd-helios',
  label: 'AMD Helios rack',
  definition: {
    label: 'Helios',
    kind: 'rack',
    components: [{ id: 'ualink-switch', part: 'ualink-switch-102t', count: 18 }],
    instances: [{ id: 'tray', definition: 'helios-tray', count: 18 }],
    links: [{ id: 'ualink', part: 'ualink-200g', from: 'tray[*]/gpu[*]', to: 'ualink-switch[*]', pattern: 'all-to-all' }],
    ports: { rail: { component: 'tray[i/12]/nic[i%12]', technology: 'ethernet-800g' } },
    notes:
      'One port of each GPU on each of 18 switches. The first racks tunnel UALink over Ethernet switches; the 102.4 Tb/s UALink switch that is drawn does not ship.',
  },
  needs: { 'helios-tray': tray },
  source: cite('helios-press', 'C', '72 MI455X, 31 TB of HBM4, 260 TB/s of scale-up; the count of NICs was not confirmed'),
};
