import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * HGX B300, eight GPUs with a ConnectX-8 each, which is also the PCIe switch of its GPU. Overhead is the printed whole
 * less the priced parts: $600,000 − (8 × 45,000 + 8 × 3,000 + 2 × 15,000) = $186,000; 14,500 W − (8 × 1,100 + 8 × 50 +
 * 2 × 350 + 2 × 100) = 4,400 W, the two NVSwitches included.
 */
export const hgxB300: SystemTemplate = {
  id: 'hgx-b300',
  label: 'HGX B300, 8 GPUs',
  definition: {
    label: 'HGX B300',
    kind: 'server',
    components: [
      { id: 'gpu', part: 'nvidia-b300-sxm', count: 8 },
      { id: 'nvswitch', part: 'nvswitch4', count: 2 },
      { id: 'nic', part: 'connectx-8', count: 8 },
      { id: 'cpu', part: 'xeon-6-host', count: 2 },
      { id: 'dram', part: 'ddr5-host', count: 2 },
    ],
    links: [
      {
        id: 'nvlink',
        part: 'nvlink5',
        from: 'gpu[*]',
        to: 'nvswitch[*]',
        pattern: 'all-to-all',
        bandwidthBytesPerSecond: gigabytesPerSecond(450),
      },
      { id: 'gpu-pcie', part: 'pcie6-x16', from: 'gpu[i]', to: 'nic[i]' },
      { id: 'host-pcie', part: 'pcie5-x16', from: 'nic[i]', to: 'cpu[i/4]' },
      { id: 'socket', part: 'upi2', from: 'cpu[0]', to: 'cpu[1]', count: 3 },
      { id: 'dram-bus', part: 'ddr5-bus', from: 'dram[i]', to: 'cpu[i]' },
    ],
    ports: { rail: { component: 'nic[i]', technology: 'ethernet-800g' } },
    overheadPriceUsd: 186_000,
    overheadPowerWatts: 4400,
    notes:
      'Each GPU has 18 NVLink 5 links of 50 GB/s per direction, nine to each of two NVSwitches: 450 GB/s to each. The NIC of a GPU switches its PCIe.',
  },
  needs: {},
  source: cite('dgx-power', 'C', 'DGX B300 14.5 kW; the whole price of $600k was not seen at its source'),
};
