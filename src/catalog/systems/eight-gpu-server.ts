import type { Definition } from '../../design/index.ts';

type DefinitionLink = Definition['links'][number];

/** What differs between eight-accelerator x86 servers. */
interface EightGpuServer {
  readonly label: string;
  readonly acceleratorPart: string;
  readonly hostPart: string;
  /** Link between the two sockets; three are wired. */
  readonly socketLinkPart: string;
  /** Scale-up switches on the board: 0 where the accelerators are joined directly. */
  readonly scaleUpSwitches: { readonly part: string; readonly count: number } | null;
  readonly scaleUpLink: DefinitionLink;
  /** One per accelerator; ConnectX-7 with NDR where nothing else is said. */
  readonly nic?: { readonly part: string; readonly rail: string };
  /** PCIe 5 where nothing else is said. */
  readonly pcie?: { readonly switchPart: string; readonly linkPart: string };
  readonly overheadPriceUsd?: number;
  readonly overheadPowerWatts: number;
  readonly notes: string;
}

/**
 * The common wiring of HGX-class servers: four PCIe switches, each with two accelerators, two NICs and an uplink to
 * its socket; two sockets, joined by three links, with their memory; one network port per accelerator, seen outside as
 * `rail[0]` to `rail[7]`.
 */
export function eightGpuServer(server: EightGpuServer): Definition {
  const switches = server.scaleUpSwitches;
  const nic = server.nic ?? { part: 'connectx-7', rail: 'infiniband-ndr' };
  const pcie = server.pcie ?? { switchPart: 'pcie5-switch', linkPart: 'pcie5-x16' };
  return {
    label: server.label,
    kind: 'server',
    components: [
      { id: 'gpu', part: server.acceleratorPart, count: 8 },
      ...(switches === null ? [] : [{ id: 'nvswitch', part: switches.part, count: switches.count }]),
      { id: 'nic', part: nic.part, count: 8 },
      { id: 'pcie-switch', part: pcie.switchPart, count: 4 },
      { id: 'cpu', part: server.hostPart, count: 2 },
      { id: 'dram', part: 'ddr5-host', count: 2 },
    ],
    links: [
      server.scaleUpLink,
      { id: 'gpu-pcie', part: pcie.linkPart, from: 'gpu[i]', to: 'pcie-switch[i/2]' },
      { id: 'nic-pcie', part: pcie.linkPart, from: 'nic[i]', to: 'pcie-switch[i/2]' },
      { id: 'host-pcie', part: pcie.linkPart, from: 'pcie-switch[i]', to: 'cpu[i/2]' },
      { id: 'socket', part: server.socketLinkPart, from: 'cpu[0]', to: 'cpu[1]', count: 3 },
      { id: 'dram-bus', part: 'ddr5-bus', from: 'dram[i]', to: 'cpu[i]' },
    ],
    ports: { rail: { component: 'nic[i]', technology: nic.rail } },
    ...(server.overheadPriceUsd === undefined ? {} : { overheadPriceUsd: server.overheadPriceUsd }),
    overheadPowerWatts: server.overheadPowerWatts,
    notes: server.notes,
  };
}
